import * as wire from '../../protocols/proto/wardens.js'
import type { Stored } from '../../wardens/index.ts'
import { garbled, ms } from './checks.ts'
import { ballotFromWire, configFromWire, configToWire, linksFromWire, linksToWire } from './config.ts'
import { proposalFromWire, proposalToWire, snapshotFromWire, snapshotToWire } from './steps.ts'

export function encodeStored(value: Stored): Uint8Array {
  return wire.Stored.encode(storedToWire(value))
}

function storedToWire(value: Stored): wire.Stored {
  switch (value.kind) {
    case 'record':
      return { record: value }
    case 'floor':
      return { floor: value }
    case 'rounds':
      return { rounds: value }
    case 'served':
      return { served: {} }
    case 'clean': {
      const leases = value.leases.map((lease) => ({ ...lease, remainingMs: ms(lease.remainingMs) }))
      return { clean: { leases, promises: [...value.promises], silenceMs: ms(value.silenceMs) } }
    }
    case 'chain':
      return { chain: linksToWire(value.links) }
    case 'step': {
      const { config, promised, snapshot, accepted, wanted } = value
      const step: wire.StoredStep = { config, promised, snapshot: snapshotToWire(snapshot) }
      if (accepted !== undefined) step.accepted = proposalToWire(accepted)
      if (wanted !== undefined) step.wanted = configToWire(wanted)
      return { step }
    }
    case 'applied':
      return { applied: value }
    case 'installed':
      return { installed: { next: configToWire(value.next), merged: snapshotToWire(value.merged) } }
  }
}

/** @throws ShoalError PROTOCOL, RangeError when it is damaged */
export function decodeStored(bytes: Uint8Array): Stored {
  const { record, floor, rounds, served, clean, chain, step, applied, installed } = wire.Stored.decode(bytes)
  if (record !== undefined) return { kind: 'record', ...record }
  if (floor !== undefined) return { kind: 'floor', ...floor }
  if (rounds !== undefined) return { kind: 'rounds', ...rounds }
  if (served !== undefined) return { kind: 'served' }
  if (clean !== undefined) return { kind: 'clean', ...clean }
  if (chain !== undefined) return { kind: 'chain', links: linksFromWire(chain, Number.POSITIVE_INFINITY) }
  if (applied !== undefined) return { kind: 'applied', ...applied }
  if (installed !== undefined) {
    const { next, merged } = installed
    return { kind: 'installed', next: configFromWire(next), merged: snapshotFromWire(merged) }
  }
  if (step === undefined) throw garbled('what is on disk has no known kind')
  const { accepted, wanted } = step
  return {
    kind: 'step',
    config: step.config,
    promised: ballotFromWire(step.promised),
    snapshot: snapshotFromWire(step.snapshot),
    accepted: accepted === undefined ? undefined : proposalFromWire(accepted),
    wanted: wanted === undefined ? undefined : configFromWire(wanted),
  }
}

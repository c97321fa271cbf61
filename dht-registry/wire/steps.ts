import { LIMITS } from '../../protocols/index.ts'
import * as wire from '../../protocols/proto/wardens.js'
import type { MeshConfig, Snapshot, SnapshotRecord, StepBallot, StepMessage } from '../../wardens/index.ts'
import { address, atMost, ms, named, present, whole } from './checks.ts'
import {
  ballotFromWire,
  configFromWire,
  configToWire,
  linkFromWire,
  linksFromWire,
  linksToWire,
  linkToWire,
} from './config.ts'

interface Proposed {
  ballot: StepBallot
  config: MeshConfig
}

export function stepToWire(message: StepMessage): wire.Step {
  const { store } = message
  switch (message.kind) {
    case 'prepare-step': {
      const { config, ballot, wanted } = message
      const asked = { config, ballot }
      return { store, prepareStep: wanted === undefined ? asked : { ...asked, wanted: configToWire(wanted) } }
    }
    case 'promise-step': {
      const { config, ballot, snapshot, accepted } = message
      const promised = { config, ballot, snapshot: snapshotToWire(snapshot) }
      return { store, promiseStep: { ...promised, ...optional(accepted) } }
    }
    case 'overtaken-step':
      return { store, overtakenStep: message }
    case 'install': {
      const { config, ballot, next, merged } = message
      return { store, install: { config, ballot, next: linkToWire(next), merged: snapshotToWire(merged) } }
    }
    case 'installed':
      return { store, installed: message }
    case 'accept-step':
      return { store, acceptStep: { ...message, next: configToWire(message.next) } }
    case 'accepted-step':
      return { store, acceptedStep: message }
    case 'links':
      return { store, links: linksToWire(message.links) }
    case 'want-links':
      return { store, wantLinks: message }
    case 'want-records':
      return { store, wantRecords: message }
    case 'records':
      return { store, records: { config: message.config, merged: snapshotToWire(message.merged) } }
    case 'surrender':
      return { store, surrender: { config: message.config, next: linkToWire(message.next) } }
    case 'surrendered':
      return { store, surrendered: { config: message.config, snapshot: snapshotToWire(message.snapshot) } }
  }
}

/** @throws ShoalError PROTOCOL */
export function stepFromWire(step: wire.Step): StepMessage {
  return { ...(balloted(step) ?? plain(step)), store: named(step.store, 'a store') } as StepMessage
}

function balloted(step: wire.Step) {
  const { prepareStep, promiseStep, overtakenStep, install, installed, acceptStep, acceptedStep } = step
  if (prepareStep !== undefined) {
    const { wanted } = prepareStep
    const config = wanted === undefined ? undefined : configFromWire(wanted)
    return { kind: 'prepare-step', ...head(prepareStep), wanted: config } as const
  }
  if (promiseStep !== undefined) {
    const { snapshot, accepted } = promiseStep
    return {
      kind: 'promise-step',
      ...head(promiseStep),
      snapshot: snapshotFromWire(snapshot),
      accepted: accepted === undefined ? undefined : proposalFromWire(accepted),
    } as const
  }
  if (overtakenStep !== undefined) {
    const promised = ballotFromWire(overtakenStep.promised)
    return { kind: 'overtaken-step', ...head(overtakenStep), promised } as const
  }
  if (install !== undefined)
    return {
      kind: 'install',
      ...head(install),
      next: linkFromWire(install.next),
      merged: snapshotFromWire(install.merged),
    } as const
  if (installed !== undefined) return { kind: 'installed', ...head(installed) } as const
  if (acceptStep !== undefined)
    return { kind: 'accept-step', ...head(acceptStep), next: configFromWire(acceptStep.next) } as const
  if (acceptedStep !== undefined) {
    const signature = named(acceptedStep.signature, 'a signature')
    return { kind: 'accepted-step', ...head(acceptedStep), signature } as const
  }
  return undefined
}

function plain({ links, wantLinks, wantRecords, records, surrender, surrendered }: wire.Step) {
  if (links !== undefined) return { kind: 'links', links: linksFromWire(links) } as const
  if (wantLinks !== undefined) return { kind: 'want-links', config: hash(wantLinks) } as const
  if (wantRecords !== undefined) return { kind: 'want-records', config: hash(wantRecords) } as const
  if (records !== undefined)
    return { kind: 'records', config: hash(records), merged: snapshotFromWire(records.merged) } as const
  if (surrender !== undefined)
    return { kind: 'surrender', config: hash(surrender), next: linkFromWire(surrender.next) } as const
  const last = present(surrendered, 'message')
  return { kind: 'surrendered', config: hash(last), snapshot: snapshotFromWire(last.snapshot) } as const
}

function head(of: { config: string; ballot?: wire.StepBallot }): { config: string; ballot: StepBallot } {
  return { config: hash(of), ballot: ballotFromWire(of.ballot) }
}

function hash({ config }: { config: string }): string {
  return named(config, 'a hash')
}

function optional(accepted: Proposed | undefined): { accepted?: wire.Proposal } {
  return accepted === undefined ? {} : { accepted: proposalToWire(accepted) }
}

export function proposalToWire({ ballot, config }: Proposed): wire.Proposal {
  return { ballot, config: configToWire(config) }
}

/** @throws ShoalError PROTOCOL */
export function proposalFromWire({ ballot, config }: wire.Proposal): Proposed {
  return { ballot: ballotFromWire(ballot), config: configFromWire(config) }
}

export function snapshotToWire({ floor, silenceMs, records }: Snapshot): wire.Snapshot {
  return {
    floor,
    silenceMs: ms(silenceMs),
    records: records.map((record) => ({ ...record, remainingMs: ms(record.remainingMs) })),
  }
}

/** @throws ShoalError PROTOCOL */
export function snapshotFromWire(from: wire.Snapshot | undefined): Snapshot {
  const { floor, silenceMs, records } = present(from, 'snapshot')
  return {
    floor: whole(floor, 'an epoch'),
    silenceMs,
    records: atMost(LIMITS.wardenKeys.value, records, 'keys').map(recordFromWire),
  }
}

function recordFromWire(record: wire.SnapshotRecord): SnapshotRecord {
  address(record.address)
  named(record.peer, 'a peer')
  named(record.successor, 'a peer')
  const { epoch, highest, incarnation, term, round, rival } = record
  for (const number of [epoch, highest, incarnation, term, round, rival])
    whole(number, 'a number of a record')
  return record
}

import { type Clock, LIMITS, type OwnerRecord, ShoalError, type Stop } from '../protocols/index.ts'
import * as wire from '../protocols/proto/registry.js'
import { type HolderEffect, type HolderEvent, holder } from './holder.ts'
import { Parking } from './parking.ts'
import type { Registry, RegistryEvents } from './registry.ts'

export interface ClaimsInit {
  /** This peer's id. */
  self: string
  /** Peer id of the arbiter. */
  arbiter: string
  /** Of this start of the peer. */
  incarnation: number
  /** @default LIMITS.leaseMs */
  leaseMs?: number
}

export interface ClaimsComponents {
  clock: Clock
  /** Asks the arbiter one of CLAIM_OPS. @throws ShoalError */
  ask: (op: string, body: Uint8Array, timeoutMs: number) => Promise<Uint8Array>
  events: Pick<RegistryEvents, 'parked' | 'resumed' | 'lost'>
}

/** The claims of this peer: the holder's machine with its timer and its wire. Docs: `Registry`. */
export interface Claims
  extends Pick<Registry, 'claim' | 'release' | 'handOver' | 'adopt' | 'drop' | 'holds' | 'where'> {
  readonly held: number
  /** Releases everything. Resolves when the arbiter heard of it or did not answer. */
  stop(): Promise<void>
}

export function claims(init: ClaimsInit, { clock, ask, events }: ClaimsComponents): Claims {
  const claimMs = LIMITS.claimMs.value
  const machine = holder({
    self: init.self,
    leaseMs: init.leaseMs ?? LIMITS.leaseMs.value,
    claimMs,
    pauseMs: LIMITS.claimPauseMs.value,
    keysPerRequest: LIMITS.claimsPerRequest.value,
  })
  const callers = new Map<
    number,
    { address: string; resolve(record: OwnerRecord): void; reject(error: ShoalError): void }
  >()
  const releases = new Set<Promise<boolean>>()
  /** The last release that was told to the arbiter: whether it answered. */
  let told: Promise<boolean> = Promise.resolve(false)
  let lastRequest = 0
  let timer: { at: number; stop: Stop } | undefined
  let stopped = false
  // How far the wall clock is ahead of the monotonic one, which stands still while the machine sleeps.
  let ahead = clock.wall() - clock.now()

  /** Puts all leases in doubt after a sleep. A step of the wall clock looks the same and costs one renewal. */
  const noticeSleep = (): void => {
    const before = ahead
    ahead = clock.wall() - clock.now()
    if (ahead - before > LIMITS.suspendGuardMs.value && !stopped) advance({ kind: 'suspended' })
  }

  const advance = (event: HolderEvent): void => {
    for (const effect of machine.step(event, clock.now())) carryOut(effect)
    const at = machine.wake()
    if (at === timer?.at) return
    timer?.stop()
    timer = undefined
    if (at === undefined) return
    // Not before the next millisecond: a timer may fire a little early.
    const stop = clock.after(Math.max(1, Math.ceil(at - clock.now())), () => {
      timer = undefined
      step({ kind: 'tick' })
    })
    timer = { at, stop }
  }

  const step = (event: HolderEvent): void => {
    noticeSleep()
    advance(event)
  }

  const carryOut = (effect: HolderEffect): void => {
    switch (effect.kind) {
      case 'ask-claim':
        void askClaim(effect.seq, effect.address)
        return
      case 'ask-renew':
        void askRenew(effect)
        return
      case 'tell-release': {
        const body = wire.Release.encode({ incarnation: init.incarnation, keys: effect.keys })
        // Best effort: without it the lease ends by itself.
        const answered = ask('release', body, claimMs).then(
          () => true,
          () => false,
        )
        told = answered
        releases.add(answered)
        void answered.then(() => releases.delete(answered))
        return
      }
      case 'owner': {
        const caller = callers.get(effect.request)
        if (caller !== undefined) parking.owned(caller.address, effect.owner)
        callers.delete(effect.request)
        caller?.resolve({ address: caller.address, ...effect.owner })
        return
      }
      case 'refused': {
        const caller = callers.get(effect.request)
        callers.delete(effect.request)
        caller?.reject(refusal(effect))
        return
      }
      case 'lost':
        parking.park(effect.address, effect.epoch)
    }
  }

  const refusal = ({ why, retryAfterMs, error }: HolderEffect & { kind: 'refused' }): ShoalError => {
    if (why === 'stopping') return new ShoalError('STOPPING', 'this node is stopping and claims no keys')
    return why === 'silent' ? silent(retryAfterMs) : unavailable(error)
  }

  const silent = (retryAfterMs: number): ShoalError =>
    new ShoalError(
      'UNAVAILABLE',
      `the arbiter of claims ${init.arbiter} did not answer within ${claimMs} ms`,
      {
        hint: 'keyed actors wait until the peer that founded the mesh answers; is it running and reachable?',
        retryAfterMs,
      },
    )

  /** What the arbiter itself said stands; whatever the network says becomes UNAVAILABLE. */
  const unavailable = (error: unknown): ShoalError => {
    if (error instanceof ShoalError && ['UNAVAILABLE', 'OVERLOADED', 'STOPPING'].includes(error.code))
      return error
    const text = error instanceof Error ? error.message : String(error)
    return new ShoalError('UNAVAILABLE', `the arbiter of claims ${init.arbiter} cannot be asked: ${text}`, {
      hint: 'keyed actors wait until the peer that founded the mesh answers; is it running and reachable?',
      retryAfterMs: LIMITS.claimPauseMs.value,
      cause: error,
    })
  }

  const askClaim = async (seq: number, address: string): Promise<void> => {
    try {
      const body = wire.Claim.encode({ address, incarnation: init.incarnation, seq })
      // Listens on after the claim is over, so that what a late answer brings is given back.
      const { peer, epoch, remainingMs } = wire.Owner.decode(await ask('claim', body, claimMs * 4))
      step({ kind: 'granted', seq, address, owner: { peer, epoch, remainingMs } })
    } catch (error) {
      step({ kind: 'failed', seq, address, error })
    }
  }

  const askRenew = async ({ seq, keys }: HolderEffect & { kind: 'ask-renew' }): Promise<void> => {
    try {
      const body = wire.Renew.encode({ incarnation: init.incarnation, seq, keys })
      step({ kind: 'renewed', seq, keys: wire.Renewed.decode(await ask('renew', body, claimMs)).keys })
    } catch {
      step({ kind: 'renew-failed', seq })
    }
  }

  const claim = (address: string): Promise<OwnerRecord> =>
    new Promise((resolve, reject) => {
      const request = ++lastRequest
      callers.set(request, { address, resolve, reject })
      step({ kind: 'claim', request, address })
    })
  const parking = new Parking(init.self, { clock, claim, events })

  return {
    get held() {
      return machine.held
    },
    claim,
    async handOver(address, epoch) {
      if (!machine.holds(address, epoch, clock.now())) return { upTo: epoch, committed: false }
      parking.keep(address, epoch)
      step({ kind: 'release', address, epoch })
      return { upTo: epoch, committed: await told }
    },
    adopt: (address, epoch) => parking.keep(address, epoch),
    drop: (address, epoch) => parking.drop(address, epoch),
    release(address, epoch) {
      step(epoch === undefined ? { kind: 'release', address } : { kind: 'release', address, epoch })
    },
    holds(address, epoch) {
      noticeSleep()
      return machine.holds(address, epoch, clock.now())
    },
    async where(address) {
      try {
        const owner = wire.Owner.decode(await ask('where', wire.Where.encode({ address }), claimMs))
        return owner.epoch === 0 ? undefined : { ...owner, address }
      } catch (error) {
        throw unavailable(error)
      }
    },
    async stop() {
      stopped = true
      parking.stop()
      advance({ kind: 'stop' })
      timer?.stop()
      await Promise.all(releases)
    },
  }
}

import type { Seats } from './config.ts'
import { Journal, type Write } from './journal.ts'
import { Ledger, type LedgerAnswer } from './ledger.ts'
import { silenceMs } from './lease.ts'
import type { FromWarden, Refusal, ToWarden } from './messages.ts'
import type { Stored } from './stored.ts'

export interface WardenInit {
  /** This peer's id. */
  self: string
  /** Id of its disk. */
  store: string
  seats: Seats
  /**
   * Keys remembered at once; a new one beyond is refused.
   * Production: LIMITS.arbiterKeys.
   */
  keysMax: number
  /** How long after its lease a key is remembered, ms. */
  forgetMs: number
  /** What the disk holds. */
  disk: ReadonlyMap<string, Stored>
}

export type WardenEvent =
  /** Once, first. */
  | { kind: 'start' }
  | { kind: 'message'; from: string; message: ToWarden }
  /** A write that was asked for is on disk, or failed. */
  | { kind: 'written'; batch: number; ok: boolean }
  /** Now and then: forgets old keys, and tries a failed write again. */
  | { kind: 'tick' }
  /** Answers nothing from now on, and writes its leases down: until `stopped`. */
  | { kind: 'stop' }

export type WardenEffect =
  | { do: 'send'; to: string; message: FromWarden }
  | Write<Stored>
  /** The disk has all that an orderly stop leaves behind. */
  | { do: 'stopped' }
  /** The start is on disk: it answers from now on, after its silence if it has to keep one. */
  | { do: 'started' }

/**
 * Arbitrates keys together with the other wardens of the config. Pure: what it wants done comes back as effects, in
 * order. Promises: it never answers before what it says is on disk; after a crash it says nothing until every lease it
 * may have granted has ended.
 */
export interface Warden {
  step(event: WardenEvent, now: number): WardenEffect[]
  /** The highest epoch of the key on record: what carries a lower one comes from an owner that is over. */
  epoch(address: string): number
  /** Keys it remembers. */
  readonly keys: number
  /** On its clock. Until then it only renews. */
  readonly silentUntil: number
}

const DISK_RETRY_MS = 1_000

export function warden(init: WardenInit): Warden {
  const { store, disk } = init
  const { seats } = init
  const index = seats.indexOf(init.self, store)
  const solo = seats.config.wardens.length === 1 || seats.config.k === 1
  const term = seats.config.epoch
  const { leaseMs } = seats.config
  const journal = new Journal<Stored, WardenEffect>()
  const ledger = new Ledger({ leaseMs, keysMax: init.keysMax, forgetMs: init.forgetMs }, journal)
  let silentUntil = Number.NEGATIVE_INFINITY
  let beginAgain = false
  let state: 'starting' | 'serving' | 'stopping' | 'stopped' = 'starting'

  const start = (now: number): WardenEffect[] => {
    const crashed = disk.has('served') && !disk.has('clean')
    silentUntil = crashed ? now + silenceMs(leaseMs) : now
    ledger.load(disk, now, silentUntil)
    // Nothing is answered while the mark of an orderly stop is still there: the next start would trust it.
    journal.put('clean', undefined)
    journal.put('served', { kind: 'served' })
    return begin()
  }

  const begin = (): WardenEffect[] => journal.after(journal.next, { do: 'started' })

  const refusal = (message: ToWarden, now: number): [why: Refusal, retryAfterMs: number] | undefined => {
    if (state === 'starting') return ['starting', 100]
    if (state !== 'serving') return ['stopping', leaseMs / 2]
    if (message.config !== seats.hash) return ['config', 0]
    if (index < 0) return ['standby', 0]
    if (now < silentUntil && message.kind !== 'renew') return ['silent', silentUntil - now]
    if (message.kind === 'prepare' || message.kind === 'propose') {
      if (!seats.group(message.address).includes(index)) return ['standby', 0]
      if (ledger.full(message.address)) return ['full', leaseMs]
    }
    return undefined
  }

  const send = (to: string, answer: LedgerAnswer): WardenEffect => ({
    do: 'send',
    to,
    message: { ...answer, config: seats.hash, store } as FromWarden,
  })

  const answer = (from: string, message: ToWarden, now: number): WardenEffect[] => {
    const refused = refusal(message, now)
    if (refused !== undefined) {
      const [why, retryAfterMs] = refused
      return [send(from, { kind: 'refused', of: message, why, retryAfterMs })]
    }
    switch (message.kind) {
      case 'prepare':
        return whenWritten(from, message, ledger.prepare(from, message, now, solo, term))
      case 'propose':
        return whenWritten(from, message, ledger.propose(from, message, now, term))
      case 'renew':
        return [send(from, ledger.renew(from, message, now))]
      case 'release':
        return [send(from, ledger.release(from, message, now))]
      case 'where':
        return [send(from, ledger.where(message, now))]
    }
  }

  const whenWritten = (
    from: string,
    of: ToWarden,
    { answer, batch }: { answer: LedgerAnswer; batch: number },
  ): WardenEffect[] =>
    journal.after(
      batch,
      send(from, answer),
      send(from, { kind: 'refused', of, why: 'disk', retryAfterMs: DISK_RETRY_MS }),
    )

  const written = (batch: number, ok: boolean, now: number): WardenEffect[] => {
    if (!ok) {
      ledger.failed(batch, now)
      beginAgain = state === 'starting'
    }
    return journal.written(batch, ok).map((effect) => {
      if (effect.do === 'started') state = 'serving'
      return effect
    })
  }

  const tick = (now: number): WardenEffect[] => {
    if (beginAgain) {
      beginAgain = false
      return begin()
    }
    if (state === 'serving' && now >= silentUntil) ledger.forget(now)
    return journal.flush()
  }

  const stop = (now: number): WardenEffect[] => {
    if (state === 'starting') return [{ do: 'stopped' }]
    state = 'stopping'
    journal.put('clean', { kind: 'clean', ...ledger.toKeep(now) })
    // Without the mark the next start is a silent one: no reason not to stop.
    return journal.after(journal.next, { do: 'stopped' }, { do: 'stopped' })
  }

  return {
    epoch: (address) => ledger.epoch(address),
    get keys() {
      return ledger.keys
    },
    get silentUntil() {
      return silentUntil
    },
    step(event, now) {
      switch (event.kind) {
        case 'start':
          return start(now)
        case 'message':
          return answer(event.from, event.message, now)
        case 'written':
          return written(event.batch, event.ok, now)
        case 'tick':
          return tick(now)
        case 'stop':
          return stop(now)
      }
    },
  }
}

import { Chain, type Link, type Notary } from './chain.ts'
import type { MeshConfig, Seats } from './config.ts'
import { Journal, type Write } from './journal.ts'
import { Ledger, type LedgerAnswer } from './ledger.ts'
import { silenceMs } from './lease.ts'
import type { FromWarden, Refusal, ToWarden } from './messages.ts'
import { Proposer } from './proposer.ts'
import type { StepMessage } from './step-messages.ts'
import { type StepDesk, Steps } from './steps.ts'
import type { Stored } from './stored.ts'

export interface WardenInit {
  /** This peer's id. */
  self: string
  /** Id of its disk. */
  store: string
  /** Of this start of the peer; rises with each. */
  incarnation: number
  notary: Notary
  /** The mesh's configs as far as this peer was told when it founded or joined; what is on disk goes before. */
  links: readonly [Link, ...Link[]]
  /**
   * Keys remembered at once; a new one beyond is refused.
   * Production: LIMITS.wardenKeys.
   */
  keysMax: number
  /** How long after its lease a key is remembered, ms. */
  forgetMs: number
  /** What the disk holds. */
  disk: ReadonlyMap<string, Stored>
  /** Uniform in [0, 1). */
  chance: () => number
}

export type WardenEvent =
  /** Once, first. */
  | { kind: 'start' }
  /** A holder asks. */
  | { kind: 'message'; from: string; message: ToWarden }
  /** A warden tells. */
  | { kind: 'told'; from: string; message: StepMessage }
  /** News of the chain that came another way. */
  | { kind: 'links'; from: string; links: readonly Link[] }
  /** The next config is to be this one. A warden that has no seat, or that does not allow it, does nothing. */
  | { kind: 'step'; wanted: MeshConfig }
  /** A step quorum is gone for good, and the mesh key has signed what is to follow. */
  | { kind: 'recover'; next: Link }
  /** A write that was asked for is on disk, or failed. */
  | { kind: 'written'; batch: number; ok: boolean }
  /** When `wake` says so, and now and then: forgets old keys, and tries a failed write again. */
  | { kind: 'tick' }
  /** Answers nothing from now on, and writes its leases down: until `stopped`. */
  | { kind: 'stop' }

export type WardenEffect =
  /** To a holder. */
  | { do: 'send'; to: string; message: FromWarden }
  /** To a warden. */
  | { do: 'tell'; to: string; message: StepMessage }
  | Write<Stored>
  /** The config is another one: for the holder of this peer, and for gossip. */
  | { do: 'config'; seats: Seats; link: Link }
  /** A config that does not follow from the last one: somebody may be cheating, or a mesh key was used. */
  | { do: 'refused-link'; link: Link; why: 'fork' | 'unsigned' }
  /** The disk has all that an orderly stop leaves behind. */
  | { do: 'stopped' }
  /** The start is on disk: it answers from now on, after its silence if it has to keep one. */
  | { do: 'started' }

/** `sealed`: a step of the config is under way. */
export type Standing = 'serves' | 'starting' | 'stopping' | 'standby' | 'sealed' | 'silent'

/**
 * Arbitrates keys together with the other wardens of the config, and the config itself. Every peer has one; without a
 * seat it follows the chain. Pure: what it wants done comes back as effects, in order. Promises: it never answers before
 * what it says is on disk; after a crash it says nothing until every lease it may have granted has ended.
 */
export interface Warden {
  step(event: WardenEvent, now: number): WardenEffect[]
  /** The highest epoch of the key on record: what carries a lower one comes from an owner that is over. */
  epoch(address: string): number
  /** When the next `tick` is due, ms on the clock. */
  wake(): number
  readonly seats: Seats
  /** All configs that it knows, the last one last. */
  readonly links: readonly Link[]
  /** Whether it arbitrates, or why not. */
  standing(now: number): Standing
  /** Keys it remembers. */
  readonly keys: number
}

const DISK_RETRY_MS = 1_000

const SEALED_RETRY_MS = 100

export function warden(init: WardenInit): Warden {
  const { self, store, incarnation, notary, disk, chance } = init
  let out: WardenEffect[] = []
  const stored = disk.get('chain')
  const links = stored?.kind === 'chain' ? (stored.links as typeof init.links) : init.links
  const chain = new Chain(notary, links)
  const journal = new Journal<Stored, WardenEffect>()
  const { leaseMs } = chain.head.config
  const ledger = new Ledger({ leaseMs, keysMax: init.keysMax }, journal)
  let beginAgain = false
  let state: 'starting' | 'serving' | 'stopping' = 'starting'
  const desk: StepDesk = {
    self,
    store,
    incarnation,
    notary,
    chain,
    journal,
    chance,
    records: ledger.records,
    silentUntil: Number.NEGATIVE_INFINITY,
    get out() {
      return out
    },
    tell: (to, message) => out.push({ do: 'tell', to, message: { ...message, store } as StepMessage }),
    tellWritten(to, message) {
      out.push(
        ...journal.after(journal.next, { do: 'tell', to, message: { ...message, store } as StepMessage }),
      )
    },
  }
  const steps = new Steps(desk)
  const proposer = new Proposer(desk, steps)

  const start = (now: number): WardenEffect[] => {
    const clean = disk.get('clean')
    const crashed = disk.has('served') && clean === undefined
    const silence = crashed ? silenceMs(leaseMs) : clean?.kind === 'clean' ? clean.silenceMs : 0
    desk.silentUntil = now + silence
    ledger.records.load(disk, now, crashed ? desk.silentUntil : now)
    steps.load(disk, now)
    // Nothing is answered while the mark of an orderly stop is still there: the next start would trust it.
    journal.put('clean', undefined)
    journal.put('served', { kind: 'served' })
    return begin()
  }

  const begin = (): WardenEffect[] => journal.after(journal.next, { do: 'started' })

  const refusal = (message: ToWarden, now: number): [why: Refusal, retryAfterMs: number] | undefined => {
    if (state === 'starting') return ['starting', 100]
    if (state !== 'serving') return ['stopping', leaseMs / 2]
    if (message.config !== chain.head.hash) return ['config', SEALED_RETRY_MS]
    if (steps.index < 0) return ['standby', 0]
    if (steps.sealed || !steps.seated) return ['sealed', SEALED_RETRY_MS]
    const { silentUntil } = desk
    if (now < silentUntil && message.kind !== 'renew') return ['silent', silentUntil - now]
    if (message.kind === 'prepare' || message.kind === 'propose') {
      if (!chain.head.group(message.address).includes(steps.index)) return ['standby', 0]
      if (ledger.full(message.address)) return ['full', leaseMs]
    }
    return undefined
  }

  const send = (to: string, answer: LedgerAnswer): WardenEffect => ({
    do: 'send',
    to,
    message: { ...answer, config: chain.head.hash, store } as FromWarden,
  })

  const answer = (from: string, message: ToWarden, now: number): WardenEffect[] => {
    const refused = refusal(message, now)
    if (refused !== undefined) {
      const [why, retryAfterMs] = refused
      const newer = why === 'config' ? chain.since(message.config) : []
      // An asker that knows more tells.
      if (why === 'config' && newer.length === 0)
        desk.tell(from, { kind: 'want-links', config: chain.head.hash })
      return [send(from, { kind: 'refused', of: message, why, retryAfterMs, links: newer })]
    }
    const { config } = chain.head
    const solo = config.wardens.length === 1 || config.k === 1
    const term = config.epoch
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
      send(from, { kind: 'refused', of, why: 'disk', retryAfterMs: DISK_RETRY_MS, links: [] }),
    )

  const written = (batch: number, ok: boolean, now: number): WardenEffect[] => {
    if (!ok) {
      ledger.records.failed(batch, now)
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
    if (state === 'serving') {
      steps.tick(now)
      proposer.tick(now)
      if (steps.seated && !steps.sealed && now >= desk.silentUntil) ledger.records.forget(now, init.forgetMs)
    }
    return journal.flush()
  }

  const stop = (now: number): WardenEffect[] => {
    if (state === 'starting') return [{ do: 'stopped' }]
    state = 'stopping'
    const silenceLeft = Math.max(0, desk.silentUntil - now)
    journal.put('clean', { kind: 'clean', ...ledger.records.toKeep(now), silenceMs: silenceLeft })
    // Without the mark the next start is a silent one: no reason not to stop.
    return journal.after(journal.next, { do: 'stopped' }, { do: 'stopped' })
  }

  const told = (from: string, message: StepMessage, now: number): void => {
    if (state !== 'serving') return
    const before = chain.head.hash
    steps.message(from, message, now)
    if (chain.head.hash === before) proposer.message(from, message, now)
    else proposer.clear()
  }

  const happen = (event: WardenEvent, now: number): WardenEffect[] => {
    switch (event.kind) {
      case 'start':
        return start(now)
      case 'message':
        return answer(event.from, event.message, now)
      case 'told':
        told(event.from, event.message, now)
        return []
      case 'links':
        told(event.from, { kind: 'links', links: event.links, store: '' }, now)
        return []
      case 'step':
        if (state === 'serving') proposer.begin(event.wanted, now)
        return []
      case 'recover':
        if (state === 'serving') proposer.recover(event.next, now)
        return []
      case 'written':
        return written(event.batch, event.ok, now)
      case 'tick':
        return tick(now)
      case 'stop':
        return stop(now)
    }
  }

  return {
    epoch: (address) => ledger.records.get(address)?.highest ?? 0,
    wake: () => (state === 'serving' ? Math.min(steps.wake(), proposer.wake()) : Number.POSITIVE_INFINITY),
    standing(now) {
      if (state !== 'serving') return state
      if (steps.index < 0) return 'standby'
      if (!steps.seated || steps.sealed) return 'sealed'
      return now < desk.silentUntil ? 'silent' : 'serves'
    },
    get seats() {
      return chain.head
    },
    get links() {
      return chain.links
    },
    get keys() {
      return ledger.records.size
    },
    step(event, now) {
      out = []
      const effects = happen(event, now)
      return out.length === 0 ? effects : [...out, ...effects]
    },
  }
}

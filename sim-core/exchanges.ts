import { type Entry, type MailboxEffect, newEntry } from '../mailbox/index.ts'
import { type Envelope, type ErrorCode, errorValue, type Outcome } from '../protocols/index.ts'
import type { Judge } from './judge.ts'
import type { Link, Links } from './links.ts'
import type { MailNode } from './mail-node.ts'
import type { World } from './world.ts'

/** A message that is out, as the peer that sent it knows it. */
interface Exchange {
  readonly entry: Entry
  readonly target: string
  readonly from: MailNode
  readonly to: MailNode
  readonly link: Link
  done: boolean
  /** Where it arrived. */
  there: { life: number; entry: Entry } | undefined
}

/** How long after its time the answer to a message is waited for, ms. */
const PATIENCE_MS = 1_000

/** Messages and what is said of them between mailboxes, over links. */
export class Exchanges {
  readonly #world: World
  readonly #links: Links
  readonly #judge: Judge
  readonly #open = new Set<Exchange>()

  constructor(world: World, links: Links, judge: Judge) {
    this.#world = world
    this.#links = links
    this.#judge = judge
  }

  /** Messages of a node that are out. */
  of(node: MailNode): number {
    let open = 0
    for (const { from } of this.#open) if (from === node) open += 1
    return open
  }

  forward(from: MailNode, to: MailNode, effect: Extract<MailboxEffect, { do: 'forward' }>): void {
    const { entry, placed, lane } = effect
    const { kind, retry, target } = entry.envelope
    const { machine } = from.peer
    const envelope: Envelope = {
      ...entry.envelope,
      placed,
      attempt: entry.attempt,
      remainingMs: entry.deadline - machine.now(),
      hops: [...entry.hops, { peer: from.peer.id, decision: 'forward', waitedMs: 0 }],
      ...(lane === undefined ? {} : { lane }),
      ...(entry.accepted && retry === undefined ? { retry: 'yes' as const } : {}),
    }
    const link = this.#links.dial(machine, to.peer.machine)
    if (link === undefined) {
      const answer = refusal('UNREACHABLE', 'nobody there')
      machine.after(this.#world.between(0, 50), () =>
        from.step(target, { kind: 'answered', entry, peer: to.peer.id, outcome: answer }),
      )
      return
    }
    const exchange: Exchange = { entry, target, from, to, link, done: false, there: undefined }
    this.#open.add(exchange)
    const timeOut = (ms: number): void =>
      machine.after(ms, () => {
        if (exchange.done) return
        const left = entry.deadline - machine.now()
        if (kind === 'post' && entry.accepted && left > 0) timeOut(left + PATIENCE_MS)
        else this.#answered(exchange, refusal('UNKNOWN_OUTCOME', 'no answer in its time'))
      })
    timeOut(envelope.remainingMs + PATIENCE_MS)
    const sentAt = this.#world.now
    this.#links.send(link, machine, () => this.#arrives(exchange, envelope, sentAt))
  }

  #arrives(exchange: Exchange, envelope: Envelope, sentAt: number): void {
    const { to, from, link } = exchange
    const { machine } = to.peer
    this.#judge.arrives(envelope.id, this.#world.now - sentAt)
    const back = (run: () => void): void => this.#links.send(link, machine, run)
    const settle = (outcome: Outcome): void => back(() => this.#answered(exchange, outcome))
    const entry = newEntry(envelope, true, settle, machine.now())
    entry.received = () => back(() => this.#received(exchange))
    exchange.there = { life: machine.life, entry }
    this.#world.say(() => `${to.peer.id} has ${envelope.id} from ${from.peer.id}`)
    to.step(envelope.target, { kind: 'arrive', entry })
  }

  #received(exchange: Exchange): void {
    const { entry, from, to, target, done } = exchange
    if (!done) from.step(target, { kind: 'received', entry, peer: to.peer.id })
  }

  #answered(exchange: Exchange, outcome: Outcome): void {
    if (exchange.done) return
    const { from, entry, to, target } = exchange
    this.#end(exchange)
    from.step(target, { kind: 'answered', entry, peer: to.peer.id, outcome })
  }

  #end(exchange: Exchange): void {
    exchange.done = true
    this.#open.delete(exchange)
  }

  cancel(from: MailNode, entry: Entry): void {
    for (const exchange of this.#open) {
      if (exchange.entry !== entry) continue
      const { to, link, target } = exchange
      this.#links.send(link, from.peer.machine, () => {
        const { there } = exchange
        if (there?.life === to.peer.machine.life) to.step(target, { kind: 'cancel', entry: there.entry })
      })
      from.peer.machine.after(PATIENCE_MS, () =>
        this.#answered(exchange, refusal('UNKNOWN_OUTCOME', 'cancelled, no answer')),
      )
    }
  }

  /** A link is gone: what was out on it may have started. */
  ended(link: Link): void {
    for (const exchange of this.#open)
      if (exchange.link === link)
        exchange.from.peer.machine.do(() =>
          this.#answered(exchange, { ...refusal('UNREACHABLE', 'the link ended'), left: true }),
        )
  }

  /** The process that sent it is gone. */
  crashed(node: MailNode): void {
    for (const exchange of this.#open) if (exchange.from === node) this.#end(exchange)
  }
}

export function refusal(code: ErrorCode, text: string): Extract<Outcome, { kind: 'refused' }> {
  return { kind: 'refused', error: errorValue(code, text), hops: [] }
}

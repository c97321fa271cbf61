import { LIMITS, type Network, ShoalError } from '../../protocols/index.ts'
import { Digest, DigestQuestion, type LeafLoad, Load } from '../../protocols/proto/node.js'
import { exact } from '../deployments.ts'
import type { LoadTable } from './load.ts'

export interface LeavesParts {
  network: Pick<Network, 'self' | 'ask' | 'peers'>
  load: LoadTable
  incarnation: number
  /** This node's own load message. */
  own(): Uint8Array
  /** What it says for its leaves changed. */
  changed(): void
  /** A leaf deployed. @throws ShoalError when the record is not valid */
  deployed(record: Uint8Array): Promise<void>
}

/**
 * What a peer does for the leaves among its neighbours, which take no part in gossip: speaks for them, tells them of
 * new types, and what is known of others when they ask.
 */
export class Leaves {
  readonly #parts: LeavesParts
  readonly #mine = new Set<string>()

  constructor(parts: LeavesParts) {
    this.#parts = parts
  }

  /** Their load, for this node's own message. */
  spoken(): LeafLoad[] {
    const { load } = this.#parts
    return [...this.#mine].flatMap((peer) => {
      const own = load.get(peer)
      return own === undefined ? [] : { peer, load: exact(Load.encode(own)) }
    })
  }

  /** Undefined: not one of these operations. */
  answer(op: string, body: Uint8Array, from: string): Promise<Uint8Array> | undefined {
    const { load } = this.#parts
    switch (op) {
      case 'tell-load':
        if (!this.#mine.has(from) && this.#mine.size >= LIMITS.leaves.value)
          throw new ShoalError('OVERLOADED', `peer ${this.#parts.network.self} speaks for as many as it may`)
        this.#mine.add(from)
        load.learn(from, body)
        this.#parts.changed()
        return Promise.resolve(new Uint8Array())
      case 'tell-type':
        return this.#parts.deployed(body).then(() => new Uint8Array())
      case 'digest':
        return Promise.resolve(this.#digest(DigestQuestion.decode(body), from))
      default:
        return undefined
    }
  }

  /** A link closed. */
  unlinked(peer: string): void {
    if (this.#mine.delete(peer)) this.#parts.changed()
  }

  /** Tells them of a type. */
  tellType(record: Uint8Array): void {
    // Those who miss it ask when they need it.
    for (const peer of this.#mine) this.#parts.network.ask(peer, 'tell-type', record).catch(() => undefined)
  }

  #digest({ incarnation: of, revision: since }: DigestQuestion, from: string): Uint8Array {
    const { network, load } = this.#parts
    const incarnation = this.#parts.incarnation
    const { revision, whole, entries, gone } = load.since(of === incarnation ? since : 0)
    const self = { peer: network.self, load: { ...Load.decode(this.#parts.own()), leaves: [] }, vias: [] }
    return Digest.encode({
      incarnation,
      revision,
      whole,
      entries: [self, ...entries.filter(({ peer }) => peer !== from && peer !== network.self)].map((one) => ({
        peer: one.peer,
        load: exact(Load.encode(one.load)),
        vias: this.#mine.has(one.peer) ? [...new Set([network.self, ...one.vias])] : one.vias,
      })),
      gone,
    })
  }
}

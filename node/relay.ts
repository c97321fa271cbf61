import {
  type AskOptions,
  type Envelope,
  type LaneNotice,
  LIMITS,
  type Network,
  type NetworkHandler,
  type Outcome,
  type SendOptions,
  ShoalError,
  type Stop,
} from '../protocols/index.ts'
import { PeerQuestion, RelayQuestion } from '../protocols/proto/node.js'
import { exact } from './deployments.ts'
import type { Members } from './members/members.ts'

export interface RelayParts {
  network: Network
  /** Whether an address is known by which the peer may be dialled. */
  dialable(peer: string): Promise<boolean>
  /** Peers that speak for it, and so are linked to it: not empty for a leaf. */
  vias(peer: string): readonly string[]
  members: Pick<Members, 'mayAsk'>
  /** Questions go through a neighbour before anybody is dialled for them. */
  frugal: boolean
}

/** Linked peers that are asked whether they hold the other end. */
const ASKED_MAX = 16
/** Questions that may be asked through another peer. Where a role is needed, both need it: the asker and the relay. */
const RELAYED = new Set([
  'load',
  'ps',
  'inspect',
  'type-use',
  'fate',
  'dlq',
  'dlq-show',
  'dlq-replay',
  'dlq-drop',
  'stop-actor',
  'restart-type',
  'logs',
  'events',
  'peers',
  'types',
  'type',
])

/**
 * Between two peers that can only dial out, messages and questions go through a peer that both are linked to: one more
 * hop, never two. Everything else passes unchanged.
 */
export class Relay {
  readonly #parts: RelayParts
  /** By which peer another was last reached. */
  readonly #vias = new Map<string, string>()

  constructor(parts: RelayParts) {
    this.#parts = parts
  }

  /** The network with relays. */
  get network(): Network {
    const { network } = this.#parts
    return {
      self: network.self,
      peers: () => network.peers(),
      send: (peer, envelope, options) =>
        network.peers().includes(peer)
          ? network.send(peer, envelope, options)
          : this.#send(peer, envelope, options),
      lane: (peer, notice) => {
        const via = this.#known(peer)
        if (via === undefined || network.peers().includes(peer)) network.lane(peer, notice)
        else network.lane(via, { ...notice, relayTo: peer })
      },
      ask: (peer, op, body, options) =>
        network.peers().includes(peer) || !RELAYED.has(op)
          ? network.ask(peer, op, body, options)
          : this.#ask(peer, op, body, options),
      stream: (peer, op, body, options) =>
        network.peers().includes(peer) || !RELAYED.has(op)
          ? network.stream(peer, op, body, options)
          : this.#stream(peer, op, body, options),
    }
  }

  /** The peer through which `peer` was last reached, if it is not linked. */
  via(peer: string): string | undefined {
    if (this.#parts.network.peers().includes(peer)) return undefined
    return this.#known(peer) ?? this.#vias.get(peer) ?? this.#parts.vias(peer)[0]
  }

  /** Passes a message on whose end is another peer. Undefined: it is for this one. */
  pass(envelope: Envelope, options: SendOptions): Promise<Outcome> | undefined {
    const { network } = this.#parts
    const { relayTo, ...rest } = envelope
    if (relayTo === undefined || relayTo === network.self) return undefined
    if (!network.peers().includes(relayTo))
      return Promise.resolve({
        kind: 'refused',
        error: notHeld(network.self, relayTo).toValue(),
        hops: envelope.hops,
      })
    const hops = [
      ...envelope.hops,
      {
        peer: network.self,
        decision: 'relay' as const,
        reason: 'relayed',
        waitedMs: 0,
      },
    ]
    // It has left for the next link, which has credit of its own. Of a post, the other end says so.
    if (rest.kind === 'send') options.received?.()
    return network.send(relayTo, { ...rest, hops }, options).then(begun)
  }

  /** Of a message with a large body that only passes here: its end is asked when it comes there. Undefined: it is for us. */
  place({ relayTo }: Omit<Envelope, 'body'>): Stop | undefined {
    return relayTo === undefined || relayTo === this.#parts.network.self ? undefined : () => {}
  }

  /** News of a lane go to `own` when they are for this peer, and on when they are for another. */
  passLane(notice: LaneNotice, own: (notice: LaneNotice) => void): void {
    const { network } = this.#parts
    const { relayTo, ...rest } = notice
    if (relayTo === undefined || relayTo === network.self) own(rest)
    else network.lane(relayTo, rest)
  }

  /** Undefined: not one of these operations. */
  answer(
    op: string,
    body: Uint8Array,
    from: string,
    signal: AbortSignal,
  ): ReturnType<NetworkHandler['ask']> | undefined {
    const { network } = this.#parts
    switch (op) {
      case 'holds':
        return Promise.resolve(
          network.peers().includes(PeerQuestion.decode(body).peer) ? new Uint8Array([1]) : new Uint8Array(),
        )
      case 'relay': {
        const question = RelayQuestion.decode(body)
        if (!RELAYED.has(question.op))
          throw new ShoalError('BAD_REQUEST', `the question "${question.op}" is asked directly or not at all`)
        this.#parts.members.mayAsk(question.op, from)
        if (!network.peers().includes(question.peer)) throw notHeld(network.self, question.peer)
        return network.stream(question.peer, question.op, question.body, { signal })
      }
      default:
        return undefined
    }
  }

  async #send(peer: string, envelope: Envelope, options?: SendOptions): Promise<Outcome> {
    const { network } = this.#parts
    const through = (via: string): Promise<Outcome> =>
      network.send(via, { ...envelope, relayTo: peer }, options)
    const known = this.#known(peer)
    if (known !== undefined) {
      const outcome = await through(known)
      if (!notReached(outcome)) return outcome
      this.#vias.delete(peer)
    }
    if (await this.#parts.dialable(peer)) {
      const outcome = await network.send(peer, envelope, options)
      if (!notReached(outcome)) return outcome
    }
    const via = (await this.#find(peer)) ?? this.#parts.vias(peer)[0]
    if (via !== undefined) return await through(via)
    return { kind: 'refused', error: this.#unreachable(peer).toValue(), hops: envelope.hops }
  }

  async #ask(peer: string, op: string, body: Uint8Array, options?: AskOptions): Promise<Uint8Array> {
    const { network } = this.#parts
    const via = await this.#way(peer)
    return via === undefined
      ? await network.ask(peer, op, body, options)
      : await network.ask(via, 'relay', relayed(peer, op, body), options)
  }

  async *#stream(
    peer: string,
    op: string,
    body: Uint8Array,
    options?: AskOptions,
  ): AsyncIterable<Uint8Array> {
    const { network } = this.#parts
    const via = await this.#way(peer)
    yield* via === undefined
      ? network.stream(peer, op, body, options)
      : network.stream(via, 'relay', relayed(peer, op, body), options)
  }

  /** Through whom to ask a peer; undefined: directly. @throws ShoalError UNREACHABLE */
  async #way(peer: string): Promise<string | undefined> {
    const known = this.#known(peer)
    if (known !== undefined) return known
    const dialable = await this.#parts.dialable(peer)
    if (dialable && !this.#parts.frugal) return undefined
    const found = await this.#find(peer, !dialable)
    if (found !== undefined || dialable) return found
    const [spoken] = this.#parts.vias(peer)
    if (spoken === undefined) throw this.#unreachable(peer)
    return spoken
  }

  /** A linked peer that is linked to it, as far as is known. */
  #known(peer: string): string | undefined {
    const linked = this.#parts.network.peers()
    return [this.#vias.get(peer) ?? '', ...this.#parts.vias(peer)].find((via) => linked.includes(via))
  }

  /** Asks linked peers whether they hold it; the first that does is remembered. */
  async #find(peer: string, remember = true): Promise<string | undefined> {
    const { network } = this.#parts
    const question = PeerQuestion.encode({ peer })
    const asked = network.peers().slice(0, ASKED_MAX)
    try {
      const via = await Promise.any(
        asked.map(async (other) => {
          if ((await network.ask(other, 'holds', question)).byteLength === 0) throw new Error('no')
          return other
        }),
      )
      if (this.#vias.size >= LIMITS.peers.value) this.#vias.clear()
      if (remember) this.#vias.set(peer, via)
      return via
    } catch {
      return undefined
    }
  }

  #unreachable(peer: string): ShoalError {
    const { self } = this.#parts.network
    return new ShoalError(
      'UNREACHABLE',
      `peer ${self} cannot dial peer ${peer}, nor the other way round, and no peer is linked to both`,
      {
        hint: 'let one of them listen where the other can dial it (--listen, --announce), or keep a node both can reach',
      },
    )
  }
}

/** It did not leave for the other end. */
function notReached(outcome: Outcome): boolean {
  if (outcome.kind !== 'refused' || outcome.error.code !== 'UNREACHABLE') return false
  return outcome.left !== true && outcome.started !== true
}

/** What this side's link saw, in words that cross the wire. */
function begun(outcome: Outcome): Outcome {
  return outcome.kind === 'refused' && outcome.left === true ? { ...outcome, started: true } : outcome
}

function relayed(peer: string, op: string, body: Uint8Array): Uint8Array {
  return RelayQuestion.encode({ peer, op, body: exact(body) })
}

function notHeld(self: string, peer: string): ShoalError {
  return new ShoalError('UNREACHABLE', `peer ${self} is not linked to peer ${peer}`)
}

import { type Clock, LIMITS, type Network, type Stop } from '../../protocols/index.ts'
import { Digest, DigestQuestion, Load } from '../../protocols/proto/node.js'
import type { Gossip } from './gossip.ts'
import type { LoadTable } from './load.ts'
import { LoadGossip } from './load-gossip.ts'

export interface LeafVoiceParts {
  clock: Clock
  network: Pick<Network, 'ask'>
  load: LoadTable
  /** Linked peers that speak for this one. */
  neighbours(): readonly string[]
  /** This node's load message. */
  own(): Uint8Array
  /** Others' load changed. */
  learnt(): void
  /** Messages wait here for room elsewhere. */
  waiting(): boolean
}

/** Pause before a neighbour that did not take what it was told is told again, ms. */
const AGAIN_MS = 5_000

/**
 * A leaf's part in place of gossip: it tells its neighbours its load when that changes, and asks one of them what is
 * known of others while it sends. At rest it says and hears nothing.
 */
export class LeafVoice implements Gossip {
  readonly #parts: LeafVoiceParts
  #telling: LoadGossip | undefined
  #asking: Promise<void> | undefined
  #askedAt = Number.NEGATIVE_INFINITY
  /** Whom it asked last, and up to where it knows that peer's table. */
  #source: { peer: string; incarnation: number; revision: number } | undefined
  #stopTimer: Stop | undefined
  #stopped = false

  constructor(parts: LeafVoiceParts) {
    this.#parts = parts
  }

  start(): void {
    const { clock } = this.#parts
    this.#telling = new LoadGossip({
      clock,
      own: () => this.#parts.own(),
      maxMs: Number.POSITIVE_INFINITY,
      publish: async () => {
        for (const peer of this.#parts.neighbours()) this.tell(peer)
      },
    })
  }

  stop(): void {
    this.#stopped = true
    this.#telling?.stop()
    this.#stopTimer?.()
  }

  loadChanged(): void {
    this.#telling?.changed()
  }

  type(record: Uint8Array): void {
    const { network } = this.#parts
    for (const peer of this.#parts.neighbours()) network.ask(peer, 'tell-type', record).catch(() => undefined)
  }

  /** Tells one neighbour; from then on it speaks for this node. */
  tell(peer: string): void {
    const { network, clock } = this.#parts
    network.ask(peer, 'tell-load', this.#parts.own()).catch(() => {
      clock.after(AGAIN_MS, () => {
        if (!this.#stopped && this.#parts.neighbours().includes(peer)) this.tell(peer)
      })
    })
  }

  /** Whether what is known of others is too old to rely on what is missing in it. */
  get stale(): boolean {
    return this.#parts.clock.now() - this.#askedAt >= LIMITS.digestMs.value
  }

  /** Somebody looks for a place to send to: he takes what is known now, and the next one what is asked meanwhile. */
  used(): void {
    void this.refresh()
  }

  /** At once when what is known is new enough. */
  refresh(): Promise<void> {
    if (!this.stale) return Promise.resolve()
    this.#asking ??= this.#ask()
      // Without an answer there is what was known before.
      .catch(() => undefined)
      .finally(() => {
        this.#asking = undefined
      })
    return this.#asking
  }

  async #ask(): Promise<void> {
    const { network, load, clock } = this.#parts
    const near = this.#parts.neighbours()
    const source = this.#source !== undefined && near.includes(this.#source.peer) ? this.#source : undefined
    const peer = source?.peer ?? near[0]
    if (peer === undefined) return
    const { incarnation = 0, revision = 0 } = source ?? {}
    const question = DigestQuestion.encode({ incarnation, revision })
    const digest = Digest.decode(await network.ask(peer, 'digest', question))
    const entries = digest.entries.slice(0, 2 * LIMITS.peers.value)
    load.take({ ...digest, entries: entries.map((one) => ({ ...one, load: Load.decode(one.load) })) })
    this.#source = { peer, incarnation: digest.incarnation, revision: digest.revision }
    this.#askedAt = clock.now()
    this.#parts.learnt()
    if (!this.#parts.waiting() || this.#stopped) return
    this.#stopTimer?.()
    this.#stopTimer = clock.after(LIMITS.loadGossipMinMs.value, () => {
      this.#askedAt = Number.NEGATIVE_INFINITY
      void this.refresh()
    })
  }
}

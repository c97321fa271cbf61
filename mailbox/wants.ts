import { type Envelope, LIMITS, type Verdict } from '../protocols/index.ts'

/** An instance of a pool that takes only certain messages next. */
export interface Want {
  /** `type@instance`. */
  instance: string
  by: 'correlation' | 'sender' | 'subject'
  value: string
  /** How much longer, ms. */
  forMs: number
}

interface Known extends Want {
  peer: string
  heardAt: number
}

const KEYS = ['correlation', 'sender', 'subject'] as const

/** A load message that was on its way while a reply came may know less than the reply. */
const OVERTAKEN_MS = 2 * LIMITS.loadGossipMinMs.value

/**
 * Which instances elsewhere asked for which messages: from the verdicts of replies, and from load messages. A hint, bounded
 * in number and by each verdict's time. The peer that has the instance decides.
 */
export class Wants {
  readonly #max: number
  /** By type, then by field and value. */
  readonly #types = new Map<string, Map<string, Known>>()
  /** By instance, the one heard of longest ago first. */
  readonly #byInstance = new Map<string, Known>()

  constructor(max: number = LIMITS.wantsKnown.value) {
    this.#max = max
  }

  get size(): number {
    return this.#byInstance.size
  }

  /** An instance answered, with this verdict for its next message. */
  heard(peer: string, instance: string, verdict: Verdict | undefined, now: number): void {
    this.forget(instance)
    if (verdict?.kind === 'only') this.#set(peer, { ...verdict, instance }, now)
  }

  /** A peer told of all that its instances want. */
  told(peer: string, wants: readonly Want[], now: number): void {
    const named = new Set(wants.map(({ instance }) => instance))
    for (const known of this.#byInstance.values())
      if (known.peer === peer && !named.has(known.instance) && now - known.heardAt > OVERTAKEN_MS)
        this.forget(known.instance)
    for (const want of wants) this.#set(peer, want, now)
  }

  /** Where an instance is that asked for the message. */
  find(
    type: string,
    message: Pick<Envelope, 'correlation' | 'sender' | 'subject'>,
    now: number,
  ): { peer: string; instance: string } | undefined {
    const wants = this.#types.get(type)
    if (wants === undefined) return undefined
    for (const by of KEYS) {
      const known = wants.get(keyOf(by, message[by]))
      if (known === undefined) continue
      if (known.heardAt + known.forMs > now) return { peer: known.peer, instance: known.instance }
      this.forget(known.instance)
    }
    return undefined
  }

  /** The peer that has the instance, if it was heard of. */
  peerOf(instance: string): string | undefined {
    return this.#byInstance.get(instance)?.peer
  }

  forget(instance: string): void {
    const known = this.#byInstance.get(instance)
    if (known === undefined) return
    this.#byInstance.delete(instance)
    const type = typeOf(instance)
    const wants = this.#types.get(type)
    const key = keyOf(known.by, known.value)
    if (wants?.get(key) === known) wants.delete(key)
    if (wants?.size === 0) this.#types.delete(type)
  }

  /** The peer is gone, and its instances with it. */
  forgetPeer(peer: string): void {
    for (const known of this.#byInstance.values()) if (known.peer === peer) this.forget(known.instance)
  }

  #set(peer: string, want: Want, now: number): void {
    this.forget(want.instance)
    const forMs = Math.min(want.forMs, LIMITS.verdictMs.value)
    const known = { ...want, forMs, peer, heardAt: now }
    this.#byInstance.set(want.instance, known)
    const type = typeOf(want.instance)
    let wants = this.#types.get(type)
    if (wants === undefined) this.#types.set(type, (wants = new Map()))
    const key = keyOf(want.by, want.value)
    const rival = wants.get(key)
    if (rival !== undefined) this.#byInstance.delete(rival.instance)
    wants.set(key, known)
    for (const oldest of this.#byInstance.keys()) {
      if (this.#byInstance.size <= this.#max) return
      this.forget(oldest)
    }
  }
}

function keyOf(by: Want['by'], value: string): string {
  return `${by}=${value}`
}

function typeOf(instance: string): string {
  return instance.slice(0, instance.indexOf('@'))
}

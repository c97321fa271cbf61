/** What is known of the last life of an address. */
interface Life {
  epoch: number
  /** Where, when it was on another peer. */
  peer?: string
  /** How it ended, when it was here; unknown when the node went down with it. */
  ended?: string
}

/** Why an actor begins with an empty memory. */
export interface Fresh {
  why: string
  /** Peer id of where it lived before, when that was elsewhere. */
  from?: string
}

/** Addresses remembered; the one that was silent longest goes. */
const LIVES_MAX = 10_000

/**
 * Remembers how actors ended here and where they were seen, to say of a new activation why it is fresh. All of it may
 * be out of date or forgotten: for people, never for decisions.
 */
export class Lives {
  readonly #lives = new Map<string, Life>()

  /** An activation here is over. */
  ended(address: string, epoch: number, how: string): void {
    // The names of pool instances are never used again.
    if (epoch > 0) this.#keep(address, { epoch, ended: how })
  }

  /** An activation of an earlier run of this node, of which nothing more is known. */
  began(address: string, epoch: number): void {
    if (epoch > 0) this.#keep(address, { epoch })
  }

  /** A reply or a redirect says where a key lives. */
  seen(address: string, { peer, epoch }: { peer: string; epoch: number }, self: string): void {
    const last = this.#lives.get(address)
    if (peer !== self && epoch > (last?.epoch ?? 0)) this.#keep(address, { epoch, peer })
  }

  /** Why the activation that begins here is fresh. */
  fresh(address: string, epoch: number): Fresh {
    if (epoch === 0) return { why: 'one more of its pool' }
    const last = this.#lives.get(address)
    const known =
      last !== undefined && (last.epoch < epoch || (last.epoch === epoch && last.ended !== undefined))
    if (!known) return { why: 'no earlier life of it is known here' }
    const { peer, ended } = last
    if (peer === undefined) {
      const how = ended === undefined ? 'was lost when this node went down' : `ended: ${ended}`
      return { why: `its last life here, epoch ${last.epoch}, ${how}` }
    }
    return { why: `its last known life, epoch ${last.epoch}, was on ${peer}`, from: peer }
  }

  #keep(address: string, life: Life): void {
    this.#lives.delete(address)
    this.#lives.set(address, life)
    if (this.#lives.size <= LIVES_MAX) return
    const [oldest] = this.#lives.keys()
    if (oldest !== undefined) this.#lives.delete(oldest)
  }
}

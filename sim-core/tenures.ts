import type { Peer } from './peer.ts'
import type { World } from './world.ts'

/** What is watched of keys at each start of an execution: one valid lease at most, and epochs that only rise. */
export class Tenures {
  readonly #world: World
  readonly #highest = new Map<string, number>()
  readonly #owners = new Map<string, string>()

  constructor(world: World) {
    this.#world = world
  }

  /** The highest epoch under which anything started. */
  highest(address: string): number {
    return this.#highest.get(address) ?? 0
  }

  /**
   * An execution starts.
   *
   * @param others the epoch of the key at each other peer that has it, or may
   */
  starts(
    address: string,
    epoch: number,
    peer: Peer,
    others: Iterable<readonly [peer: Peer, epoch: number]>,
  ): void {
    const { id } = peer
    for (const [other, theirs] of others)
      if (other !== peer && theirs > 0 && other.believes(address, theirs))
        this.#world.fail(`${address} starts at ${id} (epoch ${epoch}) while ${other.id} holds it (${theirs})`)
    const highest = this.highest(address)
    if (epoch < highest) this.#world.fail(`${address} starts under epoch ${epoch} after ${highest}`)
    else this.#highest.set(address, epoch)
    this.granted(address, epoch, peer)
  }

  /** A peer has the key under that epoch: no other ever does. */
  granted(address: string, epoch: number, { id, machine }: Peer): void {
    const key = `${address} ${epoch}`
    const who = `${id}.${machine.life}`
    const before = this.#owners.get(key) ?? who
    if (before !== who) this.#world.fail(`${address} epoch ${epoch} was given to ${before} and to ${who}`)
    this.#owners.set(key, who)
  }
}

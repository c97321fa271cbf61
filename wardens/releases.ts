import { count } from './claim.ts'
import type { Desk } from './holder.ts'
import type { Key } from './keys.ts'
import type { KeyEpoch } from './messages.ts'

interface Leaving {
  key: Key
  /** Its epoch, then those that were being proposed. */
  keys: readonly KeyEpoch[]
  successor: string
  /** Wardens that have it, by their place in the key's group. */
  heard: number
  at: number
  tries: number
}

const TRIES = 3

/** Releases on their way to the wardens. */
export class Releases {
  readonly #desk: Desk
  /** In the order of sending. */
  readonly #leaving = new Map<number, Leaving>()

  constructor(desk: Desk) {
    this.#desk = desk
  }

  begin(key: Key, keys: readonly KeyEpoch[], successor: string, now: number): void {
    this.#tell({ key, keys, successor, heard: 0, at: now, tries: 1 })
  }

  #tell(entry: Leaving): void {
    const { init, seats } = this.#desk
    const seq = ++this.#desk.seq
    this.#leaving.set(seq, entry)
    const { key, keys, successor } = entry
    const { incarnation } = init
    for (const warden of key.group)
      this.#desk.send(warden, { kind: 'release', config: seats.hash, incarnation, seq, keys, successor })
  }

  released(warden: number, seq: number): void {
    const entry = this.#leaving.get(seq)
    const place = entry?.key.group.indexOf(warden) ?? -1
    if (entry === undefined || place < 0) return
    entry.heard |= 1 << place
    if (count(entry.heard) >= this.#desk.seats.majority) this.#end(seq, entry, true)
  }

  #end(seq: number, { key, keys }: Leaving, committed: boolean): void {
    this.#leaving.delete(seq)
    const { address } = key
    const epoch = keys[0]?.epoch ?? 0
    const upTo = keys.at(-1)?.epoch ?? epoch
    this.#desk.out.push({ do: 'released', address, epoch, upTo, committed })
  }

  /** All are told anew, under another config. */
  restart(now: number): void {
    const entries = [...this.#leaving.values()]
    this.#leaving.clear()
    for (const entry of entries) {
      entry.key.group = this.#desk.seats.group(entry.key.address)
      this.#tell({ ...entry, heard: 0, at: now })
    }
  }

  wake(): number {
    for (const first of this.#leaving.values().take(1)) return first.at + this.#desk.init.claimMs
    return Number.POSITIVE_INFINITY
  }

  tick(now: number): void {
    for (const [seq, entry] of this.#leaving) {
      if (now < entry.at + this.#desk.init.claimMs) return
      if (entry.tries === TRIES) {
        this.#end(seq, entry, false)
        continue
      }
      this.#leaving.delete(seq)
      this.#tell({ ...entry, heard: 0, at: now, tries: entry.tries + 1 })
    }
  }
}

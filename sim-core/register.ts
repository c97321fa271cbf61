/** A value in a warden's log: later epochs and, within one, higher indices are newer. */
export interface Entry {
  epoch: number
  index: number
  value: number
}

/** One warden's share of an actor's fenced register: a model of the durable log. Survives crashes. */
export class Register {
  readonly #entries = new Map<string, Entry>()
  readonly #fences = new Map<string, number>()

  /** Refuses what an ended epoch writes. `recorded`: the highest epoch that its warden has accepted. */
  append(address: string, entry: Entry, recorded: number): boolean {
    const fence = Math.max(this.#fences.get(address) ?? 0, recorded)
    if (entry.epoch < fence) return false
    this.#fences.set(address, entry.epoch)
    const mine = this.#entries.get(address)
    if (
      mine === undefined ||
      mine.epoch < entry.epoch ||
      (mine.epoch === entry.epoch && mine.index <= entry.index)
    )
      this.#entries.set(address, entry)
    return true
  }

  /** The newest entry; from now on no earlier epoch writes. */
  read(address: string, epoch: number): Entry | undefined {
    this.#fences.set(address, Math.max(this.#fences.get(address) ?? 0, epoch))
    return this.#entries.get(address) ?? { epoch: 0, index: 0, value: 0 }
  }
}

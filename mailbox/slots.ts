/** Activations on one node: alive, being created, or possible after a claim. The mailboxes keep it up to date. */
export class Slots {
  #taken = 0
  readonly #types = new Map<string, number>()

  get taken(): number {
    return this.#taken
  }

  /** Of one type. */
  of(type: string): number {
    return this.#types.get(type) ?? 0
  }

  /** Types with at least one, and how many. */
  types(): IterableIterator<[type: string, taken: number]> {
    return this.#types.entries()
  }

  take(type: string): void {
    this.#taken += 1
    this.#types.set(type, this.of(type) + 1)
  }

  give(type: string): void {
    this.#taken -= 1
    const left = this.of(type) - 1
    if (left === 0) this.#types.delete(type)
    else this.#types.set(type, left)
  }
}

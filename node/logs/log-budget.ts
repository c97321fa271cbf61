import type { Clock } from '../../protocols/index.ts'

interface Second {
  passed: number
  dropped: number
}

/** How many entries a second may come under one name, and under all names together. Says what it dropped. */
export class LogBudget {
  readonly #clock: Clock
  readonly #perName: number
  readonly #perAll: number
  readonly #dropped: (name: string, count: number) => void
  /** Of the current second; emptied at its end. */
  readonly #names = new Map<string, Second>()
  #all = 0

  constructor(
    clock: Clock,
    limits: { perName: number; perAll: number },
    dropped: (name: string, count: number) => void,
  ) {
    this.#clock = clock
    this.#perName = limits.perName
    this.#perAll = limits.perAll
    this.#dropped = dropped
  }

  /** Whether one more entry may pass. */
  take(name: string): boolean {
    if (this.#names.size === 0) this.#clock.after(1_000, () => this.#nextSecond())
    let second = this.#names.get(name)
    if (second === undefined) {
      second = { passed: 0, dropped: 0 }
      this.#names.set(name, second)
    }
    if (second.passed >= this.#perName || this.#all >= this.#perAll) {
      second.dropped += 1
      return false
    }
    second.passed += 1
    this.#all += 1
    return true
  }

  #nextSecond(): void {
    const over = [...this.#names]
    this.#names.clear()
    this.#all = 0
    for (const [name, { dropped }] of over) if (dropped > 0) this.#dropped(name, dropped)
  }
}

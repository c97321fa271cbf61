import { LIMITS, ShoalError } from '../../protocols/index.ts'

/**
 * Work on behalf of strangers: so much at once for one address, and in all; the rest waits its turn. How many wait in all is
 * bounded by the connections that strangers may have.
 */
export class Turns {
  readonly #running = new Map<string, number>()
  #all = 0
  readonly #waiting: { address: string; go(): void }[] = []

  /** @throws ShoalError OVERLOADED, or what `work` throws */
  async take<T>(address: string, work: () => Promise<T>): Promise<T> {
    if (!this.#free(address)) {
      const ahead = this.#waiting.filter((waiter) => waiter.address === address).length
      if (ahead >= LIMITS.joinsWaiting.value)
        throw new ShoalError('OVERLOADED', 'too many peers of one address want to join at once', {
          retryAfterMs: 1_000,
        })
      await new Promise<void>((go) => this.#waiting.push({ address, go }))
    } else this.#start(address)
    try {
      return await work()
    } finally {
      this.#end(address)
    }
  }

  #free(address: string): boolean {
    const here = this.#running.get(address) ?? 0
    return here < LIMITS.joinsPerAddress.value && this.#all < LIMITS.joinsAtOnce.value
  }

  #start(address: string): void {
    this.#all += 1
    this.#running.set(address, (this.#running.get(address) ?? 0) + 1)
  }

  #end(address: string): void {
    this.#all -= 1
    const left = (this.#running.get(address) ?? 1) - 1
    if (left > 0) this.#running.set(address, left)
    else this.#running.delete(address)
    const at = this.#waiting.findIndex((waiter) => this.#free(waiter.address))
    const [next] = at < 0 ? [] : this.#waiting.splice(at, 1)
    if (next === undefined) return
    this.#start(next.address)
    next.go()
  }
}

import type { Registry } from '../dht-registry/index.ts'
import { type Envelope, LIMITS, ShoalError } from '../protocols/index.ts'

/**
 * What a keyed actor sends carries the epoch under which it left. Once this node knows of a later owner, nothing that an
 * earlier one sent is taken in here, however long it was under way: its machine may have slept, or been cut off.
 */
export class Fences {
  readonly #registry: Pick<Registry, 'cached'>
  /** By the actor that sent something, the highest epoch; in the order in which they were heard of last. */
  readonly #highest = new Map<string, number>()
  #refused = 0

  constructor(registry: Pick<Registry, 'cached'>) {
    this.#registry = registry
  }

  /** Messages that were refused since the start. */
  get refused(): number {
    return this.#refused
  }

  /** @throws ShoalError FENCED */
  check({ id, sender, epoch = 0 }: Pick<Envelope, 'id' | 'sender' | 'epoch'>): void {
    if (epoch === 0) return
    const heard = Math.max(this.#highest.get(sender) ?? 0, this.#registry.cached(sender)?.epoch ?? 0)
    if (epoch < heard) {
      this.#refused += 1
      throw new ShoalError(
        'FENCED',
        `${sender} sent the message ${id} in epoch ${epoch}, which has ended: the actor is in epoch ${heard}`,
      )
    }
    this.#highest.delete(sender)
    this.#highest.set(sender, epoch)
    if (this.#highest.size <= LIMITS.fences.value) return
    const [oldest] = this.#highest.keys()
    if (oldest !== undefined) this.#highest.delete(oldest)
  }
}

import { type Clock, LIMITS, type OwnerRecord, type Stop } from '../protocols/index.ts'
import type { RegistryEvents } from './registry.ts'

interface Kept {
  epoch: number
  since: number
}

export interface ParkingComponents {
  clock: Clock
  claim(address: string): Promise<OwnerRecord>
  events: Pick<RegistryEvents, 'parked' | 'resumed' | 'lost'>
}

const CLAIMS_AT_ONCE = 64

/** State whose lease is over: it goes on under the very next epoch, when nobody else had the key in between. */
export class Parking {
  readonly #self: string
  readonly #parts: ParkingComponents
  readonly #kept = new Map<string, Kept>()
  /** Of those, what is claimed anew without anybody asking for it. */
  readonly #reclaim = new Set<string>()
  #timer: Stop | undefined

  constructor(self: string, parts: ParkingComponents) {
    this.#self = self
    this.#parts = parts
  }

  /** State of that epoch is here, and not used before it is claimed. */
  keep(address: string, epoch: number): void {
    this.#kept.set(address, { epoch, since: this.#parts.clock.now() })
  }

  /** A lease ended. */
  park(address: string, epoch: number): void {
    this.keep(address, epoch)
    this.#reclaim.add(address)
    this.#parts.events.parked(address, epoch)
    this.#later()
  }

  drop(address: string, epoch: number): void {
    if (this.#kept.get(address)?.epoch === epoch) this.#forget(address)
  }

  /** The arbiter named the owner of a key. */
  owned(address: string, { peer, epoch }: { peer: string; epoch: number }): void {
    const was = this.#kept.get(address)?.epoch
    if (was === undefined) return
    const { events } = this.#parts
    this.#forget(address)
    if (peer === this.#self && epoch === was + 1) events.resumed(address, was, epoch)
    else events.lost(address, was)
  }

  stop(): void {
    this.#timer?.()
    this.#kept.clear()
    this.#reclaim.clear()
  }

  #forget(address: string): void {
    this.#kept.delete(address)
    this.#reclaim.delete(address)
  }

  #later(): void {
    if (this.#reclaim.size === 0 || this.#timer !== undefined) return
    this.#timer = this.#parts.clock.after(LIMITS.claimPauseMs.value, () => {
      this.#timer = undefined
      this.#claimAnew()
      this.#later()
    })
  }

  #claimAnew(): void {
    const parts = this.#parts
    const old = parts.clock.now() - LIMITS.parkedMs.value
    for (const [address, { epoch, since }] of this.#kept) {
      if (since > old) continue
      this.#forget(address)
      parts.events.lost(address, epoch)
    }
    for (const address of [...this.#reclaim].slice(0, CLAIMS_AT_ONCE)) {
      // To the end of the line: the others have their turn, if this one gets no answer.
      this.#reclaim.delete(address)
      this.#reclaim.add(address)
      parts.claim(address).catch(() => {})
    }
  }
}

import { count } from './claim.ts'
import type { Desk } from './holder.ts'
import type { FromWarden, Holding } from './messages.ts'

interface Asking {
  group: readonly number[]
  heard: number
  best: (Holding & { remainingMs: number }) | undefined
  until: number
}

/** Questions who holds a key, asked of its wardens. A hint: it may have changed when the answer is there. */
export class Questions {
  readonly #desk: Desk
  /** In the order of asking. */
  readonly #asking = new Map<number, Asking>()

  constructor(desk: Desk) {
    this.#desk = desk
  }

  ask(request: number, address: string, now: number): void {
    const { seats, init } = this.#desk
    const group = seats.group(address)
    this.#asking.set(request, { group, heard: 0, best: undefined, until: now + init.claimMs })
    for (const warden of group)
      this.#desk.send(warden, { kind: 'where', config: seats.hash, request, address })
  }

  at(warden: number, { request, holder, remainingMs }: FromWarden & { kind: 'at' }): void {
    const entry = this.#asking.get(request)
    const place = entry?.group.indexOf(warden) ?? -1
    if (entry === undefined || place < 0) return
    entry.heard |= 1 << place
    if (holder !== undefined && holder.epoch > (entry.best?.epoch ?? 0))
      entry.best = { ...holder, remainingMs }
    if (count(entry.heard) < this.#desk.seats.majority) return
    this.#asking.delete(request)
    this.#desk.out.push({ do: 'at', request, owner: entry.best })
  }

  /** They end: the wardens are others now. */
  restart(): void {
    for (const request of this.#asking.keys()) this.#refuse(request)
  }

  wake(): number {
    for (const first of this.#asking.values().take(1)) return first.until
    return Number.POSITIVE_INFINITY
  }

  tick(now: number): void {
    for (const [request, entry] of this.#asking) {
      if (now < entry.until) return
      entry.group.forEach((warden, place) => {
        if ((entry.heard & (1 << place)) === 0) this.#desk.mute.add(warden)
      })
      this.#refuse(request)
    }
  }

  #refuse(request: number): void {
    this.#asking.delete(request)
    const retryAfterMs = this.#desk.init.pauseMs
    this.#desk.out.push({ do: 'refused', request, why: 'no-quorum', retryAfterMs })
  }
}

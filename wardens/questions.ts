import { count } from './claim.ts'
import type { Desk } from './holder.ts'
import type { FromWarden, Holding, Refusal } from './messages.ts'

interface Asking {
  address: string
  group: readonly number[]
  heard: number
  best: (Holding & { remainingMs: number }) | undefined
  until: number
  /** A warden takes part in a step of the config: it is asked again. */
  again: boolean
}

/** Until wardens are asked again that take part in a step of the config, ms. */
const AGAIN_MS = 75

/** Questions who holds a key, asked of its wardens. A hint: it may have changed when the answer is there. */
export class Questions {
  readonly #desk: Desk
  /** In the order of asking. */
  readonly #asking = new Map<number, Asking>()
  #againAt = Number.POSITIVE_INFINITY

  constructor(desk: Desk) {
    this.#desk = desk
  }

  ask(request: number, address: string, now: number): void {
    const { seats, init } = this.#desk
    const group = seats.group(address)
    const asking = { address, group, heard: 0, best: undefined, until: now + init.claimMs, again: false }
    this.#asking.set(request, asking)
    this.#tell(request, asking)
  }

  /** Tells those that have not answered. */
  #tell(request: number, { address, group, heard }: Asking): void {
    for (const [place, warden] of group.entries())
      if ((heard & (1 << place)) === 0)
        this.#desk.send(warden, { kind: 'where', config: this.#desk.seats.hash, request, address })
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

  refused(request: number, why: Refusal, now: number): void {
    const entry = this.#asking.get(request)
    if (entry === undefined || (why !== 'sealed' && why !== 'config')) return
    entry.again = true
    this.#againAt = Math.min(this.#againAt, now + AGAIN_MS)
  }

  /** They are asked anew: the wardens are others now. */
  restart(now: number): void {
    const all = [...this.#asking]
    this.#asking.clear()
    for (const [request, { address }] of all) this.ask(request, address, now)
  }

  wake(): number {
    for (const first of this.#asking.values().take(1)) return Math.min(first.until, this.#againAt)
    return Number.POSITIVE_INFINITY
  }

  tick(now: number): void {
    for (const [request, entry] of this.#asking) {
      if (now < entry.until) break
      entry.group.forEach((warden, place) => {
        if (!entry.again && (entry.heard & (1 << place)) === 0) this.#desk.mute.add(warden)
      })
      this.#refuse(request)
    }
    if (now >= this.#againAt) this.#again()
  }

  #again(): void {
    this.#againAt = Number.POSITIVE_INFINITY
    for (const [request, entry] of this.#asking) {
      if (!entry.again) continue
      entry.again = false
      this.#tell(request, entry)
    }
  }

  #refuse(request: number): void {
    this.#asking.delete(request)
    const retryAfterMs = this.#desk.init.pauseMs
    this.#desk.out.push({ do: 'refused', request, why: 'no-quorum', retryAfterMs })
  }
}

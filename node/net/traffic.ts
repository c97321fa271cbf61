import type { Clock, Stop } from '../../protocols/index.ts'

/** Bytes since the node started. */
export interface Bytes {
  in: number
  out: number
}

/** What a node's connections carried, without the headers of TCP and IP. */
export interface TrafficReport extends Bytes {
  /** Bytes in 24 hours at the rate of the last ten minutes, both directions together. */
  perDay: number
  /** Payload by protocol, most first; `overhead` is what handshakes, encryption and multiplexing add. */
  protocols: (Bytes & { protocol: string })[]
}

const SAMPLE_MS = 60_000
const SAMPLES = 10
const DAY_MS = 86_400_000

/** Counts the bytes of a node by protocol. */
export class Traffic {
  readonly #clock: Clock
  readonly #protocols = new Map<string, Bytes>()
  readonly #total: Bytes = { in: 0, out: 0 }
  /** Totals, oldest first; the rate is counted from the first. */
  readonly #samples: { at: number; bytes: number }[] = []
  #timer: Stop | undefined

  constructor(clock: Clock) {
    this.#clock = clock
    this.#sample()
  }

  /** Bytes of all connections. */
  get total(): Bytes {
    return this.#total
  }

  /** Where to count the payload of one protocol. */
  of(protocol: string): Bytes {
    let bytes = this.#protocols.get(protocol)
    if (bytes === undefined) {
      bytes = { in: 0, out: 0 }
      this.#protocols.set(protocol, bytes)
    }
    return bytes
  }

  report(): TrafficReport {
    const protocols = [...this.#protocols]
      .map(([protocol, bytes]) => ({ protocol, ...bytes }))
      .toSorted((a, b) => b.in + b.out - (a.in + a.out))
    const rest = (direction: keyof Bytes): number =>
      Math.max(
        0,
        protocols.reduce((left, bytes) => left - bytes[direction], this.#total[direction]),
      )
    const [first] = this.#samples
    const ms = first === undefined ? 0 : this.#clock.now() - first.at
    const bytes = this.#total.in + this.#total.out - (first?.bytes ?? 0)
    return {
      ...this.#total,
      perDay: ms <= 0 ? 0 : Math.round((bytes / ms) * DAY_MS),
      protocols: [...protocols, { protocol: 'overhead', in: rest('in'), out: rest('out') }],
    }
  }

  stop(): void {
    this.#timer?.()
  }

  #sample(): void {
    this.#samples.push({ at: this.#clock.now(), bytes: this.#total.in + this.#total.out })
    if (this.#samples.length > SAMPLES) this.#samples.shift()
    this.#timer = this.#clock.after(SAMPLE_MS, () => this.#sample())
  }
}

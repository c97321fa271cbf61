import { type Clock, LIMITS, type Store } from '../../protocols/index.ts'

export interface MeshTimeParts {
  self: string
  clock: Clock
  store: Store
  /** Those of the last config. */
  wardens(): readonly string[]
  /** One sentence for whoever watches this node. */
  warn(text: string): void
}

/** What a clock showed, ms since 1970, and this host's monotonic clock then. */
interface Heard {
  wall: number
  now: number
}

const AHEAD = 'mesh/clock-ahead'
const KNOWN_MAX = 10_000

/**
 * What time it is in the mesh: what most of its wardens' clocks show, as they were last heard. This host's own may be off by
 * years, and jump; a warden's too.
 */
export class MeshTime {
  readonly #parts: MeshTimeParts
  readonly #heard = new Map<string, Heard>()
  /** The date of what a warden signed for this peer. */
  #dated: Heard | undefined
  /** How far the mesh was ahead of this host when that was last worth a word, also before this start, ms. */
  #notedMs: number

  private constructor(parts: MeshTimeParts, notedMs: number) {
    this.#parts = parts
    this.#notedMs = notedMs
  }

  static async open(parts: MeshTimeParts): Promise<MeshTime> {
    const kept = await parts.store.get(AHEAD)
    return new MeshTime(parts, kept === undefined ? 0 : Number(new TextDecoder().decode(kept)))
  }

  /** What a peer's clock showed a moment ago, ms since 1970. */
  hear(peer: string, wall: number): void {
    this.#heard.delete(peer)
    this.#heard.set(peer, { wall, now: this.#parts.clock.now() })
    const [oldest] = this.#heard.keys()
    if (this.#heard.size > KNOWN_MAX && oldest !== undefined) this.#heard.delete(oldest)
    if (this.#parts.wardens().includes(peer)) this.#note()
  }

  /** A warden has just dated something for this peer. */
  date(wall: number): void {
    this.#dated = { wall, now: this.#parts.clock.now() }
    this.#note()
  }

  /** How far this host's clock is behind that of the mesh, ms. */
  get behindMs(): number {
    const { self } = this.#parts
    const all = this.#parts.wardens()
    const others = all.flatMap((peer) => this.#heard.get(peer) ?? []).map((heard) => this.#ahead(heard))
    if (others.length > 0) return middle(all.includes(self) ? [0, ...others] : others)
    if (all.length === 1 && all.includes(self)) return 0
    return this.#dated === undefined ? this.#notedMs : this.#ahead(this.#dated)
  }

  /** Whether this host’s clock is worth a warning, and none to date by what others believe. */
  get off(): boolean {
    return Math.abs(this.behindMs) > LIMITS.skewMs.value
  }

  /** The mesh's time where this host's clock is off, ms since 1970; else what that shows. */
  wall(): number {
    const behind = this.behindMs
    return this.#parts.clock.wall() + (Math.abs(behind) > LIMITS.skewMs.value ? behind : 0)
  }

  /** How far peers' clocks are ahead of this one, ms, as last heard. */
  get clocks(): ReadonlyMap<string, number> {
    return new Map([...this.#heard].map(([peer, heard]) => [peer, this.#ahead(heard)]))
  }

  #ahead({ wall, now }: Heard): number {
    const { clock } = this.#parts
    return wall + clock.now() - now - clock.wall()
  }

  #note(): void {
    const ahead = this.behindMs
    if (Math.abs(ahead - this.#notedMs) < LIMITS.skewMs.value) return
    this.#notedMs = ahead
    if (Math.abs(ahead) > LIMITS.skewMs.value)
      this.#parts.warn(
        `the clock of this host is ${describe(-ahead)} of that of the mesh: set it right (NTP); until then records are dated by the mesh's`,
      )
    const bytes = new TextEncoder().encode(String(Math.round(ahead)))
    this.#parts.store.write(new Map([[AHEAD, bytes]])).catch(() => {})
  }
}

/** As many are above as below; of two such the one that is nearer to 0. */
function middle(all: readonly number[]): number {
  const sorted = all.toSorted((one, other) => one - other)
  const half = (sorted.length - 1) / 2
  const low = sorted[Math.floor(half)] ?? 0
  const high = sorted[Math.ceil(half)] ?? 0
  return Math.abs(low) < Math.abs(high) ? low : high
}

/** `2 h ahead`, `3 d behind`. */
export function describe(aheadMs: number): string {
  const s = Math.abs(aheadMs) / 1_000
  const text =
    s < 120
      ? `${s.toFixed(1)} s`
      : s < 7_200
        ? `${Math.round(s / 60)} min`
        : s < 172_800
          ? `${Math.round(s / 3_600)} h`
          : `${Math.round(s / 86_400)} d`
  return `${text} ${aheadMs < 0 ? 'behind' : 'ahead'}`
}

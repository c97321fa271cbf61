import type { Machine } from './machine.ts'
import type { Network } from './network.ts'
import type { World } from './world.ts'

/** One direction of a link. */
interface Way {
  readonly from: Machine
  readonly to: Machine
  readonly queue: { at: number; ghost: boolean; run: () => void }[]
  /** When the last frame arrives: they stay in order. */
  lastAt: number
  blocked: boolean
}

/** An ordered connection of two processes, as long as it lasts. */
export interface Link {
  open: boolean
  stalledUntil: number
  readonly ways: readonly [Way, Way]
  readonly lives: readonly [number, number]
}

/** After so long without a sign of the other side a link is given up, ms. */
const SILENCE_MS = 4_000
/** What a lost packet costs. */
const RESENT_MS = 200

/**
 * Links between all machines: frames arrive in order or not at all. A link ends by a reset, by the end of a process and by
 * silence; what was on it may have arrived all the same. Another follows by itself.
 */
export class Links {
  readonly #world: World
  readonly #network: Network
  readonly #machines: readonly Machine[]
  readonly #ended: (link: Link) => void
  readonly #links = new Map<number, Link>()

  /** @param ended is called when a link is gone, before there is another */
  constructor(world: World, network: Network, machines: readonly Machine[], ended: (link: Link) => void) {
    this.#world = world
    this.#network = network
    this.#machines = machines
    this.#ended = ended
  }

  between(one: Machine, other: Machine): Link | undefined {
    return this.#links.get(keyOf(one, other))
  }

  /** All links that can be had. */
  begin(): void {
    for (const one of this.#machines) for (const other of this.#machines) this.dial(one, other)
  }

  /** The link, or a new one; undefined when the other side does not answer. */
  dial(one: Machine, other: Machine): Link | undefined {
    const there = this.between(one, other)
    if (there !== undefined) return there
    if (one === other || !one.up || !other.up) return undefined
    if (this.#network.cutUntil(one, other) > 0 || this.#network.cutUntil(other, one) > 0) return undefined
    const way = (from: Machine, to: Machine): Way => ({ from, to, queue: [], lastAt: 0, blocked: false })
    const link: Link = {
      open: true,
      stalledUntil: 0,
      ways: [way(one, other), way(other, one)],
      lives: [one.life, other.life],
    }
    this.#links.set(keyOf(one, other), link)
    return link
  }

  send(link: Link, from: Machine, run: () => void): void {
    const world = this.#world
    const way = link.ways[0].from === from ? link.ways[0] : link.ways[1]
    const delay = this.#network.delay() + (this.#network.lost() ? RESENT_MS * world.between(1, 3) : 0)
    const at = Math.max(world.now + delay, way.lastAt, link.stalledUntil)
    way.lastAt = at
    way.queue.push({ at, ghost: world.chance(0.1), run })
    world.at(at, () => this.#arrive(link, way))
  }

  #arrive(link: Link, way: Way): void {
    const world = this.#world
    const { queue, from, to } = way
    const life = link.lives[way === link.ways[0] ? 1 : 0]
    for (let first = queue[0]; first !== undefined && first.at <= world.now; first = queue[0]) {
      const until = this.#network.cutUntil(from, to)
      if (until > 0 && link.open) {
        this.#wait(link, way, until)
        return
      }
      queue.shift()
      if (link.open || (first.ghost && until === 0)) to.do(first.run, life)
    }
  }

  #wait(link: Link, way: Way, until: number): void {
    if (way.blocked) return
    way.blocked = true
    const world = this.#world
    const silent = until - world.now > SILENCE_MS
    world.at(silent ? world.now + SILENCE_MS : until + 1, () => {
      way.blocked = false
      if (silent && link.open) this.reset(way.from, way.to)
      this.#arrive(link, way)
    })
  }

  /** The process is gone. */
  crash(machine: Machine): void {
    for (const other of this.#machines) this.reset(machine, other)
  }

  reset(one: Machine, other: Machine): void {
    const link = this.between(one, other)
    if (link === undefined) return
    link.open = false
    this.#links.delete(keyOf(one, other))
    this.#ended(link)
    this.#again(one, other, this.#world.between(0, 1_500))
  }

  /** Peers of a mesh are linked again by themselves. */
  #again(one: Machine, other: Machine, ms: number): void {
    this.#world.at(this.#world.now + ms, () => {
      if (this.dial(one, other) === undefined) this.#again(one, other, 1_000)
    })
  }
}

function keyOf(one: Machine, other: Machine): number {
  return Math.min(one.index, other.index) * 64 + Math.max(one.index, other.index)
}

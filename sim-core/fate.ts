import type { Network } from './network.ts'
import type { Peer } from './peer.ts'
import type { World } from './world.ts'

/** What can be struck. */
export interface Victim {
  peer: Peer
}

export interface Victims {
  readonly nodes: readonly Victim[]
  /** The process is gone, and comes back. */
  down(node: Victim): void
}

/** What goes wrong by itself, most often first. */
export const FAULTS = [
  'crash',
  'crash',
  'stop',
  'pause',
  'sleep',
  'isolate',
  'deafen',
  'silence',
  'split',
  'full disk',
  'link',
  'link',
] as const

/** Strikes nodes with faults. */
export class Fate {
  readonly #world: World
  readonly #network: Network
  readonly #mesh: Victims

  constructor(world: World, network: Network, mesh: Victims) {
    this.#world = world
    this.#network = network
    this.#mesh = mesh
  }

  /** `until`: by then it is over. */
  strike(kind: string, node: Victim, until: number): void {
    const world = this.#world
    const { nodes } = this.#mesh
    const { peer } = node
    world.say(() => `-- ${kind} ${peer.id}`)
    const ms = Math.min(world.pick([300, 3_000, 14_000]) * world.between(0.3, 1), until - world.now + 500)
    switch (kind) {
      case 'crash':
        this.#mesh.down(node)
        return
      case 'stop':
        if (peer.machine.up) peer.machine.do(() => peer.judge({ kind: 'stop' }))
        world.at(world.now + 2_000, () => this.#mesh.down(node))
        return
      case 'pause':
        peer.machine.pause(ms)
        return
      case 'sleep':
        peer.machine.sleep(ms, (missed) => peer.woke(missed))
        return
      case 'isolate':
        for (const other of nodes) this.cut(node, other, ms)
        return
      case 'deafen':
        for (const other of nodes)
          if (other !== node && world.chance(0.7)) this.#network.cut(other.peer.machine, peer.machine, ms)
        return
      case 'silence':
        for (const other of nodes)
          if (other !== node && world.chance(0.7)) this.#network.cut(peer.machine, other.peer.machine, ms)
        return
      case 'link':
        this.cut(
          node,
          world.pick(nodes),
          Math.max(0, Math.min(world.between(5_000, 25_000), until - world.now)),
        )
        return
      case 'split': {
        const side = nodes.map(() => world.chance(0.5))
        for (const [at, one] of nodes.entries())
          for (const [to, other] of nodes.entries()) if (side[at] !== side[to]) this.cut(one, other, ms)
        return
      }
      case 'freeze':
        peer.machine.sleep(Math.max(ms, 8_000), () => {})
        return
      case 'full disk':
        peer.disk.fullUntil = world.now + ms
    }
  }

  /** Nothing passes between the two, either way. */
  cut(one: Victim, other: Victim, ms: number): void {
    if (one === other) return
    this.#network.cut(one.peer.machine, other.peer.machine, ms)
    this.#network.cut(other.peer.machine, one.peer.machine, ms)
  }
}

import type { Actor, Call } from './actor.ts'
import type { Network } from './network.ts'
import type { Peer, PeerInit } from './peer.ts'
import type { Register } from './register.ts'
import type { World } from './world.ts'

/** A peer with the actors it owns. */
export interface Node {
  peer: Peer
  register: Register
  actors: Map<string, Actor>
  /** Calls that wait for a claim, by key. */
  waiting: Map<string, Call[]>
  requests: Map<number, string>
}

export interface MeshInit extends PeerInit {
  world: World
  network: Network
  peers: number
  keys: readonly string[]
  /** Whose registers an actor writes to: a majority of them. */
  registers: (address: string) => readonly number[]
  /**
   * Machines may be frozen together with their clocks. Then two leases can be valid, and reads from memory stale; what
   * was written is still looked at.
   */
  frozen: boolean
  /** The end of the run: calls that must be answered have an answer by then. */
  end: number
}

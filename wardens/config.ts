import { type Hash, hash, mix } from './hash.ts'

/** Who arbitrates: a peer with one disk. A disk that comes back empty has another store id and is another warden. */
export interface WardenId {
  /** Peer id. */
  peer: string
  /** Chosen when the store was made. */
  store: string
  /** Failure domain, as its operator named it. */
  zone: string
}

/** One link of the chain of configs, all of which a mesh's peers agree on. */
export interface MeshConfig {
  mesh: string
  /** Rises with each forced recovery and beats any epoch. */
  generation: number
  epoch: number
  /** Hash of the config before; empty for the first. */
  previous: string
  wardens: readonly WardenId[]
  /** Wardens that arbitrate one key. */
  k: 1 | 3 | 5
  /** A lease, ms: a constant of the mesh. */
  leaseMs: number
  /** Peers that are members no longer. */
  removed: readonly string[]
}

/** Epochs of a generation begin above those of the generations before it. */
export const EPOCHS_PER_GENERATION: number = 2 ** 32

/** The generation under which an epoch was granted. */
export function generationOf(epoch: number): number {
  return Math.floor(epoch / EPOCHS_PER_GENERATION)
}

/** More than half. */
export function majority(of: number): number {
  return Math.floor(of / 2) + 1
}

/** How many wardens of a config have to take part in a step: so many hold a majority of every key's group. */
export function stepQuorum(config: MeshConfig): number {
  return config.wardens.length - (config.k - 1) / 2
}

/** A config as it is used: who arbitrates a key. */
export interface Seats {
  readonly config: MeshConfig
  /** Of the config: named in every message. */
  readonly hash: string
  /** Of a key's group. */
  readonly majority: number
  /** Indices of the wardens that arbitrate the key, best first: the k highest rendezvous hashes. */
  group(address: string): readonly number[]
  /** -1 for a peer that is no warden, or comes with another disk. */
  indexOf(peer: string, store: string): number
}

export function seats(config: MeshConfig, configHash: string): Seats {
  const { wardens, k } = config
  const marks = wardens.map(({ peer, store }) => hash(`${peer}/${store}`))
  const places = new Map(wardens.map(({ peer }, index) => [peer, index]))
  const all = wardens.map((_, index) => index)
  return {
    config,
    hash: configHash,
    majority: majority(Math.min(k, wardens.length)),
    group(address) {
      if (wardens.length <= k) return all
      const key = hash(address)
      const scores = marks.map((mark) => mix(key, mark))
      return all.toSorted((one, other) => compare(scores[other], scores[one]) || one - other).slice(0, k)
    },
    indexOf(peer, store) {
      const index = places.get(peer)
      return index !== undefined && wardens[index]?.store === store ? index : -1
    },
  }
}

function compare(one: Hash | undefined, other: Hash | undefined): number {
  if (one === undefined || other === undefined) return 0
  return one.high - other.high || one.low - other.low
}

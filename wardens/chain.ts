import { majority, type MeshConfig, type Seats, seats } from './config.ts'

/** Names one attempt at a step of the config; there is no second one like it. */
export interface StepBallot {
  round: number
  peer: string
  incarnation: number
}

/** Why a config is the next one: signatures of a majority of the last one's wardens, or of the mesh key after a loss. */
export type Certificate =
  | {
      by: 'wardens'
      ballot: StepBallot
      signatures: readonly { peer: string; store: string; signature: string }[]
    }
  | { by: 'mesh'; signature: string }
  /** The first config: whoever joins the mesh takes it from its invite. */
  | { by: 'founder' }

export interface Link {
  config: MeshConfig
  certificate: Certificate
}

/** Hashes and signatures of this peer, of others, and of the mesh. */
export interface Notary {
  /** Of the config's canonical bytes. */
  hash(config: MeshConfig): string
  sign(text: string): string
  verify(peer: string, text: string, signature: string): boolean
  /** Whether the mesh key signed it. */
  verifyMesh(text: string, signature: string): boolean
}

/** What the wardens of `last` sign to accept `next` under a ballot. */
export function stepText(last: string, next: string, { round, peer, incarnation }: StepBallot): string {
  return `step from ${last} to ${next} in ${round} of ${peer}.${incarnation}`
}

/** What the mesh key signs when a config is to be forced. */
export function recoveryText(next: string): string {
  return `recover to ${next}`
}

export function ballotsOrder(one: StepBallot, other: StepBallot): number {
  if (one.round !== other.round) return one.round - other.round
  if (one.peer !== other.peer) return one.peer < other.peer ? -1 : 1
  return one.incarnation - other.incarnation
}

/** Whether a warden of `last` may sign `next`: the chain goes on, and what is a constant of the mesh stays. */
export function allowed(last: Seats, next: MeshConfig): boolean {
  const { config, hash } = last
  const peers = new Set(next.wardens.map(({ peer }) => peer))
  return (
    next.mesh === config.mesh &&
    next.generation === config.generation &&
    next.epoch === config.epoch + 1 &&
    next.previous === hash &&
    next.leaseMs === config.leaseMs &&
    peers.size === next.wardens.length &&
    (next.k === 1 ? peers.size >= 1 : next.k === 3 ? peers.size >= 3 : next.k === 5 && peers.size >= 5)
  )
}

export type Taken = 'next' | 'known' | 'gap' | 'fork' | 'unsigned'

/** Told at once to whoever is behind. */
const LINKS_MAX = 64

/**
 * The configs of a mesh, as far as this peer knows them: all of them, so that each follows from the first. Takes only what
 * the last one's wardens, or the mesh key, signed.
 */
export class Chain {
  readonly #notary: Notary
  readonly #links: Link[]
  #head: Seats

  constructor(notary: Notary, links: readonly [Link, ...Link[]]) {
    this.#notary = notary
    this.#links = [...links]
    const { config } = links.at(-1) ?? links[0]
    this.#head = seats(config, notary.hash(config))
  }

  get head(): Seats {
    return this.#head
  }

  get links(): readonly Link[] {
    return this.#links
  }

  /** The first of those after the config with this hash; the last that are known when it is not among them. */
  since(hash: string): readonly Link[] {
    const at = this.#links.findIndex(({ config }) => this.#notary.hash(config) === hash)
    return at < 0 ? this.#links.slice(-LINKS_MAX) : this.#links.slice(at + 1, at + 1 + LINKS_MAX)
  }

  take(link: Link): Taken {
    const { config } = link
    const last = this.#head.config
    const hash = this.#notary.hash(config)
    if (hash === this.#head.hash) return 'known'
    if (config.mesh !== last.mesh) return 'unsigned'
    if (config.generation > last.generation) {
      // Its recovery is what is missing.
      if (link.certificate.by !== 'mesh') return 'gap'
      if (!this.#signedByMesh(link, hash)) return 'unsigned'
    } else {
      if (config.generation < last.generation) return 'known'
      if (config.epoch <= last.epoch)
        return config.epoch < this.#oldest || this.#knows(config.epoch, hash) ? 'known' : 'fork'
      if (config.epoch > last.epoch + 1) return 'gap'
      if (config.previous !== this.#head.hash) return 'fork'
      if (!allowed(this.#head, config) || !this.#signedByWardens(link, hash)) return 'unsigned'
    }
    this.#links.push(link)
    this.#head = seats(config, hash)
    return 'next'
  }

  get #oldest(): number {
    return this.#links[0]?.config.epoch ?? 0
  }

  #knows(epoch: number, hash: string): boolean {
    return this.#links.some(({ config }) => config.epoch === epoch && this.#notary.hash(config) === hash)
  }

  #signedByMesh({ certificate }: Link, hash: string): boolean {
    return certificate.by === 'mesh' && this.#notary.verifyMesh(recoveryText(hash), certificate.signature)
  }

  #signedByWardens({ certificate }: Link, hash: string): boolean {
    if (certificate.by !== 'wardens') return false
    const text = stepText(this.#head.hash, hash, certificate.ballot)
    const signers = new Set<number>()
    for (const { peer, store, signature } of certificate.signatures) {
      const index = this.#head.indexOf(peer, store)
      if (index >= 0 && this.#notary.verify(peer, text, signature)) signers.add(index)
    }
    return signers.size >= majority(this.#head.config.wardens.length)
  }
}

import { decodeLinks, encodeLinks, type Quorum } from '../../dht-registry/index.ts'
import { type Clock, ShoalError, type Store } from '../../protocols/index.ts'
import type { Link, MeshConfig } from '../../wardens/index.ts'
import { type Certificate, may, readCertificate, readGrant, type Role } from './certificate.ts'
import type { Issuer } from './issuer.ts'
import { MeshTime } from './mesh-time.ts'

export interface MembersInit {
  mesh: string
  self: string
}

export interface MembersComponents {
  /** Keeps the chain of configs. */
  quorum: Pick<Quorum, 'seats' | 'links' | 'enter' | 'take'>
  store: Store
  clock: Clock
  /** One sentence for whoever watches this node. */
  warn(text: string): void
}

const CERTIFICATE = 'mesh/certificate'

/**
 * Who is of the mesh, as this peer knows it: the chain of configs, its own certificate, those of the peers that were let
 * in, and how far their clocks are off.
 */
export class Members {
  readonly mesh: string
  readonly self: string
  readonly #components: MembersComponents
  #own: { bytes: Uint8Array; certificate: Certificate } | undefined
  readonly #known = new Map<string, Certificate>()
  readonly time: MeshTime

  private constructor(init: MembersInit, components: MembersComponents, time: MeshTime) {
    this.mesh = init.mesh
    this.self = init.self
    this.#components = components
    this.time = time
  }

  static async open(init: MembersInit, components: MembersComponents): Promise<Members> {
    const { quorum, store, clock } = components
    const wardens = (): string[] => quorum.seats?.config.wardens.map(({ peer }) => peer) ?? []
    const warn = (text: string): void => components.warn(text)
    const time = await MeshTime.open({ self: init.self, clock, store, wardens, warn })
    const members = new Members(init, components, time)
    const bytes = await store.get(CERTIFICATE)
    if (bytes !== undefined) members.#own = { bytes, certificate: await readCertificate(bytes) }
    return members
  }

  get config(): MeshConfig | undefined {
    return this.#components.quorum.seats?.config
  }

  /** All configs known, the first one first. */
  get links(): Uint8Array {
    return encodeLinks(this.#components.quorum.links)
  }

  /** The first of those after another one. */
  linksAfter({ generation, epoch }: { generation: number; epoch: number }): readonly Link[] {
    const later = this.#components.quorum.links.filter(
      ({ config }) =>
        config.generation > generation || (config.generation === generation && config.epoch > epoch),
    )
    return later.slice(0, LINKS)
  }

  /** The configs of the mesh, for a peer that knows none yet. @throws ShoalError PROTOCOL when they are of another mesh */
  async enter(links: Uint8Array): Promise<void> {
    await this.#components.quorum.enter(decodeLinks(links, LINKS_IN_ALL))
  }

  /** News of the configs, from a member. @throws ShoalError PROTOCOL when they are garbled */
  async hear(links: Uint8Array, from: string): Promise<void> {
    await this.#components.quorum.take(from, decodeLinks(links))
  }

  /** Whether a peer is a warden, or was: what it signed then counts. */
  wasWarden(peer: string): boolean {
    return this.#components.quorum.links.some(({ config }) => config.wardens.some((one) => one.peer === peer))
  }

  /** Those that were wardens, and are members still. */
  get formerWardens(): string[] {
    const all = this.#components.quorum.links.flatMap(({ config }) => config.wardens.map(({ peer }) => peer))
    return [...new Set(all)].filter((peer) => !this.isWarden(peer) && !this.isRemoved(peer))
  }

  /** Its own, as signed; undefined before it is a member. */
  get certificate(): Uint8Array | undefined {
    return this.#own?.bytes
  }

  /** What it says. */
  get own(): Certificate | undefined {
    return this.#own?.certificate
  }

  isWarden(peer: string): boolean {
    return this.config?.wardens.some((warden) => warden.peer === peer) ?? false
  }

  isRemoved(peer: string): boolean {
    return this.config?.removed.includes(peer) ?? false
  }

  /** Takes a new certificate for this peer; on disk when it resolves. @throws ShoalError NOT_ADMITTED */
  async become(bytes: Uint8Array): Promise<void> {
    const certificate = await readCertificate(bytes)
    this.#check(certificate, this.self, certificate.issuedAt)
    await this.#components.store.write(new Map([[CERTIFICATE, bytes]]))
    this.#own = { bytes, certificate }
    // Just signed by a warden: the time that it shows is the mesh's, give or take the way.
    if (certificate.issuer !== this.self) this.time.date(certificate.issuedAt)
  }

  /**
   * Whether a peer is a member, by the certificate that it shows.
   *
   * @throws ShoalError NOT_ADMITTED
   */
  async judge(bytes: Uint8Array, peer: string): Promise<Certificate> {
    const certificate = await readCertificate(bytes)
    this.#check(certificate, peer)
    return certificate
  }

  #check(certificate: Certificate, peer: string, now = this.wall()): void {
    const { mesh, issuer, notAfter } = certificate
    if (this.isRemoved(peer))
      throw refused(`peer ${peer} was removed from the mesh`, 'it needs a new identity, and an invite')
    if (mesh !== this.mesh) throw refused(`it is of mesh ${mesh}`)
    if (certificate.peer !== peer) throw refused(`peer ${peer} shows that of ${certificate.peer}`)
    if (!this.wasWarden(issuer)) throw refused(`${issuer}, who signed it, is no warden`)
    // A warden is one by the config. A clock that is off must not lock members out: both have to say so.
    if (!this.isWarden(peer) && Math.min(this.#components.clock.wall(), now) > notAfter)
      throw refused(`it expired at ${new Date(notAfter).toISOString()}`, 'it needs a new invite')
  }

  /** A peer was let in. */
  admitted(peer: string, certificate: Certificate): void {
    this.#known.delete(peer)
    this.#known.set(peer, certificate)
    const [oldest] = this.#known.keys()
    if (this.#known.size > KNOWN_MAX && oldest !== undefined) this.#known.delete(oldest)
  }

  certificateOf(peer: string): Certificate | undefined {
    return peer === this.self ? this.own : this.#known.get(peer)
  }

  /** @throws ShoalError FORBIDDEN */
  mustBe(role: Role, peer: string, what: string): void {
    const certificate = this.certificateOf(peer)
    if (certificate !== undefined && !this.isRemoved(peer) && may(certificate.roles, role)) return
    const who = peer === this.self ? 'this node' : `peer ${peer}`
    throw new ShoalError('FORBIDDEN', `${who} may not ${what}: it lacks the role ${role}`, {
      hint: `do it on a node that has it, or join with an invite that grants it: shoal mesh invite --role ${role}`,
    })
  }

  /** What a peer may ask only with a role. @throws ShoalError FORBIDDEN */
  mayAsk(op: string, peer: string): void {
    const needed = NEEDED.get(op)
    if (needed !== undefined) this.mustBe('publisher', peer, needed)
  }

  /**
   * Whether a certificate let its peer deploy. One that is over, or whose peer was removed, counts for what was deployed
   * before: whoever passes a record on is a member, and types outlive those who made them.
   *
   * @throws ShoalError NOT_ADMITTED, FORBIDDEN
   */
  async mayPublish(bytes: Uint8Array, peer: string): Promise<void> {
    const { mesh, peer: of, issuer, roles } = await readCertificate(bytes)
    if (mesh !== this.mesh || of !== peer || !this.wasWarden(issuer))
      throw refused(`that of peer ${peer} is not of this mesh`)
    if (!may(roles, 'publisher'))
      throw new ShoalError('FORBIDDEN', `peer ${peer} may not deploy: it lacks the role publisher`)
  }

  /** Wall clock of the mesh, ms: that of most of its wardens where this one is off. For records and certificates. */
  wall(): number {
    return this.time.wall()
  }

  /**
   * A certificate for the bearer of a grant, if this peer issued it.
   *
   * @throws ShoalError NOT_ADMITTED
   */
  async redeem(grantBytes: Uint8Array, peer: string, issuer: Issuer): Promise<Uint8Array> {
    await this.checkGrant(grantBytes)
    if (this.isRemoved(peer))
      throw refused(`peer ${peer} was removed from the mesh`, 'it needs a new identity, and an invite')
    return await issuer.redeem(grantBytes, peer)
  }

  /**
   * Who has to redeem a grant: whoever made it as a warden, also when its seat is another's by now.
   *
   * @throws ShoalError NOT_ADMITTED when no warden of this mesh signed it
   */
  async checkGrant(bytes: Uint8Array): Promise<string> {
    const { mesh, issuer } = await readGrant(bytes)
    const hint = 'ask for a new one: shoal mesh invite'
    if (mesh !== this.mesh) throw refusedInvite(`it is of mesh ${mesh}`, hint)
    if (!this.wasWarden(issuer)) throw refusedInvite(`${issuer}, who signed it, is no warden`, hint)
    if (this.isRemoved(issuer))
      throw refusedInvite(`${issuer}, who signed it, was removed from the mesh`, hint)
    return issuer
  }
}

const LINKS = 64
/** More steps than any mesh takes. */
const LINKS_IN_ALL = 100_000
const KNOWN_MAX = 10_000

/** Questions of another peer that only publishers may ask, and what they would do. */
const NEEDED: ReadonlyMap<string, string> = new Map([
  ['commit-type', 'deploy'],
  ['restart-type', 'end actors of earlier versions'],
  ['stop-actor', 'stop actors'],
  ['dlq-drop', 'drop dead letters of other nodes'],
])

function refused(
  why: string,
  hint = 'join with an invite: shoal mesh invite, on a node of the mesh',
): ShoalError {
  return new ShoalError('NOT_ADMITTED', `the certificate is refused: ${why}`, { hint })
}

function refusedInvite(why: string, hint: string): ShoalError {
  return new ShoalError('NOT_ADMITTED', `the invite is refused: ${why}`, { hint })
}

import {
  type Clock,
  LIMITS,
  type Network,
  type Random,
  ShoalError,
  type Store,
} from '../../protocols/index.ts'
import { encodeLinks, type Quorum } from '../../dht-registry/index.ts'
import * as wire from '../../protocols/proto/join.js'
import type { Link, MeshConfig } from '../../wardens/index.ts'
import type { Identity } from '../ground/index.ts'
import { CERTIFICATE_OP, recheck } from './aging.ts'
import { CLOCK_OP, hearClocks, tellClock } from './clocks.ts'
import { Bench, SEAT_OP } from './bench.ts'
import { Entrance } from './entrance.ts'
import { type Invite, type InviteInit, type Issuer, openIssuer } from './issuer.ts'
import { Members } from './members.ts'
import { WardenCalls } from './warden-calls.ts'
import { found } from './config-steps.ts'
import { HEARD_OF_OP, Removals } from './removals.ts'

export interface MembershipInit {
  mesh: string
  identity: Identity
  /** Known to the founder, and where it was imported: signs the first config when there is none. */
  meshKey?: Identity
  /** Who redeems invites and renews, as long as no config is known. */
  warden: string
  /** Of this peer's disk. */
  storeId: string
  /** Of the disk that this peer founded the mesh with, if it did. */
  foundedWith?: string
  /** Failure domain of this peer. @default none */
  zone?: string
}

export interface MembershipComponents {
  store: Store
  quorum: Quorum
  clock: Clock
  random: Random
  grant(): Uint8Array | undefined
  joined(): void
  refused(error: ShoalError): void
  /** A peer is a member no longer: its connections are to be closed. */
  removed(peer: string): void
  warn(text: string): void
  /** The config is another one. */
  stepped?(config: MeshConfig): void
}

/** Whether this peer may arbitrate. */
export interface SeatInit {
  /** Others can dial it, and it is not about to leave. */
  able: () => boolean
  /** Whether an address of another peer is known. */
  dialable: (peer: string) => Promise<boolean>
}

/** The part of the network that membership uses, there later than membership itself. */
export type MemberNetwork = Pick<Network, 'ask' | 'peers'>

/**
 * Membership in the mesh, and what members do for one another about it: redeem invites, renew certificates, tell of new
 * configs, and put peers out.
 */
export class Membership {
  readonly members: Members
  readonly entrance: Entrance
  readonly quorum: Quorum
  readonly clock: Clock
  /** Makes invites as long as this peer is a warden, and redeems them for as long as they are good. */
  readonly #issuer: Issuer
  readonly #components: MembershipComponents
  readonly #init: MembershipInit
  #network: MemberNetwork | undefined
  readonly #wardens: WardenCalls
  readonly #removals: Removals
  #dialable: SeatInit['dialable'] = () => Promise.resolve(false)
  /** Who arbitrates and who stands by, once this node is on the air. */
  bench: Bench | undefined
  #stopRenewal = (): void => undefined
  /** The configs that peers were last known to have. */
  readonly #last = new Map<string, { generation: number; epoch: number }>()

  private constructor(
    init: MembershipInit,
    members: Members,
    issuer: Issuer,
    components: MembershipComponents,
  ) {
    this.members = members
    this.#issuer = issuer
    this.#components = components
    this.#init = init
    const { quorum, clock } = components
    this.quorum = quorum
    this.clock = clock
    const wardens = new WardenCalls({ members, network: () => this.#network, fallback: init.warden })
    this.#wardens = wardens
    const dialable: SeatInit['dialable'] = (peer) => this.#dialable(peer)
    this.#removals = new Removals({ members, issuer, quorum, wardens, clock, dialable })
    this.entrance = new Entrance({
      members,
      clock: components.clock,
      redeem: (grant, peer) => this.#redeem(grant, peer),
      grant: () => components.grant(),
      joined: () => components.joined(),
      admitted: (peer, last) => void this.#last.set(peer, last),
      refused: (error) => components.refused(error),
    })
  }

  static async open(init: MembershipInit, components: MembershipComponents): Promise<Membership> {
    const { mesh, identity } = init
    const { store, clock, random, quorum } = components
    const self = identity.peerId.toString()
    const members = await Members.open(
      { mesh, self },
      { quorum, store, clock, warn: (text) => components.warn(text) },
    )
    if (members.config === undefined && init.warden === self) await found({ ...init, self }, quorum)
    const { privateKey } = identity
    const issuer = await openIssuer({ mesh, self }, { privateKey, store, clock: members, random })
    const membership = new Membership(init, members, issuer, components)
    quorum.watch(() => membership.#changed())
    membership.#checkDisk()
    await membership.#renew()
    return membership
  }

  /** Resolves when this peer arbitrates, if it has a seat, or LIMITS.readyMs later. */
  async ready(): Promise<void> {
    const { quorum, clock } = this
    const end = clock.now() + LIMITS.readyMs.value
    const waits = (): boolean => ['starting', 'silent', 'sealed'].includes(quorum.standing)
    while (waits() && clock.now() < end)
      await new Promise<void>((resolve) => clock.after(READY_LOOK_MS, resolve))
  }

  /** From now on it can ask others. */
  start(network: MemberNetwork, seat?: SeatInit): void {
    this.#network = network
    if (seat !== undefined) {
      this.bench = this.#newBench(network, seat)
      this.#dialable = seat.dialable
    }
    this.bench?.start()
    const look = (): void => {
      this.#stopRenewal = this.#components.clock.after(LIMITS.renewMs.value, look)
      this.#renew().catch((error: unknown) => this.#warnRenewal(error))
      void this.hearClocks((peer) => this.members.isWarden(peer))
      void recheck({ members: this.members, network, letGo: (peer) => this.#components.removed(peer) })
    }
    look()
  }

  #newBench(network: MemberNetwork, { able, dialable }: SeatInit): Bench {
    const { members, quorum, clock } = this
    const { storeId: store, zone = '' } = this.#init
    return new Bench({
      self: members.self,
      quorum,
      network,
      dialable,
      clock,
      isRemoved: (peer) => members.isRemoved(peer),
      own: () => {
        const { standing } = quorum
        const takes = able() && !members.time.off && members.own?.leaf === false
        return { store, zone, able: takes, arbitrates: standing === 'serves', why: standing }
      },
    })
  }

  /** Asks linked peers what their clocks show; resolves when those that answer soon have. */
  async hearClocks(of: (peer: string) => boolean = () => true): Promise<void> {
    const network = this.#network
    if (network === undefined) return
    const heard = (peer: string, wall: number): void => this.members.time.hear(peer, wall)
    await hearClocks(network.peers().filter(of), { network, clock: this.clock, heard })
  }

  stop(): void {
    this.bench?.stop()
    this.#stopRenewal()
  }

  /**
   * Answers what members ask; undefined for what is none of this. To be asked first, of every question.
   *
   * @throws ShoalError FORBIDDEN for whatever needs a role that the asker lacks
   */
  answer(op: string, body: Uint8Array, from: string): Promise<Uint8Array> | undefined {
    this.members.mayAsk(op, from)
    switch (op) {
      case 'mesh-redeem': {
        const { grant, peer } = wire.Redemption.decode(body)
        return this.members.redeem(grant, peer, this.#issuer)
      }
      case 'mesh-renew':
        return this.#answerRenew(from)
      case CERTIFICATE_OP:
        return Promise.resolve(this.members.certificate ?? new Uint8Array())
      case CLOCK_OP:
        return Promise.resolve(tellClock(this.clock))
      case SEAT_OP:
        return Promise.resolve(this.bench?.answer() ?? new Uint8Array())
      case 'mesh-config': {
        const last = wire.ConfigQuestion.decode(body)
        return Promise.resolve(encodeLinks(this.members.linksAfter(last)))
      }
      case 'mesh-config-news':
        return this.members.hear(body, from).then(() => new Uint8Array())
      case 'mesh-invite':
        return this.#asAdmin(from, 'invite', async () => this.#mine().invite(decode(body) as InviteInit))
      case 'mesh-invites':
        return this.#asAdmin(from, 'see invites', async () => encode(this.#issuer.list()))
      case 'mesh-revoke':
        return this.#asAdmin(from, 'revoke invites', async () =>
          encode(await this.#issuer.revoke(text(body))),
        )
      case HEARD_OF_OP:
        return this.#removals.answer(text(body))
      case 'mesh-remove':
        return this.#asAdmin(from, 'remove peers', async () => {
          await this.#removals.step(text(body))
          return new Uint8Array()
        })
      default:
        return undefined
    }
  }

  /** A link opened: whoever has the older config hears of the newer one. */
  linked(peer: string): void {
    this.entrance.refusal = undefined
    const own = this.members.config
    const theirs = this.#last.get(peer)
    if (own !== undefined && theirs !== undefined) {
      const newer = theirs.generation - own.generation || theirs.epoch - own.epoch
      if (newer > 0) this.#fetch(peer, own).catch(() => {})
      else if (newer < 0) this.#tell(peer, this.members.linksAfter(theirs))
    }
    if (this.members.isWarden(peer)) this.#renew().catch((error: unknown) => this.#warnRenewal(error))
  }

  /**
   * What lets new nodes in, in base64. Made by a warden: this peer, or the one that it asks.
   *
   * @param kept false: forgotten when this process ends; for a warden only
   * @throws ShoalError FORBIDDEN, BAD_REQUEST, OVERLOADED, UNAVAILABLE
   */
  async invite(init: InviteInit, kept = true): Promise<string> {
    this.members.mustBe('admin', this.members.self, 'invite')
    const grant = this.#seated
      ? await this.#issuer.invite(init, kept)
      : await this.#wardens.any('mesh-invite', encode(init))
    return Buffer.from(grant).toString('base64')
  }

  /** @throws ShoalError FORBIDDEN, UNAVAILABLE */
  async invites(): Promise<Invite[]> {
    this.members.mustBe('admin', this.members.self, 'see invites')
    const others = await this.#wardens.all('mesh-invites', new Uint8Array())
    if (others.length === 0 && !this.#seated) await this.#wardens.any('mesh-invites', new Uint8Array())
    return [...this.#issuer.list(), ...others.flatMap((answer) => decode(answer) as Invite[])]
  }

  /** @throws ShoalError FORBIDDEN, BAD_REQUEST, UNAVAILABLE */
  async revoke(id: string): Promise<Invite> {
    this.members.mustBe('admin', this.members.self, 'revoke invites')
    // Of whichever warden made it.
    const own = this.#issuer.list().some((invite) => invite.id.startsWith(id))
    const body = new TextEncoder().encode(id)
    const [revoked] = own ? [] : await this.#wardens.all('mesh-revoke', body)
    if (revoked !== undefined) return decode(revoked) as Invite
    if (own || this.#seated) return await this.#issuer.revoke(id)
    return decode(await this.#wardens.any('mesh-revoke', body)) as Invite
  }

  /** @param force also one that nobody has heard of @throws ShoalError FORBIDDEN, BAD_REQUEST, UNAVAILABLE */
  remove(peer: string, force = false): Promise<void> {
    return this.#removals.remove(peer, force)
  }

  /** Whether others have a reason to dial this node: it joined a mesh, or invited somebody. */
  get reachable(): boolean {
    return !this.#seated || this.#wardens.others.length > 0 || this.#issuer.list().length > 0
  }

  #mine(): Issuer {
    if (!this.#seated) throw new ShoalError('UNAVAILABLE', 'this peer is no warden')
    return this.#issuer
  }

  get #seated(): boolean {
    return this.members.isWarden(this.members.self)
  }

  async #redeem(grant: Uint8Array, peer: string): Promise<Uint8Array> {
    const issuer = await this.members.checkGrant(grant)
    if (issuer === this.members.self) return await this.members.redeem(grant, peer, this.#issuer)
    return await this.#wardens.ask(
      issuer,
      'mesh-redeem',
      wire.Redemption.encode({ grant: new Uint8Array(grant), peer }),
    )
  }

  async #answerRenew(from: string): Promise<Uint8Array> {
    const before = this.members.certificateOf(from)
    if (before === undefined || this.members.isRemoved(from))
      throw new ShoalError('NOT_ADMITTED', `peer ${from} is no member`)
    return await this.#mine().certify(from, before)
  }

  async #asAdmin(from: string, what: string, act: () => Promise<Uint8Array>): Promise<Uint8Array> {
    this.members.mustBe('admin', from, what)
    return await act()
  }

  /** A fresh certificate when a third of this one's time is over, or when it becomes an admin. */
  async #renew(): Promise<void> {
    const { members } = this
    const { own } = members
    const late = own === undefined || own.notAfter - members.wall() <= (LIMITS.certificateMs.value * 2) / 3
    if (!late && !this.#rises) return
    // Only the founder has a seat before it has a certificate.
    const roles = own === undefined || this.#rises ? (['admin'] as const) : own.roles
    if (this.#seated)
      await members.become(await this.#issuer.certify(members.self, { roles, leaf: own?.leaf ?? false }))
    else if (own !== undefined && this.#wardens.reachable)
      await members.become(await this.#wardens.any('mesh-renew', new Uint8Array()))
  }

  /** A warden that has the mesh key is an admin, as the founder was: the mesh may have lost all others. */
  get #rises(): boolean {
    const { own } = this.members
    return this.#init.meshKey !== undefined && this.#seated && own?.roles.includes('admin') === false
  }

  #warnRenewal(error: unknown): void {
    this.#components.warn(`the certificate cannot be renewed: ${ShoalError.wrap(error).message}`)
  }

  async #fetch(peer: string, { generation, epoch }: { generation: number; epoch: number }): Promise<void> {
    const question = wire.ConfigQuestion.encode({ generation, epoch })
    const answer = await this.#network?.ask(peer, 'mesh-config', question)
    if (answer !== undefined) await this.members.hear(answer, peer)
  }

  /** Tells everybody of the newest config, and lets those go that it put out. */
  #changed(): void {
    const { config, self } = this.members
    if (config === undefined) return
    this.#checkDisk()
    if (this.#rises) this.#renew().catch((error: unknown) => this.#warnRenewal(error))
    for (const peer of this.#network?.peers() ?? []) this.#tell(peer, this.quorum.links.slice(-1))
    this.#components.stepped?.(config)
    for (const peer of config.removed)
      if (peer !== self) this.#components.clock.after(REMOVED_MS, () => this.#components.removed(peer))
    if (config.removed.includes(self))
      this.#components.warn('this node was removed from the mesh: its peers talk to it no longer')
  }

  /** A disk that is another one than the config says is another warden: its seat is empty. */
  #checkDisk(): void {
    const { config, self } = this.members
    const seat = config?.wardens.find(({ peer }) => peer === self)
    if (seat !== undefined && seat.store !== this.#init.storeId)
      this.#components.warn(
        'this node is a warden whose disk was lost: what it answers does not count, until a step gives it a new seat (shoal mesh wardens)',
      )
  }

  #tell(peer: string, links: readonly Link[]): void {
    // Whoever cannot be told now hears of it when it links again.
    this.#network?.ask(peer, 'mesh-config-news', encodeLinks(links)).catch(() => {})
  }
}

const READY_LOOK_MS = 50
/** How long a removed peer has to hear of it, ms. */
const REMOVED_MS = 500

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}

function decode(bytes: Uint8Array): unknown {
  return JSON.parse(text(bytes))
}

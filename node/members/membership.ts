import {
  type Clock,
  LIMITS,
  type Network,
  type Random,
  ShoalError,
  type Store,
} from '../../protocols/index.ts'
import * as wire from '../../protocols/proto/join.js'
import type { Identity } from '../identity.ts'
import { storeId } from '../store.ts'
import { CERTIFICATE_OP, recheck } from './aging.ts'
import { CLOCK_OP, hearClocks, tellClock } from './clocks.ts'
import { Entrance } from './entrance.ts'
import { type Invite, type InviteInit, type Issuer, openIssuer } from './issuer.ts'
import { Members } from './members.ts'
import { foundingStep } from './mesh-config.ts'

export interface MembershipInit {
  mesh: string
  identity: Identity
  /** Known to the founder: signs the first config when there is none. */
  meshKey?: Identity
  /** Who redeems invites and renews, as long as no config is known. */
  warden: string
}

export interface MembershipComponents {
  store: Store
  clock: Clock
  random: Random
  grant(): Uint8Array | undefined
  joined(): void
  refused(error: ShoalError): void
  /** A peer is a member no longer: its connections are to be closed. */
  removed(peer: string): void
  warn(text: string): void
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
  readonly #issuer: Issuer | undefined
  readonly #components: MembershipComponents
  readonly #init: MembershipInit
  #network: MemberNetwork | undefined
  #stopRenewal = (): void => undefined
  /** Epochs of the configs that peers were last known to have. */
  readonly #epochs = new Map<string, number>()

  private constructor(
    init: MembershipInit,
    members: Members,
    issuer: Issuer | undefined,
    components: MembershipComponents,
  ) {
    this.members = members
    this.#issuer = issuer
    this.#components = components
    this.#init = init
    this.entrance = new Entrance({
      members,
      clock: components.clock,
      redeem: (grant, peer) => this.#redeem(grant, peer),
      grant: () => components.grant(),
      joined: () => components.joined(),
      admitted: (peer, epoch) => void this.#epochs.set(peer, epoch),
      refused: (error) => components.refused(error),
    })
  }

  static async open(init: MembershipInit, components: MembershipComponents): Promise<Membership> {
    const { mesh, identity, meshKey } = init
    const { store, clock, random } = components
    const { privateKey } = identity
    const self = identity.peerId.toString()
    const members = await Members.open(
      { mesh, self },
      { privateKey, store, clock, warn: (text) => components.warn(text) },
    )
    if (members.config === undefined && init.warden === self) {
      if (meshKey === undefined)
        throw new ShoalError('DATA_DIR', 'the data directory has a mesh and neither its config nor its key', {
          hint: 'restore it from a backup, or start in an empty directory',
        })
      const warden = { peer: self, store: await storeId(store, random), zone: '' }
      await members.chain.take({ steps: [await foundingStep({ mesh, warden }, meshKey.privateKey)] })
    }
    const issuer = members.isWarden(self)
      ? await openIssuer({ mesh, self }, { privateKey, store, clock, random })
      : undefined
    const membership = new Membership(init, members, issuer, components)
    await membership.#renew()
    return membership
  }

  /** From now on it can ask others. */
  start(network: MemberNetwork): void {
    this.#network = network
    const look = (): void => {
      this.#stopRenewal = this.#components.clock.after(LIMITS.renewMs.value, look)
      this.#renew().catch((error: unknown) => this.#warnRenewal(error))
      void this.hearClocks((peer) => this.members.isWarden(peer))
      void recheck({ members: this.members, network, letGo: (peer) => this.#components.removed(peer) })
    }
    look()
  }

  /** Asks linked peers what their clocks show; resolves when those that answer soon have. */
  async hearClocks(of: (peer: string) => boolean = () => true): Promise<void> {
    const network = this.#network
    if (network === undefined) return
    const heard = (peer: string, wall: number): void => this.members.heardClock(peer, wall)
    await hearClocks(network.peers().filter(of), { network, clock: this.#components.clock, heard })
  }

  stop(): void {
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
      case 'mesh-redeem':
        return this.#answerRedeem(wire.Redemption.decode(body))
      case 'mesh-renew':
        return this.#answerRenew(from)
      case CERTIFICATE_OP:
        return Promise.resolve(this.members.certificate ?? new Uint8Array())
      case CLOCK_OP:
        return Promise.resolve(tellClock(this.#components.clock))
      case 'mesh-config': {
        const { epoch } = wire.ConfigQuestion.decode(body)
        return Promise.resolve(wire.ConfigChain.encode(this.members.chain.after(epoch)))
      }
      case 'mesh-config-news':
        return this.#news(wire.ConfigChain.decode(body), from).then(() => new Uint8Array())
      case 'mesh-invite':
        return this.#answerInvite(JSON.parse(new TextDecoder().decode(body)) as InviteInit, from)
      case 'mesh-invites':
        return this.#asAdmin(from, 'see invites', async () => encode(this.#mine().list()))
      case 'mesh-revoke':
        return this.#asAdmin(from, 'revoke invites', async () =>
          encode(await this.#mine().revoke(text(body))),
        )
      case 'mesh-remove':
        return this.#asAdmin(from, 'remove peers', async () => {
          await this.#remove(text(body))
          return new Uint8Array()
        })
      default:
        return undefined
    }
  }

  /** A link opened: whoever has the older config hears of the newer one. */
  linked(peer: string): void {
    const own = this.members.config?.epoch ?? -1
    const theirs = this.#epochs.get(peer) ?? own
    if (theirs > own) this.#fetch(peer).catch(() => {})
    else if (theirs < own) this.#tell(peer, theirs)
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
    const grant =
      this.#issuer === undefined
        ? await this.#askWarden('mesh-invite', encode(init))
        : await this.#issuer.invite(init, kept)
    return Buffer.from(grant).toString('base64')
  }

  /** @throws ShoalError FORBIDDEN, UNAVAILABLE */
  async invites(): Promise<Invite[]> {
    this.members.mustBe('admin', this.members.self, 'see invites')
    return (
      this.#issuer?.list() ?? (decode(await this.#askWarden('mesh-invites', new Uint8Array())) as Invite[])
    )
  }

  /** @throws ShoalError FORBIDDEN, BAD_REQUEST, UNAVAILABLE */
  async revoke(id: string): Promise<Invite> {
    this.members.mustBe('admin', this.members.self, 'revoke invites')
    return (
      (await this.#issuer?.revoke(id)) ??
      (decode(await this.#askWarden('mesh-revoke', new TextEncoder().encode(id))) as Invite)
    )
  }

  /** @throws ShoalError FORBIDDEN, BAD_REQUEST, UNAVAILABLE */
  async remove(peer: string): Promise<void> {
    this.members.mustBe('admin', this.members.self, 'remove peers')
    if (this.#issuer === undefined) await this.#askWarden('mesh-remove', new TextEncoder().encode(peer))
    else await this.#remove(peer)
  }

  /** Whether others have a reason to dial this node: it joined a mesh, or invited somebody. */
  get reachable(): boolean {
    return this.#issuer === undefined || this.#issuer.list().length > 0
  }

  #mine(): Issuer {
    if (this.#issuer === undefined) throw new ShoalError('UNAVAILABLE', 'this peer is no warden')
    return this.#issuer
  }

  #warden(): string {
    return this.members.config?.wardens[0]?.peer ?? this.#init.warden
  }

  async #askWarden(op: string, body: Uint8Array): Promise<Uint8Array> {
    return await this.#ask(this.#warden(), op, body)
  }

  async #ask(warden: string, op: string, body: Uint8Array): Promise<Uint8Array> {
    const away = (cause: unknown): ShoalError =>
      new ShoalError('UNAVAILABLE', `the warden, peer ${warden}, which alone can do it, does not answer`, {
        hint: 'start that node again',
        retryAfterMs: 1_000,
        cause,
      })
    if (this.#network === undefined) throw away(undefined)
    try {
      return await this.#network.ask(warden, op, body)
    } catch (error) {
      const refusal = ShoalError.wrap(error)
      throw refusal.code === 'UNREACHABLE' ? away(error) : refusal
    }
  }

  async #redeem(grant: Uint8Array, peer: string): Promise<Uint8Array> {
    const issuer = await this.members.checkGrant(grant)
    if (issuer === this.members.self) return await this.members.redeem(grant, peer, this.#mine())
    return await this.#ask(
      issuer,
      'mesh-redeem',
      wire.Redemption.encode({ grant: new Uint8Array(grant), peer }),
    )
  }

  async #answerRedeem({ grant, peer }: wire.Redemption): Promise<Uint8Array> {
    return await this.members.redeem(grant, peer, this.#mine())
  }

  async #answerRenew(from: string): Promise<Uint8Array> {
    const before = this.members.certificateOf(from)
    if (before === undefined || this.members.isRemoved(from))
      throw new ShoalError('NOT_ADMITTED', `peer ${from} is no member`)
    return await this.#mine().certify(from, before)
  }

  async #answerInvite(init: InviteInit, from: string): Promise<Uint8Array> {
    return await this.#asAdmin(from, 'invite', () => this.#mine().invite(init))
  }

  async #asAdmin(from: string, what: string, act: () => Promise<Uint8Array>): Promise<Uint8Array> {
    this.members.mustBe('admin', from, what)
    return await act()
  }

  /** A fresh certificate when a third of this one's time is over. */
  async #renew(): Promise<void> {
    const { members } = this
    const { own } = members
    if (own !== undefined && own.notAfter - members.wall() > (LIMITS.certificateMs.value * 2) / 3) return
    if (this.#issuer !== undefined)
      await members.become(await this.#issuer.certify(members.self, { roles: ['admin'], leaf: false }))
    else if (own !== undefined && this.#network?.peers().includes(this.#warden()) === true)
      await members.become(await this.#askWarden('mesh-renew', new Uint8Array()))
  }

  #warnRenewal(error: unknown): void {
    this.#components.warn(`the certificate cannot be renewed: ${ShoalError.wrap(error).message}`)
  }

  async #remove(peer: string): Promise<void> {
    await this.members.remove(peer)
    this.#changed('')
  }

  async #fetch(peer: string): Promise<void> {
    const { config } = this.members
    const question = { generation: config?.generation ?? 0, epoch: config?.epoch ?? 0 }
    const answer = await this.#network?.ask(peer, 'mesh-config', wire.ConfigQuestion.encode(question))
    if (answer !== undefined) await this.#news(wire.ConfigChain.decode(answer), peer)
  }

  async #news(chain: wire.ConfigChain, from: string): Promise<void> {
    const [first] = chain.steps
    const own = this.members.config?.epoch ?? -1
    if (first !== undefined && wire.Config.decode(first.config).epoch > own + 1)
      return await this.#fetch(from)
    if (await this.members.chain.take(chain)) this.#changed(from)
  }

  /** Tells everybody of the newest config, and lets those go that it put out. */
  #changed(from: string): void {
    const { config, self } = this.members
    if (config === undefined) return
    for (const peer of this.#network?.peers() ?? []) if (peer !== from) this.#tell(peer, config.epoch - 1)
    for (const peer of config.removed)
      if (peer !== self) this.#components.clock.after(REMOVED_MS, () => this.#components.removed(peer))
    if (config.removed.includes(self))
      this.#components.warn('this node was removed from the mesh: its peers talk to it no longer')
  }

  #tell(peer: string, after: number): void {
    const news = wire.ConfigChain.encode(this.members.chain.after(after))
    // Whoever cannot be told now hears of it when it links again.
    this.#network?.ask(peer, 'mesh-config-news', news).catch(() => {})
  }
}

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

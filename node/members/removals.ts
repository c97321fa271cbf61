import type { Quorum } from '../../dht-registry/index.ts'
import { type Clock, ShoalError } from '../../protocols/index.ts'
import { stepUntil, without } from './config-steps.ts'
import type { Issuer } from './issuer.ts'
import type { Members } from './members.ts'
import type { WardenCalls } from './warden-calls.ts'

export interface RemovalsParts {
  members: Pick<Members, 'self' | 'mustBe' | 'isWarden' | 'wasWarden' | 'isRemoved' | 'certificateOf'>
  issuer: Pick<Issuer, 'list'>
  quorum: Pick<Quorum, 'seats' | 'step' | 'watch' | 'standing'>
  wardens: Pick<WardenCalls, 'any' | 'all'>
  clock: Clock
  /** Whether an address of a peer is known, of this start or an earlier one. */
  dialable: (peer: string) => Promise<boolean>
}

/** Whether a peer was ever heard of: answered with a byte if so, with none if not. */
export const HEARD_OF_OP = 'mesh-heard-of'

/** Puts peers out of the mesh. */
export class Removals {
  readonly #parts: RemovalsParts

  constructor(parts: RemovalsParts) {
    this.#parts = parts
  }

  /**
   * @param force also one that nobody has heard of
   * @throws ShoalError FORBIDDEN, BAD_REQUEST, UNAVAILABLE
   */
  async remove(peer: string, force: boolean): Promise<void> {
    const { members, wardens } = this.#parts
    members.mustBe('admin', members.self, 'remove peers')
    if (peer === members.self)
      throw new ShoalError('BAD_REQUEST', 'this node does not remove itself: there may be no other admin', {
        hint: 'do it on another node that is an admin; to take this one away for a while: shoal node drain',
      })
    if (!force && !(await this.#isKnown(peer))) throw unheardOf(peer)
    if (members.isWarden(members.self)) await this.step(peer)
    else await wardens.any('mesh-remove', new TextEncoder().encode(peer))
  }

  /** As a warden. @throws ShoalError BAD_REQUEST, UNAVAILABLE */
  async step(peer: string): Promise<void> {
    const { members, quorum, clock } = this.#parts
    if (!members.isWarden(members.self)) throw new ShoalError('UNAVAILABLE', 'this peer is no warden')
    await stepUntil(
      quorum,
      clock,
      ({ removed }) => removed.includes(peer),
      (config) => without(config, peer, members.self),
    )
  }

  /** A typing mistake would take up one of the places that a config has for removed peers. */
  async #isKnown(peer: string): Promise<boolean> {
    if (await this.#heardOf(peer)) return true
    const others = await this.#parts.wardens.all(HEARD_OF_OP, new TextEncoder().encode(peer))
    return others.some((answer) => answer.length > 0)
  }

  /** Was let in since the start, was a warden or removed, joined by an invite that was made here, or has an address. */
  async #heardOf(peer: string): Promise<boolean> {
    const { members, issuer, dialable } = this.#parts
    return (
      members.certificateOf(peer) !== undefined ||
      members.wasWarden(peer) ||
      members.isRemoved(peer) ||
      issuer.list().some(({ peers }) => peers.includes(peer)) ||
      (await dialable(peer).catch(() => false))
    )
  }

  /** To {@link HEARD_OF_OP}. */
  async answer(peer: string): Promise<Uint8Array> {
    return new Uint8Array((await this.#heardOf(peer)) ? 1 : 0)
  }
}

function unheardOf(peer: string): ShoalError {
  return new ShoalError(
    'BAD_REQUEST',
    `neither this node nor a warden that answers has heard of peer ${peer}`,
    {
      hint: 'shoal mesh show lists who is there; if it is right, and has been away for long: shoal mesh remove PEER --force',
    },
  )
}

import type { Registry } from '../../dht-registry/index.ts'
import type { MailboxEffect, MailboxEvent, Transfer } from '../../mailbox/index.ts'
import { LIMITS, type Network, type OwnerRecord, ShoalError } from '../../protocols/index.ts'
import { Taken } from '../../protocols/proto/node.js'
import type { Host } from '../../wasm-host/index.ts'
import type { Box } from '../box.ts'
import type { Happening } from '../events.ts'
import { decodeTransfer, encodeTransfer } from './transfer-codec.ts'

/** What a mailbox wants of its key. */
export type TenureEffect = Extract<
  MailboxEffect,
  {
    do: 'claim' | 'locate' | 'release' | 'drop' | 'hand-over' | 'transfer' | 'adopt' | 'adopted'
  }
>

export interface TenuresParts {
  registry: Pick<Registry, 'claim' | 'where' | 'release' | 'drop' | 'handOver' | 'adopt'>
  network: Pick<Network, 'ask'>
  box(address: string): Box | undefined
  /** The mailbox of an address, made if there is none. @throws ShoalError BAD_ADDRESS */
  boxFor(address: string): Box
  step(box: Box, event: MailboxEvent): void
  host: Pick<Host, 'capture'>
  /** This node takes actors from others. */
  open(): boolean
  log(event: Happening): void
}

/** Carries out what mailboxes want of their keys, and tells them what becomes of those. */
export class Tenures {
  readonly #parts: TenuresParts
  /** Peers that wait to hear what became of an actor that they gave. */
  readonly #adopting = new Map<string, (epoch: number | undefined) => void>()

  constructor(parts: TenuresParts) {
    this.#parts = parts
  }

  perform(box: Box, effect: TenureEffect): void {
    const { registry } = this.#parts
    const address = box.mailbox.target.text
    switch (effect.do) {
      case 'claim':
        return this.#learnOwner(box, registry.claim(address, effect.released))
      case 'locate':
        return this.#learnOwner(box, registry.where(address))
      case 'release':
        return registry.release(address, effect.epoch)
      case 'drop':
        return registry.drop(address, effect.epoch)
      case 'adopt':
        return registry.adopt(address, effect.epoch)
      case 'hand-over':
        void this.#handOver(box, effect)
        return
      case 'transfer':
        void this.#transfer(box, effect)
        return
      case 'adopted': {
        const tell = this.#adopting.get(address)
        this.#adopting.delete(address)
        return tell?.(effect.epoch)
      }
    }
  }

  #learnOwner(box: Box, asked: Promise<OwnerRecord | undefined>): void {
    asked.then(
      (record) => this.#parts.step(box, { kind: 'owner', record }),
      (error: unknown) =>
        this.#parts.step(box, { kind: 'owner-unknown', error: ShoalError.wrap(error).toValue() }),
    )
  }

  async #handOver(box: Box, { epoch, to }: Extract<TenureEffect, { do: 'hand-over' }>): Promise<void> {
    const address = box.mailbox.target.text
    const how = await this.#parts.registry
      .handOver(address, epoch, to)
      .catch(() => ({ upTo: epoch, committed: false }))
    this.#parts.step(box, { kind: 'released', epoch, ...how })
  }

  async #transfer(box: Box, { to, transfer }: Extract<TenureEffect, { do: 'transfer' }>): Promise<void> {
    const address = box.mailbox.target.text
    const state = await this.#captured(box)
    const epoch = await this.#given(address, to, state === undefined ? transfer : { ...transfer, state })
    if (epoch !== undefined) this.#parts.log({ event: 'actor-left', address, peer: to, epoch })
    this.#parts.step(box, { kind: 'taken', epoch })
  }

  /** The memory of an actor at rest, if it can go along. */
  async #captured({ mailbox }: Box): Promise<Uint8Array | undefined> {
    const [instance] = mailbox.instances
    if (instance === undefined) return undefined
    const capture = await this.#parts.host
      .capture(instance.hostId)
      .catch((error: unknown) => ({ ok: false as const, why: ShoalError.wrap(error).message }))
    if (capture.ok && capture.snapshot.byteLength <= LIMITS.askBytes.value / 2) return capture.snapshot
    const why = capture.ok ? `its memory has ${capture.snapshot.byteLength} bytes` : capture.why
    this.#parts.log({ event: 'actor-forgets', address: instance.address, epoch: instance.epoch, why })
    return undefined
  }

  /** The epoch of the actor at its next owner, if that took it. */
  async #given(address: string, to: string, transfer: Transfer): Promise<number | undefined> {
    const { network } = this.#parts
    try {
      const body = encodeTransfer(address, transfer)
      const answer = await network.ask(to, 'transfer', body, { timeoutMs: LIMITS.transferMs.value })
      return Taken.decode(answer).epoch || undefined
    } catch {
      // Whether it has the actor or not, the wardens know.
      return undefined
    }
  }

  /**
   * Another peer gives an actor. Resolves when it lives here, or does not.
   *
   * @throws ShoalError PROTOCOL, BAD_ADDRESS, STOPPING
   */
  async take(body: Uint8Array): Promise<Uint8Array> {
    const { address, transfer } = decodeTransfer(body)
    if (!this.#parts.open()) throw new ShoalError('STOPPING', 'this node takes no actors')
    const box = this.#parts.boxFor(address)
    // Whoever waited for another answer does not any more.
    this.#adopting.get(address)?.(undefined)
    const taken = new Promise<number | undefined>((resolve) => this.#adopting.set(address, resolve))
    this.#parts.step(box, { kind: 'adopt', transfer })
    return Taken.encode({ epoch: (await taken) ?? 0 })
  }

  // What the registry says of the keys of this node. It may say so while a mailbox is at work: that one hears it right after.

  parked(address: string, epoch: number): void {
    queueMicrotask(() => this.#parked(address, epoch))
  }

  resumed(address: string, was: number, epoch: number): void {
    queueMicrotask(() => this.#resumed(address, was, epoch))
  }

  lost(address: string, epoch: number): void {
    queueMicrotask(() => this.#lost(address, epoch))
  }

  #parked(address: string, epoch: number): void {
    const box = this.#of(address, epoch)
    if (box === undefined) return this.#parts.registry.drop(address, epoch)
    this.#parts.log({ event: 'lease-parked', address, epoch })
    this.#parts.step(box, { kind: 'parked', epoch })
  }

  #resumed(address: string, was: number, epoch: number): void {
    const box = this.#of(address, was)
    // Nothing of it is here any more.
    if (box === undefined) return this.#parts.registry.release(address, epoch)
    this.#parts.log({ event: 'lease-resumed', address, epoch, was })
    this.#parts.step(box, { kind: 'resumed', was, epoch })
  }

  #lost(address: string, epoch: number): void {
    const box = this.#of(address, epoch)
    if (box === undefined) return
    this.#parts.log({ event: 'lease-lost', address, epoch })
    this.#parts.step(box, { kind: 'lost' })
  }

  #of(address: string, epoch: number): Box | undefined {
    const box = this.#parts.box(address)
    return box?.mailbox.epoch === epoch ? box : undefined
  }
}

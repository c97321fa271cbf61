import type { Mailbox, MailboxEffect, Transfer } from '../mailbox/index.ts'
import { errorValue, type OwnerRecord } from '../protocols/index.ts'
import type { MailHost } from './mail-host.ts'
import type { MailMesh } from './mail-mesh.ts'
import type { MailNode } from './mail-node.ts'
import type { Told } from './peer.ts'

/** How long the answer of a successor is waited for, ms. */
const TAKEN_MS = 3_000

/** Between the mailboxes of a node and its holder of keys: claims, releases, and actors that come and go with theirs. */
export class MailKeys {
  readonly #mesh: MailMesh
  readonly #node: MailNode
  readonly #host: MailHost
  /** Questions to the wardens, by the mailbox that asks. */
  readonly #requests = new Map<number, Mailbox>()
  /** Whoever waits for what becomes of an actor that came here, by its address; and the life that it came from. */
  readonly #adopting = new Map<string, (epoch: number | undefined) => void>()
  readonly #cameFrom = new Map<string, number>()
  #request = 0

  constructor(mesh: MailMesh, node: MailNode, host: MailHost) {
    this.#mesh = mesh
    this.#node = node
    this.#host = host
  }

  get questions(): number {
    return this.#requests.size
  }

  clear(): void {
    this.#requests.clear()
    this.#adopting.clear()
    this.#cameFrom.clear()
  }

  /** What a mailbox wants done about its key. */
  perform(box: Mailbox, effect: MailboxEffect): void {
    switch (effect.do) {
      case 'claim':
      case 'locate': {
        const request = ++this.#request
        const address = box.target.text
        this.#requests.set(request, box)
        this.#node.peer.step(
          effect.do === 'claim'
            ? { kind: 'claim', request, address, released: effect.released ?? 0 }
            : { kind: 'where', request, address },
        )
        return
      }
      case 'release':
        this.#release(box.target.text, effect.epoch)
        return
      case 'hand-over':
        this.#handOver(box, effect)
        return
      case 'drop':
      case 'adopt':
        this.#node.peer.step({ kind: effect.do, address: box.target.text, epoch: effect.epoch })
        return
      case 'transfer':
        this.#transfer(box, effect)
        return
      case 'adopted': {
        const { text } = box.target
        const tell = this.#adopting.get(text)
        this.#adopting.delete(text)
        if (effect.epoch !== undefined) this.#mesh.count('moved')
        tell?.(effect.epoch)
        return
      }
      default:
    }
  }

  #handOver(box: Mailbox, { epoch, to }: Extract<MailboxEffect, { do: 'hand-over' }>): void {
    this.#node.peer.step({ kind: 'release', address: box.target.text, epoch, successor: to })
  }

  /** The actor goes to a peer, which answers under which epoch it has it. */
  #transfer(box: Mailbox, { to, transfer }: Extract<MailboxEffect, { do: 'transfer' }>): void {
    const { links, world } = this.#mesh
    const { machine } = this.#node.peer
    const { text } = box.target
    const { life } = this.#node
    const heir = this.#mesh.node(to)
    const link = heir && links.dial(machine, heir.peer.machine)
    let told = false
    const tell = (epoch: number | undefined): void => {
      if (told || this.#node.life !== life) return
      told = true
      this.#node.happens(box, { kind: 'taken', epoch })
    }
    machine.after(TAKEN_MS, () => tell(undefined))
    if (heir === undefined || link === undefined) return
    // Half of all hosts can capture what an actor remembers.
    const state = world.chance(0.5) ? this.#host.capture(box) : undefined
    if (state !== undefined) transfer.state = state
    links.send(link, machine, () => {
      world.say(() => `${to} is given ${text} (epoch ${transfer.epoch}) by ${this.#node.peer.id}`)
      heir.keys.adopt(text, transfer, life, (epoch) => links.send(link, heir.peer.machine, () => tell(epoch)))
    })
  }

  /** An actor comes from another node's life. */
  adopt(
    address: string,
    transfer: Transfer,
    from: number,
    answer: (epoch: number | undefined) => void,
  ): void {
    this.#adopting.get(address)?.(undefined)
    this.#adopting.set(address, answer)
    if ((this.#node.boxes.get(address)?.epoch ?? 0) === 0) this.#cameFrom.set(address, from)
    this.#node.step(address, { kind: 'adopt', transfer })
  }

  #release(address: string, epoch: number): void {
    this.#node.peer.step({ kind: 'release', address, epoch, successor: '' })
  }

  /** What the holder says. */
  told(effect: Told): void {
    switch (effect.do) {
      case 'owner':
      case 'at': {
        const { owner } = effect
        const box = this.#asked(effect.request)
        const record: OwnerRecord | undefined = owner && {
          address: box?.target.text ?? '',
          peer: owner.peer,
          epoch: owner.epoch,
          remainingMs: owner.remainingMs,
        }
        if (box !== undefined) this.#node.happens(box, { kind: 'owner', record })
        return
      }
      case 'refused': {
        const box = this.#asked(effect.request)
        if (box !== undefined)
          this.#node.happens(box, { kind: 'owner-unknown', error: errorValue('UNAVAILABLE', effect.why) })
        return
      }
      case 'parked':
        this.#mesh.count('parked')
        this.#parked(effect.address, effect.epoch)
        return
      case 'resumed':
        this.#resumed(effect.address, effect.was, effect.epoch)
        return
      case 'lost': {
        const box = this.#node.boxes.get(effect.address)
        this.#cameFrom.delete(effect.address)
        if (box?.epoch === effect.epoch) this.#node.happens(box, { kind: 'lost' })
        return
      }
      case 'released': {
        const { address, epoch, upTo, committed } = effect
        const box = this.#node.boxes.get(address)
        if (box !== undefined) this.#node.happens(box, { kind: 'released', epoch, upTo, committed })
      }
    }
  }

  #parked(address: string, epoch: number): void {
    const box = this.#node.boxes.get(address)
    if (box?.epoch === epoch) this.#node.happens(box, { kind: 'parked', epoch })
    else this.#node.peer.step({ kind: 'drop', address, epoch })
  }

  #resumed(address: string, was: number, epoch: number): void {
    const box = this.#node.boxes.get(address)
    if (box === undefined) {
      this.#release(address, epoch)
      return
    }
    if (box.epoch === was) {
      this.#mesh.count('resumed')
      this.#mesh.resumed(address, was, epoch, this.#cameFrom.get(address) ?? this.#node.life, this.#node.life)
      this.#cameFrom.delete(address)
    }
    this.#node.happens(box, { kind: 'resumed', was, epoch })
  }

  #asked(request: number): Mailbox | undefined {
    const box = this.#requests.get(request)
    this.#requests.delete(request)
    return box
  }
}

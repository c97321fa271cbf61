import type { PrivateKey } from '@libp2p/interface'
import { type Clock, LIMITS, type Random, ShoalError, type Stop, type Store } from '../protocols/index.ts'
import {
  Chain,
  type Link,
  type MeshConfig,
  type Notary,
  recoveryText,
  type Seats,
  type Standing,
  type Stored,
} from '../wardens/index.ts'
import { Claims, type ClaimsEvents } from './claims.ts'
import { MAIL_OP, Mail } from './mail.ts'
import { peerNotary } from './notary.ts'
import { readDisk, Seat, writeChain } from './seat.ts'
import type { Letter } from './wire/letters.ts'

export interface QuorumInit {
  /** Mesh id. */
  mesh: string
  /** This peer's id. */
  self: string
  /** Id of this peer's disk: with another one it is another warden. */
  storeId: string
  /** Of this start of the peer; rises with each. */
  incarnation: number
  /**
   * How long wardens remember a key after its lease, ms.
   * @default LIMITS.forgetMs
   */
  forgetMs?: number
}

export interface QuorumParts {
  privateKey: PrivateKey
  store: Store
  clock: Clock
  random: Random
}

/** What a node hears of it; each may be set later. */
export interface QuorumEvents extends ClaimsEvents {
  /** A config that does not follow was shown, and refused. */
  refused(link: Link, why: 'fork' | 'unsigned'): void
  /** What a warden has to write cannot be written (nothing is granted meanwhile), or can be again: undefined. */
  disk(error: Error | undefined): void
}

/** How this peer reaches others. */
export type Ask = (peer: string, op: string, body: Uint8Array, timeoutMs: number) => Promise<unknown>

const SILENT: QuorumEvents = {
  parked() {},
  resumed() {},
  lost() {},
  refused() {},
  disk() {},
}

/**
 * A peer's part in the quorums of its mesh: it claims keys, keeps the chain of configs and, with a seat, arbitrates. One
 * pair of machines from `wardens/` with their clock, disk and network. It can be made before the mesh is known, and before
 * there is a network.
 */
export class Quorum implements AsyncDisposable {
  readonly claims: Claims
  readonly notary: Notary
  events: QuorumEvents = SILENT
  readonly #init: QuorumInit
  readonly #parts: QuorumParts
  readonly #mail: Mail
  readonly #disk: ReadonlyMap<string, Stored>
  #seat: Seat | undefined
  #ask: Ask | undefined
  #started = Promise.withResolvers<void>()
  readonly #watchers = new Set<(seats: Seats) => void>()
  #stopping: Promise<void> | undefined

  private constructor(init: QuorumInit, parts: QuorumParts, disk: ReadonlyMap<string, Stored>) {
    this.#init = init
    this.#parts = parts
    this.#disk = disk
    this.notary = peerNotary(init.mesh, parts.privateKey)
    const { clock, random } = parts
    const { self, incarnation, forgetMs = LIMITS.forgetMs.value } = init
    this.#mail = new Mail({
      self,
      carry: (peer, batch) =>
        this.#ask?.(peer, MAIL_OP, batch, LIMITS.claimMs.value) ?? Promise.reject(notConnected()),
      deliver: (from, letter) => this.#deliver(from, letter),
    })
    const send = (to: string, letter: Letter): void => this.#mail.send(to, letter)
    this.claims = new Claims(
      { self, incarnation, forgetMs },
      {
        clock,
        random,
        send,
        links: (from, links) => this.#seat?.step({ kind: 'links', from, links }),
        events: {
          parked: (address, epoch) => this.events.parked(address, epoch),
          resumed: (address, was, epoch) => this.events.resumed(address, was, epoch),
          lost: (address, epoch) => this.events.lost(address, epoch),
        },
      },
    )
  }

  /** @throws ShoalError DATA_DIR when what is on disk is damaged */
  static async open(init: QuorumInit, parts: QuorumParts): Promise<Quorum> {
    let disk: Map<string, Stored>
    try {
      disk = await readDisk(parts.store)
    } catch (cause) {
      throw new ShoalError('DATA_DIR', 'what wardens keep in the data directory is damaged', {
        hint: 'restore it from a backup, or start in an empty directory with a new invite',
        cause,
      })
    }
    const quorum = new Quorum(init, parts, disk)
    const stored = disk.get('chain')
    const [first, ...rest] = stored?.kind === 'chain' ? stored.links : []
    if (first !== undefined) quorum.#begin([first, ...rest])
    return quorum
  }

  /** The last config; undefined before any is known. */
  get seats(): Seats | undefined {
    return this.#seat?.warden.seats
  }

  /** All configs known, the first one first. */
  get links(): readonly Link[] {
    return this.#seat?.warden.links ?? []
  }

  /** As a warden: the highest epoch of the key that it knows of; 0 without a seat. */
  epoch(address: string): number {
    return this.#seat?.warden.epoch(address) ?? 0
  }

  /** Whether it arbitrates now, or why not. */
  get standing(): Standing | 'disk' | 'outside' {
    if (this.#seat === undefined) return 'outside'
    return this.#seat.failing ? 'disk' : this.#seat.warden.standing(this.#parts.clock.now())
  }

  /** Calls `then` with each config that comes after the last one. */
  watch(then: (seats: Seats) => void): Stop {
    this.#watchers.add(then)
    return () => void this.#watchers.delete(then)
  }

  /** From now on it can tell others. */
  connect(ask: Ask): void {
    this.#ask = ask
  }

  /**
   * The configs of the mesh, from the first one on: for a peer that knows none, from its invite or because it founds the
   * mesh. On disk when it resolves.
   *
   * @throws ShoalError PROTOCOL when they are no chain of this mesh
   */
  async enter(links: readonly Link[]): Promise<void> {
    const [first, ...rest] = links
    if (this.#seat !== undefined || first === undefined) return
    this.#check(first, rest)
    await writeChain(this.#parts.store, links)
    if (this.#seat === undefined) this.#begin([first, ...rest])
    await this.#started.promise
  }

  #check(first: Link, rest: readonly Link[]): void {
    const { config, certificate } = first
    const { notary } = this
    const signed =
      certificate.by === 'mesh' &&
      notary.verifyMesh(recoveryText(notary.hash(config)), certificate.signature) &&
      config.mesh === this.#init.mesh
    if (!signed) throw notThisMesh('the mesh key did not sign the first one')
    const chain = new Chain(notary, [first])
    for (const link of rest) {
      const taken = chain.take(link)
      if (taken !== 'next') throw notThisMesh(`config ${link.config.epoch} does not follow (${taken})`)
    }
  }

  #begin(links: readonly [Link, ...Link[]]): void {
    const { clock, random, store } = this.#parts
    const { forgetMs = LIMITS.forgetMs.value, ...init } = this.#init
    this.#seat = new Seat(
      { ...init, forgetMs, links, disk: this.#disk, keysMax: LIMITS.wardenKeys.value },
      {
        notary: this.notary,
        store,
        clock,
        random,
        send: (to, letter) => this.#mail.send(to, letter),
        started: () => this.#started.resolve(),
        disk: (error) => this.events.disk(error),
        config: (effect) => {
          if (effect.do === 'refused-link') return this.events.refused(effect.link, effect.why)
          this.claims.config(effect.seats)
          for (const then of this.#watchers) then(effect.seats)
        },
      },
    )
    const { seats } = this.#seat.warden
    this.claims.config(seats)
    this.#seat.start()
    for (const then of this.#watchers) then(seats)
  }

  /** The next config is to be this one; nothing happens without a seat. */
  step(wanted: MeshConfig): void {
    this.#seat?.step({ kind: 'step', wanted })
  }

  /** Forces a config that the mesh key signed. */
  recover(next: Link): void {
    this.#seat?.step({ kind: 'recover', next })
  }

  /** News of the chain. Resolves when what was believed is on disk. */
  async take(from: string, links: readonly Link[]): Promise<void> {
    this.#seat?.step({ kind: 'links', from, links })
    await this.#seat?.settled()
  }

  /** A batch of letters from a peer. @throws ShoalError PROTOCOL when it is garbled */
  receive(from: string, batch: Uint8Array): void {
    this.#mail.receive(from, batch)
  }

  #deliver(from: string, letter: Letter): void {
    switch (letter.to) {
      case 'warden':
        this.#seat?.step({ kind: 'message', from, message: letter.message })
        return
      case 'holder':
        this.claims.answered(from, letter.message)
        return
      case 'wardens':
        this.#seat?.step({ kind: 'told', from, message: letter.message })
    }
  }

  /** Releases what this peer holds, then stops answering, so that its next start need not be silent. */
  stop(): Promise<void> {
    this.#stopping ??= (async () => {
      this.claims.stop()
      // What is for this peer's own warden is there after a turn.
      await Promise.resolve()
      await this.#mail.drained()
      await this.#seat?.stop()
      await this.#mail.drained()
    })()
    return this.#stopping
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop()
  }
}

function notConnected(): ShoalError {
  return new ShoalError('UNREACHABLE', 'this node is not on the air yet')
}

function notThisMesh(why: string): ShoalError {
  return new ShoalError('PROTOCOL', `the configs that were shown are not those of this mesh: ${why}`, {
    hint: 'ask for another invite: shoal mesh invite',
  })
}

import { type Clock, type Random, ShoalError, type Stop, type Store } from '../protocols/index.ts'
import {
  type Link,
  type Notary,
  type Stored,
  type Warden,
  type WardenEvent,
  warden,
  type WardenEffect,
} from '../wardens/index.ts'
import type { Letter } from './wire/letters.ts'
import { decodeStored, encodeStored } from './wire/stored.ts'

export interface SeatInit {
  self: string
  /** Id of this peer's disk. */
  storeId: string
  incarnation: number
  /** The mesh's configs, if there are none on the disk. */
  links: readonly [Link, ...Link[]]
  /** What the disk holds: {@link readDisk}. */
  disk: ReadonlyMap<string, Stored>
  keysMax: number
  forgetMs: number
}

export interface SeatParts {
  notary: Notary
  store: Pick<Store, 'write'>
  clock: Clock
  random: Random
  send(to: string, letter: Letter): void
  /** The config is another one, or was refused. */
  config(effect: WardenEffect & { do: 'config' | 'refused-link' }): void
  /** Answers from now on. */
  started(): void
  /** A write failed, or succeeded after that: undefined. */
  disk(error: Error | undefined): void
}

/** Where a warden keeps things in the store. */
export const WARDEN_PREFIX = 'wardens/'
const TICK_MS = 60_000
/** Until a write that failed is tried again. */
const AGAIN_MS = 1_000

/** What a warden wrote in its earlier lives. @throws ShoalError PROTOCOL when it is damaged */
export async function readDisk(store: Store): Promise<Map<string, Stored>> {
  const disk = new Map<string, Stored>()
  for await (const [key, bytes] of store.list(WARDEN_PREFIX))
    disk.set(key.slice(WARDEN_PREFIX.length), decodeStored(bytes))
  return disk
}

/** Puts the first configs on disk, so that they are there before anything else is. */
export async function writeChain(store: Store, links: readonly Link[]): Promise<void> {
  await store.write(new Map([[`${WARDEN_PREFIX}chain`, encodeStored({ kind: 'chain', links })]]))
}

/** Drives this peer's warden: its clock, its disk and its mail. */
export class Seat {
  readonly warden: Warden
  readonly #parts: SeatParts
  #timer: { at: number; stop: Stop } | undefined
  #stopTicks: Stop = () => {}
  /** What it has to write cannot be written. */
  failing = false
  #over = false
  readonly #stopped = Promise.withResolvers<void>()
  #writing: Promise<void> = Promise.resolve()

  constructor(init: SeatInit, parts: SeatParts) {
    this.#parts = parts
    const { notary, random } = parts
    const { storeId: store, ...rest } = init
    this.warden = warden({ ...rest, store, notary, chance: () => random.next() })
  }

  start(): void {
    this.step({ kind: 'start' })
    this.#tickLater()
  }

  step(event: WardenEvent): void {
    if (this.#over) return
    const { clock } = this.#parts
    for (const effect of this.warden.step(event, clock.now())) this.#carryOut(effect)
    const at = this.warden.wake()
    if (at === (this.#timer?.at ?? Number.POSITIVE_INFINITY)) return
    this.#timer?.stop()
    this.#timer = undefined
    if (at === Number.POSITIVE_INFINITY) return
    const stop = clock.after(Math.max(1, Math.ceil(at - clock.now())), () => {
      this.#timer = undefined
      this.step({ kind: 'tick' })
    })
    this.#timer = { at, stop }
  }

  #tickLater(): void {
    this.#stopTicks = this.#parts.clock.after(TICK_MS, () => {
      this.#tickLater()
      this.step({ kind: 'tick' })
    })
  }

  #carryOut(effect: WardenEffect): void {
    switch (effect.do) {
      case 'send':
        this.#parts.send(effect.to, { to: 'holder', message: effect.message })
        return
      case 'tell':
        this.#parts.send(effect.to, { to: 'wardens', message: effect.message })
        return
      case 'write':
        this.#writing = this.#write(effect.batch, effect.puts)
        return
      case 'config':
      case 'refused-link':
        this.#parts.config(effect)
        return
      case 'started':
        this.#parts.started()
        return
      case 'stopped':
        this.#stopped.resolve()
    }
  }

  async #write(batch: number, puts: ReadonlyMap<string, Stored | undefined>): Promise<void> {
    const bytes = new Map<string, Uint8Array | undefined>()
    for (const [key, value] of puts)
      bytes.set(WARDEN_PREFIX + key, value === undefined ? undefined : encodeStored(value))
    let failed: Error | undefined
    try {
      await this.#parts.store.write(bytes)
    } catch (error) {
      failed = ShoalError.wrap(error)
    }
    this.#noteDisk(failed)
    this.step({ kind: 'written', batch, ok: failed === undefined })
    // Whoever waited was refused; what could not be written is tried again by itself.
    if (failed !== undefined) this.#parts.clock.after(AGAIN_MS, () => this.step({ kind: 'tick' }))
  }

  #noteDisk(failed: Error | undefined): void {
    if ((failed !== undefined) === this.failing) return
    this.failing = failed !== undefined
    this.#parts.disk(failed)
  }

  /** Resolves when what was told until now is on disk, or could not be written. */
  async settled(): Promise<void> {
    for (let last; last !== this.#writing; ) {
      last = this.#writing
      await last
    }
  }

  /** Answers nothing more, and leaves on disk what spares the next start its silence. */
  async stop(): Promise<void> {
    this.step({ kind: 'stop' })
    await this.#stopped.promise
    this.#over = true
    this.#stopTicks()
    this.#timer?.stop()
  }
}

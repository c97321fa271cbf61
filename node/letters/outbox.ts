import { newEntry, type Entry } from '../../mailbox/index.ts'
import {
  type Clock,
  type Envelope,
  LIMITS,
  originName,
  type Outcome,
  parseAddress,
  ShoalError,
  type Store,
} from '../../protocols/index.ts'
import type { DeadLetters } from './dead-letters.ts'
import { decodeKept, encodeKept } from './outbox-codec.ts'
import type { Kept } from '../router-parts.ts'

export interface OutboxParts {
  self: string
  incarnation: number
  store: Store
  clock: Clock
  letters: Pick<DeadLetters, 'add'>
  /** Puts a message that is on the disk into the mesh. */
  receive(envelope: Envelope, kept?: Kept): Promise<Outcome>
}

/** A post of another peer, as {@link encodeKept} has it. */
export interface Given {
  kept: Uint8Array
  /** It may have started, and must not again. */
  again: boolean
}

const PREFIX = 'outbox/'
/** Refusals of a start in which the node does not know yet what it knew. */
const EARLY = new Set(['NO_SUCH_TYPE', 'UNAVAILABLE', 'UNREACHABLE'])

/**
 * Posts that are on this node's disk until they have ended (`durability: 'disk'`): they survive its end, however it comes,
 * and are sent again under their old ids and places, so that an owner that had them knows them.
 */
export class Outbox {
  readonly #parts: OutboxParts
  /** Where a message is on the disk, by its id. */
  readonly #kept = new Map<string, { key: string; bytes: number }>()
  /** Places in the order of each sender to each actor. */
  readonly #lanes = new Map<string, { id: string; next: number }>()
  #bytes = 0
  #number = 0
  #laneCount = 0
  /** Messages go into the mesh in the order in which they came, however their writes meet. */
  #before: Promise<unknown> = Promise.resolve()
  #stopped = false

  constructor(parts: OutboxParts) {
    this.#parts = parts
  }

  /** Messages on the disk. */
  get size(): number {
    return this.#kept.size
  }

  stop(): void {
    this.#stopped = true
  }

  /** Resolves when it is on the disk. Never rejects. */
  async post(sent: Envelope): Promise<Outcome> {
    try {
      const envelope = this.#placed(sent)
      const deadline = this.#parts.clock.wall() + Math.max(sent.remainingMs, LIMITS.postMs.value)
      const value = encodeKept(envelope, deadline)
      const key = this.#reserve(envelope.id, value.byteLength)
      const written = this.#parts.store.write(new Map([[key, value]]))
      const before = this.#before
      this.#before = written.catch(() => undefined)
      await Promise.all([written.catch((error: unknown) => this.#unwritten(envelope.id, error)), before])
      const outcome = await this.#parts.receive(envelope, { deadline, again: false })
      // It never came into a mailbox.
      if (outcome.kind === 'refused') await this.#remove(envelope.id)
      return outcome
    } catch (error) {
      return {
        kind: 'refused',
        error: { ...ShoalError.wrap(error).toValue(), messageId: sent.id },
        hops: sent.hops,
      }
    }
  }

  /** It has ended: `told` is called when the disk says so too, and only then may others hear of it. */
  ended(entry: Entry, told: (entry: Entry) => void): void {
    if (entry.kept) void this.#remove(entry.envelope.id).finally(() => told(entry))
  }

  /**
   * Posts of a peer that leaves: this one sees them through, under their ids and places. Resolves when they are on its disk.
   *
   * @throws ShoalError OVERLOADED, STORAGE_UNAVAILABLE, PROTOCOL
   */
  async take(posts: readonly Given[]): Promise<void> {
    const batch = new Map<string, Uint8Array>()
    const taken = posts.map(({ kept, again }) => ({ ...decodeKept(kept), again }))
    try {
      for (const { envelope, deadline } of taken) {
        const value = encodeKept(envelope, deadline)
        batch.set(this.#reserve(envelope.id, value.byteLength), value)
      }
      await this.#parts.store.write(batch)
    } catch (error) {
      for (const { envelope } of taken) this.#drop(envelope.id)
      throw error
    }
    for (const { envelope, deadline, again } of taken) void this.#again([{ envelope, deadline }], again)
  }

  /** Another peer sees it through from now on. */
  given(id: string): void {
    void this.#remove(id)
  }

  /** Sends what was on the disk when the node started. Resolves when all of it is in the mesh, or was given up. */
  async replay(): Promise<void> {
    const lanes = new Map<string, { envelope: Envelope; deadline: number }[]>()
    for await (const [key, value] of this.#parts.store.list(PREFIX)) {
      const kept = decodeKept(value)
      if (this.#kept.has(kept.envelope.id)) continue
      this.#number = Math.max(this.#number, Number(key.slice(PREFIX.length)))
      this.#keep(kept.envelope.id, key, value.byteLength)
      const name = kept.envelope.lane?.id ?? kept.envelope.id
      const lane = lanes.get(name)
      if (lane === undefined) lanes.set(name, [kept])
      else lane.push(kept)
    }
    await Promise.all([...lanes.values()].map((lane) => this.#again(lane)))
  }

  async #again(lane: readonly { envelope: Envelope; deadline: number }[], again = true): Promise<void> {
    const { clock, letters } = this.#parts
    for (const { envelope, deadline } of lane)
      for (let pauseMs = 200; !this.#stopped; pauseMs = Math.min(2 * pauseMs, LIMITS.retryMaxMs.value)) {
        const outcome = await this.#parts.receive(envelope, { deadline, again })
        if (outcome.kind !== 'refused') break
        if (!EARLY.has(outcome.error.code) || deadline <= clock.wall()) {
          await letters.add(
            newEntry(envelope, false, () => undefined, clock.now()),
            outcome.error,
            outcome.hops,
          )
          await this.#remove(envelope.id)
          break
        }
        await new Promise<void>((resolve) => clock.after(pauseMs, resolve))
      }
  }

  /** @throws ShoalError BAD_ADDRESS */
  #placed(sent: Envelope): Envelope {
    const { durable: _, ...envelope } = sent
    if (parseAddress(sent.target).kind !== 'keyed') return envelope
    const unordered = sent.unordered === true
    const name = `${sent.sender} ${sent.target} ${unordered}`
    let lane = this.#lanes.get(name)
    if (lane === undefined) {
      const { self, incarnation } = this.#parts
      this.#laneCount += 1
      lane = { id: `${originName(self, incarnation)}d${this.#laneCount.toString(36)}`, next: 1 }
    }
    // The one used longest ago is forgotten: its sender's next message begins another.
    this.#lanes.delete(name)
    this.#lanes.set(name, lane)
    const [oldest] = this.#lanes.keys()
    if (this.#lanes.size > LIMITS.lanes.value && oldest !== undefined) this.#lanes.delete(oldest)
    const seq = lane.next
    lane.next += 1
    return { ...envelope, lane: { id: lane.id, seq, floor: seq, ended: [], firstEpoch: 0, unordered } }
  }

  /** @throws ShoalError OVERLOADED */
  #reserve(id: string, bytes: number): string {
    if (this.#kept.size >= LIMITS.outboxMessages.value || this.#bytes + bytes > LIMITS.outboxBytes.value)
      throw new ShoalError('OVERLOADED', `the outbox of peer ${this.#parts.self} is full`, {
        hint: 'wait until some of it is delivered, or post without --durability disk',
        retryAfterMs: LIMITS.retryMaxMs.value,
      })
    this.#number += 1
    const key = PREFIX + String(this.#number).padStart(15, '0')
    this.#keep(id, key, bytes)
    return key
  }

  #keep(id: string, key: string, bytes: number): void {
    this.#kept.set(id, { key, bytes })
    this.#bytes += bytes
  }

  /** @throws ShoalError STORAGE_UNAVAILABLE */
  #unwritten(id: string, error: unknown): never {
    this.#drop(id)
    throw new ShoalError(
      'STORAGE_UNAVAILABLE',
      `the message could not be written to the disk: ${ShoalError.wrap(error).message}`,
      { hint: 'see that the disk of the data directory has room, or post without --durability disk' },
    )
  }

  async #remove(id: string): Promise<void> {
    const key = this.#drop(id)
    if (key === undefined) return
    // What cannot be removed is sent once more after the next start: its owner knows it, or it runs again.
    await this.#parts.store.write(new Map([[key, undefined]])).catch(() => undefined)
  }

  #drop(id: string): string | undefined {
    const kept = this.#kept.get(id)
    if (kept === undefined) return undefined
    this.#kept.delete(id)
    this.#bytes -= kept.bytes
    return kept.key
  }
}

/** A message comes out of the outbox: its origin has promised it, and keeps it. What its sender is told. */
export function keep(entry: Entry, self: string, { deadline, again }: Kept, clock: Clock): Outcome {
  entry.kept = true
  entry.accepted = true
  entry.settle = []
  entry.told = 'accepted'
  const leftMs = deadline - clock.wall()
  // Whether it had started before this node did, nobody can tell.
  if (again) entry.startedAt = entry.envelope.sender
  entry.deadline = clock.now() + (again && entry.envelope.retry === 'never' ? 0 : leftMs)
  return { kind: 'accepted', peer: self, hops: entry.hops }
}

import type { Entry } from '../../mailbox/index.ts'
import {
  type Clock,
  type Envelope,
  type ErrorValue,
  type Headers,
  type Hop,
  LIMITS,
  type Outcome,
  ShoalError,
  type Store,
} from '../../protocols/index.ts'
import { DeadLetter as LetterMessage } from '../../protocols/proto/fate.js'
import type { Happening } from '../events.ts'
import { REPLAY_OF } from '../fate.ts'
import { decodeLetter, encodeLetter } from './letter-codec.ts'

/** A message that ended badly and that nobody waits for, without its body. */
export interface DeadLetter {
  /** Of the message. */
  id: string
  /** On whose disk it is: where it entered the mesh. */
  peer: string
  target: string
  kind: Envelope['kind']
  sender: string
  subject: string
  correlation: string
  headers: Headers
  /** Empty when unset. */
  idempotencyKey: string
  topic: string
  /** Wall clock, ms: since when it is dead. */
  at: number
  /** The last one. */
  error: ErrorValue
  /** Runs that were started. */
  attempts: number
  /** Peers that it passed, in order, and what each decided. */
  hops: readonly Hop[]
  /** The component, and the version that was the newest then; empty and 0 when the type was not known. */
  cid: string
  version: number
  bodyBytes: number
  /** The body alone was larger than all that a node keeps: it cannot be sent again. */
  bodyLost: boolean
  /** It was to start once at most (`retry: 'never'`), and so is its replay. */
  never: boolean
}

export interface DeadLettersInit {
  /** @default LIMITS.deadLetters */
  max?: number
  /** Bodies and what is written with them. @default LIMITS.deadLetterBytes */
  bytesMax?: number
}

export interface DeadLettersParts {
  self: string
  store: Store
  clock: Pick<Clock, 'wall'>
  log(event: Happening): void
  nextId(): string
  /** The newest version of a type. */
  component(type: string): { cid: string; version: number } | undefined
  /** Sends a message from this node. */
  send(envelope: Envelope): Promise<Outcome>
}

interface Kept {
  letter: DeadLetter
  number: number
  bytes: number
  /** As long as it is not on the disk. */
  body?: Uint8Array
}

const HEADS = 'dlq/head/'
const BODIES = 'dlq/body/'
/** Letters that are gone of which is remembered what became of them. */
const GONE_MAX = 1_000
/**
 * The messages that this node could not get delivered, on its disk, bounded by count and bytes: the oldest go. A message
 * stays until it was replayed or dropped.
 */
export class DeadLetters implements AsyncDisposable {
  readonly #parts: DeadLettersParts
  readonly #max: number
  readonly #bytesMax: number
  /** Not on the disk, nor on the way there. */
  readonly #unsaved = new Set<Kept>()
  /** Keys that are still on the disk and should not be. */
  readonly #leftovers = new Set<string>()
  /** By message id, oldest first. */
  readonly #kept = new Map<string, Kept>()
  readonly #gone = new Map<string, string>()
  readonly #replays = new Map<string, Promise<{ id: string; peer: string }>>()
  #bytes = 0
  #last = 0
  #writing: Promise<unknown> = Promise.resolve()
  #failing = false

  private constructor(init: DeadLettersInit, parts: DeadLettersParts) {
    this.#parts = parts
    this.#max = init.max ?? LIMITS.deadLetters.value
    this.#bytesMax = init.bytesMax ?? LIMITS.deadLetterBytes.value
  }

  /** With what an earlier run of this node left. */
  static async open(init: DeadLettersInit, parts: DeadLettersParts): Promise<DeadLetters> {
    const letters = new DeadLetters(init, parts)
    for await (const [key, head] of parts.store.list(HEADS)) letters.#recall(key, head)
    return letters
  }

  get size(): { letters: number; bytes: number } {
    return { letters: this.#kept.size, bytes: this.#bytes }
  }

  /** Oldest first. */
  list(): DeadLetter[] {
    return [...this.#kept.values()].map(({ letter }) => letter)
  }

  get(id: string): DeadLetter | undefined {
    return this.#kept.get(id)?.letter
  }

  /** What became of a letter that is here no longer; empty when nothing is known. */
  gone(id: string): string {
    return this.#gone.get(id) ?? ''
  }

  async body(id: string): Promise<Uint8Array> {
    const kept = this.#kept.get(id)
    if (kept === undefined) return new Uint8Array()
    return kept.body ?? (await this.#parts.store.get(BODIES + keyOf(kept.number))) ?? new Uint8Array()
  }

  /**
   * Keeps a message that has ended. Resolves with whether it is on the disk; what cannot be written is kept in memory,
   * and tried again. Never rejects.
   */
  add({ envelope, attempt }: Entry, error: ErrorValue, trail: readonly Hop[]): Promise<boolean> {
    const { id, target, kind, sender, subject, correlation, body } = envelope
    const { headers = [], idempotencyKey = '', topic = '' } = envelope
    const bodyLost = body.byteLength > this.#bytesMax
    const letter: DeadLetter = {
      id,
      peer: this.#parts.self,
      target,
      kind,
      sender,
      subject,
      correlation,
      headers,
      idempotencyKey,
      topic,
      at: this.#parts.clock.wall(),
      error,
      attempts: error.attempts ?? attempt,
      hops: trail,
      ...(this.#parts.component(target.split(/[/@]/)[0] ?? '') ?? { cid: '', version: 0 }),
      bodyBytes: body.byteLength,
      bodyLost,
      never: envelope.retry === 'never',
    }
    const head = encodeLetter(letter)
    const kept: Kept = {
      letter,
      number: ++this.#last,
      bytes: head.byteLength + (bodyLost ? 0 : body.byteLength),
      body: bodyLost ? new Uint8Array() : body,
    }
    const batch = new Map<string, Uint8Array | undefined>()
    const twin = this.#kept.get(id)
    if (twin !== undefined) this.#remove(twin, batch)
    this.#kept.set(id, kept)
    this.#unsaved.add(kept)
    this.#bytes += kept.bytes
    this.#parts.log({ event: 'dead-letter', id, target, error, attempts: letter.attempts })
    this.#makeRoom(batch)
    return this.#write(batch)
  }

  /**
   * Resolves when it is off the disk; undefined when it was not here.
   *
   * @throws ShoalError DATA_DIR
   */
  async drop(id: string): Promise<DeadLetter | undefined> {
    const kept = this.#kept.get(id)
    if (kept !== undefined && !(await this.#forget(kept, 'it was dropped')))
      throw new ShoalError(
        'DATA_DIR',
        `${id} is dropped, and the disk of peer ${this.#parts.self} does not take it`,
        {
          messageId: id,
          hint: 'make room on that disk: until it takes something, the letter is back when the node starts again',
        },
      )
    return kept?.letter
  }

  /**
   * Posts the message anew, under a new id and with a header that names the old one, and forgets the letter when the
   * new one is in a mailbox.
   *
   * @returns the new id, and the peer that has it; undefined when there is no such letter
   * @throws ShoalError what refused the new message; the letter stays
   */
  async replay(id: string): Promise<{ id: string; peer: string } | undefined> {
    const kept = this.#kept.get(id)
    if (kept === undefined) return undefined
    // Whoever asks while one is under way gets that one.
    let replay = this.#replays.get(id)
    if (replay === undefined) {
      replay = this.#replay(kept).finally(() => this.#replays.delete(id))
      this.#replays.set(id, replay)
    }
    return await replay
  }

  async #replay(kept: Kept): Promise<{ id: string; peer: string }> {
    const { letter } = kept
    const { id, target, sender, subject, correlation, headers, idempotencyKey, topic } = letter
    if (letter.bodyLost)
      throw new ShoalError(
        'TOO_LARGE',
        `the body of ${id}, ${letter.bodyBytes} bytes, was too large to be kept`,
        {
          messageId: id,
          hint: `send the message again from where it came from, and: shoal dlq drop ${id}`,
        },
      )
    const anew = this.#parts.nextId()
    const outcome = await this.#parts.send({
      id: anew,
      kind: 'post',
      sender,
      target,
      subject,
      correlation,
      remainingMs: LIMITS.postMs.value,
      attempt: 1,
      chain: [],
      hops: [],
      placed: false,
      headers: [...headers.filter(([name]) => name !== REPLAY_OF), [REPLAY_OF, id]],
      ...(idempotencyKey === '' ? {} : { idempotencyKey }),
      ...(topic === '' ? {} : { topic }),
      ...(letter.never ? { retry: 'never' as const } : {}),
      body: await this.body(id),
    })
    if (outcome.kind === 'refused')
      throw ShoalError.from(
        {
          ...outcome.error,
          messageId: anew,
          message: `${id} was sent again as ${anew} and refused: ${outcome.error.message}`,
          hint: `${outcome.error.hint === '' ? '' : `${outcome.error.hint}; `}the dead letter ${id} is still there`,
        },
        outcome.hops,
      )
    if (this.#kept.has(id)) await this.#forget(kept, `it was replayed as ${anew}`)
    return { id: anew, peer: outcome.peer }
  }

  /** What is still to be written is written. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#writing
  }

  /** Whether the disk took it. */
  async #forget(kept: Kept, how: string): Promise<boolean> {
    const batch = new Map<string, undefined>()
    this.#remove(kept, batch)
    this.#isGone(kept.letter.id, how)
    return await this.#write(batch)
  }

  #isGone(id: string, how: string): void {
    this.#gone.set(id, `${how} at ${new Date(this.#parts.clock.wall()).toISOString()}`)
    const [oldest] = this.#gone.keys()
    if (this.#gone.size > GONE_MAX && oldest !== undefined) this.#gone.delete(oldest)
  }

  #makeRoom(batch: Map<string, Uint8Array | undefined>): void {
    for (const kept of this.#kept.values()) {
      if (this.#kept.size <= this.#max && this.#bytes <= this.#bytesMax) return
      // The newest stays, whatever its size.
      if (this.#kept.size === 1) return
      this.#remove(kept, batch)
      const { id, target } = kept.letter
      this.#isGone(id, 'newer dead letters took its place')
      this.#parts.log({ event: 'dead-letter-lost', id, target })
    }
  }

  #remove(kept: Kept, batch: Map<string, Uint8Array | undefined>): void {
    this.#kept.delete(kept.letter.id)
    this.#unsaved.delete(kept)
    this.#bytes -= kept.bytes
    batch.set(HEADS + keyOf(kept.number), undefined)
    batch.set(BODIES + keyOf(kept.number), undefined)
  }

  /** The changes, and all letters that are not on the disk yet. Whether the disk took them. */
  async #write(batch: Map<string, Uint8Array | undefined>): Promise<boolean> {
    const saving = [...this.#unsaved]
    this.#unsaved.clear()
    for (const key of this.#leftovers) batch.set(key, undefined)
    this.#leftovers.clear()
    for (const { letter, number, body } of saving) {
      batch.set(HEADS + keyOf(number), encodeLetter(letter))
      batch.set(BODIES + keyOf(number), body)
    }
    const written = this.#parts.store.write(batch).then(
      () => this.#written(saving),
      (error: unknown) => this.#notWritten(saving, batch, error),
    )
    this.#writing = Promise.all([this.#writing, written])
    return await written
  }

  #written(saved: readonly Kept[]): boolean {
    for (const kept of saved) delete kept.body
    this.#failing = false
    return true
  }

  #notWritten(
    lost: readonly Kept[],
    batch: ReadonlyMap<string, Uint8Array | undefined>,
    error: unknown,
  ): boolean {
    for (const kept of lost) if (this.#kept.get(kept.letter.id) === kept) this.#unsaved.add(kept)
    for (const [key, value] of batch) if (value === undefined) this.#leftovers.add(key)
    if (!this.#failing)
      this.#parts.log({
        event: 'warning',
        text: `dead letters cannot be written to disk, and are kept in memory until it works again: ${String(error)}`,
      })
    this.#failing = true
    return false
  }

  #recall(key: string, head: Uint8Array): void {
    const number = Number(key.slice(HEADS.length))
    try {
      const letter = decodeLetter(LetterMessage.decode(head), this.#parts.self)
      const bytes = head.byteLength + (letter.bodyLost ? 0 : letter.bodyBytes)
      this.#kept.set(letter.id, { letter, number, bytes })
      this.#bytes += bytes
    } catch (error) {
      this.#parts.log({ event: 'warning', text: `the dead letter ${key} cannot be read: ${String(error)}` })
    }
    this.#last = Math.max(this.#last, Number.isSafeInteger(number) ? number : 0)
  }
}

/** In the order of numbers. */
function keyOf(number: number): string {
  return `${number}`.padStart(16, '0')
}

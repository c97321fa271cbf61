import { PartsBox, partsOf } from './parts.ts'
import {
  type Batch,
  decodeBatch,
  decodeLetter,
  encodeBatch,
  encodeLetter,
  type Letter,
} from './wire/letters.ts'

/** The operation under which batches travel. */
export const MAIL_OP = 'wardens'

export interface MailParts {
  self: string
  /** Takes a batch to a peer. Rejects when it cannot be told. */
  carry(peer: string, batch: Uint8Array): Promise<unknown>
  deliver(from: string, letter: Letter): void
}

/** Batches on the way to one peer at once: what is said meanwhile goes together in the next. */
const BATCHES = 4
const BATCH_BYTES = 1_048_576
/** Beyond, letters to a peer are lost, as any letter may be. */
const WAITING = 16_384

interface Line {
  letters: Letter[]
  /** Pieces of a large letter; the next ones wait for the last. */
  pieces: Batch[]
  open: number
  due: boolean
}

/** Letters between the machines of peers, in batches on the links there are. What is for this peer touches no network. */
export class Mail {
  readonly #parts: MailParts
  readonly #lines = new Map<string, Line>()
  readonly #box = new PartsBox()
  #lastLetter = 0
  #idle = Promise.withResolvers<void>()

  constructor(parts: MailParts) {
    this.#parts = parts
  }

  send(to: string, letter: Letter): void {
    const { self } = this.#parts
    if (to === self) {
      queueMicrotask(() => this.#parts.deliver(self, letter))
      return
    }
    let line = this.#lines.get(to)
    if (line === undefined) {
      line = { letters: [], pieces: [], open: 0, due: false }
      this.#lines.set(to, line)
    }
    if (line.letters.length >= WAITING) return
    line.letters.push(letter)
    this.#later(to, line)
  }

  /** After what is said in one go. */
  #later(to: string, line: Line): void {
    if (line.due) return
    line.due = true
    queueMicrotask(() => {
      line.due = false
      this.#go(to, line)
    })
  }

  #go(to: string, line: Line): void {
    while (line.open < BATCHES && line.pieces.length + line.letters.length > 0) {
      line.open++
      if (line.pieces.length === 0) line.pieces.push(...this.#batchOf(line.letters))
      const batch = line.pieces.shift() ?? { letters: [] }
      this.#parts
        .carry(to, encodeBatch(batch))
        // Lost: whoever waits for an answer asks again.
        .catch(() => {})
        .finally(() => {
          line.open--
          if (line.pieces.length + line.letters.length > 0) this.#later(to, line)
          else if (line.open === 0) this.#end(to, line)
        })
    }
  }

  #end(to: string, line: Line): void {
    if (this.#lines.get(to) === line) this.#lines.delete(to)
    if (this.#lines.size > 0) return
    this.#idle.resolve()
    this.#idle = Promise.withResolvers()
  }

  /** A batch from a peer: all of it, or nothing. @throws ShoalError PROTOCOL */
  receive(from: string, bytes: Uint8Array): void {
    const { letters, part } = decodeBatch(bytes)
    const whole = part === undefined ? undefined : this.#box.add(from, part)
    const all = whole === undefined ? letters : [...letters, whole]
    for (const letter of all.map(decodeLetter)) this.#parts.deliver(from, letter)
  }

  /** Resolves when nothing is on its way. */
  async drained(): Promise<void> {
    if (this.#lines.size > 0) await this.#idle.promise
  }

  /** Takes from the front what fits, or one that is too large for any batch. */
  #batchOf(letters: Letter[]): Batch[] {
    const batch: Uint8Array[] = []
    let bytes = 0
    for (const letter of letters) {
      const encoded = encodeLetter(letter)
      if (bytes + encoded.length > BATCH_BYTES) {
        if (batch.length > 0) break
        letters.shift()
        return partsOf(encoded, ++this.#lastLetter, BATCH_BYTES).map((part) => ({ letters: [], part }))
      }
      bytes += encoded.length
      batch.push(encoded)
    }
    letters.splice(0, batch.length)
    return [{ letters: batch }]
  }
}

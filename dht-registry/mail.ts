import { LIMITS } from '../protocols/index.ts'
import { decodeLetters, encodeLetter, encodeLetters, type Letter } from './wire/letters.ts'

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
  open: number
  due: boolean
}

/** Letters between the machines of peers, in batches on the links there are. What is for this peer touches no network. */
export class Mail {
  readonly #parts: MailParts
  readonly #lines = new Map<string, Line>()
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
      line = { letters: [], open: 0, due: false }
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
    while (line.open < BATCHES && line.letters.length > 0) {
      line.open++
      this.#parts
        .carry(to, encodeLetters(batchOf(line.letters)))
        // Lost: whoever waits for an answer asks again.
        .catch(() => {})
        .finally(() => {
          line.open--
          if (line.letters.length > 0) this.#later(to, line)
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

  /** A batch from a peer. @throws ShoalError PROTOCOL */
  receive(from: string, batch: Uint8Array): void {
    for (const letter of decodeLetters(batch)) this.#parts.deliver(from, letter)
  }

  /** Resolves when nothing is on its way. */
  async drained(): Promise<void> {
    if (this.#lines.size > 0) await this.#idle.promise
  }
}

/** Takes from the front what fits, at least one. */
function batchOf(letters: Letter[]): Uint8Array[] {
  const batch: Uint8Array[] = []
  let bytes = 0
  let taken = 0
  for (const letter of letters) {
    const encoded = encodeLetter(letter)
    if (taken > 0 && bytes + encoded.length > BATCH_BYTES) break
    taken++
    // No link takes it: it is lost, and its sender hears nothing.
    if (encoded.length > LIMITS.askBytes.value) continue
    bytes += encoded.length
    batch.push(encoded)
  }
  letters.splice(0, taken)
  return batch
}

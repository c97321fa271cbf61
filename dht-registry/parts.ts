import { LIMITS } from '../protocols/index.ts'
import { garbled } from './wire/checks.ts'
import type { Part } from './wire/letters.ts'

/** A letter in pieces of at most `bytes`. */
export function partsOf(letter: Uint8Array, id: number, bytes: number): Part[] {
  const parts = Math.ceil(letter.length / bytes)
  return Array.from({ length: parts }, (_, index) => ({
    letter: id,
    index,
    parts,
    bytes: letter.subarray(index * bytes, (index + 1) * bytes),
  }))
}

interface Open {
  letter: number
  pieces: Map<number, Uint8Array>
  bytes: number
}

/** Letters of one peer that are not whole yet; beyond, the one that began first is lost. */
const OPEN_MAX = 2

/** Pieces of large letters until they are whole. */
export class PartsBox {
  readonly #open = new Map<string, Open[]>()

  /** The letter, with its last missing piece. @throws ShoalError PROTOCOL when it is larger than any may be */
  add(from: string, { letter, index, parts, bytes }: Part): Uint8Array | undefined {
    const all = this.#open.get(from) ?? []
    let open = all.find((one) => one.letter === letter)
    if (open === undefined) {
      open = { letter, pieces: new Map(), bytes: 0 }
      this.#open.set(from, [...all, open].slice(-OPEN_MAX))
    }
    if (index < parts && !open.pieces.has(index)) {
      open.pieces.set(index, bytes)
      open.bytes += bytes.length
    }
    const large = open.bytes > LIMITS.wardenLetterBytes.value
    if (!large && open.pieces.size < parts) return undefined
    this.#drop(from, letter)
    if (large) throw garbled(`it is larger than ${LIMITS.wardenLetterBytes.value} bytes`)
    return Buffer.concat([...open.pieces].toSorted(([one], [other]) => one - other).map(([, piece]) => piece))
  }

  #drop(from: string, letter: number): void {
    const rest = this.#open.get(from)?.filter((one) => one.letter !== letter) ?? []
    if (rest.length === 0) this.#open.delete(from)
    else this.#open.set(from, rest)
  }
}

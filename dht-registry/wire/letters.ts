import * as wire from '../../protocols/proto/wardens.js'
import type { FromWarden, StepMessage, ToWarden } from '../../wardens/index.ts'
import { garbled, present } from './checks.ts'
import { answerFromWire, answerToWire, askFromWire, askToWire } from './claims.ts'
import { stepFromWire, stepToWire } from './steps.ts'

/** What goes from the machines of one peer to those of another. */
export type Letter =
  | { to: 'warden'; message: ToWarden }
  | { to: 'holder'; message: FromWarden }
  | { to: 'wardens'; message: StepMessage }

export function encodeLetter(letter: Letter): Uint8Array {
  switch (letter.to) {
    case 'warden':
      return wire.Letter.encode({ ask: askToWire(letter.message) })
    case 'holder':
      return wire.Letter.encode({ answer: answerToWire(letter.message) })
    case 'wardens':
      return wire.Letter.encode({ step: stepToWire(letter.message) })
  }
}

/** What travels at once: letters, or a piece of a large one. */
export interface Batch {
  letters: Uint8Array[]
  part?: Part
}

export interface Part {
  letter: number
  index: number
  parts: number
  bytes: Uint8Array
}

export function encodeBatch({ letters, part }: Batch): Uint8Array {
  const batch = { letters: letters as Uint8Array<ArrayBuffer>[] }
  return wire.Letters.encode(part === undefined ? batch : { ...batch, part: part as wire.Part })
}

/** @throws ShoalError PROTOCOL */
export function decodeBatch(bytes: Uint8Array): Batch {
  return read('the batch', () => wire.Letters.decode(bytes))
}

/** @throws ShoalError PROTOCOL when it is not what it may be */
export function decodeLetter(bytes: Uint8Array): Letter {
  const { ask, answer, step } = read('a message', () => wire.Letter.decode(bytes))
  if (ask !== undefined) return { to: 'warden', message: askFromWire(ask) }
  if (answer !== undefined) return { to: 'holder', message: answerFromWire(answer) }
  return { to: 'wardens', message: stepFromWire(present(step, 'content')) }
}

function read<Value>(what: string, decode: () => Value): Value {
  try {
    return decode()
  } catch (error) {
    throw garbled(`${what} cannot be read`, error)
  }
}

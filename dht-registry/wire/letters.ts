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

export function encodeLetters(letters: Uint8Array[]): Uint8Array {
  return wire.Letters.encode({ letters: letters as Uint8Array<ArrayBuffer>[] })
}

/** @throws ShoalError PROTOCOL when any of them is not what it may be */
export function decodeLetters(bytes: Uint8Array): Letter[] {
  const read = <Value>(what: string, decode: () => Value): Value => {
    try {
      return decode()
    } catch (error) {
      throw garbled(`${what} cannot be read`, error)
    }
  }
  const { letters } = read('the batch', () => wire.Letters.decode(bytes))
  return letters.map((each) => {
    const { ask, answer, step } = read('a message', () => wire.Letter.decode(each))
    if (ask !== undefined) return { to: 'warden', message: askFromWire(ask) }
    if (answer !== undefined) return { to: 'holder', message: answerFromWire(answer) }
    return { to: 'wardens', message: stepFromWire(present(step, 'content')) }
  })
}

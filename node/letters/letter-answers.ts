import {
  DeadLetter as DeadLetterMessage,
  LetterAnswer,
  LetterList,
  LetterQuestion,
} from '../../protocols/proto/fate.js'
import type { DeadLetters } from './dead-letters.ts'
import { letterMessage } from './letter-codec.ts'

/** Letters or body bytes in one answer. */
const PART_BYTES = 4_194_304

/** What this peer answers when asked for its dead letters. Undefined: not one of these operations. */
export function letterAnswer(
  letters: DeadLetters,
  op: string,
  question: Uint8Array,
): Promise<Uint8Array> | undefined {
  switch (op) {
    case 'dlq':
      return Promise.resolve(list(letters, LetterQuestion.decode(question)))
    case 'dlq-show':
      return show(letters, LetterQuestion.decode(question))
    case 'dlq-replay':
      return replay(letters, LetterQuestion.decode(question))
    case 'dlq-drop':
      return drop(letters, LetterQuestion.decode(question))
    default:
      return undefined
  }
}

function list(letters: DeadLetters, { offset }: LetterQuestion): Uint8Array {
  const part: DeadLetterMessage[] = []
  let bytes = 0
  const left = letters.list().slice(offset)
  for (const letter of left) {
    const message = letterMessage(letter)
    bytes += DeadLetterMessage.encode(message).byteLength
    // One always, however large.
    if (bytes > PART_BYTES && part.length > 0) break
    part.push(message)
  }
  return LetterList.encode({ letters: part, more: part.length < left.length })
}

async function show(letters: DeadLetters, { id, offset }: LetterQuestion): Promise<Uint8Array> {
  const letter = letters.get(id)
  if (letter === undefined) return LetterAnswer.encode({ gone: letters.gone(id) })
  const body = (await letters.body(id)).slice(offset, offset + PART_BYTES)
  return LetterAnswer.encode({ letter: letterMessage(letter), body })
}

async function replay(letters: DeadLetters, { id }: LetterQuestion): Promise<Uint8Array> {
  const letter = letters.get(id)
  const anew = await letters.replay(id)
  if (letter === undefined || anew === undefined) return LetterAnswer.encode({ gone: letters.gone(id) })
  return LetterAnswer.encode({ letter: letterMessage(letter), replay: anew.id, peer: anew.peer })
}

async function drop(letters: DeadLetters, { id }: LetterQuestion): Promise<Uint8Array> {
  const letter = await letters.drop(id)
  return LetterAnswer.encode(
    letter === undefined ? { gone: letters.gone(id) } : { letter: letterMessage(letter) },
  )
}

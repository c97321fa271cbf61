import { LIMITS, type Network, ShoalError } from '../../protocols/index.ts'
import { LetterAnswer, LetterList, LetterQuestion } from '../../protocols/proto/fate.js'
import type { DeadLetterApi, Replayed } from '../api.ts'
import type { DeadLetter } from './dead-letters.ts'
import { decodeLetter } from './letter-codec.ts'
import { checkId } from '../message-id.ts'
import type { Surveyor } from '../survey.ts'

/** A replay waits for the mailbox of its target: for a claim, or for a lease to end. */
const REPLAY_MS = 2 * LIMITS.leaseMs.value

/** Of one peer, whatever it says. */
const LETTERS_MAX = 10 * LIMITS.deadLetters.value

export interface LetterMeshParts {
  network: Pick<Network, 'self' | 'ask'>
  survey: Surveyor
  /** This node's own answer. */
  own: (op: string, body: Uint8Array) => Promise<Uint8Array>
}

/** The dead letters of all peers. */
export function letterMesh({ network, survey, own }: LetterMeshParts): DeadLetterApi {
  const bytesOf = async (
    peer: string,
    op: string,
    question: Partial<LetterQuestion>,
  ): Promise<Uint8Array> => {
    const body = LetterQuestion.encode(question)
    return peer === network.self
      ? await own(op, body)
      : await network.ask(peer, op, body, { timeoutMs: REPLAY_MS })
  }
  const ask = async (...question: Parameters<typeof bytesOf>): Promise<LetterAnswer> =>
    LetterAnswer.decode(await bytesOf(...question))

  /** All of a peer, of which the first part is there. */
  async function whole(peer: string, first: Uint8Array): Promise<DeadLetter[]> {
    const letters: DeadLetter[] = []
    for (let part = LetterList.decode(first); ; ) {
      letters.push(...part.letters.map((letter) => decodeLetter(letter, peer)))
      if (!part.more || part.letters.length === 0 || letters.length >= LETTERS_MAX) return letters
      part = LetterList.decode(await bytesOf(peer, 'dlq', { offset: letters.length }))
    }
  }

  /** The peer that has it, what it says, and the first part of the body. */
  async function find(id: string): Promise<{ letter: DeadLetter; part: Uint8Array }> {
    const question = LetterQuestion.encode({ id: checkId(id) })
    const { found, silent } = await survey.ask('dlq-show', question, (bytes, peer) => {
      const { letter, gone, body } = LetterAnswer.decode(bytes)
      return { letter: letter === undefined ? undefined : decodeLetter(letter, peer), gone, part: body }
    })
    for (const { letter, part } of found) if (letter !== undefined) return { letter, part }
    throw noSuchLetter(id, found.find(({ gone }) => gone !== '')?.gone ?? '', silent)
  }

  /** The letter was there when it was looked for. @throws ShoalError */
  function still(id: string, { letter, gone }: LetterAnswer): void {
    if (letter === undefined) throw noSuchLetter(id, gone, [])
  }

  return {
    async list() {
      const { found, silent } = await survey.ask('dlq', new Uint8Array(), (bytes, peer) => ({ bytes, peer }))
      const letters = await Promise.all(found.map(({ bytes, peer }) => whole(peer, bytes)))
      return { found: letters.flat().toSorted((a, b) => a.at - b.at), silent }
    },
    async show(id) {
      const { letter, part } = await find(id)
      const parts = [part]
      let have = part.byteLength
      while (have > 0 && have < letter.bodyBytes) {
        const more = await ask(letter.peer, 'dlq-show', { id, offset: have })
        still(id, more)
        if (more.body.byteLength === 0) break
        parts.push(more.body)
        have += more.body.byteLength
      }
      return { ...letter, body: new Uint8Array(Buffer.concat(parts)) }
    },
    async replay(id): Promise<Replayed> {
      const { letter } = await find(id)
      const answer = await ask(letter.peer, 'dlq-replay', { id })
      still(id, answer)
      return { id: answer.replay, peer: answer.peer }
    },
    async drop(id) {
      const { letter } = await find(id)
      still(id, await ask(letter.peer, 'dlq-drop', { id }))
      return letter
    },
  }
}

function noSuchLetter(id: string, gone: string, silent: readonly string[]): ShoalError {
  const how = gone === '' ? '' : `: ${gone}`
  const away = silent.length === 0 ? '' : `; ${silent.join(', ')} did not answer`
  return new ShoalError('NO_SUCH_LETTER', `no peer that answered has a dead letter ${id}${how}${away}`, {
    messageId: id,
    hint:
      silent.length === 0
        ? `shoal dlq ls lists those there are; shoal explain ${id} says what became of the message`
        : 'a letter is on the disk of the peer where its message came from: see that it runs (shoal peers)',
  })
}

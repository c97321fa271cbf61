import { LIMITS, type Network, ShoalError } from '../protocols/index.ts'
import { LetterAnswer, LetterList, LetterQuestion } from '../protocols/proto/fate.js'
import type { DeadLetterApi, Replayed } from './api.ts'
import type { DeadLetter } from './dead-letters.ts'
import { checkId } from './explain.ts'
import { decodeLetter } from './letter-codec.ts'
import type { Surveyor } from './survey.ts'

/** A replay waits for the mailbox of its target: for a claim, or for a lease to end. */
const REPLAY_MS = 2 * LIMITS.leaseMs.value

export interface LetterMeshParts {
  network: Pick<Network, 'self' | 'ask'>
  survey: Surveyor
  /** This node's own answer. */
  own: (op: string, body: Uint8Array) => Promise<Uint8Array>
}

/** The dead letters of all peers. */
export function letterMesh({ network, survey, own }: LetterMeshParts): DeadLetterApi {
  const ask = async (peer: string, op: string, question: Partial<LetterQuestion>): Promise<LetterAnswer> => {
    const body = LetterQuestion.encode(question)
    return LetterAnswer.decode(
      peer === network.self
        ? await own(op, body)
        : await network.ask(peer, op, body, { timeoutMs: REPLAY_MS }),
    )
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
      const { found, silent } = await survey.ask('dlq', new Uint8Array(), (bytes, peer) =>
        LetterList.decode(bytes).letters.map((letter) => decodeLetter(letter, peer)),
      )
      return { found: found.flat().toSorted((a, b) => a.at - b.at), silent }
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

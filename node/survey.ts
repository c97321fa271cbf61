import { type Network, ShoalError } from '../protocols/index.ts'
import type { Survey } from './api.ts'
import type { LoadTable } from './load/index.ts'
import type { Questions } from './questions.ts'

export interface SurveyorParts {
  network: Pick<Network, 'self' | 'ask' | 'peers'>
  load: LoadTable
  questions: Questions
  /** Resolves when what is known of other peers is new enough to be shown. */
  refresh: () => Promise<void>
}

/** Asks every peer the same. */
export interface Surveyor {
  /** Every other peer that is linked, or was heard of in the last seconds. */
  known(): string[]
  /** Resolves when `known` is as new as it can be had. */
  refresh(): Promise<void>
  /** The question to all of them and to this node; LIMITS.askMs each. */
  ask<T>(op: string, body: Uint8Array, read: (answer: Uint8Array, peer: string) => T): Promise<Survey<T>>
}

export function surveyor({ network, load, questions, refresh }: SurveyorParts): Surveyor {
  const { self } = network
  const known = (): string[] => {
    const peers = new Set(network.peers())
    for (const [peer] of load.fresh()) peers.add(peer)
    peers.delete(self)
    return [...peers]
  }
  const one = (peer: string, op: string, body: Uint8Array): Promise<Uint8Array> => {
    if (peer !== self) return network.ask(peer, op, body)
    const own = questions.answer(op, body, self, new AbortController().signal)
    if (own === undefined || Symbol.asyncIterator in own)
      throw new ShoalError('INTERNAL', `no answer to ${op}`)
    return own
  }
  return {
    known,
    refresh,
    async ask(op, body, read) {
      await refresh()
      const found: ReturnType<typeof read>[] = []
      const silent: string[] = []
      await Promise.all(
        [self, ...known()].map(async (peer) => {
          try {
            found.push(read(await one(peer, op, body), peer))
          } catch (error) {
            // A peer that answered with a refusal is not silent: it has nothing.
            if (ShoalError.wrap(error).code === 'UNREACHABLE') silent.push(peer)
          }
        }),
      )
      return { found, silent }
    },
  }
}

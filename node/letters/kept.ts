import { DeadLetters, type DeadLettersParts } from './dead-letters.ts'
import { Outbox, type OutboxParts } from './outbox.ts'

type Parts = Omit<DeadLettersParts, 'send'> & Omit<OutboxParts, 'letters'>

/** Messages on this node's disk: those that died, and those that must not get lost. */
export async function openKept(
  stack: AsyncDisposableStack,
  parts: Parts,
): Promise<{ letters: DeadLetters; outbox: Outbox }> {
  const send: DeadLettersParts['send'] = (envelope) => parts.receive(envelope)
  const letters = stack.use(await DeadLetters.open({}, { ...parts, send }))
  const outbox = new Outbox({ ...parts, letters })
  stack.defer(() => outbox.stop())
  return { letters, outbox }
}

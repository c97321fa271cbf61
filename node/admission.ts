import { type Address, type Envelope, LIMITS, parseAddress, ShoalError } from '../protocols/index.ts'
import { cycle } from './waits.ts'

/** A message and the mailbox that it is for. */
export interface Admitted {
  target: Exclude<Address, { kind: 'instance' }>
  envelope: Envelope
}

/**
 * Whether a message may come in at all, before any mailbox looks at it. One to `type@instance` is for the mailbox of the
 * type, and for that instance alone.
 *
 * @param stopping peer id of this node while it stops
 * @throws ShoalError STOPPING, BAD_ADDRESS, CALL_CYCLE
 */
export function admit(envelope: Envelope, stopping: string | undefined): Admitted {
  const target = parseAddress(envelope.target)
  if (stopping !== undefined)
    throw new ShoalError('STOPPING', `peer ${stopping} is stopping`, {
      hint: 'send it again: another peer takes it',
    })
  if (target.kind === 'keyed' && envelope.chain.includes(target.text))
    throw cycle([...envelope.chain, target.text])
  if (envelope.chain.length > LIMITS.callChain.value)
    throw new ShoalError('CALL_CYCLE', `a chain of more than ${LIMITS.callChain.value} nested sends`)
  if (target.kind !== 'instance') return { target, envelope }
  const { type, text } = target
  return { target: { kind: 'pool', type, text: type }, envelope: { ...envelope, instance: text } }
}

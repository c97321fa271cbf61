import { type Address, type Envelope, LIMITS, ShoalError } from '../protocols/index.ts'

/**
 * Whether a message may come in at all, before any mailbox looks at it.
 *
 * @param stopping peer id of this node while it stops
 * @throws ShoalError STOPPING, BAD_ADDRESS, CALL_CYCLE
 */
export function admit(target: Address, envelope: Envelope, stopping: string | undefined): void {
  if (stopping !== undefined)
    throw new ShoalError('STOPPING', `peer ${stopping} is stopping`, {
      hint: 'send it again: another peer takes it',
    })
  if (target.kind === 'instance')
    throw new ShoalError('BAD_ADDRESS', `${target.text} names one instance of a pool`, {
      hint: `send to ${target.type} (any instance), or to ${target.type}/KEY for one that stays`,
    })
  if (target.kind === 'keyed' && envelope.chain.includes(target.text))
    throw new ShoalError(
      'CALL_CYCLE',
      `${[...envelope.chain, target.text].join(' -> ')} would wait for itself`,
      {
        hint: 'use post, which does not wait, or another key',
      },
    )
  if (envelope.chain.length > LIMITS.callChain.value)
    throw new ShoalError('CALL_CYCLE', `a chain of more than ${LIMITS.callChain.value} nested sends`)
}

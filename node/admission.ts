import {
  type Address,
  type Envelope,
  LIMITS,
  parseAddress,
  peerTail,
  ShoalError,
} from '../protocols/index.ts'
import type { Fences } from './fences.ts'
import { cycle } from './waits.ts'

/** A message and the mailbox that it is for. */
export interface Admitted {
  target: Exclude<Address, { kind: 'instance' }>
  envelope: Envelope
}

/** What decides whether a message may come in, apart from itself. */
export interface Gate {
  /** The peer at the other end of the link, or this one. */
  from: string
  self: string
  stopping: boolean
  /** Bytes of bodies that this node may still keep. */
  room: number
  fences: Pick<Fences, 'check'>
  /** The target, when there is a mailbox for just that. */
  known?: Address | undefined
}

/**
 * Whether a message may come in at all, before any mailbox looks at it. One to `type@instance` is for the mailbox of the
 * type, and for that instance alone.
 *
 * @throws ShoalError STOPPING, OVERLOADED, BAD_ADDRESS, BAD_REQUEST, CALL_CYCLE, FENCED
 */
export function admit(envelope: Envelope, { from, self, stopping, room, fences, known }: Gate): Admitted {
  const target = known ?? parseAddress(envelope.target)
  if (stopping)
    throw new ShoalError('STOPPING', `peer ${self} is stopping`, {
      hint: 'send it again: another peer takes it',
    })
  if (envelope.body.byteLength > room)
    throw new ShoalError('OVERLOADED', `peer ${self} keeps as many bytes of messages as it may`, {
      retryAfterMs: LIMITS.retryMs.value,
      hint: 'send it again in a while, or through another node',
    })
  if (from !== self && !vouched(envelope, from))
    throw new ShoalError(
      'BAD_REQUEST',
      `peer ${from} sent the message ${envelope.id}, which began at another peer`,
      { hint: 'only the peer where a message began, or one that relays it, may send it on' },
    )
  if (target.kind !== 'pool' && envelope.chain.includes(target.text))
    throw cycle([...envelope.chain, target.text])
  if (envelope.chain.length > LIMITS.callChain.value)
    throw new ShoalError('CALL_CYCLE', `a chain of more than ${LIMITS.callChain.value} nested sends`)
  fences.check(envelope)
  if (target.kind !== 'instance') return { target, envelope }
  const { type, text } = target
  return { target: { kind: 'pool', type, text: type }, envelope: { ...envelope, instance: text } }
}

/**
 * Whether the id is one of the peer that sent the message: answers are kept by id, so nobody may use another's. A peer that
 * relays a message has looked itself, and says so in the trail: it is believed.
 */
function vouched({ id, hops }: Envelope, from: string): boolean {
  // It may have taken the message over, and forward it now.
  const relayed = hops.slice(-2).some(({ peer, decision }) => decision === 'relay' && peer === from)
  return id.startsWith(`${peerTail(from)}.`) || relayed
}

/**
 * Why a message was decided on as it was: stable codes, one for each cell of the decision table, each with the rest of
 * the sentence "… because …". Trails, `explain` and traces carry the code; people are shown the sentence.
 */
export const WHY = {
  // It runs
  'asked-here': 'the actor here asked for this message',
  'free-here': 'an actor at rest here takes it',
  'answered-before': 'the same idempotency key was answered before',
  // It waits
  'asked-busy': 'the actor that asked for this message is busy',
  'actor-busy': 'the actor is busy with another message',
  'actor-starting': 'an actor is being started for it',
  'earlier-first': 'messages that came before go first',
  'verdict-hold': 'the actor takes only other messages now and lets the rest wait',
  'asking-owner': 'the wardens are being asked who owns the key',
  'owner-moving': 'the actor is between two owners, and starts nothing',
  'owner-lost': 'the owner of the key does not answer, and its lease has not ended',
  'lease-in-doubt': 'the lease on the key has to be renewed first',
  'no-room': 'no actor and no slot is free anywhere',
  // It goes elsewhere
  'asked-elsewhere': 'an actor there asked for this message',
  'addressed-elsewhere': 'it is addressed to an actor there',
  'owner-elsewhere': 'the actor lives there',
  'free-elsewhere': 'an actor at rest there takes it, and none is here',
  'busy-free-elsewhere': 'the actors here stayed busy, and one at rest there takes it',
  'verdict-forward': 'the actor takes only other messages now and sends the rest elsewhere',
  'best-place': 'no actor is free, and that peer is the best place for a new one',
  drained: 'the node where it began has left, and this one sees it through',
  relayed: 'neither end can dial the other, and it is linked to both',
  'chosen-place': 'the peer that forwarded it chose this one as its place',
  // An actor is made
  'none-live': 'no actor takes it, and there is room here',
  'busy-grow': 'the actors here stayed busy, and there is room for another',
  'mailbox-full': 'the mailbox is full',
  'hold-over': 'it waited as long as it may',
  // It is refused
  'verdict-reject': 'the actor takes only other messages now and refuses the rest',
  'no-place': 'no peer has the labels that the type asks for',
  'not-owner': 'the key lives here no longer',
  gone: 'the actor that it is addressed to is gone',
  'deadline-over': 'its time was over before it could start',
  'hops-spent': 'it passed as many peers as it may',
} as const

export type Why = keyof typeof WHY

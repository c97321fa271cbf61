import { type Mutant, of, one } from './mutant.ts'

const MAILBOX = 'mailbox/mailbox.ts'
const LEASE = 'mailbox/lease.ts'
const LEDGER = 'mailbox/ledger.ts'
const DECIDE = 'mailbox/decide.ts'
const DELIVERY = 'mailbox/delivery.ts'
const WINDOW = 'mailbox/lane-window.ts'
const ORIGIN = 'mailbox/lane-origin.ts'
const EXCHANGES = 'sim-core/exchanges.ts'
const HOST = 'sim-core/mail-host.ts'
const NODE = 'sim-core/mail-node.ts'

const lanes = of('lanes')

const noNews = one(NODE, 'this.#tellLane(effect.to, box.target.text, effect)', '')
const leaving = (lane: string): Mutant['edits'] =>
  one(EXCHANGES, '(lane === undefined ? {} : { lane })', `(lane === undefined ? {} : { lane: ${lane} })`)

export const LANES_MUTANTS: readonly Mutant[] = [
  lanes(
    'RECV is taken for DONE',
    one(
      EXCHANGES,
      "if (!done) from.step(target, { kind: 'received', entry, peer: to.peer.id })",
      "this.#answered(exchange, { kind: 'accepted', peer: to.peer.id, hops: [] })",
    ),
  ),
  lanes('nobody tells of ended messages', [
    ...noNews,
    ...one(
      ORIGIN,
      'return { state: { id, floor, ended }, left }',
      'return { state: { id, floor, ended: [] }, left }',
    ),
  ]),
  lanes('what ended is told only with the next message', noNews, { rare: true }),
  lanes('the floor is ignored', [...noNews, ...leaving('{ ...lane, floor: 1, ended: [] }')]),
  lanes('the window is lost with a trap', [
    ...one(
      MAILBOX,
      'const over = this.#lease.broke(now)',
      'const over = this.#lease.broke(now)\n      this.#tenure.window.forget()',
    ),
    ...one(
      WINDOW,
      '  lane(id: string): WindowLane | undefined {',
      `  forget(): void {
    for (const { states } of this.#lanes.values())
      for (const [seq, state] of states)
        if (typeof state === 'object' && 'outcome' in state) states.delete(seq)
  }

  lane(id: string): WindowLane | undefined {`,
    ),
  ]),
  lanes(
    'whoever loses its link says that nothing started',
    one(DELIVERY, 'if (!begun) return outcome', 'return outcome'),
  ),
  lanes(
    'time in a queue does not count',
    one(
      EXCHANGES,
      'remainingMs: entry.deadline - machine.now(),',
      "remainingMs: kind === 'send' ? entry.envelope.remainingMs : entry.deadline - machine.now(),",
    ),
  ),
  lanes('a lost worker counts as an attempt', [
    ...one(HOST, "const reason = 'worker-lost'", "const reason = 'trapped'"),
    ...one(HOST, "errorValue('WORKER_LOST', reason)", "errorValue('ACTOR_TRAPPED', reason)"),
  ]),
  lanes(
    'the answer leaves before the window has it',
    one(WINDOW, 'this.#keep(lane, entry.seq, { id: entry.envelope.id, outcome }, now)', ''),
  ),
  lanes(
    'a message of never does not say under which epoch it was sent first',
    leaving('{ ...lane, firstEpoch: 0 }'),
    { rare: true },
  ),
  lanes(
    'messages do not wait for their turn',
    one(DELIVERY, 'return this.clear(entry) && this.#turn(entry, now)', 'return true'),
  ),
  lanes('a refusal for good leaves a gap', one(WINDOW, "lane?.states.set(entry.seq, 'ended')", ''), {
    rare: true,
  }),
  lanes(
    'a refusal to be retried ends the message at its target',
    one(
      WINDOW,
      '    this.#left(entry)\n  }\n\n  /** The waiting message',
      '    this.end(entry)\n  }\n\n  /** The waiting message',
    ),
  ),
  lanes(
    'what waits is not met again after the tenure',
    one(DELIVERY, 'if (this.#window === tenure.window) return', 'return'),
    { rare: true },
  ),
  lanes(
    'a message of never starts under any owner',
    one(DELIVERY, 'return earlier ? earlierOwner(this.#target) : undefined', 'return undefined'),
  ),
  lanes(
    'nobody asks whether the lease is valid',
    one(LEASE, 'return !owner.parked && this.#parts.env', 'return true || this.#parts.env'),
  ),
  lanes('messages to be tried again have no bound', one(LEDGER, 'all >= 2 * limits.messages', 'false')),
  lanes(
    'messages to a chosen place have no bound',
    one(
      DECIDE,
      "return lies(view, { do: 'forward', to: view.roomElsewhere, placed: true, why: 'best-place' })",
      "return { do: 'forward', to: view.roomElsewhere, placed: true, why: 'best-place' }",
    ),
    { rare: true },
  ),
  lanes(
    'what a broken run left is not met again after the tenure',
    one(MAILBOX, 'if (over) this.#delivery.remeet(now)', ''),
    { rare: true, untested: true },
  ),
  lanes(
    'a mailbox is forgotten while it asks for its key',
    one(MAILBOX, ' || this.#lease.questions > 0', ''),
    { bias: 'link', rare: true, untested: true },
  ),
  lanes(
    'a claim goes on when its state is gone and nobody asks',
    one('wardens/claiming.ts', 'if (key.claim?.requests.length === 0) this.#end(key, now)', ''),
    { rare: true },
  ),
  lanes(
    'what the old owner ran of its own messages does not come along',
    one(LEASE, 'tenure.window.save(now, own())', 'tenure.window.save(now, [])'),
    { bias: 'pause', rare: true },
  ),
  lanes(
    'who waits for a key tells nobody of what ends, as its owner need not',
    one(LEDGER, "owner.state === 'here' && !owner.parked", "owner.state === 'here'"),
    { bias: 'stall', rare: true },
  ),
]

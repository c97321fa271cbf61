import { type Mutant, of, one } from './mutant.ts'

const LEASE = 'mailbox/lease.ts'
const CLAIMING = 'wardens/claiming.ts'
const HOLDER = 'wardens/holder.ts'
const KEYS = 'sim-core/mail-keys.ts'

const drain = of('drain')

export const DRAIN_MUTANTS: readonly Mutant[] = [
  drain(
    'the successor starts before the key was given up',
    one(
      KEYS,
      'this.#handOver(box, effect)',
      `this.told({ do: 'released', address: box.target.text, epoch: effect.epoch, upTo: effect.epoch, committed: true })
        this.#node.peer.machine.after(500, () => this.#handOver(box, effect))`,
    ),
  ),
  drain('the old owner goes on under its epoch after a failed hand-over', [
    ...one(HOLDER, '    // From here on nothing starts', '    return\n    //'),
    ...one(
      LEASE,
      "    leaving.stage = 'returning'\n    this.#asked = true\n    this.ask('claim')",
      `    const { tenure } = this.#parts
    this.#leaving = undefined
    tenure.sealed = false
    if (tenure.owner.state === 'here') tenure.owner.parked = false`,
    ),
  ]),
  drain('an actor is handed over while it runs', one(LEASE, ' || roster.busy ||', ' ||')),
  drain(
    'state that was handed over is used unchecked',
    one(CLAIMING, 'if (key.epoch > 0) this.#desk.lose(key, now)', ''),
    { rare: true },
  ),
  drain(
    'the windows do not come along',
    one(LEASE, 'const lanes = tenure.window.save(now, own())', 'const lanes = []'),
    { rare: true },
  ),
  drain(
    'what a run left that broke while the key was parked is state to go on with',
    one(LEASE, 'if (parked !== undefined) this.#drop(parked.epoch, now)', ''),
    // Here the memory dies with its actor; the scenario claims shows what happens when it does not.
    { rare: true, untested: true },
  ),
  drain(
    'a post that was given runs beside what came of it from its first origin',
    one('mailbox/ledger.ts', 'if (lane !== undefined && entry.envelope.lane !== undefined)', 'if (false)'),
    { rare: true },
  ),
  drain(
    'posts are given in the order in which they were accepted',
    one('sim-core/mail-node.ts', '.toSorted(([, one], [, other]) => one.seq - other.seq)', ''),
    { bias: 'isolate', rare: true },
  ),
]

/** One rule broken in the production machines, or in the node that the simulator drives them with. */
export interface Mutant {
  /** The rule as it is broken. */
  name: string
  scenario: 'claims' | 'config'
  /** Each `find` is there exactly once in `file`. */
  edits: readonly { file: string; find: string; replace: string }[]
  /** A fault that makes up half of all faults in the world where it is hunted. */
  bias?: string
  /** Too rare for every run of the tests: hunted by `node test/sim/hunt.ts 3000 1 WORD`, by a word of its name. */
  rare?: true
  /** No world is known in which it does harm: the rule is kept, and not shown to be needed. */
  untested?: true
}

const one = (file: string, find: string, replace: string): Mutant['edits'] => [{ file, find, replace }]

const RECORDS = 'wardens/records.ts'
const LEDGER = 'wardens/ledger.ts'
const CONFIG = 'wardens/config.ts'
const STEPS = 'wardens/steps.ts'
const PROPOSER = 'wardens/proposer.ts'
const CLAIMING = 'wardens/claiming.ts'
const RENEWALS = 'wardens/renewals.ts'
const HOLDER = 'wardens/holder.ts'
const WARDEN = 'wardens/warden.ts'
const ACTOR = 'sim-core/actor.ts'
const MESH = 'sim-core/mesh.ts'

const claims = (name: string, edits: Mutant['edits'], more: Partial<Mutant> = {}): Mutant => ({
  name,
  scenario: 'claims',
  edits,
  ...more,
})

const config = (name: string, edits: Mutant['edits'], more: Partial<Mutant> = {}): Mutant => ({
  name,
  scenario: 'config',
  edits,
  ...more,
})

export const MUTANTS: readonly Mutant[] = [
  // The warden.
  claims('no silence after a crash', one(WARDEN, 'crashed ? silenceMs(leaseMs) :', 'crashed ? 0 :')),
  claims('epochs are not on disk', one(RECORDS, "if (value.kind !== 'record') continue", 'continue')),
  claims(
    'the floor is not on disk',
    one(RECORDS, "if (value.kind === 'floor') this.#floor = value.epoch", ''),
    { bias: 'rest' },
  ),
  claims(
    'a warden answers before the disk has it',
    one(
      'wardens/journal.ts',
      'if (batch <= this.#durable) return [written]',
      'return [written, ...this.flush()]',
    ),
  ),
  claims(
    'the mark of an orderly stop outlives the next start',
    one(WARDEN, "journal.put('clean', undefined)", ''),
    { rare: true },
  ),
  claims(
    'an orderly stop writes no leases',
    one(RECORDS, 'leases.push({ address, remainingMs: until - now, successor })', ''),
  ),
  claims(
    'a warden promises a key that is held',
    one(LEDGER, 'now < record.until && !free(', 'false && !free('),
  ),
  claims('a renewal revives an ended record', one(LEDGER, '      now < record.until &&\n', ''), {
    bias: 'late',
    rare: true,
    untested: true,
  }),
  claims(
    'a warden accepts a ballot that it did not promise last',
    one(LEDGER, 'promised.peer) !== 0', 'promised.peer) < -1e9'),
    { bias: 'late', rare: true },
  ),
  claims(
    'a failed write ends the lease before it',
    one(RECORDS, 'Math.min(record.until, Math.max(now, record.before))', 'Math.min(record.until, now)'),
    { bias: 'worn', rare: true },
  ),
  claims(
    'what could not be written is acknowledged when asked again',
    one(RECORDS, '      record.round = 0\n', ''),
    { bias: 'worn', rare: true },
  ),
  claims(
    'a sole warden tells only of the last record, which may be the claimer’s own',
    one(
      LEDGER,
      'if (record.peer !== from || record.incarnation !== ballot.incarnation) record.rival = record.highest',
      'record.rival = record.peer === from && record.incarnation === ballot.incarnation ? 0 : record.highest',
    ),
    { bias: 'sole', rare: true },
  ),
  claims('a digest is confirmed unseen', one(LEDGER, 'if (!same(digestOf(mine), keys))', 'if (false)')),
  // The holder.
  claims(
    'a lease counts from the answer',
    one(CLAIMING, 'key.until = claim.sentAt + desk.leaseMs', 'key.until = now + desk.leaseMs'),
    { bias: 'rush', rare: true },
  ),
  claims(
    'a renewal counts from the answer',
    one(RENEWALS, 'Math.max(key.until, sentAt + desk.leaseMs)', 'Math.max(key.until, now + desk.leaseMs)'),
    { bias: 'rush', rare: true },
  ),
  claims(
    'answers to an earlier renewal count',
    one(RENEWALS, 'renewal.seq !== seq) return', 'false) return'),
    { bias: 'late', rare: true },
  ),
  claims(
    'acceptances are counted, not their senders',
    one(CLAIMING, 'claim.accepted |= bit', 'claim.accepted = (claim.accepted << 1) | 1'),
  ),
  claims(
    'one acceptance is enough',
    one(CLAIMING, 'count(claim.accepted) >= this.#desk.seats.majority', 'true'),
  ),
  claims(
    'a holder believes in another lease than the wardens',
    one(HOLDER, 'holderLeaseMs(init.seats.config.leaseMs,', 'holderLeaseMs(1.3 * init.seats.config.leaseMs,'),
  ),
  claims(
    'no margin for drift',
    one('wardens/lease.ts', 'leaseMs * (1 - 2 * DRIFT) - guardMs', 'leaseMs - guardMs'),
    { bias: 'rush', rare: true },
  ),
  claims('sleep puts no lease in doubt', one(HOLDER, 'key.doubt = desk.seq + 1', 'key.doubt = 0'), {
    bias: 'sleep',
  }),
  claims(
    'parked state is resumed unchecked',
    one(CLAIMING, 'if (key.epoch === 0) return\n    this.#desk.lose', 'return\n    this.#desk.lose'),
    { bias: 'leave', rare: true },
  ),
  claims(
    'parked state is resumed under its own epoch',
    one(CLAIMING, 'key.epoch = claim.epoch', 'key.epoch = was > 0 ? was : claim.epoch'),
  ),
  claims(
    'an ended lease comes back by a late renewal',
    one(RENEWALS, 'if (!desk.valid(key, now)) return', 'if (key.epoch === 0) return'),
    { rare: true },
  ),
  claims(
    'what was proposed in vain is given back under an older valid lease',
    one(CLAIMING, 'proposed.length > 0 && !this.#desk.valid(key, now)', 'proposed.length > 0'),
    { bias: 'late', rare: true },
  ),
  claims(
    'state that is handed over is not compared with what its heir had itself',
    one(HOLDER, 'key.epoch > 0 || claiming.used(address) > epoch', 'key.epoch > 0'),
    { bias: 'pass', rare: true },
  ),
  claims(
    'the old owner goes on after a failed hand-over',
    one(HOLDER, '    // From here on nothing starts', '    return\n    //'),
  ),
  claims(
    'state is kept longer than wardens remember',
    one('sim-core/peer.ts', 'forgetMs / 2', 'forgetMs * 4'),
    { bias: 'rest', rare: true },
  ),
  // What a node does with them.
  claims('no fencing', one('sim-core/register.ts', 'if (entry.epoch < fence) return false', ''), {
    bias: 'freeze',
    rare: true,
  }),
  claims(
    'a write is told before a majority has it',
    one(ACTOR, 'if (count(heard) < this.#stage.majority) return', ''),
  ),
  claims('effects leave unchecked', one(ACTOR, 'if (this.#stage.holds(this)) {', 'if (true) {'), {
    bias: 'rush',
  }),
  claims(
    'the memory of a killed run is kept',
    one(MESH, '    actor.kill()\n    this.#drop(node, address)', '    actor.kill()\n    return'),
  ),
  claims(
    'the successor starts before the key was given up',
    one(
      MESH,
      "    actor.sealed = true\n    node.peer.step({ kind: 'release', address, epoch, successor: successor.peer.id })",
      "    this.#world.at(this.#world.now, () => this.#released(node, { do: 'released', address, epoch, upTo: epoch, committed: true }))",
    ),
  ),
  // Steps of the config.
  config(
    'what was accepted under a lower ballot is not proposed',
    one(PROPOSER, 'if (accepted !== undefined) {', 'if (false) {'),
    { bias: 'duel', rare: true },
  ),
  config(
    'a promise of a higher ballot does not bind',
    one(
      STEPS,
      '|| !allowed(this.#head, next)) return\n    if (ballotsOrder(ballot, this.promised) < 0) {',
      '|| !allowed(this.#head, next)) return\n    if (false) {',
    ),
    { bias: 'duel', rare: true },
  ),
  config('a sealed warden goes on', one(WARDEN, 'if (steps.sealed || !steps.seated)', 'if (!steps.seated)')),
  config(
    'one warden’s word goes for all of the last config',
    one(PROPOSER, 'merge(heard.map(', 'merge(heard.slice(0, 1).map('),
  ),
  config(
    'answers under other configs count',
    [
      {
        file: WARDEN,
        find: "if (message.config !== chain.head.hash) return ['config', SEALED_RETRY_MS]",
        replace: '',
      },
      {
        file: HOLDER,
        find: 'if (warden < 0 || asked !== desk.seats.hash) return',
        replace: 'if (warden < 0) return',
      },
    ],
    { rare: true },
  ),
  config(
    'one warden of the next config is enough to begin with it',
    one(PROPOSER, 'attempt.installed.size < stepQuorum(next.config)', 'attempt.installed.size < 1'),
    { bias: 'lost disk', rare: true },
  ),
  config(
    'a warden without the records of the last config serves',
    one(STEPS, 'this.#applied === this.#head.hash &&', ''),
    { bias: 'isolate', rare: true, untested: true },
  ),
  config(
    'what is installed is told of before it is on disk',
    one(
      STEPS,
      "this.#desk.tellWritten(from, { kind: 'installed'",
      "this.#desk.tell(from, { kind: 'installed'",
    ),
    { rare: true },
  ),
  config('remaining times are dropped', one(RECORDS, 'until: now + remainingMs', 'until: now')),
  config('the silence after a crash is dropped', one(STEPS, 'now + merged.silenceMs', 'now'), {
    bias: 'crash',
    rare: true,
    untested: true,
  }),
  config(
    'a blank disk has the seat of the lost one',
    one(CONFIG, 'index !== undefined && wardens[index]?.store === store', 'index !== undefined'),
    { bias: 'lost disk' },
  ),
  config(
    'a majority stands for a step quorum',
    one(
      CONFIG,
      'return config.wardens.length - (config.k - 1) / 2',
      'return majority(config.wardens.length)',
    ),
    { bias: 'halves', rare: true },
  ),
  config(
    'a failed write ends the leases that a step handed over',
    one(RECORDS, 'before: Number.POSITIVE_INFINITY, batch', 'before: now, batch'),
    { bias: 'full disk', rare: true },
  ),
  config(
    'rounds begin anew after a crash',
    one(RECORDS, 'this.#rounds = this.#roundFloor = value.upTo', 'this.#rounds = value.upTo'),
    { bias: 'crash', rare: true },
  ),
  config(
    'of two records the one of the higher epoch stands',
    one(
      'wardens/snapshot.ts',
      'if (one.term !== other.term)',
      'if (one.epoch !== other.epoch) return one.epoch - other.epoch\n  if (one.term !== other.term)',
    ),
    { bias: 'contend', rare: true },
  ),
  config('a forced config is not silent', one(PROPOSER, 'silenceMs: silenceMs(leaseMs)', 'silenceMs: 0'), {
    bias: 'recover',
  }),
  config(
    'epochs of a forced config begin where the survivors were',
    one(PROPOSER, 'Math.max(known.floor, generation * EPOCHS_PER_GENERATION)', 'known.floor'),
    { bias: 'recover' },
  ),
  config(
    'an orderly stop ends the silence that it falls into',
    one(WARDEN, 'silenceMs: silenceLeft', 'silenceMs: 0'),
    { bias: 'recover', rare: true },
  ),
  config(
    'survivors of a forced config do not seal',
    one(
      STEPS,
      'const { snapshot } = this.#seal(SURRENDERED, now)',
      'const snapshot = this.#desk.records.snapshot(now, now)',
    ),
    { bias: 'recover', rare: true, untested: true },
  ),
]

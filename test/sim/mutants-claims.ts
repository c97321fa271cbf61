import { type Mutant, of, one } from './mutant.ts'

const RECORDS = 'wardens/records.ts'
const LEDGER = 'wardens/ledger.ts'
const CLAIMING = 'wardens/claiming.ts'
const RENEWALS = 'wardens/renewals.ts'
const HOLDER = 'wardens/holder.ts'
const WARDEN = 'wardens/warden.ts'
const ACTOR = 'sim-core/actor.ts'
const MESH = 'sim-core/mesh.ts'

const claims = of('claims')

export const CLAIMS_MUTANTS: readonly Mutant[] = [
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
    { bias: 'worn', rare: true, untested: true },
  ),
  claims(
    'what could not be written is acknowledged when asked again',
    one(RECORDS, '      record.round = 0\n', ''),
    { bias: 'worn', rare: true, untested: true },
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
    'answers to an earlier attempt count',
    one(CLAIMING, '      claim.ballot.round !== ballot.round ||\n      now >=', '      now >='),
    { bias: 'late', rare: true },
  ),
  claims(
    'a claim that timed out may still be won',
    one(CLAIMING, ' ||\n      now >= claim.since + this.#desk.init.claimMs\n    )', '\n    )'),
    // Its lease counts from the sending all the same.
    { bias: 'late', rare: true, untested: true },
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
    one(CLAIMING, 'if (key.epoch > 0) this.#desk.lose(key, now)', ''),
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
]

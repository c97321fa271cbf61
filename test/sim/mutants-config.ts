import { type Mutant, of, one } from './mutant.ts'

const RECORDS = 'wardens/records.ts'
const CONFIG = 'wardens/config.ts'
const STEPS = 'wardens/steps.ts'
const PROPOSER = 'wardens/proposer.ts'
const HOLDER = 'wardens/holder.ts'
const WARDEN = 'wardens/warden.ts'

const config = of('config')

export const CONFIG_MUTANTS: readonly Mutant[] = [
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
    { bias: 'isolate', rare: true },
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
    rare: true,
  }),
  config(
    'epochs of a forced config begin where the survivors were',
    one(PROPOSER, 'Math.max(known.floor, generation * EPOCHS_PER_GENERATION)', 'known.floor'),
    { bias: 'recover' },
  ),
  config(
    'an orderly stop ends the silence that it falls into',
    one(WARDEN, 'silenceMs: silenceLeft', 'silenceMs: 0'),
    { bias: 'recover', rare: true, untested: true },
  ),
  config(
    'state from before a forced config goes on when most wardens know of nobody after it',
    one(
      'wardens/claiming.ts',
      'generationOf(epoch) < config.generation ? group.length',
      'false ? group.length',
    ),
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

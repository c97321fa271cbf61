/**
 * Five real nodes, killed, stopped, ended and cut off, round after round: `npm run test:crash -- 20 7` for 20 rounds of seed
 * 7, `… 20 7 split` for partitions alone. Three of them are wardens, with `--wardens 5` all. Prints what happened in each, and in the end what ledgers and programs say; a broken
 * promise ends it with its sentence.
 */
import { parseArgs } from 'node:util'
import { type Fault, rounds } from './rounds.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { wardens: { type: 'string', default: '3' } },
})
const [count = '10', seed = '1', ...faults] = positionals
const log = (line: string): void => void process.stdout.write(`${line}\n`)
const report = await rounds({
  nodes: 5,
  wardens: Number(values.wardens),
  rounds: Number(count),
  keys: 8,
  seed: Number(seed),
  log,
  faults: faults.length > 0 ? (faults as Fault[]) : undefined,
})
log(JSON.stringify(report, undefined, 2))
process.exit(report.broken.length === 0 ? 0 : 1)

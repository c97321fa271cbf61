/** 10,000 messages among faults: `npm run test:loss`. Prints the ledger's counts; a broken promise ends it with its name. */
import { loss } from './loss.ts'

const [messages = '10000', seed = '1'] = process.argv.slice(2)
const ledger = await loss({
  messages: Number(messages),
  window: 16,
  killMs: 1_500,
  resetMs: 300,
  seed: Number(seed),
})
process.stdout.write(`${JSON.stringify(ledger, undefined, 2)}\n`)
process.exit()

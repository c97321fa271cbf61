import { expect, test } from 'vitest'
import { loss } from './loss.ts'

test('messages through three real nodes that lose sockets and are killed: none runs twice in an epoch, each ends once', {
  timeout: 120_000,
}, async () => {
  const ledger = await loss({ messages: 900, window: 4, killMs: 1_500, resetMs: 300, seed: 1 })
  process.stdout.write(`${JSON.stringify(ledger)}\n`)
  const ended = Object.values(ledger.endings).reduce((sum, count) => sum + count, 0)
  expect(ended).toBe(900)
  expect(ledger.endings['send reply']).toBeGreaterThan(600)
  expect(ledger.kills + ledger.resets).toBeGreaterThan(0)
  expect(ledger.trapped).toBeGreaterThan(0)
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { machineClock } from '../../node/machine-clock.ts'

test.runIf(process.platform === 'linux')(
  "on Linux the clock tells the time since the machine's start",
  () => {
    const said = (): number => Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 1_000
    const before = said()
    const here = machineClock.sinceBoot?.()
    expect(here).toBeGreaterThanOrEqual(before - 0.001)
    expect(here).toBeLessThanOrEqual(said() + 0.001)
  },
)

test.runIf(process.platform !== 'linux')('elsewhere it tells none', () => {
  expect(machineClock.sinceBoot).toBeUndefined()
})

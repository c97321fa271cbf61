import { describe, expect, test } from 'vitest'
import { SleepWatch } from '../../dht-registry/sleep.ts'
import type { Clock } from '../../protocols/index.ts'

const WINDOW = 10_000
const GUARD = 250

/** A machine whose clocks are moved by hand. */
class Machine implements Clock {
  at = 5_000
  slept = 0
  /** The wall clock against the true time, ms. */
  off = 0
  reads = 0
  sinceBoot?: () => number

  constructor(tellsBootTime: boolean) {
    if (!tellsBootTime) return
    this.sinceBoot = () => {
      this.reads++
      return Math.floor((this.at + this.slept + 123) / 10) * 10
    }
  }

  now(): number {
    return this.at
  }

  wall(): number {
    return Math.floor(1_700_000_000_000 + this.at + this.slept + this.off)
  }

  after(): () => void {
    return () => {}
  }
}

const watched = (tellsBootTime = true): { machine: Machine; watch: SleepWatch } => {
  const machine = new Machine(tellsBootTime)
  return { machine, watch: new SleepWatch(machine, WINDOW, GUARD) }
}

describe('a machine that slept is found out', () => {
  test.each([true, false])('by either clock, and once for each time (time since boot: %s)', (tells) => {
    const { machine, watch } = watched(tells)
    expect(watch.slept()).toBe(false)
    machine.slept += 300
    expect(watch.slept()).toBe(true)
    expect(watch.slept()).toBe(false)
    machine.at += 60_000
    expect(watch.slept()).toBe(false)
    machine.slept += 3_600_000
    expect(watch.slept()).toBe(true)
    expect(watch.slept()).toBe(false)
  })

  test.each([300, 60_000, 86_400_000])(
    'also when the wall clock is set back by as much as it slept, %i ms',
    (ms) => {
      const { machine, watch } = watched()
      // The next look is due by the monotonic clock.
      machine.slept += ms
      machine.off -= ms
      machine.at += 60
      expect(watch.slept()).toBe(true)
      expect(watch.slept()).toBe(false)
      // And at once when the wall clock does not show just what it showed before.
      machine.slept += ms
      machine.off -= ms + 5
      expect(watch.slept()).toBe(true)
      expect(watch.slept()).toBe(false)
    },
  )

  test('also when the wall clock was set back by years while it slept', () => {
    const { machine, watch } = watched()
    machine.slept += 20_000
    machine.off -= 6e11
    expect(watch.slept()).toBe(true)
  })

  test('naps add up within a window, by the time since boot alone as well', () => {
    const { machine, watch } = watched()
    const nap = (): boolean => {
      machine.slept += 100
      machine.off -= 100
      machine.at += 1_000
      return watch.slept()
    }
    expect([nap(), nap(), nap()]).toEqual([false, false, true])
  })

  test('where the system tells no time since boot, a wall clock that is set back just so hides a nap', () => {
    const { machine, watch } = watched(false)
    machine.slept += 60_000
    machine.off -= 60_000
    machine.at += 1_000
    expect(watch.slept()).toBe(false)
  })
})

test('a machine that never slept: nothing is said, whatever the resolution of its clocks', () => {
  const { machine, watch } = watched()
  for (let turn = 0; turn < 100_000; turn++) {
    machine.at += 7.3
    // Slewed, as by NTP, by 500 ppm.
    machine.off += 7.3 * 0.000_5
    if (watch.slept()) expect.fail(`at ${machine.at}`)
  }
})

test('a step of the wall clock forward costs one look at the leases, one back none', () => {
  const { machine, watch } = watched()
  machine.off += 6e11
  expect([watch.slept(), watch.slept()]).toEqual([true, false])
  machine.off -= 6e11
  expect([watch.slept(), watch.slept()]).toEqual([false, false])
})

test('the time since boot, a system call, is read 20 times a second at most, however often is asked', () => {
  const { machine, watch } = watched()
  const before = machine.reads
  for (let turn = 0; turn < 100_000; turn++) {
    machine.at += 0.01
    watch.slept()
  }
  expect(machine.reads - before).toBeLessThanOrEqual(20)
  expect(machine.reads - before).toBeGreaterThan(15)
})

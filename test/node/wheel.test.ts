import { describe, expect, it } from 'vitest'
import { Wheel } from '../../node/wheel.ts'
import { FakeClock } from './fake-clock.ts'

describe('the wheel', () => {
  it('wakes each sleeper once, not before its time and soon after', () => {
    const clock = new FakeClock()
    const wheel = new Wheel(clock)
    const woken: { wanted: number; at: number }[] = []
    for (let n = 0; n < 500; n += 1) {
      const wanted = clock.now() + ((n * 7919) % 3_000)
      wheel.at({ wake: (at) => woken.push({ wanted, at }) }, wanted)
    }
    clock.advance(4_000)
    expect(woken).toHaveLength(500)
    for (const { wanted, at } of woken) {
      expect(at).toBeGreaterThanOrEqual(wanted)
      expect(at - wanted).toBeLessThan(150)
    }
    expect(clock.pending).toBe(0)
  })

  it('keeps the earlier of two appointments', () => {
    const clock = new FakeClock()
    const wheel = new Wheel(clock)
    let woken = 0
    const sleeper = { wake: () => void woken++ }
    wheel.at(sleeper, clock.now() + 1_000)
    wheel.at(sleeper, clock.now() + 5_000)
    wheel.at(sleeper, clock.now() + 200)
    clock.advance(400)
    expect(woken).toBe(1)
    clock.advance(10_000)
    expect(woken).toBe(1)
  })

  it('forgets whom it is told to forget, and everybody when it stops', () => {
    const clock = new FakeClock()
    const wheel = new Wheel(clock)
    const sleeper = { wake: () => expect.fail('woken') }
    wheel.at(sleeper, clock.now() + 100)
    wheel.forget(sleeper)
    clock.advance(1_000)
    wheel.at(sleeper, clock.now() + 100)
    wheel.stop()
    expect(clock.pending).toBe(0)
  })
})

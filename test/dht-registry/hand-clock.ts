import type { Clock } from '../../protocols/index.ts'

/** A clock that stands still until it is moved. */
export interface HandClock extends Clock {
  /** Moves on and runs what becomes due, in order, letting promises settle in between. */
  move(ms: number): Promise<void>
  /** The machine sleeps: only the wall clock goes on. */
  sleep(ms: number): void
  /** How late timers are, as on a busy machine, ms. @default 0 */
  late: number
}

export function handClock(): HandClock {
  let now = 0
  let slept = 0
  let order = 0
  const timers = new Map<number, { at: number; run: () => void }>()
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 100; turn++) await Promise.resolve()
  }
  return {
    late: 0,
    now: () => now,
    wall: () => 1_700_000_000_000 + now + slept,
    after(ms, then) {
      const id = order++
      timers.set(id, { at: now + ms + this.late, run: then })
      return () => timers.delete(id)
    },
    sleep(ms) {
      slept += ms
    },
    async move(ms) {
      const end = now + ms
      await settle()
      for (;;) {
        let next: [number, { at: number; run: () => void }] | undefined
        for (const entry of timers)
          if (entry[1].at <= end && (next === undefined || entry[1].at < next[1].at)) next = entry
        if (next === undefined) break
        timers.delete(next[0])
        now = Math.max(now, next[1].at)
        next[1].run()
        await settle()
      }
      now = end
    },
  }
}

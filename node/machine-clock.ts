import { platform, uptime } from 'node:os'
import { type Clock, systemClock } from '../protocols/index.ts'

/**
 * The machine's own clock; on Linux with the time since its start, sleep included (CLOCK_BOOTTIME, by /proc/uptime, to 10 ms).
 * Elsewhere Node shows no such time, or one that is set with the wall clock.
 */
export const machineClock: Clock = {
  ...systemClock,
  ...(platform() === 'linux' ? { sinceBoot: () => uptime() * 1_000 } : {}),
}

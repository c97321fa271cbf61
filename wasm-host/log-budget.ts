import { LIMITS } from '../protocols/index.ts'
import type { LogLevel } from './host.ts'

/**
 * Lets an actor's log lines pass, cut to LIMITS.logLineBytes, up to LIMITS.logLinesPerSecond; says later how many it
 * dropped.
 *
 * @param now monotonic, ms
 */
export function logBudget(
  now: () => number,
  emit: (level: LogLevel, text: string) => void,
): (level: LogLevel, text: string) => void {
  const perSecond = LIMITS.logLinesPerSecond.value
  let since = now()
  let lines = 0
  return (level, text) => {
    const at = now()
    if (at - since >= 1_000) {
      const dropped = lines - perSecond
      since = at
      lines = 0
      if (dropped > 0) emit('warn', `${dropped} log lines dropped: more than ${perSecond} in a second`)
    }
    if (++lines <= perSecond) emit(level, cut(text))
  }
}

function cut(text: string): string {
  const max = LIMITS.logLineBytes.value
  if (text.length * 3 <= max) return text
  const bytes = Buffer.from(text)
  // A character cut in half decodes to one replacement character at most.
  return bytes.length <= max
    ? text
    : `${bytes
        .subarray(0, max)
        .toString()
        .replace(/\uFFFD$/, '')}…`
}

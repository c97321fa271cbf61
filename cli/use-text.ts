import type { TypeUse } from '../node/index.ts'
import { showBytes, showMs } from './parse.ts'

/** `3 live in 192KiB, 40 asleep in 12KiB, 0 waiting, 48 created, 4 idle, 1 trapped ended, 1.2s of processor time` */
export function useText(use: TypeUse): string {
  const ended = Object.entries(use.ended).map(([reason, count]) => `${count} ${reason}`)
  return [
    `${use.live} live in ${showBytes(use.memoryBytes)}`,
    `${use.asleep} asleep in ${showBytes(use.asleepBytes)}`,
    `${use.waiting} waiting`,
    `${use.created} created`,
    `${ended.length === 0 ? 'none' : ended.join(', ')} ended`,
    `${showMs(Math.round(use.cpuMs))} of processor time`,
  ].join(', ')
}

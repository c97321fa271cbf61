/**
 * Makes the wall clock of a process wrong while it runs: `node --import …/clock-hook.ts`, and a file named by `CLOCK_FILE` that
 * says by how many ms. The monotonic clock stays as it is, as on a machine whose date somebody sets.
 */
import { readFileSync } from 'node:fs'

const RealDate = Date
const file = process.env['CLOCK_FILE'] ?? ''
let offset = 0

function look(): void {
  try {
    offset = Number(readFileSync(file, 'utf8')) || 0
  } catch {
    // Not written yet.
  }
}

globalThis.Date = class extends RealDate {
  constructor(...args: [] | [number | string | Date]) {
    if (args.length === 0) super(RealDate.now() + offset)
    else super(...args)
  }

  static override now(): number {
    return RealDate.now() + offset
  }
} as DateConstructor

look()
setInterval(look, 100).unref()

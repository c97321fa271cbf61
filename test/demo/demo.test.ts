import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Summary } from '../../examples/field-monitoring/summary.ts'

const DEMO = join(import.meta.dirname, '../../examples/field-monitoring/demo.ts')
/** What Hyre's rule makes of the file, worked out apart from both implementations. */
const FORECASTS = {
  2012: { favourable: 9 },
  2013: { favourable: 25, tenth: '2013-06-27', from: '2013-07-04', until: '2013-07-11' },
  2014: { favourable: 29, tenth: '2014-05-10', from: '2014-05-17', until: '2014-05-24' },
  2015: { favourable: 20, tenth: '2015-08-23', from: '2015-08-30', until: '2015-09-06' },
}

/** Where the demo puts its data. */
let temp: string
const children: ChildProcess[] = []
beforeAll(() => {
  temp = mkdtempSync(join(tmpdir(), 'shoal-test-'))
})
afterAll(async () => {
  for (const child of children) if (child.kill('SIGTERM')) await once(child, 'close')
  rmSync(temp, { recursive: true, force: true })
})

interface Run {
  child: ChildProcess
  /** Of both outputs, so far. */
  printed: () => string
  ended: Promise<number | null>
}

function run(...args: string[]): Run {
  const child = spawn(process.execPath, [DEMO, ...args], {
    env: { ...process.env, TMPDIR: temp },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return { child, printed: () => printed, ended }
}

/** Of the node processes that the demo told of. */
function pids(printed: string): number[] {
  return [...printed.matchAll(/tier=\w+ +pid (\d+)/g)].map(([, pid]) => Number(pid))
}

/** Directories of the demo and its nodes; Node's own compile cache stays. */
const leftBehind = (): string[] => readdirSync(temp).filter((name) => name.startsWith('shoal'))

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('the demo judges four years of weather on three nodes, loses one of them, and ends with nothing left', {
  timeout: 150_000,
}, async () => {
  const { printed, ended } = run('--json')
  expect(await ended, printed()).toBe(0)
  const text = printed()
  const [, told = '', json = ''] = /\nSummary\n([\s\S]*)\n(\{.*\})\n$/.exec(text) ?? []
  const summary = JSON.parse(json) as Summary

  expect(summary).toMatchObject({ readings: 1_461, answered: 1_461, refused: 1, judged: 612, agrees: true })
  expect(summary.forecasts).toEqual(FORECASTS)
  const edges = ['edge-a', 'edge-b']
  expect(summary.places).toEqual({ ingest: edges, detect: edges, aggregate: edges, infer: ['cloud'] })
  // State between messages, counted in the memory of one actor: 366 where the machine never makes it rest too long.
  expect(summary.remembered.readings).toBeGreaterThan(150)
  // Three steps of two seasons; both stations went elsewhere, were told so, and brought them up to date.
  expect(summary.killed.node).toBe('edge-b')
  expect(summary.killed.actors).toBeGreaterThanOrEqual(6)
  expect(summary.killed.fresh).toBeGreaterThanOrEqual(6)
  expect(summary.killed.repeated).toBeGreaterThanOrEqual(20)
  expect(summary.killed.outageMs).toBeLessThan(30_000)
  // The types' own idle times, and not the demo's impatience.
  expect(summary.zeroMs).toBeGreaterThan(8_000)
  // Half of it is waiting for a lease and for idle times; the rest takes longer where others want the cores as well.
  const crowded = (loadavg()[0] ?? 0) > 2 * availableParallelism()
  expect(summary.totalMs).toBeLessThan(crowded ? 120_000 : 60_000)

  expect(told).toContain('1461 of 1461 answered, 0 lost')
  expect(told).toContain('2014: 29 favourable days, the tenth on 2014-05-10')
  expect(told).toContain('the same as computed from the file in one piece')
  expect(text).toMatch(/^ +infer\/2012 +cloud +forward at edge-a, claim at cloud +fresh/m)
  expect(text).toMatch(/^ +aggregate\/2012 +edge-a +run at edge-a +remembers/m)
  expect(text).toMatch(
    /answered after .* s: ingest, detect, aggregate.* fresh on edge-a.*; sent \d+ readings again/,
  )
  expect(text).toMatch(/ s {2}0 live actors$/m)

  expect(pids(text)).toHaveLength(3)
  expect(pids(text).filter(alive)).toEqual([])
  expect(leftBehind()).toEqual([])
})

test('a demo that is interrupted stops its nodes and removes their data', { timeout: 60_000 }, async () => {
  const { child, printed, ended } = run()
  await expect.poll(printed, { timeout: 40_000 }).toContain('deployed ingest')
  child.kill('SIGTERM')
  expect(await ended, printed()).toBe(143)
  expect(pids(printed())).toHaveLength(3)
  await expect.poll(() => pids(printed()).filter(alive), { timeout: 10_000 }).toEqual([])
  expect(leftBehind()).toEqual([])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../../protocols/index.ts'
import { poolHost } from '../../wasm-host/index.ts'
import { component, type HostBench, hostBench } from './bench-host.ts'

/** Rust's standard library over WASI (test/fixtures/wasi-rust): what an ordinary toolchain's program sees. */
const wasi = component('test/fixtures/wasi-rust/wasi.wasm')
const probe = component('test/fixtures/probe/probe.wasm')
let bench: HostBench
let actor: number

beforeAll(async () => {
  bench = hostBench((handler) => poolHost({ workers: 1 })({ clock: systemClock, handler }))
  await bench.host.prepare(wasi.cid, async () => wasi.bytes)
  await bench.host.prepare(probe.cid, async () => probe.bytes)
  actor = await bench.start(wasi.cid)
})
afterAll(() => bench[Symbol.asyncDispose]())

test.each([
  ['no environment', 'env', '0'],
  ['no arguments', 'args', '0'],
  ['no files of the host', 'read /etc/passwd', /^error /],
  ['no files of its own', 'read here', /^error /],
  ['an input at its end', 'stdin', '0 bytes'],
  ['random numbers', 'map', '1'],
])('a WASI program sees %s', async (_what, command, expected) => {
  expect(await bench.ask(actor, command)).toMatch(expected)
})

test('a WASI program reads the clocks', async () => {
  const before = Math.floor(Date.now() / 1_000)
  const said = Number(await bench.ask(actor, 'clock'))
  expect(said).toBeGreaterThanOrEqual(before)
  expect(said).toBeLessThanOrEqual(before + 10)
})

test('its output becomes log lines, whole ones, by stream', async () => {
  bench.run(actor, 'write')
  expect(await bench.next('log', actor)).toMatchObject({ level: 'info', text: 'half a line' })
  expect(await bench.next('log', actor)).toMatchObject({ level: 'warn', text: 'to stderr' })
  await bench.next('finished', actor)
})

test('its sleep suspends it alone: others on its only worker run meanwhile', async () => {
  const other = await bench.start(probe.cid)
  bench.run(actor, 'sleep 300')
  expect(await bench.ask(other, 'count')).toBe('1')
  expect(bench.events.some((event) => event.kind === 'finished' && event.instance === other)).toBe(true)
  const { result } = await bench.next('finished', actor)
  expect(result.ok && Number(new TextDecoder().decode(result.body))).toBeGreaterThanOrEqual(299)
  const order = bench.events.filter(({ kind }) => kind === 'finished').map(({ instance }) => instance)
  expect(order.slice(-2)).toEqual([other, actor])
})

test('an actor that sleeps past its limit ends and never wakes', async () => {
  const sleeper = await bench.start(wasi.cid, { policy: { runMs: 50 } })
  // Woken, it would never let its worker go again.
  bench.run(sleeper, 'sleep-loop 200')
  expect((await bench.next('ended', sleeper)).reason).toBe('run-timeout')
  expect(await bench.ask(actor, 'sleep 300')).toMatch(/^\d+$/)
  expect(bench.events.at(-1)?.instance).toBe(actor)
  expect(bench.host.status().workersLost).toBe(0)
})

test.each(['exit 0', 'exit 3'])('%s ends the actor, not the process', async (command) => {
  const leaving = await bench.start(wasi.cid)
  bench.run(leaving, command)
  const { reason, error } = await bench.next('ended', leaving)
  expect([reason, error.code]).toEqual(['exit', 'ACTOR_TRAPPED'])
  expect(await bench.ask(actor, 'count')).toMatch(/^\d$/)
})

test('a panic is a trap, and its message is in the log', async () => {
  const panicking = await bench.start(wasi.cid)
  bench.run(panicking, 'panic')
  expect((await bench.next('log', panicking)).text).toContain('on purpose')
  expect((await bench.next('ended', panicking)).error.message).toContain('unreachable')
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { TopicMessage } from '../../node/index.ts'
import { connect, type Mesh } from '../../sdk/index.ts'
import { SHOAL, type StartedNode, startNode } from './run.ts'

const PROBE = join(import.meta.dirname, '../fixtures/probe/probe.wasm')
const COUNTER = join(import.meta.dirname, '../../examples/counter-as/counter.wasm')

let node: StartedNode
let mesh: Mesh

beforeAll(async () => {
  node = await startNode({ args: ['--mailbox-max', '2'] })
  for (const args of [
    [COUNTER, '--type', 'counter'],
    [PROBE, '--type', 'probe', '--run-max', '60s', '--subscribe', 'alarms', '--subscribe', 'log=all'],
  ]) {
    const deployed = await node.run('deploy', ...args)
    expect(deployed, deployed.stderr).toMatchObject({ code: 0 })
  }
  mesh = await connect({ dataDir: node.dataDir })
}, 60_000)
afterAll(async () => {
  await mesh?.close()
  await node?.[Symbol.asyncDispose]()
})

/** A command whose signals and output the test handles itself. */
function started(...args: string[]) {
  const child = spawn(process.execPath, [SHOAL, ...args, '--data', node.dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (bytes: Buffer) => (said.stdout += bytes.toString()))
  child.stderr.on('data', (bytes: Buffer) => (said.stderr += bytes.toString()))
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as string | null,
    ...said,
  }))
  return { child, said, ended }
}

test('what is said with a message reaches the actor', async () => {
  const words = [
    '--subject',
    's',
    '--correlation',
    'c',
    '--idempotency-key',
    'k',
    '--header',
    'unit=mm',
    '--header',
    'a=b=c',
  ]
  const ran = await node.run('send', 'probe/words', 'message', ...words)
  expect(ran, ran.stderr).toMatchObject({ code: 0 })
  expect(JSON.parse(ran.stdout)).toMatchObject({
    subject: 's',
    correlation: 'c',
    idempotencyKey: 'k',
    headers: [
      ['unit', 'mm'],
      ['a', 'b=c'],
    ],
    topic: '',
  })
})

describe.each(['send', 'post'])('%s refuses, with exit code 2,', (command) => {
  test.each([
    [['--header', 'unit'], /A header is NAME=VALUE/],
    [['--header', '=x'], /A header is NAME=VALUE/],
    [['--header', `a=${'x'.repeat(4_096)}`], /4097 bytes/],
    [['--header', 'a=x\ny'], /control character/],
    [Array.from({ length: 17 }, (_, n) => ['--header', `h${n}=`]).flat(), /17 headers/],
    [['--idempotency-key', ''], /idempotency key is empty/],
    [['--idempotency-key', 'k'.repeat(257)], /longer than 256/],
    [['--subject', 's'.repeat(1_025)], /longer than 1024/],
    [['--retry', '--never'], /cannot be used with/],
    [['--retry=5'], /too many|does not take|unknown|excess/i],
    [['--timeout', '0s'], /at least 1ms/],
  ])('%j', async (args, why) => {
    const ran = await node.run(command, 'probe/bad', '', ...args)
    expect(ran, ran.stdout).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).toMatch(why)
  })
})

describe('send --count', () => {
  test('sends so many and tells latencies, outcomes and peers', async () => {
    const ran = await node.run('send', 'probe', 'count', '--count', '200', '--concurrency', '2', '--json')
    expect(ran, ran.stderr).toMatchObject({ code: 0 })
    const report = JSON.parse(ran.stdout) as { latencyMs: Record<string, number>; perSecond: number }
    expect(report).toMatchObject({
      sent: 200,
      outcomes: { reply: 200 },
      peers: { [node.ready.peer]: 200 },
    })
    const { p50 = 0, p90 = 0, p99 = 0, max = 0 } = report.latencyMs
    expect(0 < p50 && p50 <= p90 && p90 <= p99 && p99 <= max, JSON.stringify(report)).toBe(true)
    expect(report.perSecond).toBeGreaterThan(0)
  })

  test('ran each of them once, and says in words what happened', async () => {
    const ran = await node.run('send', 'counter/many', '1', '--count', '30', '--concurrency', '1')
    expect(ran, ran.stderr).toMatchObject({ code: 0 })
    expect(ran.stdout).toMatch(
      /^sent +30 in .*; [\d.]+ replies a second\nlatency +p50 .*\noutcomes +reply 30\npeers +…\w+ 30\n$/,
    )
    expect((await mesh.actor('counter', 'many').send(0)).text()).toBe('30')
  })

  test('counts refusals by code, and exits with 1', async () => {
    const ran = await node.run(
      'send',
      'probe/failing',
      'fail sold-out',
      '--count',
      '5',
      '--concurrency',
      '1',
      '--json',
    )
    expect(ran).toMatchObject({ code: 1 })
    const report = JSON.parse(ran.stdout) as object
    expect(report).toMatchObject({ sent: 5, outcomes: { ACTOR_FAILED: 5 }, peers: {}, perSecond: 0 })
    expect(report).not.toHaveProperty('latencyMs')
  })

  test.each([
    [['--count', '0'], /whole number from 1/],
    [['--count', '-1'], /whole number from 1/],
    [['--count', '1.5'], /whole number from 1/],
    [['--count', '1000001'], /whole number from 1 to 1000000/],
    [['--count', '10', '--concurrency', '0'], /whole number from 1/],
    [['--count', '10', '--concurrency', '1001'], /whole number from 1 to 1000/],
    [['--count', '10', '--concurrency', '11'], /--concurrency is 11, more than --count 10/],
    [['--concurrency', '2'], /without --count/],
  ])('refuses %j, with exit code 2', async (args, why) => {
    const ran = await node.run('send', 'probe/bad', '', ...args)
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).toMatch(why)
  })

  test('ends with Ctrl-C, tells what it did, and exits with 130', async () => {
    const { child, ended } = started(
      'send',
      'probe/sleepy',
      'sleep 5',
      '--count',
      '100000',
      '--concurrency',
      '1',
      '--json',
    )
    await vi.waitFor(
      async () => expect((await mesh.inspect('probe/sleepy')).recent.length).toBeGreaterThan(3),
      {
        timeout: 15_000,
      },
    )
    child.kill('SIGINT')
    const { code, stdout } = await ended
    expect(code).toBe(130)
    const report = JSON.parse(stdout) as { sent: number; outcomes: Record<string, number> }
    expect(report.sent).toBeLessThan(100_000)
    expect(report.outcomes['reply']).toBeGreaterThan(0)
    expect(Object.values(report.outcomes).reduce((sum, each) => sum + each, 0)).toBe(report.sent)
  })
})

test('Ctrl-C takes a message back that has not started, and says so', async () => {
  const busy = mesh.actor('probe', 'busy').send('sleep 3000', { timeoutMs: 20_000 })
  await vi.waitFor(async () => expect((await mesh.inspect('probe/busy')).actor.phase).toBe('RUNNING'))
  const { child, ended } = started('send', 'probe/busy', 'count', '--timeout', '30s')
  await vi.waitFor(async () => expect((await mesh.status()).waiting).toBe(1), { timeout: 10_000 })
  child.kill('SIGINT')
  const { code, stderr } = await ended
  expect(code).toBe(130)
  expect(stderr).toMatch(/^shoal: CANCELLED: .*had not started/m)
  await busy
  expect((await mesh.actor('probe', 'busy').send('count')).text()).toBe('1')
})

test('what is overloaded has an exit code of its own, and says when to try again', async () => {
  const full = mesh.actor('probe', 'full')
  const slow = full.send('sleep 2500', { timeoutMs: 20_000 })
  await vi.waitFor(async () => expect((await mesh.inspect('probe/full')).actor.phase).toBe('RUNNING'))
  // The mailbox takes two.
  const waiting = [full.post('count'), full.post('count')]
  await Promise.all(waiting)
  const ran = await node.run('send', 'probe/full', 'count', '--timeout', '1s')
  expect(ran, ran.stderr).toMatchObject({ code: 75, stdout: '' })
  expect(ran.stderr).toMatch(/^shoal: OVERLOADED: /)
  expect(ran.stderr).toMatch(/^ {2}retry: after /m)
  const error: unknown = await full.send('count').catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'OVERLOADED', overloaded: true, retryable: true })
  await slow
})

describe('topics', () => {
  test('a listener prints what is published, as lines or as JSON, and ends after --count', async () => {
    const plain = started('sub', 'news', '--count', '2')
    const json = started('sub', 'news', '--count', '2', '--json')
    await vi.waitFor(() => expect(plain.said.stderr).toContain('listening to news'), { timeout: 15_000 })
    // With --json there is no word of it: what is published is heard when it listens.
    await vi.waitFor(
      async () => {
        await mesh.publish('news', 'warm-up')
        expect(json.said.stdout).not.toBe('')
      },
      { timeout: 15_000 },
    )
    const ran = await node.run('publish', 'news', 'two\nlines', '--subject', 's', '--header', 'a=1')
    expect(ran, ran.stderr).toMatchObject({ code: 0 })
    expect(ran.stdout).toMatch(/^published to news; it was posted to no actor \[message \S+\]$/m)
    await mesh.publish('news', new Uint8Array([0xff, 0x00]))
    const [shown, listed] = await Promise.all([plain.ended, json.ended])
    expect([shown.code, listed.code]).toEqual([0, 0])
    expect(shown.stdout.split('\n')[0]).toBe('warm-up')
    const messages = listed.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as TopicMessage)
    expect(messages).toHaveLength(2)
    expect(messages[0]).toMatchObject({ topic: 'news', body: 'warm-up', peer: node.ready.peer, dropped: 0 })
  }, 40_000)

  test('subscribed types are posted what is published, and publish names the messages', async () => {
    const ran = await node.run('publish', 'alarms', 'send counter/alarms 5', '--json')
    expect(ran, ran.stderr).toMatchObject({ code: 0 })
    const { posts } = JSON.parse(ran.stdout) as { posts: { id: string; target: string }[] }
    expect(posts.map(({ target }) => target)).toEqual(['probe'])
    await vi.waitFor(async () => expect((await mesh.actor('counter', 'alarms').send(0)).text()).toBe('5'), {
      timeout: 10_000,
    })
    const explained = await node.run('explain', posts[0]?.id ?? '')
    expect(explained, explained.stderr).toMatchObject({ code: 0 })
    const keyed = await node.run('publish', 'log', 'count')
    expect(keyed.stdout).toMatch(/^published to log, and posted to probe\/all \[message \S+\]$/m)
  })

  test.each([
    [['publish', 'no topic', 'x'], 2, /"no topic" is no topic/],
    [['publish', '', 'x'], 2, /"" is no topic/],
    [['publish'], 2, /missing required argument 'topic'/],
    [['publish', 'a', 'x', '--header', 'x'], 2, /A header is NAME=VALUE/],
    [['publish', 'a', 'x', '--timeout', '2h'], 2, /at most 1h/],
    [['publish', 'a', '-'], 1, /TOO_LARGE.*65537 bytes/],
    [['sub', 'no topic'], 2, /"no topic" is no topic/],
    [['sub', 'a', '--count', '0'], 2, /whole number from 1/],
    [['deploy', PROBE, '--type', 'x', '--subscribe', 'no topic'], 2, /A subscription is TOPIC or TOPIC=KEY/],
    [['deploy', PROBE, '--type', 'x', '--subscribe', 'a='], 2, /A subscription is TOPIC or TOPIC=KEY/],
    [['deploy', PROBE, '--type', 'x', '--subscribe', 'a'.repeat(129)], 2, /is no topic/],
    [
      [
        'deploy',
        PROBE,
        '--type',
        'x',
        ...Array.from({ length: 17 }, (_, n) => ['--subscribe', `t${n}`]).flat(),
      ],
      2,
      /17 topics/,
    ],
  ])('%j is refused', async (args, code, why) => {
    const ran = await startedWith(args, 'x'.repeat(65_537))
    expect(ran, ran.stderr).toMatchObject({ code, stdout: '' })
    expect(ran.stderr).toMatch(why)
  })
})

async function startedWith(args: string[], stdin: string) {
  const { shoal } = await import('./run.ts')
  return await shoal([...args, '--data', node.dataDir], { stdin })
}

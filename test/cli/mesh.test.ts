import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { ActorInfo, NodeStatus } from '../../node/index.ts'
import { connect } from '../../sdk/index.ts'
import { SHOAL, type StartedNode, shoal, startNode } from './run.ts'

const COUNTER = join(import.meta.dirname, '../../examples/counter-as/counter.wasm')
const PROBE = join(import.meta.dirname, '../fixtures/probe/probe.wasm')

interface SendJson {
  id: string
  reply: string
  peer: string
  epoch: number
  fresh: boolean
  hops: { peer: string; decision: string; waitedMs: number }[]
}

let a: StartedNode
let b: StartedNode
let c: StartedNode

beforeAll(async () => {
  a = await startNode({ args: ['--name', 'a', '--slots', '20'] })
  const join_ = ['--join', a.ready.join, '--slots', '20']
  ;[b, c] = await Promise.all([
    startNode({ args: ['--name', 'b', ...join_] }),
    startNode({ args: ['--name', 'c', ...join_] }),
  ])
  await linked()
  const deployed = await a.run('deploy', COUNTER, '--type', 'counter', '--json')
  expect(deployed, deployed.stderr).toMatchObject({ code: 0 })
  const { peers } = JSON.parse(deployed.stdout) as { peers: string[] }
  expect([...peers].sort()).toEqual([a, b, c].map(({ ready }) => ready.peer).sort())
}, 60_000)

afterAll(async () => {
  for (const node of [a, b, c]) await node?.[Symbol.asyncDispose]()
})

/** Every node is linked to both others. */
async function linked(): Promise<void> {
  for (const node of [a, b, c]) {
    await vi.waitFor(
      async () => {
        const status = JSON.parse((await node.run('node', 'status', '--json')).stdout) as NodeStatus
        expect(status.peers).toBe(2)
      },
      { timeout: 15_000, interval: 200 },
    )
  }
}

async function sendJson(from: StartedNode, ...args: string[]): Promise<SendJson> {
  const ran = await from.run('send', ...args, '--json')
  expect(ran, ran.stderr).toMatchObject({ code: 0 })
  return JSON.parse(ran.stdout) as SendJson
}

async function ps(from: StartedNode): Promise<ActorInfo[]> {
  const { stdout } = await from.run('ps', '--json')
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ActorInfo)
}

test('five sends from a node that does not host the type are counted 1 to 5', async () => {
  const replies: string[] = []
  for (let n = 0; n < 5; n++) replies.push((await c.run('send', 'counter/alice')).stdout)
  expect(replies).toEqual(['1', '2', '3', '4', '5'])
})

test('the reply as JSON says where it ran and how it came there, and ps on another node agrees', async () => {
  const sent = await sendJson(a, 'counter/alice')
  expect(sent).toMatchObject({ reply: '6', fresh: false, epoch: expect.any(Number) as number })
  expect(sent.hops.at(-1)).toMatchObject({ peer: sent.peer, decision: 'run' })
  const actors = await ps(b)
  expect(actors).toMatchObject([{ address: 'counter/alice', peer: sent.peer, epoch: sent.epoch, runs: 6 }])
  const inspected = await b.run('inspect', 'counter/alice', '--json')
  expect(JSON.parse(inspected.stdout)).toMatchObject({ actor: { peer: sent.peer } })
  expect(inspected.stdout).toContain(sent.id)
  const uses = await a.run('inspect', 'counter')
  expect(uses.stdout).toMatch(new RegExp(`^${sent.peer}  1 live in .* 1 created`, 'm'))
})

test('fifty sends at once from three nodes are counted 1 to 50, each once', async () => {
  await using meshA = await connect({ dataDir: a.dataDir })
  await using meshB = await connect({ dataDir: b.dataDir })
  await using meshC = await connect({ dataDir: c.dataDir })
  const meshes = [meshA, meshB, meshC]
  const replies = await Promise.all(
    Array.from({ length: 50 }, async (_, n) =>
      Number((await meshes[n % 3]?.actor('counter', 'fifty').send())?.text()),
    ),
  )
  expect(replies.sort((x, y) => x - y)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1))
})

test('bodies come from the line, a file and standard input, and binary replies go raw to a pipe', async () => {
  await a.run('deploy', join(import.meta.dirname, '../../examples/echo-as/echo.wasm'), '--type', 'echo')
  const binary = Buffer.from([0, 255, 254, 10, 13, 0])
  const piped = await shoal(['send', 'echo', '-', '--data', b.dataDir], { stdin: binary })
  expect(piped.stderr).toBe('')
  expect(Buffer.compare(piped.bytes, binary)).toBe(0)
  const file = await c.run('send', 'echo', '--file', COUNTER)
  expect(file.bytes.subarray(0, 4)).toEqual(Buffer.from('\0asm'))
  expect((await c.run('send', 'echo', 'grüße')).stdout).toBe('grüße')
  const json = JSON.parse(
    (await shoal(['send', 'echo', '-', '--json', '--data', b.dataDir], { stdin: binary })).stdout,
  ) as {
    reply: string
    encoding: string
  }
  expect(json).toMatchObject({ reply: binary.toString('base64'), encoding: 'base64' })
})

test('what an actor logs is read on any node', async () => {
  await a.run('deploy', PROBE, '--type', 'probe', '--idle', '1s')
  await a.run('send', 'probe/logger', 'log first words')
  const logs = await b.run('logs', 'probe/logger', '--json')
  expect(JSON.parse(logs.stdout)).toMatchObject({
    address: 'probe/logger',
    text: 'first words',
    level: 'info',
  })
})

test('logs -f goes on as more comes', async () => {
  const args = [SHOAL, 'logs', 'probe/logger', '-f', '--data', c.dataDir]
  const follower = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  follower.stdout.on('data', (bytes: Buffer) => {
    printed += bytes.toString()
  })
  await vi.waitFor(() => expect(printed).toContain('first words'), { timeout: 5_000 })
  await a.run('send', 'probe/logger', 'log later words')
  await vi.waitFor(() => expect(printed).toContain('later words'), { timeout: 5_000 })
  follower.kill()
  await once(follower, 'exit')
})

test('a post is accepted before it ran, and runs', async () => {
  const posted = await c.run('post', 'counter/posted', '41')
  expect(posted, posted.stderr).toMatchObject({ code: 0 })
  expect(posted.stdout).toMatch(/^accepted by 12D3\w+ \[message [\w.-]+\]\n$/)
  expect((await b.run('send', 'counter/posted')).stdout).toBe('42')
})

test('a post on disk says where it is kept, and runs', async () => {
  const posted = await c.run('post', 'counter/kept', '41', '--durability', 'disk')
  expect(posted, posted.stderr).toMatchObject({ code: 0 })
  expect(posted.stdout).toMatch(/^kept on the disk of 12D3\w+ \[message [\w.-]+\]\n$/)
  await vi.waitFor(async () => expect((await b.run('send', 'counter/kept', '0')).stdout).toBe('41'), {
    timeout: 15_000,
  })
})

test('node status shows what its links cost, by protocol', async () => {
  const { stdout } = await b.run('node', 'status')
  expect(stdout).toMatch(/^traffic +\S+ ?\S* in, \S+ ?\S* out, .+ a day at the present rate$/m)
  expect(stdout).toMatch(/^ +link: .+ in, .+ out$/m)
})

test('an idle actor is gone from ps everywhere within 3 s, and its memory with it', async () => {
  // Over sockets that are open: a new process per question may outlast the actor on a busy machine.
  await using programs = new AsyncDisposableStack()
  const meshes = await Promise.all([a, b, c].map(({ dataDir }) => connect({ dataDir })))
  for (const mesh of meshes) programs.use(mesh)
  const memories = async (): Promise<number> => {
    const all = await Promise.all(meshes.map((mesh) => mesh.status()))
    return all.reduce((sum, { host }) => sum + host.memories, 0)
  }
  const isProbe = ({ type }: ActorInfo): boolean => type === 'probe'
  const until = performance.now() + 15_000
  while ((await ps(a)).some(isProbe) && performance.now() < until) await sleep(100)
  const before = await memories()
  const { reply } = await sendJson(c, 'probe/idler', 'count')
  const sentAt = performance.now()
  expect(await memories()).toBeGreaterThan(before)
  expect(reply).toBe('1')
  for (const node of [a, b, c])
    await vi.waitFor(async () => expect((await ps(node)).some(isProbe)).toBe(false), {
      timeout: 10_000,
      interval: 100,
    })
  expect(performance.now() - sentAt).toBeLessThan(4_000)
  await vi.waitFor(async () => expect(await memories()).toBeLessThanOrEqual(before), {
    timeout: 5_000,
    interval: 200,
  })
  expect(await sendJson(b, 'probe/idler', 'count')).toMatchObject({ reply: '1', fresh: true })
})

test('an actor that is stopped ends, and starts fresh with the next message', async () => {
  await sendJson(a, 'counter/stopped')
  expect((await b.run('stop', 'counter/stopped')).code).toBe(0)
  expect((await ps(c)).some(({ address }) => address === 'counter/stopped')).toBe(false)
  expect(await sendJson(c, 'counter/stopped')).toMatchObject({ reply: '1', fresh: true })
  const again = await b.run('stop', 'counter/nobody')
  expect(again).toMatchObject({ code: 1 })
  expect(again.stderr).toContain('NO_SUCH_ACTOR')
})

test('types and peers list what the mesh has', async () => {
  const types = (await c.run('types')).stdout
  for (const name of ['counter', 'echo', 'probe']) expect(types).toContain(name)
  const peers = (await c.run('peers', '--json')).stdout.trimEnd().split('\n')
  const byName = new Map(
    peers
      .map((line) => JSON.parse(line) as { name: string; warden: boolean })
      .map((peer) => [peer.name, peer]),
  )
  expect([...byName.keys()].sort()).toEqual(['a', 'b', 'c'])
  expect(byName.get('a')?.warden).toBe(true)
})

test('after kill -9 of the owner a short time-out names the lease, and a long one is answered afresh', {
  timeout: 40_000,
}, async () => {
  // Somewhere else than at the founder, which arbitrates.
  let key = 0
  let owner = await sendJson(c, 'counter/kill0')
  while (owner.peer === a.ready.peer) owner = await sendJson(c, `counter/kill${++key}`)
  const address = `counter/kill${key}`
  const lost = owner.peer === b.ready.peer ? b : c
  const other = lost === b ? c : b
  expect(await sendJson(other, address)).toMatchObject({ reply: '2', peer: lost.ready.peer })

  lost.kill('SIGKILL')
  await lost.gone
  const killedAt = performance.now()
  const short = await other.run('send', address, '--timeout', '3s')
  expect(short.code).toBe(1)
  expect(short.stderr).toMatch(/OWNER_LOST: .*lease ends in \d/)
  expect(short.ms).toBeLessThan(8_000)

  const long = await sendJson(other, address, '--timeout', '30s')
  expect(performance.now() - killedAt).toBeLessThan(15_000)
  expect(long).toMatchObject({ reply: '1', fresh: true })
  expect(long.epoch).toBeGreaterThan(owner.epoch)
  expect(long.peer).not.toBe(lost.ready.peer)
})

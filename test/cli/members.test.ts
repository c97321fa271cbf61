import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Invitation, Invite, MeshInfo, NodeStatus } from '../../node/index.ts'
import { type Ran, startNode, type StartedNode } from './run.ts'

const LISTEN = ['--listen', '/ip4/127.0.0.1/tcp/0']
const dir = mkdtempSync(join(tmpdir(), 'shoal-members-'))
let founder: StartedNode
let member: StartedNode

beforeAll(async () => {
  founder = await startNode({ dataDir: join(dir, 'founder'), args: [...LISTEN, '--name', 'founder'] })
  const invited = await founder.run('mesh', 'invite', '--role', 'publisher', '--expires', '2d')
  member = await startNode({ dataDir: join(dir, 'member'), args: [...LISTEN, '--join', invited.stdout] })
  await linked(member)
}, 60_000)

afterAll(async () => {
  await member?.[Symbol.asyncDispose]()
  await founder?.[Symbol.asyncDispose]()
  rmSync(dir, { recursive: true, force: true })
})

const json = <T>({ stdout, stderr, code }: Ran): T => {
  expect({ code, stderr }).toMatchObject({ code: 0 })
  return JSON.parse(stdout) as T
}
const shown = async (node: StartedNode): Promise<MeshInfo> => json(await node.run('mesh', 'show', '--json'))
const linked = (node: StartedNode): Promise<unknown> =>
  vi.waitFor(async () => expect((await shown(node)).peers).toHaveLength(2), {
    timeout: 20_000,
    interval: 200,
  })

/** How the mesh answered a node that wants in with a string. */
async function refusal(
  string: string,
  name: string,
  also: (asking: StartedNode) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  await using asking = await startNode({ dataDir: join(dir, name), args: [...LISTEN, '--join', string] })
  const said = await vi.waitFor(
    () => {
      const refused = asking.events().find(({ event }) => event === 'join-refused')
      expect(refused).toBeDefined()
      return JSON.stringify(refused)
    },
    { timeout: 20_000, interval: 100 },
  )
  await also(asking)
  return said
}

test('invite prints the string alone, for a script; what to do with it, and who cannot use it, goes to people', async () => {
  const { code, stdout, stderr } = await founder.run('mesh', 'invite')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^shoal1\w+\n$/)
  expect(stderr).toMatch(/shoal node start --data DIR --join STRING/)
  const { join: string, note } = json<Invitation>(
    await founder.run('mesh', 'invite', '--json', '--uses', 'any'),
  )
  expect(string).toMatch(/^shoal1/)
  expect(note).toMatch(/only on this machine|this machine/)
})

test('ready says whether a node is a member yet, and as what', async () => {
  const readyOf = (node: StartedNode): unknown => node.events().find(({ event }) => event === 'ready')
  expect(readyOf(founder)).toMatchObject({ member: true, roles: ['admin'] })
  expect(readyOf(member)).toMatchObject({ member: true, roles: ['publisher'] })
})

test('status --wait returns when the node is let in and linked, not when it is merely up', async () => {
  const { stdout: string } = await founder.run('mesh', 'invite')
  await using late = await startNode({
    dataDir: join(dir, 'late'),
    args: [...LISTEN, '--join', string.trim()],
  })
  const waited = json<NodeStatus>(await late.run('node', 'status', '--wait', '20s', '--json'))
  expect(waited).toMatchObject({ ready: true, wardens: [founder.ready.peer] })
  expect(waited.peers).toBeGreaterThan(0)
})

test('who joined has its role; show prints the mesh for people and for programs', async () => {
  const info = await shown(member)
  expect(info).toMatchObject({
    configEpoch: 0,
    k: 1,
    mayFail: 0,
    wardens: [{ peer: founder.ready.peer, linked: true }],
    certificate: { roles: ['publisher'], issuer: founder.ready.peer },
    removed: [],
  })
  expect(info.peers.map(({ peer }) => peer)).toEqual([member.ready.peer, founder.ready.peer])
  const { stdout } = await member.run('mesh', 'show')
  for (const words of [
    /^mesh +\w{26}$/m,
    /wardens +1, k = 1; 0 may fail/,
    /this node +publisher/,
    /PEER +NAME/,
  ])
    expect(stdout).toMatch(words)
  expect(stdout).toMatch(/one warden arbitrates.*shoal mesh key export/)
  expect(stdout).toMatch(new RegExp(`${founder.ready.peer} +founder +admin +[+-]?0\\.\\ds`))
})

test('a member that is no admin may not invite, revoke, remove or see invites, and is told which role it lacks', async () => {
  for (const args of [
    ['invite'],
    ['invites', 'ls'],
    ['invites', 'revoke', 'x'],
    ['remove', founder.ready.peer],
  ]) {
    const { code, stderr } = await member.run('mesh', ...args)
    expect({ args, code: code === 0, stderr }).toMatchObject({ code: false })
    expect(stderr).toMatch(/FORBIDDEN: this node may not .* role admin\n {2}next: .*--role admin/)
  }
})

test('invites ls shows who may still join; one that is revoked lets nobody in, and status --wait there fails', async () => {
  const before = await founder.run('mesh', 'invites', 'ls', '--json')
  const { join: string } = json<Invitation>(
    await founder.run('mesh', 'invite', '--uses', '3', '--role', 'admin', '--json'),
  )
  const after = await founder.run('mesh', 'invites', 'ls', '--json')
  const ids = (ran: Ran): Invite[] =>
    ran.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Invite)
  const [made] = ids(after).filter(({ id }) => !ids(before).some((one) => one.id === id))
  expect(made).toMatchObject({ uses: 3, used: 0, roles: ['admin'], revoked: false })
  expect(ids(after)).toContainEqual(expect.objectContaining({ used: 1, peers: [member.ready.peer] }))
  const id = made?.id ?? ''
  const { stdout } = await founder.run('mesh', 'invites', 'revoke', id.slice(0, 8))
  expect(stdout).toBe(`invite ${id} is revoked; 0 joined by it, and stay\n`)
  const table = (await founder.run('mesh', 'invites', 'ls')).stdout
  expect(table).toMatch(new RegExp(`${id} +admin +0 of 3 .*revoked`))
  expect(table).toMatch(/publisher +1 of 1 .*used up/)
  const waits = async (asking: StartedNode): Promise<void> => {
    const { code, stdout, stderr } = await asking.run('node', 'status', '--wait', '300ms')
    expect({ code, stderr }).toMatchObject({ code: 1 })
    expect(stdout).toContain(asking.ready.peer)
    expect(stderr).toMatch(/UNAVAILABLE: the node is up, and not ready yet: .*it was revoked.*\n {2}next: /)
  }
  expect(await refusal(string, 'revoked', waits)).toContain('it was revoked')
  const unknown = await founder.run('mesh', 'invites', 'revoke', 'nothing')
  expect(unknown.stderr).toMatch(
    /BAD_REQUEST: this node made no invite nothing\n {2}next: shoal mesh invites ls/,
  )
})

test('an invite of one use lets one in', async () => {
  const { stdout: string } = await founder.run('mesh', 'invite')
  await using one = await startNode({ dataDir: join(dir, 'one'), args: [...LISTEN, '--join', string] })
  await vi.waitFor(async () => expect((await shown(one)).certificate).toBeDefined(), {
    timeout: 20_000,
    interval: 200,
  })
  expect(await refusal(string, 'two')).toContain('it was good for 1 join, all used')
})

test('remove puts a peer out, which is told; show says who is out, and nobody removes itself', async () => {
  const { peer } = member.ready
  expect((await founder.run('mesh', 'remove', peer)).stdout).toBe(
    `${peer} is out of the mesh (config epoch 1)\n`,
  )
  await vi.waitFor(() => expect(member.stderr()).toMatch(/this node was removed from the mesh/), {
    timeout: 10_000,
    interval: 100,
  })
  await vi.waitFor(async () => expect((await shown(founder)).peers).toHaveLength(1), {
    timeout: 10_000,
    interval: 200,
  })
  expect((await founder.run('mesh', 'show')).stdout).toMatch(new RegExp(`removed +${peer}`))
  expect((await founder.run('mesh', 'remove', founder.ready.peer)).stderr).toMatch(
    /BAD_REQUEST: this node does not remove itself: .*\n {2}next: do it on another node that is an admin/,
  )
  expect((await founder.run('mesh', 'remove', 'nobody')).stderr).toMatch(
    /BAD_REQUEST: "nobody" is no peer id/,
  )
  const unseen = '12D3KooWDgzAWvXQeWVYyPcVsfVNrCMxJjCMhU1bHLZqgz1xTYmi'
  const { code, stderr } = await founder.run('mesh', 'remove', unseen)
  expect(code).toBe(2)
  expect(stderr).toMatch(
    /BAD_REQUEST: neither .* has heard of peer 12D3KooWDg.*\n {2}next: .*mesh show.* --force/,
  )
  expect((await shown(founder)).removed).toEqual([peer])
  expect((await founder.run('mesh', 'remove', unseen, '--force')).stdout).toMatch(/is out of the mesh/)
  expect((await shown(founder)).removed).toEqual([peer, unseen])
})

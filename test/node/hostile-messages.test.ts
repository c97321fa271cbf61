import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Node } from '../../node/index.ts'
import { type Envelope, LIMITS, type Outcome } from '../../protocols/index.ts'
import { createTestnet, type Testnet } from '../../sim-network/index.ts'
import { envelopeOf } from '../contracts/network.ts'
import { type MeshPeer, meshPeer } from '../node-net/mesh-peer.ts'
import { deploy, send } from './helpers.ts'

let net: Testnet
let node: Node

beforeAll(async () => {
  net = await createTestnet(2)
  node = net.nodes[0] as Node
  await deploy(node, 'probe')
})
afterAll(() => net[Symbol.asyncDispose]())

/** A member of the mesh whose messages are written by hand. */
async function rogue(): Promise<MeshPeer & { say(overrides?: Partial<Envelope>): Promise<Outcome> }> {
  const peer = await meshPeer({ join: node.join })
  await peer.until(node.peer, 'open')
  let seq = 0
  const say = (overrides: Partial<Envelope> = {}): Promise<Outcome> => {
    const id = `${peer.id.slice(-8)}.1.${(seq += 1)}`
    return peer.network.send(node.peer, envelopeOf('echo hi', { id, target: 'probe/a', ...overrides }))
  }
  return { ...peer, say }
}

test('a peer may not send messages in the name of another, unless it says that it relays them', async () => {
  const peer = await rogue()
  const other = net.nodes[1] as Node
  const id = `${other.peer.slice(-8)}.1.1`
  for (const hops of [[], [{ peer: other.peer, decision: 'relay' as const, waitedMs: 0 }]])
    expect(await peer.say({ id, placed: true, hops })).toMatchObject({
      kind: 'refused',
      error: { code: 'BAD_REQUEST', message: expect.stringContaining(id) },
    })
  expect(await peer.say({ placed: true })).toMatchObject({ kind: 'reply' })
  const hops = [{ peer: peer.id, decision: 'relay' as const, waitedMs: 0 }]
  expect(await peer.say({ id, placed: true, hops })).toMatchObject({ kind: 'reply' })
})

test.each([
  [
    'HOPS_SPENT',
    { hops: Array.from({ length: 255 }, () => ({ peer: 'x', decision: 'forward' as const, waitedMs: 1 })) },
  ],
  ['CALL_CYCLE', { chain: Array.from({ length: 500 }, (_, n) => `probe/${n}`) }],
  ['CALL_CYCLE', { chain: ['probe/a'] }],
  ['BAD_ADDRESS', { target: '' }],
  ['BAD_ADDRESS', { target: 'a/b/\u0000' }],
  ['NO_SUCH_TYPE', { target: 'nobody/x' }],
  ['GONE', { target: 'probe@nowhere' }],
  ['EXPIRED', { remainingMs: 0, target: 'probe/late' }],
] satisfies [string, Partial<Envelope>][])(
  'a member is answered %s and harms nobody',
  async (code, overrides) => {
    const peer = await rogue()
    expect(await peer.say(overrides)).toMatchObject({ kind: 'refused', error: { code } })
    expect((await send(node, 'probe/other', 'echo fine')).text).toBe('fine')
    expect(node.peer).toBe((await node.status()).peer)
  },
)

test('bodies of every announced size are answered, and none is kept', async () => {
  const peer = await rogue()
  for (const bytes of [0, 1, LIMITS.chunkBytes.value, LIMITS.chunkBytes.value + 1, 1_000_000]) {
    const body = Buffer.alloc(bytes, ' ')
    body.write('length'.slice(0, bytes))
    expect(await peer.say({ body, placed: true })).toMatchObject({ hops: expect.anything() })
  }
  expect(await node.status()).toMatchObject({ waiting: 0, waitingBytes: 0 })
})

test('a number of a lane that comes again with another message is refused, and with the same one answered alike', async () => {
  const peer = await rogue()
  const lane = {
    id: `${peer.id.slice(-8)}.1.1`,
    seq: 1,
    floor: 1,
    ended: [],
    firstEpoch: 0,
    unordered: false,
  }
  const id = `${peer.id.slice(-8)}.1.900`
  const count = { target: 'probe/lane', placed: true, body: Buffer.from('count'), lane }
  const texts = []
  for (const body of ['count', 'count', 'echo forged']) {
    const outcome = await peer.say({ ...count, id, body: Buffer.from(body) })
    texts.push(outcome.kind === 'reply' ? Buffer.from(outcome.body).toString() : outcome.kind)
  }
  expect(texts).toEqual(['1', '1', '1'])
  expect(await peer.say(count)).toMatchObject({ kind: 'refused', error: { code: 'PROTOCOL' } })
  const ahead = { ...lane, seq: LIMITS.laneWindow.value + 2 }
  expect(await peer.say({ ...count, lane: ahead })).toMatchObject({ error: { code: 'PROTOCOL' } })
  expect((await send(node, 'probe/lane', 'count')).text).toBe('2')
})

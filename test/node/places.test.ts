import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Node } from '../../node/index.ts'
import { type Envelope, type Outcome, ShoalError } from '../../protocols/index.ts'
import { createTestnet, type Testnet } from '../../sim-network/index.ts'
import { envelopeOf } from '../contracts/network.ts'
import { meshPeer } from '../node-net/mesh-peer.ts'
import { deploy, send, until } from './helpers.ts'

const LARGE = 4_000_000

let net: Testnet
let node: Node

beforeAll(async () => {
  net = await createTestnet(1, { node: { slots: 3, mailboxMessages: 4 } })
  node = net.nodes[0] as Node
  await deploy(node, 'probe', { runMs: 20_000, holdMs: 20_000 })
})
afterAll(() => net[Symbol.asyncDispose]())

/** A member of the mesh that sends large messages to the node. */
async function member(): Promise<{ say: (overrides: Partial<Envelope>) => Promise<Outcome> }> {
  const peer = await meshPeer({ join: node.join })
  await peer.until(node.peer, 'open')
  let seq = 0
  return {
    say: (overrides) =>
      peer.network.send(
        node.peer,
        envelopeOf(new Uint8Array(LARGE), { id: `${peer.id.slice(-8)}.1.${(seq += 1)}`, ...overrides }),
      ),
  }
}

/** Bytes that came in over the node's links, and what else its peers sent. */
const heard = async (): Promise<number> => (await node.status()).traffic.in

test('a large message that a full mailbox would refuse costs no transfer', async () => {
  const { say } = await member()
  await send(node, 'probe/full')
  const blocked = send(node, 'probe/full', 'sleep 3000', { timeoutMs: 20_000 })
  const waiting = Array.from({ length: 4 }, () => send(node, 'probe/full', 'count', { timeoutMs: 20_000 }))
  await until('the mailbox is full', async () => (await node.status()).waiting === 4)
  const before = await heard()
  const outcome = await say({ target: 'probe/full', placed: true })
  expect(outcome).toMatchObject({
    kind: 'refused',
    error: { code: 'OVERLOADED', message: expect.stringContaining('the mailbox is full') },
    hops: [{ peer: node.peer, decision: 'reject', reason: 'mailbox-full' }],
  })
  if (outcome.kind === 'refused') {
    const error = ShoalError.from(outcome.error)
    expect([error.overloaded, error.retryable]).toEqual([true, true])
    expect(error.retryAfterMs).toBeGreaterThan(0)
  }
  expect((await heard()) - before).toBeLessThan(LARGE / 10)
  await Promise.all([blocked, ...waiting])
})

test('one that would be taken keeps a place while its body comes, and leaves nothing behind', async () => {
  const { say } = await member()
  const body = Buffer.alloc(LARGE, 'x')
  body.write('length ')
  const outcome = await say({ target: 'probe/taken', placed: true, body })
  expect(outcome.kind === 'reply' && Buffer.from(outcome.body).toString()).toBe(`${LARGE}`)
  await until('nothing waits', async () => {
    const { waiting, waitingBytes } = await node.status()
    return waiting === 0 && waitingBytes === 0
  })
})

import { expect, test } from 'vitest'
import { newEntry } from '../../mailbox/index.ts'
import { Fences } from '../../node/fences.ts'
import { forwarded } from '../../node/forward.ts'
import type { Node } from '../../node/index.ts'
import { guestEnvelope } from '../../node/new-envelope.ts'
import { type Envelope, LIMITS, type Outcome, systemClock } from '../../protocols/index.ts'
import { createTestnet } from '../../sim-network/index.ts'
import { envelopeOf } from '../contracts/network.ts'
import { meshPeer } from '../node-net/mesh-peer.ts'
import { deploy, send } from './helpers.ts'

const nobody = { cached: () => undefined }

test('what an earlier owner sent is refused once a later one was heard', () => {
  const fences = new Fences(nobody)
  const message = (epoch: number, sender = 'probe/a'): (() => void) => {
    return () => fences.check({ id: 'm', sender, epoch })
  }
  message(3)()
  expect(message(2)).toThrow(expect.objectContaining({ code: 'FENCED' }))
  message(3)()
  message(1, 'probe/b')()
  message(5)()
  expect(message(4)).toThrow(/epoch 4, which has ended: the actor is in epoch 5/)
  expect(fences.refused).toBe(2)
})

test('a later owner may also be known from elsewhere; programs and pools have no epoch', () => {
  const fences = new Fences({
    cached: (address) => (address === 'a/b' ? { peer: 'p', epoch: 7 } : undefined),
  })
  expect(() => fences.check({ id: 'm', sender: 'a/b', epoch: 6 })).toThrow(/epoch 7/)
  fences.check({ id: 'm', sender: 'a/b', epoch: 7 })
  fences.check({ id: 'm', sender: 'a/b' })
  fences.check({ id: 'm', sender: 'a/b', epoch: 0 })
  expect(fences.refused).toBe(1)
})

test('so many actors are remembered, and who was heard of last stays', () => {
  const fences = new Fences(nobody)
  const { value: most } = LIMITS.fences
  fences.check({ id: 'm', sender: 'old/1', epoch: 2 })
  fences.check({ id: 'm', sender: 'old/2', epoch: 2 })
  for (let n = 0; n < most - 1; n += 1) {
    fences.check({ id: 'm', sender: `new/${n}`, epoch: 1 })
    fences.check({ id: 'm', sender: 'old/2', epoch: 2 })
  }
  fences.check({ id: 'm', sender: 'old/1', epoch: 1 })
  expect(() => fences.check({ id: 'm', sender: 'old/2', epoch: 1 })).toThrow(/ended/)
})

test('a node refuses what an earlier owner sent, body or not, and says how often', async () => {
  await using net = await createTestnet(1)
  const [node] = net.nodes as [Node]
  await deploy(node, 'probe')
  const peer = await meshPeer({ join: node.join })
  await peer.until(node.peer, 'open')
  let seq = 0
  const say = (epoch: number, body: string, more: Partial<Envelope> = {}): Promise<Outcome> => {
    const id = `${peer.id.slice(-8)}.1.${(seq += 1)}`
    const envelope = { id, target: 'probe/callee', sender: 'probe/a', epoch, ...more }
    return peer.network.send(node.peer, envelopeOf(body, envelope))
  }
  const fenced = { kind: 'refused', error: { code: 'FENCED' } }
  expect(await say(4, 'count')).toMatchObject({ kind: 'reply' })
  expect(await say(3, 'count')).toMatchObject(fenced)
  expect(await say(3, `count${' '.repeat(LIMITS.chunkBytes.value)}`)).toMatchObject(fenced)
  expect(await say(3, 'count', { target: 'probe' })).toMatchObject(fenced)
  expect((await send(node, 'probe/callee', 'count')).text).toBe('2')
  expect(await node.status()).toMatchObject({ fenced: 3 })
})

test("what a keyed actor sends or posts carries its epoch until it is in a mailbox; what it publishes is its node's", () => {
  const entry = newEntry(envelopeOf('', { target: 'probe/a' }), false, () => {}, 0)
  const said = (op: 'send' | 'post' | 'publish', epoch: number): Envelope => {
    const call = { kind: 'call' as const, instance: 1, call: 1, op, to: 'probe/b', body: new Uint8Array() }
    const parts = { nextId: () => 'm', clock: systemClock }
    return guestEnvelope({ ...call, options: {} }, entry, { address: 'probe/a', epoch }, 1_000, parts)
  }
  expect(said('send', 3)).toMatchObject({ sender: 'probe/a', epoch: 3 })
  expect(said('post', 3)).toMatchObject({ epoch: 3 })
  expect(said('publish', 3)).not.toHaveProperty('epoch')
  expect(said('send', 0)).not.toHaveProperty('epoch')
  const leaving = newEntry(said('post', 3), false, () => {}, 0)
  const forward = { do: 'forward', entry: leaving, to: 'q', placed: false, why: 'owner-elsewhere' } as const
  const leaves = (): Envelope => forwarded(leaving, 'p', forward as Parameters<typeof forwarded>[2], 0)
  expect(leaves().epoch).toBe(3)
  // Sent again: its sender went on with its memory under another epoch, or is not here.
  const sender = { present: (epoch: number) => (epoch === 3 ? 5 : epoch) }
  expect(forwarded(leaving, 'p', forward as Parameters<typeof forwarded>[2], 0, sender).epoch).toBe(5)
  expect(leaves().epoch).toBe(3)
  leaving.accepted = true
  expect(forwarded(leaving, 'p', forward as Parameters<typeof forwarded>[2], 0, sender).epoch).toBe(0)
  expect(leaves().epoch).toBe(0)
})

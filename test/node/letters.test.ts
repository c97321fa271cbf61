import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Node } from '../../node/index.ts'
import type { ShoalError } from '../../protocols/index.ts'
import { createTestnet, type Testnet } from '../../sim-network/index.ts'
import { deploy, send, until } from './helpers.ts'

describe('dead letters over three nodes', () => {
  let net: Testnet
  let [a, b, c] = [] as unknown as [Node, Node, Node]

  beforeAll(async () => {
    net = await createTestnet(3)
    ;[a, b, c] = net.nodes as [Node, Node, Node]
    await deploy(a, 'probe')
    await deploy(a, 'echo')
  })
  afterAll(() => net[Symbol.asyncDispose]())

  /** A send on which its actor traps each time, from a node where it does not live; its id. */
  async function poisoned(key: string, body = 'trap'): Promise<{ id: string; from: Node }> {
    const { peer } = await send(a, `probe/${key}`)
    const from = net.nodes.find((node) => node.peer !== peer) as Node
    const error = (await send(from, `probe/${key}`, body).catch((thrown: unknown) => thrown)) as ShoalError
    expect(error.code).toBe('ACTOR_TRAPPED')
    // What it was, where in the guest, and where the message is now.
    expect(error.message).toMatch(/trapped: .*unreachable.* in \S*command < .* \(attempt 5\)$/)
    expect(error.hint).toContain(`shoal dlq show ${error.messageId}`)
    return { id: error.messageId, from }
  }

  it('a send whose actor trapped five times is told and is a dead letter at its origin, which every node lists', async () => {
    const { id, from } = await poisoned('listed')
    for (const node of [a, b, c]) {
      const { found, silent } = await node.dlq.list()
      expect(silent).toEqual([])
      expect(found.find((letter) => letter.id === id)).toMatchObject({
        peer: from.peer,
        target: 'probe/listed',
        kind: 'send',
        attempts: 5,
        version: 1,
        error: { code: 'ACTOR_TRAPPED' },
      })
      const shown = await node.dlq.show(id)
      expect(Buffer.from(shown.body).toString()).toBe('trap')
      expect(shown.hops.length).toBeGreaterThanOrEqual(2)
      expect((await node.explain(id)).story.join('\n')).toMatch(
        new RegExp(`dead letter on peer ${from.peer}, for .*: ACTOR_TRAPPED after 5 attempts`),
      )
    }
    await b.dlq.drop(id)
  })

  it('a poisoned post ends as a dead letter at its origin, and no more', async () => {
    const { peer: owner } = await send(a, 'probe/poison')
    const from = net.nodes.find((node) => node.peer !== owner) as Node
    const body = new TextEncoder().encode('trap')
    const { id, outcome } = await from.send({ kind: 'post', target: 'probe/poison', body })
    expect(outcome.kind).toBe('accepted')
    const letter = await until('it is dead', async () =>
      (await c.dlq.list()).found.find((one) => one.id === id),
    )
    expect(letter).toMatchObject({
      peer: from.peer,
      kind: 'post',
      attempts: 5,
      error: { code: 'ACTOR_TRAPPED' },
    })
    expect(letter.hops.map((hop) => hop.peer)).toEqual([from.peer, owner])
    expect((await send(b, 'probe/poison', 'count')).text).toBe('1')
    await c.dlq.drop(id)
  })

  it('a failure that the actor answers is no dead letter', async () => {
    const body = new TextEncoder().encode('fail probe no')
    const { id } = await a.send({ kind: 'post', target: 'probe/fails', body })
    await until('it ended', async () =>
      (await a.explain(id)).story.some((line) => line.includes('ACTOR_FAILED')),
    )
    expect((await a.dlq.list()).found.map((one) => one.id)).not.toContain(id)
  })

  it('a replay from any node runs the message anew; old and new id are explained', async () => {
    const { id } = await poisoned('replayed', 'trap-until 6\nmessage')
    const other = net.nodes[0] as Node
    // Each message has five attempts of its own: this one traps again, and its letter takes the place of the first.
    const again = await other.dlq.replay(id)
    expect(again.id).not.toBe(id)
    const letter = await until('it is dead again', async () =>
      (await c.dlq.list()).found.find((one) => one.id === again.id),
    )
    expect(letter.headers).toContainEqual(['shoal-replay-of', id])
    expect((await a.explain(again.id)).story.join('\n')).toContain(`in place of the dead letter ${id}.`)
    expect((await a.explain(id)).story.join('\n')).toContain(`it was replayed as ${again.id} at`)
    await expect(a.dlq.replay(id)).rejects.toMatchObject({
      code: 'NO_SUCH_LETTER',
      message: expect.stringContaining(`it was replayed as ${again.id}`) as string,
    })
    await a.dlq.drop(again.id)
    await expect(a.dlq.drop(again.id)).rejects.toMatchObject({
      code: 'NO_SUCH_LETTER',
      message: expect.stringContaining('it was dropped') as string,
    })
  })

  it('what is not there, or is no id, is refused and says where to look', async () => {
    for (const how of ['show', 'replay', 'drop'] as const) {
      const act = (id: string): Promise<unknown> => a.dlq[how](id)
      await expect(act('ZZZZZZZZ.1.1')).rejects.toMatchObject({
        code: 'NO_SUCH_LETTER',
        hint: expect.stringContaining('shoal dlq ls') as string,
      })
      await expect(act('counter/alice')).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    }
  })

  it('a body larger than one answer comes whole from another node', async () => {
    const size = 5 * 1024 * 1024
    const body = new Uint8Array(size).fill(32)
    body.set(new TextEncoder().encode('trap'))
    const { peer } = await send(a, 'probe/large')
    const from = net.nodes.find((node) => node.peer !== peer) as Node
    const { outcome, id } = await from.send({ kind: 'send', target: 'probe/large', body, timeoutMs: 20_000 })
    expect(outcome.kind).toBe('refused')
    const asked = net.nodes.find((node) => node !== from) as Node
    const shown = await asked.dlq.show(id)
    expect(shown.body.byteLength).toBe(size)
    expect(Buffer.compare(shown.body, body)).toBe(0)
    await asked.dlq.drop(id)
  })
})

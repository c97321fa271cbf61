import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Node } from '../../node/index.ts'
import { createTestnet, type Testnet } from '../../sim-network/index.ts'
import { deploy, send, until } from './helpers.ts'

describe('shoal explain, over three nodes', () => {
  let net: Testnet
  let [a, b, c] = [] as unknown as [Node, Node, Node]

  beforeAll(async () => {
    net = await createTestnet(3)
    ;[a, b, c] = net.nodes as [Node, Node, Node]
    await deploy(a, 'probe', { runMs: 20_000, holdMs: 20_000 })
  })
  afterAll(() => net[Symbol.asyncDispose]())

  /** The node where the key lives, and one where it does not. */
  async function places(target: string): Promise<{ owner: Node; other: Node }> {
    const { peer } = await send(a, target)
    const owner = net.nodes.find((node) => node.peer === peer) as Node
    return { owner, other: net.nodes.find((node) => node !== owner) as Node }
  }

  it('tells of a finished message who passed it on and why, who ran it, in which epoch', async () => {
    const { owner, other } = await places('probe/finished')
    await send(other, 'probe/finished')
    const { id, epoch } = await send(other, 'probe/finished', 'echo hello')
    for (const asked of [a, b, c]) {
      const { story, silent } = await asked.explain(id)
      expect(silent).toEqual([])
      expect(story[0]).toBe(
        `${id} is a send from ~${other.peer.slice(-8)} to probe/finished; it entered the mesh at peer ${other.peer}.`,
      )
      expect(story[1]).toMatch(new RegExp(`Peer ${other.peer} sent it on.*, because the actor lives there.`))
      expect(story[2]).toMatch(
        new RegExp(`Peer ${owner.peer} gave it to an actor.*, because an actor at rest here takes it.`),
      )
      expect(story.at(-1)).toContain(`probe/finished on peer ${owner.peer} answered in epoch ${epoch}.`)
    }
  })

  it('tells where a message runs now, and why another one waits behind it', async () => {
    const { owner, other } = await places('probe/busy')
    const abort = new AbortController()
    const [first, second] = [`${other.peer.slice(-8)}.0.1`, `${other.peer.slice(-8)}.0.2`] as const
    const busy = send(other, 'probe/busy', 'sleep 3000', { id: first, timeoutMs: 15_000 }, abort.signal)
    const behind = until('it runs', () => running(first)).then(() =>
      send(other, 'probe/busy', '', { id: second, timeoutMs: 15_000 }, abort.signal),
    )
    const ends = Promise.all([busy, behind])
    const run = await until('it runs', () => running(first))
    expect(run).toContain(`Now: it runs on peer ${owner.peer} in probe/busy in epoch`)
    const waits = await until('it waits', async () =>
      (await c.explain(second).catch(() => undefined))?.story.find((line) => line.includes('it waits')),
    )
    expect(waits).toContain(`Now: it waits on peer ${owner.peer}`)
    expect(waits).toContain('because the actor is busy with another message; 1 message in that mailbox')
    await ends
    expect((await c.explain(second)).story.join('\n')).toMatch(
      /let it wait for .*, because the actor is busy/,
    )
  })

  async function running(id: string): Promise<string | undefined> {
    const known = await a.explain(id).catch(() => undefined)
    return known?.story.find((line) => line.includes('it runs'))
  }

  it('tells how a message failed, after how many attempts, and whether it was executed', async () => {
    const { other } = await places('probe/traps')
    const error = await send(other, 'probe/traps', 'trap').catch((thrown: { messageId: string }) => thrown)
    const { story, fates } = await b.explain((error as { messageId: string }).messageId)
    expect(story.at(-1)).toMatch(/ACTOR_TRAPPED after 5 attempts: .*It was executed\.|^Next: /)
    expect(story.join('\n')).toContain('ACTOR_TRAPPED after 5 attempts')
    expect(fates.find(({ origin }) => origin)?.error?.attempts).toBe(5)
  })

  it('tells how often an actor broke down on a message that was answered in the end', async () => {
    const { owner, other } = await places('probe/breaks')
    const { id } = await send(other, 'probe/breaks', 'trap-until 3')
    const { story } = await c.explain(id)
    expect(story.join('\n')).toMatch(
      `Peer ${owner.peer} ran it 2 times in probe/breaks in epoch 1, which ended the last time after`,
    )
    expect(story.at(-1)).toMatch(/answered in epoch 1, attempt 3\. It ran for/)
  })

  it('knows a message that was refused at the door', async () => {
    const error = await send(a, 'nothing/here').catch((thrown: { messageId: string }) => thrown)
    const { story } = await c.explain((error as { messageId: string }).messageId)
    expect(story.join('\n')).toMatch(/NO_SUCH_TYPE: .* It was not executed\./)
  })

  it('says NO_SUCH_MESSAGE of an id that nobody knows, and what to do; and refuses what is no id', async () => {
    await expect(a.explain('ZZZZZZZZ.1.1')).rejects.toMatchObject({
      code: 'NO_SUCH_MESSAGE',
      hint: expect.stringContaining('the peer whose id ends in ZZZZZZZZ') as string,
    })
    for (const id of ['', 'x', 'counter/alice', 'a.b', 'a.b.c d', `a.b.${'c'.repeat(300)}`])
      await expect(a.explain(id)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('says of a post that it was accepted, and later what came of it', async () => {
    const { owner, other } = await places('probe/posted')
    const body = new TextEncoder().encode('sleep 500')
    const { id } = await other.send({ kind: 'post', target: 'probe/posted', body })
    const story = await until('it ended', async () => {
      const known = await b.explain(id)
      return known.story.some((line) => line.startsWith('It ended')) && known.story
    })
    expect(story.join('\n')).toMatch(
      new RegExp(`probe/posted on peer ${owner.peer} answered in epoch .* It ran for`),
    )
    expect(story.at(-1)).toBe('Its sender was told that it is accepted, and waits for no reply.')
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createNode } from '../../node/index.ts'
import { deploy, until } from './helpers.ts'

it('posts that wait when their node stops are dead letters after its start, and can be replayed', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'shoal-letters-'))
  const init = { dataDir: join(dir, 'data'), mdns: false, listen: ['/ip4/127.0.0.1/tcp/0'] }
  const text = (body: string): Uint8Array => new TextEncoder().encode(body)
  try {
    let waiting: string
    {
      await using node = await createNode(init)
      await deploy(node, 'probe')
      const first = await node.send({ kind: 'post', target: 'probe/a', body: text('sleep 1000') })
      await until('it runs', async () =>
        (await node.explain(first.id)).fates.some(({ state }) => state === 'running'),
      )
      const { id, outcome } = await node.send({ kind: 'post', target: 'probe/a', body: text('count') })
      expect(outcome.kind).toBe('accepted')
      waiting = id
    }
    await using node = await createNode(init)
    const { found } = await node.dlq.list()
    expect(found).toMatchObject([{ id: waiting, error: { code: 'STOPPING' }, kind: 'post' }])
    const { id } = await node.dlq.replay(waiting)
    const ended = await until('it ran', async () =>
      (await node.explain(id)).fates.find(({ state }) => state === 'replied'),
    )
    expect(ended.actor).toBe('probe/a')
    expect((await node.dlq.list()).found).toEqual([])
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
})

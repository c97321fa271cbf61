import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { componentCid, diskComponents, isComponent } from '../../node/ground/component-store.ts'
import type { Node } from '../../node/index.ts'
import { createTestnet } from '../../sim-network/index.ts'
import { component, deploy, send } from './helpers.ts'

const dirs: string[] = []
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})
const temporary = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'shoal-test-'))
  dirs.push(dir)
  return dir
}

describe('components on disk', () => {
  it('are found again after a restart, and half-written ones are swept away', async () => {
    const dir = temporary()
    const bytes = component('counter')
    const cid = await componentCid(bytes)
    await (await diskComponents(dir)).put(cid, bytes)
    writeFileSync(join(dir, 'something.part'), 'half')
    const again = await diskComponents(dir)
    expect(again.cids()).toEqual([cid])
    expect(await again.get(cid)).toEqual(Buffer.from(bytes))
    expect(readdirSync(dir)).toEqual([`${cid}.wasm`])
  })

  it('are missing, not wrong, when the disk changed them', async () => {
    const dir = temporary()
    const bytes = component('counter')
    const cid = await componentCid(bytes)
    const store = await diskComponents(dir)
    await store.put(cid, bytes)
    writeFileSync(join(dir, `${cid}.wasm`), bytes.subarray(1))
    expect(await store.get(cid)).toBeUndefined()
    expect(store.has(cid)).toBe(false)
  })

  it('are told by their CID', async () => {
    const bytes = component('counter')
    expect(await isComponent(await componentCid(bytes), bytes)).toBe(true)
    expect(await isComponent(await componentCid(bytes), bytes.subarray(1))).toBe(false)
    expect(await isComponent('nonsense', bytes)).toBe(false)
  })
})

describe('components in the mesh', () => {
  it('reach a peer that lacks them, from whoever holds them', async () => {
    await using net = await createTestnet(5)
    await deploy(net.nodes[1] as Node, 'counter')
    // Three of five have it; each of the five can run it.
    for (const [n, node] of net.nodes.entries()) {
      const reply = await send(node, `counter/from-${n}`)
      expect([reply.text, reply.peer]).toEqual(['1', node.peer])
    }
  })

  it('outlive the node that deployed them', async () => {
    await using net = await createTestnet(4)
    const [founder, deployer, , last] = net.nodes as [Node, Node, Node, Node]
    const { peers } = await deployer.deploy(component('counter'), { type: 'counter', policy: {} })
    expect(peers).toHaveLength(3)
    await deployer[Symbol.asyncDispose]()
    expect((await send(last, 'counter/x', '', { timeoutMs: 20_000 })).text).toBe('1')
    expect((await send(founder, 'counter/y')).text).toBe('1')
  })
})

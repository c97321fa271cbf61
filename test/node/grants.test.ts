import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createNode, type Node } from '../../node/index.ts'
import { Deployments, type DeploymentsParts } from '../../node/deployments.ts'
import { type ActorType, DEFAULT_POLICY, type Policy } from '../../protocols/index.ts'
import { createTestnet, type Testnet } from '../../sim-network/index.ts'
import { misfit } from '../../node/mailbox-env.ts'
import { component, deploy, send, until } from './helpers.ts'

describe('what a type is allowed, and a node grants', () => {
  let net: Testnet
  let nodes: [Node, Node, Node]
  beforeAll(async () => {
    net = await createTestnet(3, {
      node: (index) => ({
        labels: { tier: index === 0 ? 'edge' : 'cloud' },
        ...(index === 2 ? { grants: ['http', 'http'] } : {}),
      }),
    })
    nodes = [...net.nodes] as typeof nodes
    await until('everybody knows what the last one grants', async () => {
      const all = await Promise.all(nodes.map((node) => node.peers()))
      return all.every((peers) => peers.some(({ grants }) => grants.includes('http')))
    })
  })
  afterAll(() => net[Symbol.asyncDispose]())

  it('runs keyed actors and pools only where the operator grants it, whoever asks', async () => {
    await deploy(nodes[0], 'probe', { allow: ['http'] }, 'allowed')
    for (const [n, node] of nodes.entries()) {
      expect((await send(node, `allowed/k${n}`, 'count')).peer).toBe(nodes[2].peer)
      expect((await send(node, 'allowed', 'count')).peer).toBe(nodes[2].peer)
    }
  })

  it('says NO_PLACE at once when no node that has the labels grants it, naming the capability and the flag', async () => {
    await deploy(nodes[0], 'probe', { allow: ['http'], on: { tier: 'edge' } }, 'nowhere')
    for (const target of ['nowhere/k', 'nowhere'])
      await expect(send(nodes[1], target, 'count', { timeoutMs: 20_000 })).rejects.toMatchObject({
        code: 'NO_PLACE',
        message: expect.stringMatching(
          /no peer has tier=edge and grants http \(node start --grant http\); there are .*tier=cloud, grants http\)/,
        ),
        hint: expect.stringContaining('--grant'),
      })
  })

  it('is told by status and peers', async () => {
    const told = await Promise.all(nodes.map((node) => node.status()))
    expect(told.map(({ grants }) => grants)).toEqual([[], [], ['http']])
    const peers = await nodes[0].peers()
    expect(peers.filter(({ grants }) => grants.length > 0).map(({ peer }) => peer)).toEqual([nodes[2].peer])
  })

  it('is part of what makes versions equal', async () => {
    const deployed = (allow: string[]): Promise<[number, readonly string[], boolean]> =>
      nodes[1]
        .deploy(component('probe'), { type: 'equal', policy: { allow } })
        .then(({ type, changed }) => [type.version, type.policy.allow, changed])
    expect(await deployed([])).toEqual([1, [], true])
    expect(await deployed(['http'])).toEqual([2, ['http'], true])
    expect(await deployed(['http', 'http'])).toEqual([2, ['http'], false])
    expect((await nodes[1].rollback('equal')).type.policy.allow).toEqual([])
    // As another node knows it, from the signed record.
    await until('the first node knows version 3', async () => {
      const known = (await nodes[0].types()).find(({ name }) => name === 'equal')
      return known?.version === 3 && known.history[0]?.policy.allow[0] === 'http'
    })
  })

  it('refuses a capability that there is not, naming those there are', async () => {
    const refusal = { code: 'BAD_REQUEST', message: '"telepathy" is no capability; there is http' }
    await expect(deploy(nodes[0], 'probe', { allow: ['telepathy'] }, 'odd')).rejects.toMatchObject(refusal)
    for (const allow of ['http', [7], { http: true }])
      await expect(
        deploy(nodes[0], 'probe', { allow } as unknown as Partial<Policy>, 'odd'),
      ).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(createNode({ grants: ['telepathy' as 'http'], mdns: false })).rejects.toMatchObject(refusal)
  })
})

describe('why no node fits', () => {
  const on = { tier: 'edge' }
  const host = { peer: 'peer-that-is-a', labels: on, grants: [] }

  it('names labels, capabilities, or both', () => {
    expect(misfit({ on: {}, allow: [] }, [host])).toBeUndefined()
    expect(misfit({ on, allow: ['http'] }, [{ ...host, grants: ['http'] }])).toBeUndefined()
    expect(misfit({ on: {}, allow: ['http'] }, [host])).toBe(
      'no peer grants http (node start --grant http); there are hat-is-a (tier=edge)',
    )
    expect(misfit({ on: { tier: 'moon' }, allow: [] }, [{ ...host, grants: ['http'] }])).toBe(
      'no peer has tier=moon; there are hat-is-a (tier=edge)',
    )
    expect(misfit({ on: {}, allow: [] }, [])).toBe('no peer that hosts actors is known')
  })

  it('says of a capability from a later version that this one does not know it', () => {
    expect(misfit({ on: {}, allow: ['telepathy'] }, [host])).toContain(
      '"telepathy" is no capability; there is http',
    )
  })
})

describe('before an actor starts, whatever a record says', () => {
  const type = (allow: string[]): ActorType => ({
    name: 'hook',
    version: 1,
    cid: 'cid',
    componentBytes: 1,
    world: 'actor',
    policy: { ...DEFAULT_POLICY, allow },
    deployedAt: 0,
    removed: false,
    history: [],
    deployedBy: 'somebody',
  })
  const node = (grants: 'http'[], imports: 'http'[]): Deployments =>
    new Deployments({
      client: false,
      grants,
      host: { prepare: async () => ({ world: 'actor', capabilities: imports }) },
      components: { bytes: async () => new Uint8Array() },
    } as unknown as DeploymentsParts)

  it('the node looks at its own grants, and at what the component imports', async () => {
    await node(['http'], ['http']).prepare(type(['http']))
    await node([], []).prepare(type([]))
    await expect(node([], ['http']).prepare(type(['http']))).rejects.toMatchObject({
      code: 'NO_PLACE',
      message: 'hook is allowed http, which this node does not grant',
    })
    await expect(node(['http'], []).prepare(type(['http', 'telepathy']))).rejects.toMatchObject({
      code: 'NO_PLACE',
    })
    // At the same time, two types of one component.
    const both = node(['http'], ['http'])
    const [allowed, denied] = await Promise.allSettled([both.prepare(type(['http'])), both.prepare(type([]))])
    expect(allowed.status).toBe('fulfilled')
    expect(denied).toMatchObject({ reason: { code: 'IMPORT_DENIED' } })
  })
})

import { expect, onTestFinished, test } from 'vitest'
import { noise } from '@libp2p/noise'
import { tcp } from '@libp2p/tcp'
import { yamux } from '@libp2p/yamux'
import { multiaddr } from '@multiformats/multiaddr'
import { createLibp2p } from 'libp2p'
import { newIdentity } from '../../node/ground/identity.ts'
import { createNode, type Node, type NodeEvent, type NodeInit } from '../../node/index.ts'
import { formatJoin, parseJoin } from '../../node/ground/join-string.ts'
import { readGrant, signCertificate, signGrant } from '../../node/members/certificate.ts'
import { Membership } from '../../node/members/membership.ts'
import { memoryStore } from '../../node/ground/store.ts'
import { protocolIds, systemClock, systemRandom } from '../../protocols/index.ts'
import { RelayQuestion } from '../../protocols/proto/node.js'
import { meshPeer } from '../node-net/mesh-peer.ts'
import { quorumOf } from '../node-net/quorum-of.ts'
import { tempDir } from '../node-net/temp-dir.ts'
import { deploy, send, until } from './helpers.ts'
import { linked, node, peersOf } from './member-nodes.ts'

/** How the mesh answered a node that wants in, once it did. */
const refusal = (asking: Node, events: NodeEvent[]): Promise<string> =>
  until('a refusal', async () => {
    expect(await peersOf(asking)).toBe(0)
    return events.find(({ event }) => event === 'join-refused')?.text
  })

async function refused(join: string): Promise<string> {
  const events: NodeEvent[] = []
  const asking = await node({ join, log: (event) => events.push(event) })
  const why = await refusal(asking, events)
  // It says so wherever it is asked.
  const { message } = JSON.parse(
    JSON.stringify(events.find(({ event }) => event === 'join-refused')?.facts['error']),
  )
  expect((await asking.mesh.show()).advice).toEqual([expect.stringContaining(message)])
  expect((await asking.status()).ready).toBe(false)
  expect((await asking.status()).warnings).toEqual([expect.stringContaining(message)])
  return why
}

/** The same invite with another grant. */
async function withGrant(
  join: string,
  change: (grant: Uint8Array) => Promise<Uint8Array> | Uint8Array,
): Promise<string> {
  const mesh = parseJoin(join)
  const grant = await change(Buffer.from(mesh.grant ?? '', 'base64'))
  return formatJoin({ ...mesh, grant: Buffer.from(grant).toString('base64') }, mesh.joins)
}

test('who brings an invite becomes a member with its roles; the use is counted, and none is left for another', async () => {
  const founder = await node()
  const { join } = await founder.mesh.invite({ roles: ['publisher'] })
  const member = await node({ join })
  await linked(member)
  const { certificate, mesh } = await member.mesh.show()
  expect(certificate).toMatchObject({ roles: ['publisher'], issuer: founder.peer })
  expect(mesh).toBe((await founder.mesh.show()).mesh)
  expect(await founder.mesh.invites()).toMatchObject([{ used: 1, uses: 1, peers: [member.peer] }])
  expect(await refused(join)).toContain('it was good for 1 join, all used')
  expect(await founder.mesh.invites()).toMatchObject([{ used: 1, peers: [member.peer] }])
})

test('a node that was not let in does not say of a type that nobody has it', async () => {
  const founder = await node()
  const { join } = await founder.mesh.invite({ expiresMs: 1 })
  await deploy(founder, 'counter')
  const events: NodeEvent[] = []
  const asking = await node({ join, log: (event) => events.push(event) })
  await refusal(asking, events)
  await expect(send(asking, 'counter/x')).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringMatching(/"counter" is known here, and this node was not let in/),
  })
})

test('a program that joins by an invite that counts no more is told so, and not left waiting', async () => {
  const founder = await node()
  const { join } = await founder.mesh.invite({ expiresMs: 1 })
  await expect(createNode({ join, client: true, mdns: false })).rejects.toMatchObject({
    code: 'NOT_ADMITTED',
    message: expect.stringContaining('it expired at'),
    hint: expect.stringContaining('shoal mesh invite'),
  })
})

test('of two that race for the last use of an invite one joins', async () => {
  const founder = await node()
  const { join } = await founder.mesh.invite({ uses: 1 })
  const events: NodeEvent[][] = [[], []]
  const racing = await Promise.all(events.map((seen) => node({ join, log: (event) => seen.push(event) })))
  await until('both heard', async () => {
    const counts = await Promise.all(racing.map(peersOf))
    const refusals = events.filter((seen) => seen.some(({ event }) => event === 'join-refused')).length
    return refusals === 1 && counts.filter((count) => count > 0).length === 1
  })
  expect(await founder.mesh.invites()).toMatchObject([{ used: 1, peers: [expect.any(String)] }])
})

test('an invite that is forged, of another mesh, expired or revoked lets nobody in', async () => {
  const told: string[] = []
  const founder = await node({
    log: ({ event, text }) => event === 'stranger-refused' && told.push(text),
  })
  const other = await node()
  const [good, theirs, expired, revoked] = await Promise.all([
    founder.mesh.invite({}),
    other.mesh.invite({}),
    founder.mesh.invite({ expiresMs: 1 }),
    founder.mesh.invite({ uses: 7 }),
  ])
  const flipped = await withGrant(good.join, (grant) => {
    const bytes = new Uint8Array(grant)
    const at = bytes.length - 1
    bytes[at] = (bytes[at] ?? 0) ^ 1
    return bytes
  })
  expect(await refused(flipped)).toContain('the grant is forged')
  // Signed, and well: by somebody who is no warden of the mesh.
  const forger = await newIdentity()
  const own = await withGrant(good.join, async (bytes) =>
    signGrant(await readGrant(bytes), forger.privateKey),
  )
  expect(await refused(own)).toContain('is no warden')
  const foreign = await withGrant(good.join, () => Buffer.from(parseJoin(theirs.join).grant ?? '', 'base64'))
  expect(await refused(foreign)).toContain('it is of mesh')
  expect(await refused(expired.join)).toContain('it expired at')
  const made = (await founder.mesh.invites()).find(({ uses }) => uses === 7)
  await founder.mesh.revoke(made?.id ?? '')
  expect(await refused(revoked.join)).toContain('it was revoked')
  expect(
    await refused(formatJoin({ ...parseJoin(good.join), grant: '' }, parseJoin(good.join).joins)),
  ).toContain('neither a certificate nor an invite')
  expect(await peersOf(founder)).toBe(0)
  for (const why of [
    'forged',
    'is no warden',
    'it is of mesh',
    'it expired at',
    'it was revoked',
    'neither a cert',
  ])
    expect(told).toContainEqual(expect.stringContaining(why))
})

test('a certificate is good for its own peer only, and only when a warden of this mesh signed it', async () => {
  const founder = await node()
  const { join } = await founder.mesh.invite({ uses: 0 })
  const mesh = parseJoin(join)
  const thief = await newIdentity()
  const shown = async (sign: (thiefs: string) => Promise<Uint8Array>): Promise<string> => {
    const store = memoryStore()
    const identity = await newIdentity()
    await store.write(new Map([['mesh/certificate', await sign(identity.peerId.toString())]]))
    const said: string[] = []
    const membership = await Membership.open(
      { mesh: mesh.id, identity, warden: founder.peer, storeId: 's' },
      {
        store,
        quorum: await quorumOf(mesh.id, identity, store),
        clock: systemClock,
        random: systemRandom,
        grant: () => undefined,
        joined() {},
        refused: ({ message }) => said.push(message),
        removed() {},
        warn() {},
      },
    )
    await meshPeer({ mesh: mesh.id, joins: mesh.joins, identity, entrance: membership.entrance })
    return await until('an answer', () => Promise.resolve(said[0]))
  }
  const facts = {
    mesh: mesh.id,
    roles: ['admin'] as const,
    leaf: false,
    serial: 1,
    issuedAt: 0,
    notAfter: 4e12,
  }
  expect(await shown((peer) => signCertificate({ ...facts, peer }, thief.privateKey))).toContain(
    'is no warden',
  )
  const stolen = await signCertificate({ ...facts, peer: founder.peer }, thief.privateKey)
  expect(await shown(() => Promise.resolve(stolen))).toContain(`shows that of ${founder.peer}`)
})

test('a member that starts again with an invite comes back, whatever became of that; another invite gives it another role', async () => {
  const dataDir = tempDir()
  const founder = await node()
  const { join } = await founder.mesh.invite({ uses: 0 })
  const restart = async (init: NodeInit, before?: Node): Promise<Node> => {
    await before?.[Symbol.asyncDispose]()
    const started = await node({ dataDir, ...init })
    await linked(started)
    return started
  }
  const used = async (): Promise<number[]> => (await founder.mesh.invites()).map((invite) => invite.used)
  const rolesOf = async (one: Node): Promise<unknown> => (await one.mesh.show()).certificate?.roles
  const first = await restart({ join })
  expect(await rolesOf(first)).toEqual([])
  // A service unit names the string for ever: it is not redeemed again.
  const second = await restart({ join }, first)
  expect(await used()).toEqual([1])
  const [made] = await founder.mesh.invites()
  await founder.mesh.revoke(made?.id ?? '')
  const third = await restart({ join }, second)
  // Of one that counts for nothing the certificate makes good.
  const { join: spent } = await founder.mesh.invite({ expiresMs: 1 })
  const fourth = await restart({ join: spent }, third)
  expect(await rolesOf(fourth)).toEqual([])
  const { join: better } = await founder.mesh.invite({ roles: ['publisher'] })
  const fifth = await restart({ join: better }, fourth)
  expect(await rolesOf(fifth)).toEqual(['publisher'])
  await deploy(fifth, 'echo')
})

test('while the issuer is away a joiner says so and keeps trying; a member asks it for whoever reaches only that member', async () => {
  const founder = await node()
  const member = await node({ join: (await founder.mesh.invite({})).join })
  await linked(member)
  const { join } = await founder.mesh.invite({ uses: 2 })
  const through = { ...parseJoin(join), joins: [...member.listen] }
  const one = await node({ join: formatJoin(through, through.joins) })
  await until('a certificate', async () => (await one.mesh.show()).certificate)
  await founder[Symbol.asyncDispose]()
  const events: NodeEvent[] = []
  const late = await node({ join: formatJoin(through, through.joins), log: (event) => events.push(event) })
  const said = await until(
    'it says so',
    async () => events.find(({ event }) => event === 'join-unreachable')?.text,
  )
  expect(said).toContain(founder.peer)
  expect(said).toMatch(/does not answer.*trying again/)
  expect((await late.mesh.show()).certificate).toBeUndefined()
})

test('who lacks the role may neither deploy nor invite nor remove; nothing changes by it', async () => {
  const founder = await node()
  const { join } = await founder.mesh.invite({})
  const member = await node({ join })
  await linked(member)
  const lacks = (role: string): object => ({
    code: 'FORBIDDEN',
    message: expect.stringContaining(`the role ${role}`),
  })
  await expect(deploy(member, 'echo')).rejects.toMatchObject(lacks('publisher'))
  await expect(member.mesh.invite({})).rejects.toMatchObject(lacks('admin'))
  await expect(member.mesh.remove(founder.peer)).rejects.toMatchObject(lacks('admin'))
  await expect(member.mesh.revoke('x')).rejects.toMatchObject(lacks('admin'))
  await deploy(founder, 'echo')
  expect((await send(member, 'echo', 'a member may send')).text).toBe('a member may send')
  await expect(member.undeploy('echo', { force: true })).rejects.toMatchObject(lacks('publisher'))
  const [actor] = (await founder.ps()).found
  await expect(member.stopActor(actor?.address ?? '')).rejects.toMatchObject(lacks('publisher'))
  expect((await founder.ps()).found).toMatchObject([{ address: actor?.address }])
})

test('a peer that asks a warden for more than its role allows is refused there as well', async () => {
  const founder = await node()
  const { join } = await founder.mesh.invite({})
  const peer = await meshPeer({ join })
  await peer.until(founder.peer, 'open')
  for (const op of [
    'mesh-invite',
    'mesh-remove',
    'mesh-revoke',
    'mesh-invites',
    'commit-type',
    'restart-type',
    'stop-actor',
    'dlq-drop',
  ]) {
    await expect(peer.network.ask(founder.peer, op, Buffer.from('{}')), op).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    const through = RelayQuestion.encode({ peer: founder.peer, op, body: new Uint8Array() })
    await expect(peer.network.ask(founder.peer, 'relay', through), op).rejects.toMatchObject({
      code: op.startsWith('mesh') || op === 'commit-type' ? 'BAD_REQUEST' : 'FORBIDDEN',
    })
  }
})

test('a stranger may open the join protocol and nothing else, and is closed when it shows nothing', async () => {
  const founder = await node()
  const stranger = await createLibp2p({
    transports: [tcp()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux()],
    connectionGater: { denyDialMultiaddr: () => false },
  })
  onTestFinished(() => stranger.stop())
  const { id: mesh } = parseJoin(founder.join)
  const ids = protocolIds(mesh)
  const connection = await stranger.dial(multiaddr(founder.listen[0] ?? ''))
  const heard: string[] = []
  for (const protocol of ['/ipfs/id/1.0.0', '/ipfs/ping/1.0.0', ids.kad, ids.link, ids.component]) {
    const stream = await connection.newStream([protocol])
    stream.addEventListener('message', () => void heard.push(protocol))
    stream.send(new Uint8Array(32))
  }
  const greedy = await connection.newStream([ids.join])
  greedy.send(Buffer.concat([Buffer.from([0xff, 0xff, 0x7f]), Buffer.alloc(8_192)]))
  await until('it is closed', () => Promise.resolve(connection.status !== 'open'), 15_000)
  expect(heard).toEqual([])
  expect((await founder.peers()).map(({ peer }) => peer)).toEqual([founder.peer])
})

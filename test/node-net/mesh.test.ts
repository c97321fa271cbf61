import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newIdentity } from '../../node/ground/identity.ts'
import { formatJoin, parseJoin } from '../../node/ground/join-string.ts'
import { explainListenError, isLoopback, parseListenAddrs } from '../../node/ground/listen-addrs.ts'
import { chooseMesh, foundMesh, type Mesh, readMesh, writeMesh } from '../../node/ground/mesh.ts'
import { ShoalError } from '../../protocols/index.ts'
import { tempDir } from './temp-dir.ts'

const self = (await newIdentity()).peerId.toString()
const mesh = foundMesh(self, (await newIdentity()).peerId.toString(), 's')
const addrs = [`/ip4/192.0.2.7/tcp/4001/p2p/${self}`, `/ip4/192.0.2.7/tcp/4002/ws/p2p/${self}`]

describe('a join string', () => {
  test('says mesh, founder and addresses in one token without special characters', () => {
    const token = formatJoin(mesh, addrs)
    expect(token).toMatch(/^shoal1[1-9A-HJ-NP-Za-km-z]+$/)
    expect(parseJoin(` ${token}\n`)).toEqual({ id: mesh.id, founder: self, joins: addrs })
  })

  test('that lost any part of itself is refused as damaged', () => {
    const token = formatJoin(mesh, addrs)
    for (const broken of [
      ...Array.from({ length: token.length - 6 }, (_, cut) => token.slice(0, 6 + cut)),
      `${token}x`,
      token.replace(/..$/, 'zz'),
      token.toLowerCase(),
    ]) {
      expect(() => parseJoin(broken), broken).toThrow(/damaged or cut/)
    }
  })

  test('that is something else is refused by what it is', () => {
    for (const other of ['', 'hello', addrs[0] as string, '-', `shoal1${'x'.repeat(10_000)}`]) {
      expect(() => parseJoin(other)).toThrow(ShoalError)
    }
  })
})

describe('a node that starts', () => {
  const other = foundMesh(self, self, 's')

  test('founds a mesh when it knows none', () => {
    expect(chooseMesh(undefined, [], '/d')).toEqual({ kind: 'found' })
    expect(mesh.id).toMatch(/^[a-z2-7]{26}$/)
    expect(mesh.id).not.toBe(other.id)
  })

  test('goes back to the mesh of its data directory without --join', () => {
    expect(chooseMesh(mesh, [], '/d')).toEqual({ kind: 'use', mesh, save: false })
  })

  test('adds the addresses of a join string to those it knew, the new ones first', () => {
    const saved: Mesh = { ...mesh, joins: ['/ip4/192.0.2.1/tcp/1'] }
    const asked: Mesh = { ...mesh, joins: ['/ip4/192.0.2.2/tcp/2'] }
    const choice = chooseMesh(saved, [asked], '/d')
    expect(choice.kind === 'use' && choice.mesh.joins).toEqual([
      '/ip4/192.0.2.2/tcp/2',
      '/ip4/192.0.2.1/tcp/1',
    ])
  })

  test('refuses the join string of another mesh, and two strings of two meshes', () => {
    for (const choice of [chooseMesh(mesh, [other], '/d'), chooseMesh(undefined, [mesh, other], '/d')]) {
      expect(choice.kind === 'refuse' && choice.error).toMatchObject({
        code: 'MESH_MISMATCH',
        message: expect.stringContaining(other.id),
      })
    }
  })

  test('reads the mesh it wrote, and refuses a damaged file with what to do', async () => {
    const path = join(tempDir(), 'mesh.json')
    expect(await readMesh(path)).toBeUndefined()
    await writeMesh(path, { ...mesh, joins: addrs })
    expect(await readMesh(path)).toEqual({ ...mesh, joins: addrs })
    writeFileSync(path, JSON.stringify({ id: mesh.id, arbiter: self, joins: [] }))
    expect(await readMesh(path)).toMatchObject({ id: mesh.id, founder: self })
    for (const broken of ['', '{"id":"x"}', '{"id":12}', 'null']) {
      writeFileSync(path, broken)
      await expect(readMesh(path)).rejects.toMatchObject({
        code: 'DATA_DIR',
        hint: expect.stringContaining('--join'),
      })
    }
  })
})

describe('listen addresses', () => {
  test('are TCP and WebSocket by IP address, and anything else is refused with an example', () => {
    const good = ['/ip4/127.0.0.1/tcp/0', '/ip6/::1/tcp/4001', '/ip4/0.0.0.0/tcp/4002/ws']
    expect(parseListenAddrs(good).map(isLoopback)).toEqual([true, true, false])
    for (const bad of [
      '',
      'localhost:4001',
      '/ip4/999.0.0.1/tcp/1',
      '/ip4/127.0.0.1',
      '/ip4/127.0.0.1/tcp/99999',
      '/ip4/127.0.0.1/udp/4001',
      '/dns4/example.org/tcp/1',
    ]) {
      expect(() => parseListenAddrs([bad]), bad).toThrow(
        expect.objectContaining({
          code: 'BAD_MULTIADDR',
          hint: expect.stringContaining('/ip4/0.0.0.0/tcp/4001'),
        }),
      )
    }
  })

  test('an error that is none of listening stays as it is', () => {
    const error = new Error('other')
    expect(explainListenError(error)).toBe(error)
  })
})

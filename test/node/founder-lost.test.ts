import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { importMeshKey } from '../../node/ground/index.ts'
import { createNode, type Node, type NodeInit } from '../../node/index.ts'
import { tempDir } from '../node-net/temp-dir.ts'
import { until } from './helpers.ts'

async function node(init: NodeInit = {}): Promise<Node> {
  const made = await createNode({ mdns: false, listen: ['/ip4/127.0.0.1/tcp/0'], ...init })
  onTestFinished(() => made[Symbol.asyncDispose]())
  return made
}

const linked = (one: Node): Promise<unknown> => until('a link', async () => (await one.status()).peers > 0)
const none = (): Promise<string> => Promise.reject(new Error('it is under no passphrase'))

test('the founder, its only admin and warden, is gone for good: a member with the mesh key makes a new generation, and is an admin', async () => {
  const founder = await node()
  const { meshKey = '' } = founder
  const dataDir = join(tempDir(), 'heir')
  const first = await node({ dataDir, join: (await founder.mesh.invite({})).join })
  await linked(first)
  expect((await first.mesh.show()).certificate).toMatchObject({ roles: [] })
  await founder[Symbol.asyncDispose]()
  await expect(first.mesh.recover(true)).rejects.toMatchObject({ code: 'BAD_KEY' })
  await first[Symbol.asyncDispose]()

  await importMeshKey(dataDir, meshKey, none)
  const heir = await node({ dataDir })
  // Not yet: whoever has the key of a mesh that has its wardens arbitrates nothing by it.
  expect((await heir.mesh.show()).certificate).toMatchObject({ roles: [] })
  expect(await heir.mesh.recover(true)).toMatchObject({ generation: 1, arbitrating: [{ peer: heir.peer }] })
  await until('it is an admin', async () => (await heir.mesh.show()).certificate?.roles.includes('admin'))
  const member = await node({ join: (await heir.mesh.invite({ roles: ['publisher'] })).join })
  await linked(member)
  expect((await member.mesh.show()).certificate).toMatchObject({ roles: ['publisher'], issuer: heir.peer })
  // Whoever puts itself out might be the last that may do anything.
  await expect(heir.mesh.remove(heir.peer)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
}, 60_000)

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importMeshKey } from '../../node/ground/index.ts'
import { tempDir } from '../node-net/temp-dir.ts'
import { until } from './helpers.ts'
import { linked, node } from './member-nodes.ts'

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

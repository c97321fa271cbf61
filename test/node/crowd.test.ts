import { expect, onTestFinished, test } from 'vitest'
import { createNode } from '../../node/index.ts'
import { meshPeer } from '../node-net/mesh-peer.ts'
import { until } from './helpers.ts'

test('24 hosts behind one address that join a founder by one invite in the same moment are all let in, none twice', async () => {
  const founder = await createNode({ mdns: false, listen: ['/ip4/127.0.0.1/tcp/0'] })
  onTestFinished(() => founder[Symbol.asyncDispose]())
  const { join } = await founder.mesh.invite({ uses: 24 })
  const others = await Promise.all(Array.from({ length: 24 }, () => meshPeer({ join })))
  await until('all linked', async () => (await founder.status()).peers === 24, 60_000)
  const [invite] = await founder.mesh.invites()
  expect(invite?.used).toBe(24)
  expect(new Set(invite?.peers)).toEqual(new Set(others.map(({ id }) => id)))
  expect((await founder.mesh.show()).peers).toHaveLength(25)
}, 90_000)

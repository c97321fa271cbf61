import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MeshInfo } from '../../node/index.ts'
import { type Ran, shoal, startNode, type StartedNode } from './run.ts'

const LISTEN = ['--listen', '/ip4/127.0.0.1/tcp/0']
const dir = mkdtempSync(join(tmpdir(), 'shoal-key-'))
let founder: StartedNode
let member: StartedNode

beforeAll(async () => {
  founder = await startNode({ dataDir: join(dir, 'founder'), args: LISTEN })
  member = await startNode({ dataDir: join(dir, 'member'), args: [...LISTEN, '--join', founder.ready.join] })
}, 60_000)

afterAll(async () => {
  await member?.[Symbol.asyncDispose]()
  await founder?.[Symbol.asyncDispose]()
  rmSync(dir, { recursive: true, force: true })
})

test('the mesh key goes to another member under a passphrase, and nowhere else', async () => {
  const env = { SHOAL_PASSPHRASE: 'correct horse' }
  const data = ['--data', founder.dataDir]
  const { stdout: sealed } = await shoal(['mesh', 'key', 'export', ...data], { env })
  expect(sealed).toMatch(/^shoalkey1[\w-]+\n$/)
  const none = await shoal(['mesh', 'key', 'export', ...data], { env: { SHOAL_PASSPHRASE: '' } })
  expect(none).toMatchObject({
    stdout: '',
    stderr: expect.stringMatching(/no passphrase\n {2}next: set SHOAL_PASSPHRASE/) as string,
  })
  const missing = await shoal(['mesh', 'key', 'export', '--data', member.dataDir], { env })
  expect(missing.stderr).toMatch(/BAD_KEY: there is no mesh key in/)
  const into = (words: string, dataDir = member.dataDir): Promise<Ran> =>
    shoal(['mesh', 'key', 'import', sealed.trim(), '--data', dataDir], {
      stdin: `${words}\n`,
      env: { SHOAL_PASSPHRASE: '' },
    })
  expect((await into('wrong')).stderr).toMatch(/BAD_KEY: the passphrase is another/)
  expect((await into('correct horse', join(dir, 'nowhere'))).stderr).toMatch(/belongs to no mesh yet/)
  const { mesh } = JSON.parse((await founder.run('mesh', 'show', '--json')).stdout) as MeshInfo
  expect((await into('correct horse')).stdout).toBe(`the key of mesh ${mesh} is in ${member.dataDir}\n`)
  expect(statSync(join(member.dataDir, 'mesh.key')).mode & 0o777).toBe(0o600)
  const again = await shoal(['mesh', 'key', 'export', '--data', member.dataDir], { env })
  expect(again.stdout).toMatch(/^shoalkey1/)
  // Of another mesh.
  await using other = await startNode({ dataDir: join(dir, 'other'), args: LISTEN })
  expect((await into('correct horse', other.dataDir)).stderr).toMatch(/BAD_KEY: it is the key of mesh/)
})

test('the key of the mesh is printed when it is founded, and not again', async () => {
  const first = founder.events().find(({ event }) => event === 'ready')
  expect(first?.['meshKey']).toMatch(/^shoalkey0[\w-]+$/)
  await founder.run('node', 'stop')
  await founder.gone
  await using again = await startNode({ dataDir: founder.dataDir, args: LISTEN })
  expect(again.events().find(({ event }) => event === 'ready')).not.toHaveProperty('meshKey')
})

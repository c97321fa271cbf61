import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { startNode } from './run.ts'

const PROBE = join(import.meta.dirname, '../fixtures/probe/probe.wasm')

/** To a pool: a keyed actor would have to wait until its warden, killed as well, trusts its memory again. */
test('a dead letter survives kill -9, is shown, explained and replayed under a new id', {
  timeout: 60_000,
}, async () => {
  await using first = await startNode()
  expect((await first.run('deploy', PROBE, '--type', 'probe')).code).toBe(0)
  const sent = await first.run('send', 'probe', 'trap', '--json')
  expect(sent.code).toBe(1)
  const { error } = JSON.parse(sent.stderr) as {
    error: { code: string; messageId: string; executed: string }
  }
  expect(error).toMatchObject({ code: 'ACTOR_TRAPPED', executed: 'yes', hops: [{ decision: 'create' }] })
  const id = error.messageId
  const listed = await first.run('dlq', 'ls')
  expect(listed.stdout).toContain(id)
  expect((await first.run('node', 'status')).stdout).toContain('1 message from here could not be delivered')
  first.kill('SIGKILL')
  await first.gone

  await using second = await startNode({ dataDir: first.dataDir })
  const letters = (await second.run('dlq', 'ls', '--json')).stdout.trimEnd().split('\n')
  expect(letters.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { id, target: 'probe', attempts: 5, error: { code: 'ACTOR_TRAPPED' } },
  ])
  const shown = await second.run('dlq', 'show', id)
  for (const word of [id, 'probe', 'after 5 attempts', 'ACTOR_TRAPPED', 'version 1', 'made an actor for it'])
    expect(shown.stdout).toContain(word)
  expect((await second.run('dlq', 'show', id, '--body')).stdout).toBe('trap')
  const explained = await second.run('explain', id)
  expect(explained.stdout).toContain('It is a dead letter on peer')
  expect(explained.stdout).toContain(`shoal dlq replay ${id}`)

  const replayed = await second.run('dlq', 'replay', id, '--json')
  expect(replayed, replayed.stderr).toMatchObject({ code: 0 })
  const { id: anew } = JSON.parse(replayed.stdout) as { id: string }
  expect(anew).not.toBe(id)
  const twice = await second.run('dlq', 'replay', id)
  expect(twice.code).toBe(1)
  expect(twice.stderr).toContain(
    `NO_SUCH_LETTER: no peer that answered has a dead letter ${id}: it was replayed as ${anew}`,
  )
  expect((await second.run('dlq', 'drop', 'x')).code).toBe(2)
})

test('send -v shows on standard error whom the message passed, and standard output stays the reply', {
  timeout: 30_000,
}, async () => {
  await using node = await startNode()
  expect((await node.run('deploy', PROBE, '--type', 'probe')).code).toBe(0)
  const sent = await node.run('send', 'probe/a', 'echo hello', '-v')
  expect(sent.stdout).toBe('hello')
  expect(sent.stderr).toMatch(
    /^message \S+\nPeer \S+ claimed the key for a new actor.*, because no actor takes it/,
  )
  const unknown = await node.run('explain', 'ZZZZZZZZ.1.1')
  expect(unknown.code).toBe(1)
  expect(unknown.stderr).toMatch(/NO_SUCH_MESSAGE: .*\n {2}next: /)
  expect((await node.run('explain', 'hello')).code).toBe(2)
})

test('explain and dlq ls name a peer that does not answer', { timeout: 60_000 }, async () => {
  await using node = await startNode()
  await using frozen = await startNode({ args: ['--join', node.ready.join] })
  const peers = async (): Promise<string> => (await node.run('peers')).stdout
  await vi.waitFor(async () => expect(await peers()).toContain(frozen.ready.peer), { timeout: 20_000 })
  expect((await node.run('deploy', PROBE, '--type', 'probe')).code).toBe(0)
  const { id } = JSON.parse((await node.run('send', 'probe', '--json')).stdout) as { id: string }
  frozen.kill('SIGSTOP')
  const [explained, listed, unknown] = await Promise.all([
    node.run('explain', id),
    node.run('dlq', 'ls'),
    node.run('explain', 'ZZZZZZZZ.1.1'),
  ])
  frozen.kill('SIGCONT')
  expect(explained.stdout).toContain(`Peer …${frozen.ready.peer.slice(-8)} does not answer`)
  expect(listed).toMatchObject({ code: 0, stdout: 'no dead letters\n' })
  expect(listed.stderr).toContain(`no answer from ${frozen.ready.peer}: its dead letters are not listed`)
  expect(unknown.stderr).toContain(`${frozen.ready.peer} did not answer`)
})

import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const README = readFileSync(join(ROOT, 'README.md'), 'utf8')
const TOUR = '/tmp/shoal-tour'
/** Somebody takes the tour on this machine right now. */
const taken = existsSync(TOUR)

afterAll(() => {
  if (taken || !existsSync(TOUR)) return
  // It broke off in the middle.
  for (const name of ['a', 'b', 'c']) {
    const stop = ['bin/shoal', 'node', 'stop', '--data', join(TOUR, name)]
    spawnSync(process.execPath, stop, { cwd: ROOT })
  }
  rmSync(TOUR, { recursive: true, force: true })
})

test('the README’s program runs as printed', { timeout: 60_000 }, () => {
  const [, code] = /```ts\n([\s\S]*?)```/.exec(README) ?? []
  // In the checkout the package finds itself by its name, without a build.
  const printed = execFileSync(process.execPath, ['--input-type=module-typescript', '--eval', code ?? ''], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  expect(printed.toString()).toMatch(/^1 from counter\/alice \(just started\)\nNO_SUCH_TYPE .*false\n$/)
})

test.skipIf(taken)('the README’s tour works as printed', { timeout: 120_000 }, async () => {
  const blocks = [...README.matchAll(/<!-- tour -->\n```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')
  expect(blocks.length).toBeGreaterThan(3)
  // npx itself takes its time; what it would start is the same.
  const npx = `set -euo pipefail\nnpx() { shift; "${process.execPath}" bin/shoal "$@"; }\n`
  const marked = blocks.map((block, index) => `echo "== ${index}"\n${block}`).join('')
  const shell = spawn('bash', ['-c', npx + marked], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  let wrong = ''
  shell.stdout.on('data', (bytes: Buffer) => (printed += bytes.toString()))
  shell.stderr.on('data', (bytes: Buffer) => (wrong += bytes.toString()))
  const [code] = (await once(shell, 'close')) as [number]
  expect(code, printed + wrong).toBe(0)
  const [, , , sends = '', idle = '', stops = ''] = printed.split(/^== \d+\n/m)
  expect(sends).toContain('deployed counter version 1')
  expect(sends).toMatch(/^1\n2\n\{"id":.*"reply":"3",.*"fresh":false/m)
  expect(idle).toMatch(/counter\/alice .*SUSPENDED[\s\S]*no live actors\n\{"id":.*"reply":"1",.*"fresh":true/)
  expect(stops.match(/has stopped/g)).toHaveLength(3)
  expect(existsSync(TOUR)).toBe(false)
})

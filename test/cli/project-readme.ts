import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { shoal } from './run.ts'
import { running, tempDir, userEnv } from './project-dir.ts'

/** Makes a project and runs what its README prints, in a place where only what it asks for is installed. */
export async function runReadme(lang: string): Promise<void> {
  using home = tempDir()
  const made = await shoal(['init', '--lang', lang, 'greeter'], { cwd: home.path })
  expect(made, made.stderr).toMatchObject({ code: 0 })
  const readme = readFileSync(join(home.path, 'greeter/README.md'), 'utf8')
  const blocks = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')
  expect(blocks.length).toBe(3)
  const expected = [...readme.matchAll(/^shoal send .* # (.*)$/gm)].map((match) => match[1] ?? '')
  expect(expected.length).toBe(3)
  const script = ['set -eu', ...blocks, 'shoal types --json', 'shoal node stop', 'wait'].join('\n')
  await using shell = running('bash', ['-c', script], {
    cwd: join(home.path, 'greeter'),
    env: userEnv(home.path),
  })
  const { code } = await shell.gone
  const printed = shell.stdout()
  expect(code, printed + shell.stderr()).toBe(0)
  const replies = printed.split('\n').filter((line) => line.includes(': message '))
  expect(replies).toEqual(expected)
  expect(printed).toMatch(/info +greeter\/alice message 2 from ~/)
  expect(printed).toContain('"idleMs":60000')
}

import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { complete } from '../../cli/completion.ts'
import { output } from '../../cli/output.ts'
import { createProgram } from '../../cli/program.ts'
import { SHOAL, shoal, startNode } from './run.ts'

const COUNTER = join(import.meta.dirname, '../../examples/counter-as/counter.wasm')

/** Holds a `shoal` for the PATH of a shell. */
let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'shoal-completion-'))
  const command = join(dir, 'shoal')
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${SHOAL}' "$@"\n`)
  chmodSync(command, 0o755)
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

function words(...typed: string[]): string[] {
  return complete(createProgram(output(false)), typed).words.map(({ word }) => word)
}

test('commands, then their commands, then their flags', () => {
  expect(words('')).toEqual(expect.arrayContaining(['node', 'send', 'deploy', 'up', 'logs', 'completion']))
  expect(words('')).not.toContain('__complete')
  expect(words('de')).toContain('deploy')
  expect(words('node', 'st')).toEqual(['start', 'status', 'stop'])
  expect(words('node', 'start', '--l')).toEqual(
    expect.arrayContaining(['--listen', '--label', '--log-level']),
  )
  expect(words('node', 'start', '--da')).toEqual(['--data'])
  expect(words('--data', 'x', '--json', 'no')).toEqual(['node'])
})

test('a flag that is there is not offered again, but for one that may be repeated', () => {
  expect(words('node', 'start', '--name', 'a', '--n')).not.toContain('--name')
  expect(words('node', 'start', '--label', 'a=b', '--la')).toEqual(['--label'])
})

test('values are what the flag or the argument takes', () => {
  const program = createProgram(output(false))
  expect(words('node', 'start', '--log-level', '')).toEqual(['debug', 'info', 'warn', 'error', 'silent'])
  expect(words('completion', 'z')).toEqual(['zsh'])
  expect(complete(program, ['send', '--timeout', '3s', ''])).toMatchObject({ names: 'addresses' })
  expect(complete(program, ['send', '--timeout', ''])).toMatchObject({ words: [], names: 'none' })
  expect(complete(program, ['send', 'a/b', '--file', ''])).toMatchObject({ paths: 'files' })
  expect(complete(program, ['ps', '--data', ''])).toMatchObject({ paths: 'directories' })
  expect(complete(program, ['deploy', ''])).toMatchObject({ paths: 'files' })
  expect(complete(program, ['undeploy', ''])).toMatchObject({ names: 'types' })
  expect(complete(program, ['send', 'a/b', 'text', ''])).toEqual({ words: [], paths: 'none', names: 'none' })
  expect(complete(program, [])).toMatchObject({ paths: 'none' })
})

/** What a shell would offer for this line, by its own completion. */
async function bash(...line: string[]): Promise<string[]> {
  const script = `
source <(shoal completion bash)
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_shoal
printf '%s\\n' "\${COMPREPLY[@]}"`
  const env = { ...process.env, PATH: `${dir}${delimiter}${process.env['PATH'] ?? ''}` }
  const { stdout } = await promisify(execFile)('bash', ['-c', script, 'bash', ...line], { env, cwd: dir })
  return stdout.split('\n').filter((word) => word !== '')
}

const HAS = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0

test.skipIf(!HAS('bash'))(
  'bash completes commands, and types and addresses of the node that is named',
  { timeout: 60_000 },
  async () => {
    expect(await bash('shoal', 'node', 'sta')).toEqual(['start', 'status'])
    expect(await bash('shoal', 'nonsense', '')).toEqual(await bash('shoal', ''))
    await using node = await startNode()
    await node.run('deploy', COUNTER, '--type', 'counter')
    await node.run('send', 'counter/alice')
    // Polled: a node that takes its time on a busy machine is left out.
    const wait = { timeout: 20_000 }
    const send = (): Promise<string[]> => bash('shoal', 'send', '--data', node.dataDir, 'cou')
    await expect.poll(send, wait).toEqual(['counter', 'counter/alice'])
    const undeploy = (): Promise<string[]> => bash('shoal', 'undeploy', '--data', node.dataDir, '')
    await expect.poll(undeploy, wait).toEqual(['counter'])
  },
)

test.skipIf(!HAS('fish'))('fish completes commands and values', { timeout: 60_000 }, async () => {
  const env = { ...process.env, HOME: dir, PATH: `${dir}${delimiter}${process.env['PATH'] ?? ''}` }
  const offers = async (line: string): Promise<string[]> => {
    const script = `shoal completion fish | source; complete -C '${line}'`
    const { stdout } = await promisify(execFile)('fish', ['-c', script], { env, cwd: dir })
    return stdout.split('\n').flatMap((word) => (word === '' ? [] : [word.split('\t')[0] ?? '']))
  }
  expect(await offers('shoal node sta')).toEqual(['start', 'status'])
  expect(await offers('shoal node start --log-level s')).toEqual(['silent'])
})

test.skipIf(!HAS('zsh'))('zsh completes commands and says what they are', { timeout: 60_000 }, async () => {
  writeFileSync(join(dir, '_shoal'), (await shoal(['completion', 'zsh'])).stdout)
  // A terminal of zsh's own, with its completion system as a user has it; what it shows is read until it is there.
  const script = String.raw`
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z 'fpath=("$SHOAL_DIR" $fpath); autoload -Uz compinit; compinit -D -u; print READY''""'
seen=
until_seen() { local line; repeat 400; do
  while zpty -rt z line; do seen+="$line"; done
  [[ "$seen" == *"$1"* ]] && return; sleep 0.05; done }
until_seen $'READY\r'
zpty -w -n z $'shoal node sta\t\t'
until_seen 'what the node is'
print -r -- "$seen"
zpty -d z`
  const env = { ...process.env, SHOAL_DIR: dir, PATH: `${dir}${delimiter}${process.env['PATH'] ?? ''}` }
  const { stdout } = await promisify(execFile)('zsh', ['-f', '-c', script], { env, cwd: dir })
  expect(stdout).toMatch(/start +-- run a node in the foreground/)
  expect(stdout).toMatch(/status +-- what the node is and how it does/)
  expect(stdout).not.toMatch(/restart|rollback/)
})

test('without a node there are no names, and no error', async () => {
  const ran = await shoal(['__complete', '--', 'send', '--data', join(dir, 'nobody'), ''])
  expect(ran).toMatchObject({ code: 0, stdout: '', stderr: '' })
})

// Other shells are no part of every machine: there, at least the grammar is checked by the shell itself.
test.each(['bash', 'zsh', 'fish'])('%s takes its script', async (shell) => {
  const { code, stdout } = await shoal(['completion', shell])
  expect(code).toBe(0)
  expect(stdout).toContain('__complete --')
  if (!HAS(shell)) return
  const script = join(dir, `script.${shell}`)
  writeFileSync(script, stdout)
  const checked = spawnSync(shell, ['-n', script])
  expect(checked.stderr.toString()).toBe('')
  expect(checked.status).toBe(0)
})

test('another shell is refused with those there are', async () => {
  const ran = await shoal(['completion', 'tcsh'])
  expect(ran.code).toBe(2)
  expect(ran.stderr).toContain('bash, zsh, fish')
})

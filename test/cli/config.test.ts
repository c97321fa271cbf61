import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { output } from '../../cli/output.ts'
import { createProgram } from '../../cli/program.ts'
import { type Settled, settle } from '../../cli/settings.ts'
import type { Setting } from '../../node/index.ts'
import { shoal, startNode } from './run.ts'

let dir: string
let file: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'shoal-config-'))
  file = join(dir, 'config.yaml')
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** The real `node start`, parsed and not run. */
async function settled(
  yaml: string | Uint8Array,
  env: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<Settled> {
  const find = (command: Command, name: string): Command => {
    const found = command.commands.find((below) => below.name() === name)
    if (found === undefined) throw new Error(`no command ${name}`)
    return found
  }
  const start = find(find(createProgram(output(false)), 'node'), 'start')
  start.parseOptions([...args])
  writeFileSync(file, yaml)
  return await settle(start, { env, file })
}

function setting({ settings }: Settled, key: string): Setting | undefined {
  return settings.find((one) => one.key === key)
}

test('every flag of node start is a key of config.yaml and a variable', async () => {
  const { settings } = await settled('')
  const help = (await shoal(['node', 'start', '--help'])).stdout.split('Global')[0] ?? ''
  const flags = [...help.matchAll(/^ {2}(?:-\w, )?--(?:no-)?([\w-]+)/gm)].map((match) => match[1])
  expect(flags.length).toBeGreaterThan(8)
  expect(new Set(settings.map(({ key }) => key))).toEqual(new Set(flags.filter((flag) => flag !== 'help')))
})

test('a flag holds before a variable, that before the file, that before the default', async () => {
  const yaml = 'slots: 1\n'
  const env = { SHOAL_SLOTS: '2' }
  const args = ['--slots', '3']
  const cases = [
    [await settled(yaml, env, args), 3, 'flag', '--slots'],
    [await settled(yaml, env), 2, 'variable', 'SHOAL_SLOTS'],
    [await settled(yaml), 1, 'file', `${file}:1`],
    [await settled(''), 100, 'default', ''],
  ] as const
  for (const [result, value, origin, where] of cases.slice(0, 3)) {
    expect(result.options['slots']).toBe(value)
    expect(setting(result, 'slots')).toMatchObject({ value, origin, where })
  }
  // The node's own default holds; it is told all the same.
  const [byDefault] = cases[3]
  expect(byDefault.options).not.toHaveProperty('slots')
  expect(setting(byDefault, 'slots')).toMatchObject({
    value: expect.any(Number) as number,
    origin: 'default',
  })
})

test('an empty variable is none', async () => {
  expect(setting(await settled('slots: 1', { SHOAL_SLOTS: '' }), 'slots')).toMatchObject({ origin: 'file' })
})

test('lists, labels, sizes and switches are written as people would', async () => {
  const yaml = [
    '\ufeffname: 007\r',
    'listen:\r',
    '  - /ip4/127.0.0.1/tcp/0\r',
    '  - /ip4/127.0.0.1/tcp/0/ws\r',
    'label:\r',
    '  region: eu\r',
    '  floor: 3\r',
    'mailbox-bytes: 1MiB\r',
    'grant: http\r',
    'mdns: false\r',
  ].join('\n')
  const { options } = await settled(yaml)
  expect(options).toMatchObject({
    name: '007',
    listen: ['/ip4/127.0.0.1/tcp/0', '/ip4/127.0.0.1/tcp/0/ws'],
    label: { region: 'eu', floor: '3' },
    mailboxBytes: 1_048_576,
    grant: ['http'],
    mdns: false,
  })
  const asList = await settled(
    'label: [region=eu, floor=3]\nlisten: /ip4/127.0.0.1/tcp/0\nmdns: on\ngrant: [http]',
  )
  expect(asList.options).toMatchObject({
    label: { region: 'eu', floor: '3' },
    listen: ['/ip4/127.0.0.1/tcp/0'],
    grant: ['http'],
    mdns: true,
  })
  const byEnvironment = await settled('', {
    SHOAL_LABEL: 'region=eu floor=3',
    SHOAL_LISTEN: '/ip4/127.0.0.1/tcp/0 /ip4/127.0.0.1/tcp/0/ws',
    SHOAL_MDNS: '0',
    SHOAL_GRANT: 'http',
    SHOAL_NAME: 'two words',
  })
  expect(byEnvironment.options).toMatchObject({
    label: { region: 'eu', floor: '3' },
    listen: ['/ip4/127.0.0.1/tcp/0', '/ip4/127.0.0.1/tcp/0/ws'],
    mdns: false,
    grant: ['http'],
    name: 'two words',
  })
})

test.each([
  ['slots: 1\nmailbx-max: 2', 2, 'there is no key "mailbx-max"', 'did you mean "mailbox-max"?'],
  ['Slots: 1', 1, 'there is no key "Slots"', 'did you mean "slots"?'],
  ['data: /x', 1, 'there is no key "data"', 'it may be'],
  ['slots: many', 1, 'slots is "many". It must be a whole number from 0 to 1000000', 'node start --help'],
  ['slots: true', 1, 'slots is true; it must be one value', ''],
  ['slots: -1', 1, 'slots is "-1". It must be', ''],
  ['name:\n  - a', 2, 'name is a list; it must be one value', ''],
  ['name:', 1, 'name is empty; it must be one value', ''],
  ['listen: []', 1, 'listen is empty', ''],
  ['listen:\n  - a\n  - {b: c}', 3, 'listen is a map; it must be a text', ''],
  ['label:\n  region: eu\n  tier: [a]', 3, 'label is a list', ''],
  ['label:\n  - region=eu\n  - tier', 3, 'label is "tier". A label is KEY=VALUE', ''],
  ['grant: [http, telepathy]', 1, 'grant is "telepathy". It must be one of http', ''],
  ['grant: { http: true }', 1, 'grant is a map', ''],
  ['mdns: maybe', 1, 'mdns is "maybe"; it must be true or false', ''],
  ['mailbox-bytes: 64 Mo', 1, 'A size is a number of bytes', ''],
  ['slots: 1\r\nname: a\r\nslots: 2', 3, 'a second time', ''],
  ['__proto__: 1', 1, 'there is no key "__proto__"', ''],
])('%j is refused at its line', async (yaml, line, why, hint) => {
  await expect(settled(yaml)).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringContaining(`${file}:${line}: `) as string,
  })
  await expect(settled(yaml)).rejects.toThrow(why)
  await expect(settled(yaml)).rejects.toMatchObject({ hint: expect.stringContaining(hint) as string })
})

test('a mistake in the file is told although a variable hides it', async () => {
  await expect(settled('slots: many', { SHOAL_SLOTS: '2' })).rejects.toThrow(`${file}:1: slots`)
})

test('a wrong variable is named; one that is nearly ours is told, others are let be', async () => {
  await expect(settled('', { SHOAL_SLOTS: 'many' })).rejects.toThrow(
    'the variable SHOAL_SLOTS: slots is "many"',
  )
  const { warnings } = await settled('', {
    SHOAL_SLOT: '1',
    SHOAL_DATA: '/x',
    SHOAL_SERVICE_HOST: '10.0.0.1',
  })
  expect(warnings).toEqual(['the variable SHOAL_SLOT is not one of ours: SHOAL_SLOTS is'])
})

test('a node starts by its file, and status says who said what', async () => {
  const dataDir = join(dir, 'node')
  mkdirSync(dataDir)
  writeFileSync(join(dataDir, 'config.yaml'), 'name: from-file\nlabel: {region: eu}\nslots: 5\n')
  await using node = await startNode({ dataDir, args: ['--slots', '7', '--no-mdns'] })
  const status = JSON.parse((await node.run('node', 'status', '--json')).stdout) as {
    name: string
    slots: { total: number }
    settings: Setting[]
  }
  expect(status).toMatchObject({ name: 'from-file', slots: { total: 7 } })
  const origins = Object.fromEntries(status.settings.map(({ key, origin }) => [key, origin]))
  expect(origins).toMatchObject({ name: 'file', label: 'file', slots: 'flag', mdns: 'flag', join: 'default' })
  const text = (await node.run('node', 'status')).stdout
  expect(text).toContain(`name = from-file  (file ${join(dataDir, 'config.yaml')}:1)`)
  expect(text).toContain('slots = 7  (flag --slots)')
  expect(text).toContain('mailbox-max = 1000  (default)')
})

test('a bad file ends node start before anything is made, with exit code 2, or 1 when it is too large', async () => {
  for (const [name, yaml, code, says] of [
    ['unknown', 'slts: 1', 2, 'config.yaml:1: there is no key "slts"'],
    ['large', `# ${'x'.repeat(10_000_000)}`, 1, 'TOO_LARGE'],
  ] as const) {
    const dataDir = join(dir, name)
    mkdirSync(dataDir)
    writeFileSync(join(dataDir, 'config.yaml'), yaml)
    const ran = await shoal(['node', 'start', '--data', dataDir])
    expect(ran).toMatchObject({ code, stdout: '' })
    expect(ran.stderr).toContain(says)
    expect(readdirSync(dataDir)).toEqual(['config.yaml'])
  }
})

test('what only the node can judge is told with the place where it was set', async () => {
  const dataDir = join(dir, 'judged')
  mkdirSync(dataDir)
  const place = join(dataDir, 'config.yaml')
  writeFileSync(place, 'name: a\nlisten: nonsense\n')
  const byFile = await shoal(['node', 'start', '--data', dataDir])
  expect(byFile.code).toBe(1)
  expect(byFile.stderr).toContain(`"nonsense" is not an address`)
  expect(byFile.stderr).toContain(`(listen is set by ${place}:2)`)
  writeFileSync(place, '')
  const byVariable = await shoal(['node', 'start', '--data', dataDir], { env: { SHOAL_JOIN: 'shoal1x' } })
  expect(byVariable.stderr).toContain('BAD_JOIN')
  expect(byVariable.stderr).toContain('(join is set by SHOAL_JOIN)')
  const byFlag = await shoal(['node', 'start', '--data', dataDir, '--join', 'shoal1x'])
  expect(byFlag.stderr).not.toContain('is set by')
})

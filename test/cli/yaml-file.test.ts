import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { didYouMean, nearest } from '../../cli/nearest.ts'
import { parseYaml, readYamlFile, refuseUnknownKeys } from '../../cli/yaml-file.ts'

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'shoal-yaml-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

function file(bytes: string | Uint8Array): string {
  const path = join(dir, 'file.yaml')
  writeFileSync(path, bytes)
  return path
}

test('an absent file is nothing, an empty one an empty map', async () => {
  expect(await readYamlFile(join(dir, 'none.yaml'), 100)).toBeUndefined()
  for (const text of ['', '# only words\n', '---\n', '\ufeff'])
    expect((await readYamlFile(file(text), 100))?.entries).toEqual([])
})

test('a byte order mark and Windows line ends are taken as they come, and lines counted right', async () => {
  const root = await readYamlFile(file('\ufeffname: a\r\n\r\n"slots": 007\r\nlisten:\r\n  - x\r\n'), 1_000)
  expect(root?.entries).toMatchObject([
    { key: 'name', line: 1, value: { kind: 'text', text: 'a' } },
    { key: 'slots', line: 3, value: { kind: 'number', value: 7, text: '007' } },
    { key: 'listen', line: 4, value: { kind: 'list', items: [{ kind: 'text', text: 'x', line: 5 }] } },
  ])
})

test.each([
  ['a: 1\nb: 2\r\na: 3', 3, 'a second time'],
  ['a:\n\tb: 1', 2, 'Tabs are not allowed'],
  ['a: 1\nb: [1', 2, 'sequence'],
  ['- a', 1, 'this is a list'],
  ['\n\njust words', 3, 'this is the text "just words"'],
  ['a: &x 1\nb: *x', 2, 'anchors'],
  ['? [a]\n: 1', 1, 'a key must be a word'],
  ['a: 1\nb: !thing 2', 2, 'tag'],
])('%j is refused at its line', (text, line, why) => {
  expect(() => parseYaml('f.yaml', text)).toThrow(
    expect.objectContaining({
      code: 'BAD_REQUEST',
      message: expect.stringMatching(new RegExp(`^f\\.yaml:${line}: .*${why}`)) as string,
    }),
  )
})

test('deep nesting is refused before and after it exhausts the stack', () => {
  expect(() => parseYaml('f.yaml', '['.repeat(100_000))).toThrow('f.yaml:1: this is nested too deeply')
  const deep = `a: ${'{a: '.repeat(300)}${'}'.repeat(300)}`
  expect(() => parseYaml('f.yaml', deep)).toThrow('f.yaml:1: there are more than 16 levels')
})

test('a second document, text that is not UTF-8, and a directory are refused', async () => {
  await expect(readYamlFile(file('a: 1\n---\nb: 2\n'), 100)).rejects.toThrow('second document')
  await expect(readYamlFile(file(Buffer.from('a: 1\nb: \xff\xfe\n', 'latin1')), 100)).rejects.toThrow(
    /:2: this is not UTF-8/,
  )
  await expect(readYamlFile(dir, 100)).rejects.toThrow('is not a file')
})

test('a file of 10 MB is refused at the line where it becomes too large', async () => {
  const path = file('name: a\n'.repeat(1_250_000))
  await expect(readYamlFile(path, 65_536)).rejects.toMatchObject({
    code: 'TOO_LARGE',
    message: expect.stringContaining(':8193: the file goes on beyond 65536 bytes') as string,
  })
})

test('an unknown key is refused with its line and the nearest one', () => {
  const map = parseYaml('f.yaml', 'name: a\nmailbx-max: 3\n')
  expect(() => refuseUnknownKeys('f.yaml', map, ['name', 'mailbox-max', 'mdns'])).toThrow(
    expect.objectContaining({
      message: 'f.yaml:2: there is no key "mailbx-max"',
      hint: 'did you mean "mailbox-max"?',
    }),
  )
})

test('the nearest word is one that a slip of the finger explains', () => {
  const words = ['listen', 'join', 'name', 'label', 'slots']
  expect(nearest('jion', words)).toBe('join')
  expect(nearest('Labels', words)).toBe('label')
  expect(nearest('lsiten', words)).toBe('listen')
  expect(nearest('xyz', words)).toBeUndefined()
  expect(nearest('', words)).toBeUndefined()
  expect(nearest('x'.repeat(1_000_000), words)).toBeUndefined()
  expect(didYouMean('xyz', words)).toBe('it may be join, label, listen, name, slots')
})

import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { imports, sources } from './tree.ts'

/** Who may import whom: a folder, and the folders below it. */
const MIDDLE = ['mailbox', 'dht-registry', 'wasm-host', 'topologies', 'wardens']
const BELOW: Readonly<Record<string, readonly string[]>> = {
  protocols: [],
  ...Object.fromEntries(MIDDLE.map((folder) => [folder, ['protocols']])),
  // Drives the machines of wardens/.
  'dht-registry': ['protocols', 'wardens'],
  node: ['protocols', ...MIDDLE],
  gateway: ['protocols', 'node'],
  sdk: ['protocols', 'node', 'gateway'],
  cli: ['protocols', 'node', 'gateway', 'sim-core'],
  // Runs the pure machines under seeds.
  'sim-core': ['protocols', 'mailbox', 'wardens'],
  'sim-network': ['protocols', 'node', ...MIDDLE],
}

interface Arrow {
  from: string
  folder: string
  /** Path from the root. */
  to: string
}

function arrows(): Arrow[] {
  return sources()
    .map((from) => ({ from, folder: from.split('/')[0] ?? '' }))
    .filter(({ folder }) => folder in BELOW)
    .flatMap(({ from, folder }) =>
      imports(from)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => ({ from, folder, to: normalize(join(dirname(from), specifier)) }))
        .filter(({ to }) => to.split('/')[0] !== folder),
    )
}

test('a folder imports only what lies below it', () => {
  const wrong = arrows().filter(({ folder, to }) => !BELOW[folder]?.includes(to.split('/')[0] ?? ''))
  expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
})

/** Generated codecs are doors of their own: only those who speak a part of the wire need its words. */
const CODEC = /^protocols\/proto\/[\w-]+\.js$/

test('a folder is entered by its index.ts only', () => {
  const wrong = arrows().filter(
    ({ to }) => to.split('/').slice(1).join('/') !== 'index.ts' && !CODEC.test(to),
  )
  expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
})

test('a folder within a folder that has a door is entered by it, too', () => {
  const all = sources()
  const inner = all.filter((path) => /^[^/]+\/[^/]+\/index\.ts$/.test(path)).map((path) => dirname(path))
  expect(inner).toContain('node/logs')
  const wrong = all
    .filter((path) => (path.split('/')[0] ?? '') in BELOW)
    .flatMap((from) =>
      imports(from)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => ({ from, to: normalize(join(dirname(from), specifier)) })),
    )
    .filter(({ from, to }) => inner.includes(dirname(to)) && dirname(from) !== dirname(to))
    .filter(({ to }) => !to.endsWith('/index.ts'))
  expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
})

test('no source imports the package by its own name', () => {
  const wrong = sources().filter(
    (path) =>
      (path.split('/')[0] ?? '') in BELOW &&
      imports(path).some((name) => name === 'shoal' || name.startsWith('shoal/')),
  )
  expect(wrong).toEqual([])
})

test('a folder that is imported has a door', () => {
  const all = new Set(sources())
  const folders = new Set(sources().map((path) => path.split('/')[0] ?? ''))
  const without = Object.keys(BELOW).filter((folder) => folders.has(folder) && !all.has(`${folder}/index.ts`))
  expect(without).toEqual([])
})

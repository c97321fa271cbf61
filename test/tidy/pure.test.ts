import { expect, test } from 'vitest'
import { code, imports, sources } from './tree.ts'

/** Folders whose files decide and never do: time, chance and network come in as arguments. */
const PURE_FOLDERS = ['mailbox/', 'topologies/', 'protocols/', 'wardens/', 'sim-core/']
/** The ports to the real world have to touch it. */
const PORTS = ['protocols/ports.ts']
/** Files of other folders that promise the same. */
const PURE_FILES = ['claims', 'mail', 'quorum', 'seat', 'sleep'].map((name) => `dht-registry/${name}.ts`)

/** Pure parts of Node. */
const PURE_MODULES = ['node:assert', 'node:buffer', 'node:util']

const WORLD: Readonly<Record<string, RegExp>> = {
  'the wall clock': /\bDate\b/,
  'the monotonic clock': /\bperformance\b|\bhrtime\b/,
  chance: /\bMath\.random\b|\bcrypto\b/,
  timers: /\b(?:setTimeout|setInterval|setImmediate)\b|AbortSignal\.timeout/,
  'the process': /\bprocess\b/,
  'the network': /\bfetch\(|\bWebSocket\b/,
}

function pureFiles(): string[] {
  return sources().filter(
    (path) =>
      (PURE_FOLDERS.some((folder) => path.startsWith(folder)) && !PORTS.includes(path)) ||
      PURE_FILES.includes(path),
  )
}

test.each(Object.entries(WORLD))('pure files do not touch %s', (_what, pattern) => {
  const wrong = pureFiles().flatMap((path) => {
    // A name in quotes or an import is not a use.
    const text = code(path).replaceAll(/'[^'\n]*'|"[^"\n]*"/g, "''")
    const line = text.split('\n').find((candidate) => pattern.test(candidate))
    return line === undefined ? [] : [`${path}: ${line.trim()}`]
  })
  expect(wrong).toEqual([])
})

test('pure files import nothing of Node that reaches outside the program', () => {
  const wrong = pureFiles().flatMap((path) =>
    imports(path)
      .filter((name) => name.startsWith('node:') && !PURE_MODULES.includes(name))
      .map((name) => `${path}: ${name}`),
  )
  expect(wrong).toEqual([])
})

test('the list of pure files names files that exist', () => {
  const all = sources()
  expect([...PORTS, ...PURE_FILES].filter((path) => !all.includes(path))).toEqual([])
})

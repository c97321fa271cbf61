import { open, stat } from 'node:fs/promises'
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml'
import { ShoalError } from '../protocols/index.ts'
import { didYouMean } from './nearest.ts'

/** A value of a YAML file, and the line it stands on, from 1. */
export type YamlValue =
  | { kind: 'text'; line: number; text: string }
  /** `text` is as written: `007`. */
  | { kind: 'number'; line: number; value: number; text: string }
  | { kind: 'boolean'; line: number; value: boolean }
  | { kind: 'empty'; line: number }
  | { kind: 'list'; line: number; items: YamlValue[] }
  | YamlMap

export interface YamlMap {
  kind: 'map'
  line: number
  entries: YamlEntry[]
}

export interface YamlEntry {
  key: string
  /** Of the key. */
  line: number
  value: YamlValue
}

/** Levels of lists and maps in one another. */
const DEPTH_MAX = 16

/**
 * A file that people write, as a map; undefined when there is no such file, an empty map when nothing is in it.
 * A byte order mark and Windows line ends are taken as they come.
 *
 * @throws ShoalError TOO_LARGE; BAD_REQUEST with path and line for bad YAML, duplicate keys, text that is not UTF-8,
 *   anchors and more than one document
 */
export async function readYamlFile(path: string, bytesMax: number): Promise<YamlMap | undefined> {
  const bytes = await readUpTo(path, bytesMax)
  return bytes === undefined ? undefined : parseYaml(path, decode(path, bytes))
}

/** {@link readYamlFile} for text that is there already. */
export function parseYaml(path: string, written: string): YamlMap {
  const text = written.replaceAll(/\r\n?/g, '\n')
  const lines = new LineCounter()
  const lineOf = (node: { range?: readonly number[] | null | undefined }): number =>
    lines.linePos(node.range?.[0] ?? 0).line
  const found = [...parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })]
  // A warning is a tag that nobody here understands.
  const [error] = found.flatMap((document) => [...document.errors, ...document.warnings])
  if (error !== undefined) throw badLine(path, lines.linePos(error.pos[0]).line, sentence(error))
  if (found.length > 1)
    throw badLine(path, lineOf(found[1] ?? {}), 'a second document begins here: there may be one only')

  const read = (node: unknown, depth: number, fallback: number): YamlValue => {
    if (isScalar(node)) {
      const line = lineOf(node)
      const { value } = node
      if (typeof value === 'number') return { kind: 'number', line, value, text: node.source ?? `${value}` }
      if (typeof value === 'boolean') return { kind: 'boolean', line, value }
      return typeof value === 'string' ? { kind: 'text', line, text: value } : { kind: 'empty', line }
    }
    if (node === null || node === undefined) return { kind: 'empty', line: fallback }
    if (isAlias(node)) throw badLine(path, lineOf(node), 'anchors and aliases are not understood here')
    if (!isMap(node) && !isSeq(node)) throw badLine(path, fallback, 'this is not understood here')
    const line = lineOf(node)
    if (depth >= DEPTH_MAX) throw badLine(path, line, `there are more than ${DEPTH_MAX} levels here`)
    if (isSeq(node))
      return { kind: 'list', line, items: node.items.map((item) => read(item, depth + 1, line)) }
    const entries = node.items.map(({ key, value }): YamlEntry => {
      if (!isScalar(key)) throw badLine(path, line, 'a key must be a word')
      const keyLine = lineOf(key)
      // Not the source: "name" in quotes is the key name.
      return { key: String(key.value), line: keyLine, value: read(value, depth + 1, keyLine) }
    })
    return { kind: 'map', line, entries }
  }

  const root = read(found[0]?.contents, 0, 1)
  if (root.kind === 'empty') return { kind: 'map', line: 1, entries: [] }
  if (root.kind !== 'map')
    throw badLine(path, root.line, `this is ${kindText(root)}; the file must be lines of KEY: VALUE`)
  return root
}

/** @throws ShoalError BAD_REQUEST naming the nearest key that there is */
export function refuseUnknownKeys(path: string, map: YamlMap, known: readonly string[]): void {
  for (const { key, line } of map.entries)
    if (!known.includes(key))
      throw badLine(path, line, `there is no key "${shortened(key)}"`, { hint: didYouMean(key, known) })
}

/** An error at a line of a file that people write. */
export function badLine(
  path: string,
  line: number,
  message: string,
  more: { hint?: string; cause?: unknown } = {},
): ShoalError {
  return new ShoalError('BAD_REQUEST', `${path}:${line}: ${message}`, {
    hint: more.hint ?? 'correct that line',
    ...(more.cause === undefined ? {} : { cause: more.cause }),
  })
}

/** For sentences: `the number 5`. */
export function kindText(value: YamlValue): string {
  switch (value.kind) {
    case 'text':
      return `the text "${shortened(value.text)}"`
    case 'number':
      return `the number ${value.text}`
    case 'boolean':
      return String(value.value)
    case 'empty':
      return 'empty'
    case 'list':
      return 'a list'
    case 'map':
      return 'a map'
  }
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`
}

function sentence(error: { code: string; message: string }): string {
  if (error.code === 'DUPLICATE_KEY') return 'this key stands here a second time'
  // Thousands of brackets in one another.
  if (error.message.startsWith('Maximum call stack')) return 'this is nested too deeply to be read'
  const [first = 'this is not YAML'] = error.message.split('\n')
  return shortened(first.replaceAll(/\s+/g, ' '))
}

async function readUpTo(path: string, bytesMax: number): Promise<Buffer | undefined> {
  try {
    // First: opening a pipe would wait for its other end.
    if (!(await stat(path)).isFile())
      throw new ShoalError('BAD_REQUEST', `${path} is not a file`, { hint: 'put a file there, or nothing' })
    await using file = await open(path)
    const bytes = Buffer.alloc(bytesMax + 1)
    let length = 0
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length)
      if (bytesRead === 0) return bytes.subarray(0, length)
      length += bytesRead
      if (length <= bytesMax) continue
      const line = bytes.toString('latin1').split('\n').length
      throw new ShoalError('TOO_LARGE', `${path}:${line}: the file goes on beyond ${bytesMax} bytes here`, {
        hint: 'see that it is the file that you meant; docs/LIMITS.md lists the limits',
      })
    }
  } catch (error) {
    if (error instanceof ShoalError) throw error
    const { code, message } = error as NodeJS.ErrnoException
    // ENOTDIR: whoever opens the directory says that it is none.
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new ShoalError('BAD_REQUEST', `cannot read ${path}: ${code ?? message}`, {
      hint: 'check the path and the rights of the file',
      cause: error,
    })
  }
}

function decode(path: string, bytes: Uint8Array): string {
  const strict = (part: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(part)
  try {
    return strict(bytes)
  } catch {
    let line = 1
    for (let start = 0; start < bytes.length; line++) {
      const end = bytes.indexOf(10, start)
      const stop = end < 0 ? bytes.length : end
      try {
        strict(bytes.subarray(start, stop))
      } catch (error) {
        throw badLine(path, line, 'this is not UTF-8 text', { cause: error })
      }
      start = stop + 1
    }
    throw badLine(path, 1, 'this is not UTF-8 text')
  }
}

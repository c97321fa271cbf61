import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type Journal, memoryJournal } from '../../node/logs/log-journal.ts'
import { segmentJournal } from '../../node/logs/log-segments.ts'
import { type Entry, entry, EVERYTHING, journalContract, texts } from '../contracts/journal.ts'

const root = mkdtempSync(join(tmpdir(), 'shoal-journal-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let made = 0
const newDirectory = (): string => join(root, `${(made += 1)}`)

const failures: unknown[] = []
const open = (directory: string, bytesMax = 80_000): Promise<Journal<Entry>> =>
  segmentJournal<Entry>({ directory, bytesMax, failed: (error) => failures.push(error) })

journalContract('memoryJournal', async (bytesMax) => {
  const journal = memoryJournal<Entry>({ bytesMax })
  return { journal, close: async () => await journal[Symbol.asyncDispose]() }
})
journalContract('segmentJournal', async (bytesMax) => {
  const journal = await open(newDirectory(), bytesMax)
  return { journal, close: async () => await journal[Symbol.asyncDispose]() }
})

async function write(directory: string, from: number, to: number, text?: string): Promise<void> {
  await using journal = await open(directory)
  for (let seq = from; seq <= to; seq += 1) {
    journal.append(entry(seq, text))
    if (seq % 20 === 0) await journal.tail(EVERYTHING, 1)
  }
}

const lines = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}`)

const bytesIn = (directory: string): number =>
  readdirSync(directory).reduce((sum, name) => sum + statSync(join(directory, name)).size, 0)

describe('a journal on disk', () => {
  test('goes on after what it had, with the next number', async () => {
    const directory = newDirectory()
    await write(directory, 1, 3)
    await write(directory, 4, 5)
    await using journal = await open(directory)
    expect([journal.lastSeq, await texts(journal)]).toEqual([5, lines(1, 5)])
    expect(readdirSync(directory)).toHaveLength(1)
  })

  test('never takes more bytes than it may, over many restarts, and drops the oldest', async () => {
    const directory = newDirectory()
    for (let start = 0; start < 40; start += 1) {
      await write(directory, start * 100 + 1, start * 100 + 100, 'x'.repeat(start * 7))
      expect(bytesIn(directory)).toBeLessThanOrEqual(80_000)
    }
    await using journal = await open(directory)
    expect(journal.lastSeq).toBe(4_000)
    expect((await journal.tail(EVERYTHING, 1))[0]?.seq).toBe(4_000)
    expect(bytesIn(directory)).toBeGreaterThan(40_000)
  })

  test('cut off at any byte by a crash is read up to its last whole line, and takes more', async () => {
    const directory = newDirectory()
    await write(directory, 1, 4)
    const [name = ''] = readdirSync(directory)
    const whole = readFileSync(join(directory, name))
    for (let bytes = 0; bytes < whole.length; bytes += 1) {
      const crashed = newDirectory()
      cpSync(directory, crashed, { recursive: true })
      truncateSync(join(crashed, name), bytes)
      // A line without its end may be whole all the same.
      const text = whole.subarray(0, bytes).toString()
      const left = text.split('\n').filter((line) => line.endsWith('}')).length
      const journal = await open(crashed)
      expect(journal.lastSeq).toBe(left)
      journal.append(entry(9, 'after the crash'))
      expect(await texts(journal)).toEqual([...lines(1, left), 'after the crash'])
      await journal[Symbol.asyncDispose]()
    }
  })

  test('skips what is damaged and leaves files of others alone', async () => {
    const directory = newDirectory()
    await write(directory, 1, 2)
    const [name = ''] = readdirSync(directory)
    appendFileSync(
      join(directory, name),
      Buffer.concat([Buffer.alloc(300), Buffer.from('\nnull\n[]\n{"seq":1}\n{')]),
    )
    writeFileSync(join(directory, 'notes.txt'), 'mine')
    await write(directory, 3, 3)
    writeFileSync(join(directory, '0000000002.jsonl'), Buffer.from([0xff, 0xfe, 0x0a, 0x00]))
    await write(directory, 4, 4)
    await using journal = await open(directory)
    expect([journal.lastSeq, await texts(journal)]).toEqual([4, lines(1, 4)])
    expect(readFileSync(join(directory, 'notes.txt'), 'utf8')).toBe('mine')
  })

  test('loses what the disk does not take, says so once, and goes on when it can', async () => {
    const directory = newDirectory()
    await using journal = await open(directory)
    // Stands in for a full disk: for root, too, a directory is no file.
    mkdirSync(join(directory, '0000000001.jsonl'))
    failures.length = 0
    for (const seq of [1, 2]) {
      journal.append(entry(seq))
      expect(await texts(journal)).toEqual([])
    }
    expect(failures).toHaveLength(1)
    rmSync(join(directory, '0000000001.jsonl'), { recursive: true })
    journal.append(entry(3))
    expect(await texts(journal)).toEqual(['line 3'])
  })

  test('is for its owner only', async () => {
    const directory = newDirectory()
    await write(directory, 1, 1)
    expect(statSync(directory).mode & 0o777).toBe(0o700)
    for (const name of readdirSync(directory))
      expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600)
  })

  test('a flood within one turn never takes more memory than a segment has bytes, and the newest may be lost', async () => {
    await using journal = await open(newDirectory())
    failures.length = 0
    for (let seq = 1; seq <= 5_000; seq += 1) journal.append(entry(seq, 'x'.repeat(100)))
    expect(String(failures)).toBe('Error: the disk does not keep up')
    const kept = await texts(journal)
    expect(kept.length).toBeGreaterThan(10)
    expect(kept.length * 100).toBeLessThan(10_000)
    journal.append(entry(5_001, 'and on'))
    expect((await texts(journal)).at(-1)).toBe('and on')
  })
})

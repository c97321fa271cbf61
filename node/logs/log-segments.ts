import { type FileHandle, mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Journal, Numbered, Wanted } from './log-journal.ts'

export interface SegmentJournalInit {
  /** Made when it is not there; files of other names in it are left alone. */
  directory: string
  /** The most that all files have together. */
  bytesMax: number
  /** Entries were lost. Once for a row of failures. */
  failed(error: unknown): void
}

/** Files of a journal; the oldest is removed when one more is begun. */
const SEGMENTS = 8
const NAME = /^(\d{10})\.jsonl$/
const LINE_END = 10

/**
 * A journal in files of lines, one JSON value each, to which is only ever appended. A crash at any instant leaves at
 * most the last line cut off; such a line is skipped, and the next one begins on a line of its own. Nothing is synced:
 * a killed process loses nothing that was written, a power cut the last seconds.
 *
 * @throws the file system's errors when the directory cannot be made or read
 */
export async function segmentJournal<T extends Numbered>(init: SegmentJournalInit): Promise<Journal<T>> {
  const { directory } = init
  const segmentBytes = Math.floor(init.bytesMax / SEGMENTS)
  const pathOf = (segment: number): string => join(directory, `${`${segment}`.padStart(10, '0')}.jsonl`)

  await mkdir(directory, { recursive: true, mode: 0o700 })
  const segments = (await readdir(directory))
    .flatMap((name) => NAME.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b)

  let lastSeq = 0
  let file: FileHandle | undefined
  let fileBytes = 0
  let pending: string[] = []
  let pendingBytes = 0
  let writing: Promise<void> | undefined
  let failing = false
  let closed = false

  for (const segment of segments.toReversed()) {
    for (const { seq } of parse(await load(segment), EVERYTHING)) lastSeq = Math.max(lastSeq, seq)
    if (lastSeq > 0) break
  }

  /** A segment that was removed meanwhile, or cannot be read, has nothing to say. */
  async function load(segment: number): Promise<string> {
    return await readFile(pathOf(segment), 'utf8').catch(() => '')
  }

  function parse(text: string, wanted: Wanted<T>): T[] {
    const { contains } = wanted
    return text.split('\n').flatMap((line) => {
      if (line === '' || (contains !== undefined && !line.includes(contains))) return []
      const entry = entryOf<T>(line)
      return entry !== undefined && wanted.test(entry) ? [entry] : []
    })
  }

  /** The file to append to, with room for `bytes`. */
  async function fileFor(bytes: number): Promise<FileHandle> {
    if (file !== undefined && fileBytes + bytes <= segmentBytes) return file
    const full = file !== undefined
    await file?.close()
    file = undefined
    const newest = segments.at(-1)
    if (newest === undefined || full) segments.push((newest ?? 0) + 1)
    while (segments.length > SEGMENTS) await rm(pathOf(segments.shift() ?? 0), { force: true })
    file = await open(pathOf(segments.at(-1) ?? 1), 'a+', 0o600)
    fileBytes = (await file.stat()).size
    if (fileBytes > 0 && fileBytes + bytes > segmentBytes) return await fileFor(bytes)
    if (fileBytes > 0 && !(await endsLine(file, fileBytes))) {
      await file.appendFile('\n')
      fileBytes += 1
    }
    return file
  }

  function lost(error: unknown): void {
    if (!failing) init.failed(error)
    failing = true
  }

  async function write(): Promise<void> {
    while (pending.length > 0) {
      const bytes = Buffer.from(pending.join(''))
      pending = []
      pendingBytes = 0
      try {
        const into = await fileFor(bytes.length + 1)
        await into.appendFile(bytes)
        fileBytes += bytes.length
        failing = false
      } catch (error) {
        // What is in the file now is not known: the next try looks again.
        await file?.close().catch(() => {})
        file = undefined
        lost(error)
      }
    }
    writing = undefined
  }

  return {
    get lastSeq() {
      return lastSeq
    },
    append(entry) {
      lastSeq = entry.seq
      const line = `${JSON.stringify(entry)}\n`
      const bytes = Buffer.byteLength(line)
      if (closed) return
      // One batch never outgrows a segment.
      if (pendingBytes + bytes >= segmentBytes) return lost(new Error('the disk does not keep up'))
      pending.push(line)
      pendingBytes += bytes
      // In the next turn, so that the lines of this one go in one write.
      writing ??= new Promise<void>((resolve) => setImmediate(resolve)).then(write)
    },
    async tail(wanted, count) {
      await writing
      const found: T[][] = []
      let have = 0
      for (const segment of segments.toReversed()) {
        if (have >= count) break
        const entries = parse(await load(segment), wanted)
        have += entries.length
        found.unshift(entries)
      }
      return found.flat().slice(-count)
    },
    async *read(wanted) {
      await writing
      for (const segment of segments.slice()) {
        const entries = parse(await load(segment), wanted)
        if (entries.length > 0) yield entries
      }
    },
    async [Symbol.asyncDispose]() {
      closed = true
      await writing
      await file?.close()
    },
  }
}

const EVERYTHING: Wanted<Numbered> = { test: () => true }

async function endsLine(file: FileHandle, bytes: number): Promise<boolean> {
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, bytes - 1)
  return buffer[0] === LINE_END
}

/** Undefined for a line that is no entry: cut off by a crash, or damaged. */
function entryOf<T extends Numbered>(line: string): T | undefined {
  try {
    const entry = JSON.parse(line) as Partial<T> | null
    return typeof entry?.seq === 'number' && typeof entry.at === 'number' ? (entry as T) : undefined
  } catch {
    return undefined
  }
}

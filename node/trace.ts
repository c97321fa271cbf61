import { type FileHandle, open, rename } from 'node:fs/promises'
import type { Decision, Entry, View } from '../mailbox/index.ts'
import { type Clock, LIMITS, ShoalError } from '../protocols/index.ts'
import type { Happening } from './events.ts'
import type { TraceLine } from './trace-schema.ts'

export interface TraceInit {
  path: string
  /** @default LIMITS.traceBytes */
  bytesMax?: number
}

export interface TraceParts {
  self: string
  clock: Pick<Clock, 'wall'>
  /** Lines are lost: once for a row of failures. */
  failed(error: unknown): void
}

/** Writes each decision about a message as a line of JSON: `docs/trace.schema.json`. Disposing of it writes the rest. */
export interface Trace extends AsyncDisposable {
  /** Never waits and never throws. */
  decided: (entry: Entry, view: View, decision: Decision) => void
}

/** Lines that wait for the disk, bytes; beyond, they are lost and counted as a failure. */
const PENDING_BYTES = 4_194_304

/** The trace that a node is to write, if it is; ends with `stack`. @throws ShoalError BAD_REQUEST */
export async function traceOf(
  path: string | undefined,
  { self, clock, log }: Pick<TraceParts, 'self' | 'clock'> & { log: (event: Happening) => void },
  stack: AsyncDisposableStack,
): Promise<Trace | undefined> {
  if (path === undefined) return undefined
  const failed = (error: unknown): void =>
    log({ event: 'warning', text: `the trace cannot be written: ${String(error)}` })
  return stack.use(await openTrace({ path }, { self, clock, failed }))
}

/**
 * Appends to a file. When it has reached its size it becomes `PATH.1`, in place of an earlier one, and a new one is
 * begun: never more than twice that size is on the disk. A decision that is the same as the one before it about the
 * same message is not repeated: what waits is decided on ten times a second.
 *
 * @throws ShoalError BAD_REQUEST when the file cannot be opened
 */
export async function openTrace(init: TraceInit, parts: TraceParts): Promise<Trace> {
  const { path, bytesMax = LIMITS.traceBytes.value } = init
  const last = new WeakMap<Entry, string>()
  let pending: string[] = []
  let pendingBytes = 0
  let writing: Promise<void> | undefined
  let failing = false
  let bytes = 0
  let file: FileHandle | undefined

  async function begin(): Promise<FileHandle> {
    const opened = await open(path, 'a', 0o600)
    bytes = (await opened.stat()).size
    file = opened
    return opened
  }

  function lost(error: unknown): void {
    if (!failing) parts.failed(error)
    failing = true
  }

  async function append(chunk: Buffer): Promise<void> {
    let into = file ?? (await begin())
    if (bytes > 0 && bytes + chunk.length > bytesMax) {
      await into.close()
      file = undefined
      await rename(path, `${path}.1`)
      into = await begin()
    }
    await into.appendFile(chunk)
    bytes += chunk.length
  }

  async function write(): Promise<void> {
    while (pending.length > 0) {
      const chunk = Buffer.from(pending.join(''))
      pending = []
      pendingBytes = 0
      try {
        await append(chunk)
        failing = false
      } catch (error) {
        await file?.close().catch(() => undefined)
        file = undefined
        lost(error)
      }
    }
    writing = undefined
  }

  try {
    await begin()
  } catch (cause) {
    throw new ShoalError('BAD_REQUEST', `the trace ${path} cannot be written: ${(cause as Error).message}`, {
      hint: 'give --trace a file in a directory where this user may write',
      cause,
    })
  }
  return {
    decided(entry, view, decision) {
      const { do: what, why, ...how } = decision
      const same = `${what} ${why} ${'to' in how ? how.to : ''} ${entry.attempt}`
      if (last.get(entry) === same) return
      last.set(entry, same)
      const { id, target, kind } = entry.envelope
      const line: TraceLine = {
        at: Math.round(parts.clock.wall()),
        peer: parts.self,
        message: id,
        target,
        kind,
        attempt: entry.attempt,
        do: what,
        why,
        ...how,
        view,
      }
      const text = `${JSON.stringify(line)}\n`
      if (pendingBytes + text.length > PENDING_BYTES) return lost(new Error('the disk does not keep up'))
      pending.push(text)
      pendingBytes += text.length
      // In the next turn, so that the lines of this one go in one write.
      writing ??= new Promise<void>((resolve) => setImmediate(resolve)).then(write)
    },
    async [Symbol.asyncDispose]() {
      await writing
      await file?.close()
    },
  }
}

import { type Clock, LIMITS, type Network, ShoalError } from '../../protocols/index.ts'
import { LogQuestion } from '../../protocols/proto/node.js'
import type { Following } from '../api.ts'
import type { Numbered } from './log-journal.ts'

/** One kind of lines, from all peers. */
export interface MeshLinesInit<T extends Numbered> {
  /** The operation that asks a peer for its own. */
  op: string
  read(answer: Uint8Array, peer: string): T[]
  /** What stands in place of the lines of a peer that does not answer. */
  silent(peer: string, error: ShoalError, at: number): T
}

export interface MeshLinesParts {
  network: Pick<Network, 'self' | 'stream'>
  clock: Clock
  /** Other peers to be asked. */
  known(): string[]
  /** This peer's own answer. */
  own(op: string, body: Uint8Array, signal: AbortSignal): AsyncIterable<Uint8Array>
}

export type MeshLines<T> = (selector: string, options: Following) => AsyncIterable<T>

/** How often a follower looks for peers that are new or were lost, ms. */
const LOOK_MS = 1_000
/** Batches that wait for a slow reader; beyond, the peers wait. */
const BATCHES_MAX = 64

export function meshLines<T extends Numbered>(init: MeshLinesInit<T>, parts: MeshLinesParts): MeshLines<T> {
  const { network, clock } = parts

  async function* ask(
    peer: string,
    question: Partial<LogQuestion>,
    signal: AbortSignal,
    timeoutMs?: number,
  ): AsyncGenerator<T[]> {
    const body = LogQuestion.encode(question)
    const options = { signal, ...(timeoutMs === undefined ? {} : { timeoutMs }) }
    const answers =
      peer === network.self ? parts.own(init.op, body, signal) : network.stream(peer, init.op, body, options)
    for await (const answer of answers) yield init.read(answer, peer)
  }

  /** All that the peers kept, by time. */
  async function* kept(address: string, sinceMs: number, signal: AbortSignal): AsyncIterable<T> {
    const timeoutMs = sinceMs > 0 ? LIMITS.fetchMs.value : LIMITS.askMs.value
    const silent: T[] = []
    const heads = new Set(
      [network.self, ...parts.known()].map((peer) => {
        const batches = ask(peer, { address, sinceMs }, signal, timeoutMs)
        return { peer, batches, lines: [] as T[], at: 0, over: false }
      }),
    )
    const fill = async (head: typeof heads extends Set<infer H> ? H : never): Promise<void> => {
      try {
        while (!head.over && head.at >= head.lines.length) {
          const { done, value } = await head.batches.next()
          head.over = done === true
          head.lines = value ?? []
          head.at = 0
        }
      } catch (error) {
        head.over = true
        silent.push(init.silent(head.peer, ShoalError.wrap(error), clock.wall()))
      }
      if (head.over) heads.delete(head)
    }
    try {
      for (;;) {
        await Promise.all([...heads].filter(({ at, lines }) => at >= lines.length).map(fill))
        let first: { lines: T[]; at: number } | undefined
        for (const head of heads) if (first === undefined || timeOf(head) < timeOf(first)) first = head
        const line = first?.lines[first.at]
        if (first === undefined || line === undefined) break
        first.at += 1
        yield line
      }
      yield* silent
    } finally {
      // Not awaited: one of them may be waiting for its peer.
      for (const { batches } of heads) void batches.return(undefined).catch(() => undefined)
    }
  }

  /** What the peers kept and then what comes; peers that join or come back are followed as well. */
  async function* followed(address: string, sinceMs: number, signal: AbortSignal): AsyncIterable<T> {
    const startedAt = clock.now()
    const peers = new Map<string, { last: number; open: boolean; quiet: boolean; retryAt: number }>()
    const leaving = new AbortController()
    const ending = AbortSignal.any([signal, leaving.signal])
    const queue: T[][] = []
    let wake: (() => void) | undefined
    let room: (() => void) | undefined
    const push = (lines: T[]): void => {
      queue.push(lines)
      wake?.()
    }

    const follow = async (peer: string, first: boolean): Promise<void> => {
      const state = peers.get(peer) ?? { last: 0, open: true, quiet: false, retryAt: 0 }
      peers.set(peer, state)
      state.open = true
      const age = first ? sinceMs : Math.ceil(clock.now() - startedAt) + Math.max(1, sinceMs)
      const from = state.last > 0 ? { after: state.last } : { sinceMs: age }
      try {
        for await (const lines of ask(peer, { address, follow: true, ...from }, ending)) {
          state.quiet = false
          state.last = lines.at(-1)?.seq ?? state.last
          push(lines)
          while (queue.length > BATCHES_MAX && !ending.aborted)
            await new Promise<void>((resolve) => (room = resolve))
        }
      } catch (error) {
        if (!ending.aborted && !state.quiet) push([init.silent(peer, ShoalError.wrap(error), clock.wall())])
        state.quiet = true
      }
      state.open = false
      state.retryAt = clock.now() + (state.quiet ? 5 : 1) * LOOK_MS
    }

    const look = (first: boolean): void => {
      if (ending.aborted) return
      for (const peer of [network.self, ...parts.known()]) {
        const state = peers.get(peer)
        if (state === undefined || (!state.open && clock.now() >= state.retryAt)) void follow(peer, first)
      }
      stop = clock.after(LOOK_MS, () => look(false))
    }
    let stop = (): void => undefined
    const onEnd = (): void => {
      wake?.()
      room?.()
    }
    ending.addEventListener('abort', onEnd)
    look(true)
    try {
      while (!ending.aborted) {
        const lines = queue.shift()
        room?.()
        if (lines === undefined) await new Promise<void>((resolve) => (wake = resolve))
        else yield* lines
      }
    } finally {
      stop()
      leaving.abort()
    }
  }

  return (selector, { follow, sinceMs, signal = new AbortController().signal }) => {
    if (sinceMs !== undefined && !(sinceMs >= 0 && sinceMs <= Number.MAX_SAFE_INTEGER))
      throw new ShoalError('BAD_REQUEST', `an age of ${sinceMs} ms; it may be 0 or more`)
    const age = sinceMs === undefined ? 0 : Math.max(1, Math.round(sinceMs))
    return follow ? followed(selector, age, signal) : kept(selector, age, signal)
  }
}

function timeOf<T extends Numbered>({ lines, at }: { lines: T[]; at: number }): number {
  return lines[at]?.at ?? Number.POSITIVE_INFINITY
}

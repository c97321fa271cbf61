import type { NodeClient, Outgoing } from '../../node/index.ts'
import { LIMITS, parseAddress, ShoalError } from '../../protocols/index.ts'
import { type Context, withNode } from '../context.ts'
import { INTERRUPTED, interruption } from '../interruption.ts'
import { type Output, shortPeer, table } from '../output.ts'
import { showMs } from '../parse.ts'
import { bodyOf, type Words, wordsOf } from './words.ts'

export interface ManyOptions extends Words {
  count?: number
  concurrency?: number
}

/** How many messages there were, and what became of them. */
interface Tally {
  sent: number
  /** ms, of replies. */
  latencies: number[]
  /** By `reply` or code. */
  outcomes: Map<string, number>
  /** Replies by peer id. */
  peers: Map<string, number>
}

/** Pause between two lines of progress, ms. */
const PROGRESS_MS = 200

/** `shoal send ADDRESS [BODY] --count N [--concurrency C]` */
export async function sendMany(
  context: Context,
  address: string,
  text: string | undefined,
  options: ManyOptions,
): Promise<void> {
  const { count, concurrency } = options
  if (count === undefined)
    throw new ShoalError('BAD_REQUEST', '--concurrency is given without --count', {
      hint: 'shoal send ADDRESS BODY --count 1000 --concurrency 64',
    })
  if (concurrency !== undefined && concurrency > count)
    throw new ShoalError('BAD_REQUEST', `--concurrency is ${concurrency}, more than --count ${count}`, {
      hint: 'send more of them, or fewer at once',
    })
  const { out } = context
  const message: Outgoing = {
    kind: 'send',
    target: parseAddress(address).text,
    body: await bodyOf(text, options),
    ...wordsOf(options),
  }
  const tally: Tally = { sent: 0, latencies: [], outcomes: new Map(), peers: new Map() }
  const { signal } = interruption()
  const startedAt = performance.now()
  const stopProgress = progress(out, tally, count)
  try {
    await withNode(context, (node) =>
      all(
        node,
        message,
        { count, concurrency: concurrency ?? Math.min(count, LIMITS.sendConcurrency.value) },
        tally,
        signal,
      ),
    )
  } finally {
    stopProgress()
  }
  const report = summary(tally, performance.now() - startedAt)
  out.show(report, () => reportText(report))
  const replies = tally.outcomes.get('reply') ?? 0
  if (signal.aborted) process.exitCode = INTERRUPTED
  else if (replies < tally.sent) process.exitCode = 1
}

async function all(
  node: NodeClient,
  message: Outgoing,
  { count, concurrency }: { count: number; concurrency: number },
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  const one = async (): Promise<void> => {
    while (tally.sent < count && !signal.aborted) {
      tally.sent += 1
      const at = performance.now()
      const { outcome } = await node.send(message, signal)
      const code = outcome.kind === 'refused' ? outcome.error.code : outcome.kind
      add(tally.outcomes, code)
      if (outcome.kind !== 'reply') continue
      tally.latencies.push(performance.now() - at)
      add(tally.peers, outcome.peer)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, one))
}

function add(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1)
}

/** On a terminal, one line that is written again and again. */
function progress(out: Output, tally: Tally, count: number): () => void {
  if (out.json || !process.stderr.isTTY) return () => {}
  const show = (): void => {
    const done = [...tally.outcomes.values()].reduce((sum, each) => sum + each, 0)
    const failed = done - (tally.outcomes.get('reply') ?? 0)
    process.stderr.write(`\r${done} of ${count}${failed === 0 ? '' : `, ${failed} refused`}\u001b[K`)
  }
  const timer = setInterval(show, PROGRESS_MS)
  return () => {
    clearInterval(timer)
    process.stderr.write('\r\u001b[K')
  }
}

interface Report {
  sent: number
  /** ms */
  tookMs: number
  /** Replies a second. */
  perSecond: number
  /** Of replies, ms; absent without any. */
  latencyMs?: { p50: number; p90: number; p99: number; max: number }
  outcomes: Record<string, number>
  peers: Record<string, number>
}

function summary({ sent, latencies, outcomes, peers }: Tally, tookMs: number): Report {
  latencies.sort((a, b) => a - b)
  const at = (share: number): number =>
    rounded(latencies[Math.min(latencies.length - 1, Math.ceil(share * latencies.length) - 1)] ?? 0)
  return {
    sent,
    tookMs: Math.round(tookMs),
    perSecond: rounded((1_000 * latencies.length) / tookMs),
    ...(latencies.length === 0
      ? {}
      : { latencyMs: { p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) } }),
    outcomes: byCount(outcomes),
    peers: byCount(peers),
  }
}

function byCount(counts: Map<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].toSorted((a, b) => b[1] - a[1]))
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

function reportText({ sent, tookMs, perSecond, latencyMs, outcomes, peers }: Report): string {
  const counts = (of: Record<string, number>, name: (key: string) => string): string =>
    Object.entries(of)
      .map(([key, number]) => `${name(key)} ${number}`)
      .join(', ')
  const rows = [['sent', `${sent} in ${showMs(tookMs)}; ${perSecond} replies a second`]]
  if (latencyMs !== undefined) {
    const { p50, p90, p99, max } = latencyMs
    rows.push(['latency', `p50 ${p50}ms, p90 ${p90}ms, p99 ${p99}ms, max ${max}ms`])
  }
  rows.push(['outcomes', counts(outcomes, (key) => key)])
  if (Object.keys(peers).length > 0) rows.push(['peers', counts(peers, shortPeer)])
  return table([], rows)
}

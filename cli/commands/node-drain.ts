import type { DrainProgress } from '../../node/index.ts'
import { LIMITS, ShoalError } from '../../protocols/index.ts'
import { type Context, withNode } from '../context.ts'
import { ended } from './node.ts'

/** `shoal node drain [--grace 30s]`: shows how far it comes, and resolves when the process has ended. */
export async function nodeDrain(context: Context, options: { grace?: number }): Promise<void> {
  const { out } = context
  const graceMs = options.grace ?? LIMITS.drainMs.value
  let last: DrainProgress | undefined
  const pid = await withNode(context, async (node) => {
    const status = await node.status()
    for await (const progress of node.drain(graceMs)) {
      last = progress
      await out.line({ event: 'drain', ...progress }, () => progressText(progress))
    }
    return status.pid
  })
  await ended(pid)
  out.show({ event: 'stopped', pid }, () => `the node (pid ${pid}) has stopped`)
  if (last?.end !== 'moved')
    throw new ShoalError('UNAVAILABLE', `the node has stopped, and was not drained: ${leftText(last)}`, {
      hint:
        last?.end === 'late'
          ? 'allow more time (--grace); shoal explain ID says what became of a message'
          : 'keep another node of the mesh that hosts actors; shoal explain ID says what became of a message',
    })
}

function progressText(progress: DrainProgress): string {
  const { moved, given, end } = progress
  const done = `${count(moved, 'actor')} moved, ${count(given, 'post')} given to other peers`
  switch (end) {
    case 'moved':
      return `drained: ${done}`
    case 'alone':
      return `no other peer can have the rest: ${done}; ${leftText(progress)}`
    case 'late':
      return `the grace is over: ${done}; ${leftText(progress)}`
    default:
      return `draining: ${done}; ${leftText(progress)}; ${Math.ceil(progress.leftMs / 1_000)} s of grace`
  }
}

function leftText(progress: DrainProgress | undefined): string {
  if (progress === undefined) return 'it ended before it could say how far it came'
  const { actors, messages, posts } = progress
  return `${count(actors, 'actor')}, ${count(messages, 'message')} and ${count(posts, 'post')} left`
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}

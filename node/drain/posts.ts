import { asGiven, type Entry } from '../../mailbox/index.ts'
import { type Clock, ShoalError } from '../../protocols/index.ts'
import { TakePosts } from '../../protocols/proto/node.js'
import { exact } from '../deployments.ts'
import { encodeKept, type Given } from '../letters/index.ts'

/** Posts on their way to the peer that sees them through, at most so many bytes; what is left goes in another question. */
export function givenPosts(
  entries: readonly Entry[],
  to: string,
  clock: Clock,
  bytesMax: number,
): { body: Uint8Array; given: Entry[] } {
  const given: Entry[] = []
  const posts: { kept: Uint8Array<ArrayBuffer>; again: boolean }[] = []
  let bytes = 0
  for (const entry of entries) {
    const kept = exact(encodeKept(asGiven(entry, to), clock.wall() + entry.deadline - clock.now()))
    bytes += kept.byteLength
    if (given.length > 0 && bytes > bytesMax) break
    given.push(entry)
    // In a lane the epoch says it; without one nobody could tell.
    const lost = entry.startedAt !== undefined || entry.state === 'forwarded'
    posts.push({ kept, again: entry.envelope.retry === 'never' && entry.lane === undefined && lost })
  }
  return { body: TakePosts.encode({ posts }), given }
}

/** @throws ShoalError PROTOCOL */
export function takePosts(body: Uint8Array): Given[] {
  try {
    return TakePosts.decode(body).posts
  } catch (error) {
    throw new ShoalError('PROTOCOL', 'posts that were given cannot be read', { cause: error })
  }
}

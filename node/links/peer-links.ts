import { type Clock, LIMITS, ShoalError } from '../../protocols/index.ts'
import type { Link } from './link.ts'

/**
 * The links to all peers. There is one per peer but for moments: when both dial at once, or when a peer comes back
 * before its old link is noticed to be dead.
 */
export interface PeerLinks {
  /** The link to use. */
  current(peer: string): Link | undefined
  peers(): string[]
  add(link: Link): void
  closed(link: Link): void
  /** A link to this peer takes no new exchanges any more. */
  retiring(peer: string): void
  /** Retires all links and resolves when they are closed, after LIMITS.stopMs by force. */
  drain(clock: Clock): Promise<void>
}

interface Entry {
  /** Oldest first. */
  links: Link[]
  current: Link | undefined
}

/** @param changed told when the first link to a peer opened, and when the last one closed */
export function peerLinks(
  self: string,
  changed: (peer: string, state: 'open' | 'closed') => void,
): PeerLinks {
  const entries = new Map<string, Entry>()
  let drained: (() => void) | undefined
  let draining = false

  const choose = (entry: Entry): void => {
    entry.current = entry.links.findLast((link) => link.state === 'open')
  }

  return {
    current(peer) {
      const link = entries.get(peer)?.current
      return link?.state === 'open' ? link : undefined
    },
    peers() {
      const all: string[] = []
      for (const [peer, entry] of entries) if (entry.current?.state === 'open') all.push(peer)
      return all
    },
    add(link) {
      const { peer } = link
      let entry = entries.get(peer)
      const first = entry === undefined
      if (entry === undefined) {
        entry = { links: [], current: undefined }
        entries.set(peer, entry)
      }
      const others = entry.links.slice()
      entry.links.push(link)
      const { incarnation } = link.hello
      // Of two lives of a peer only the later one is real.
      const stale = new ShoalError('UNREACHABLE', 'the peer has started anew since')
      for (const other of others) {
        if (other.hello.incarnation < incarnation) other.close(stale)
        else if (other.hello.incarnation > incarnation) return link.close(stale)
        // Both sides may have opened one; the peer with the lower id says which one stays.
        else if (self < peer) other.retire()
      }
      choose(entry)
      if (first) changed(peer, 'open')
      // Opened by a peer that has not heard yet that this one is leaving.
      if (draining) link.retire()
    },
    closed(link) {
      const entry = entries.get(link.peer)
      if (entry === undefined) return
      entry.links = entry.links.filter((other) => other !== link)
      choose(entry)
      if (entry.links.length > 0) return
      entries.delete(link.peer)
      changed(link.peer, 'closed')
      if (entries.size === 0) drained?.()
    },
    retiring(peer) {
      const entry = entries.get(peer)
      if (entry !== undefined) choose(entry)
    },
    async drain(clock) {
      draining = true
      if (entries.size === 0) return
      const empty = new Promise<void>((resolve) => {
        drained = resolve
      })
      const all = (): Link[] => [...entries.values()].flatMap(({ links }) => links)
      for (const link of all()) link.retire()
      const stop = clock.after(LIMITS.stopMs.value, () => {
        for (const link of all()) link.close(new ShoalError('STOPPING', 'the peer is stopping'))
      })
      await empty
      stop()
    },
  }
}

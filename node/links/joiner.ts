import type { Libp2p, PeerInfo } from '@libp2p/interface'
import { peerIdFromString } from '@libp2p/peer-id'
import { CODE_P2P, type Multiaddr, multiaddr } from '@multiformats/multiaddr'
import { type Clock, LIMITS, type Random, ShoalError, type Stop } from '../../protocols/index.ts'
import type { LinkedNetwork } from './linked-network.ts'

export interface JoinerInit {
  /** Multiaddrs with /p2p/ of peers to join by. */
  joins: readonly string[]
  /**
   * Goes on looking for members while there are links: in the address book, and whoever discovery tells of.
   *
   * @default true
   */
  seeks?: boolean
}

export interface JoinerComponents {
  libp2p: Libp2p
  network: Pick<LinkedNetwork, 'connect' | 'peers'>
  clock: Clock
  random: Random
  /** One sentence for whoever watches this node. */
  warn(text: string): void
}

/** Finds the mesh and keeps finding it. Disposing of it ends that. */
export interface Joiner extends Disposable {
  /** Peers of the join strings that have not answered, by id. */
  waiting(): string[]
  /** A link opened or closed. */
  linked(peer: string, state: 'open' | 'closed'): void
}

/** Marks peers that said HELLO in the address book, so that a restart knows whom to ask. */
const MEMBER_TAG = 'shoal-member'
const FIRST_PAUSE_MS = 250
/** Known members tried at once while alone. */
const TRIES = 8

interface Target {
  peer: string
  addrs: Multiaddr[]
  pauseMs: number
  warned: boolean
  stop?: Stop
}

/**
 * Dials the join addresses until each has answered, with pauses up to LIMITS.rejoinMs, and again when it goes away.
 * Besides that the members in the address book: all while there is no link at all, one now and then otherwise, so that
 * the halves of a mesh that was cut find each other. Peers heard of by discovery are dialled once.
 */
export function joiner(init: JoinerInit, components: JoinerComponents): Joiner {
  const { libp2p, network, clock, random } = components
  const warn = (text: string): void => components.warn(text)
  const self = libp2p.peerId.toString()
  const targets = new Map<string, Target>()
  let over = false
  let stopRound: Stop | undefined

  for (const text of init.joins) {
    const addr = multiaddr(text)
    const peer = addr.getComponents().findLast(({ code }) => code === CODE_P2P)?.value
    if (peer === undefined || peer === self) continue
    const target = targets.get(peer)
    if (target === undefined) {
      targets.set(peer, { peer, addrs: [addr], pauseMs: FIRST_PAUSE_MS, warned: false })
    } else target.addrs.push(addr)
  }

  const isLinked = (peer: string): boolean => network.peers().includes(peer)

  const attempt = async (target: Target): Promise<void> => {
    delete target.stop
    if (over || isLinked(target.peer)) return
    try {
      await reach(target)
    } catch (error) {
      if (over) return
      // Of a refusal the entrance tells.
      if (!target.warned && ShoalError.wrap(error).code !== 'NOT_ADMITTED') {
        target.warned = true
        const addrs = target.addrs.map((addr) => addr.decapsulateCode(CODE_P2P).toString())
        warn(`no answer yet from peer ${target.peer} at ${addrs.join(', ')} (${reason(error)}); trying again`)
      }
      again(target)
    }
  }

  /** By the addresses of its join string, then by those it told us later. */
  const reach = async ({ peer, addrs }: Target): Promise<void> => {
    try {
      await libp2p.dial(addrs, { signal: AbortSignal.timeout(LIMITS.dialMs.value) })
    } catch (error) {
      return await network.connect(peer).catch(() => {
        throw error
      })
    }
    await network.connect(peer)
  }

  const again = (target: Target): void => {
    if (over || target.stop !== undefined) return
    const pauseMs = target.pauseMs * (0.75 + random.next() / 2)
    target.pauseMs = Math.min(target.pauseMs * 2, LIMITS.rejoinMs.value / 1.25)
    target.stop = clock.after(pauseMs, () => void attempt(target))
  }

  /** Members of the address book that are not linked and no targets of their own. */
  const lost = async (): Promise<string[]> => {
    const all = await libp2p.peerStore.all()
    return all
      .filter(({ id, tags }) => tags.has(MEMBER_TAG) && !id.equals(libp2p.peerId))
      .map(({ id }) => id.toString())
      .filter((peer) => !isLinked(peer) && !targets.has(peer))
  }

  const round = async (): Promise<void> => {
    const members = await lost()
    if (over) return
    const alone = network.peers().length === 0
    const most = alone ? TRIES : init.seeks === false ? 0 : 1
    for (let tries = Math.min(members.length, most); tries > 0; tries--) {
      const [peer] = members.splice(Math.floor(random.next() * members.length), 1)
      // Failures are expected here: most of those not linked are gone.
      if (peer !== undefined) network.connect(peer).catch(() => {})
    }
    const pauseMs = alone ? LIMITS.rejoinMs.value / 4 : LIMITS.rejoinMs.value
    stopRound = clock.after(pauseMs * (0.75 + random.next() / 2), runRound)
  }
  const runRound = (): void =>
    void round().catch((error: unknown) => warn(`the address book cannot be read: ${reason(error)}`))

  const onDiscovery = ({ detail }: CustomEvent<PeerInfo>): void => {
    const peer = detail.id.toString()
    if (over || isLinked(peer) || network.peers().length >= LIMITS.neighbours.value) return
    // Discovered by its own dialling: then the link is its to open.
    if (libp2p.getConnections(detail.id).length > 0) return
    network.connect(peer).catch(() => {})
  }

  if (init.seeks !== false) libp2p.addEventListener('peer:discovery', onDiscovery)
  const begin = (): void => {
    // Not at once: many that start together would all dial the same peer in one moment.
    for (const target of targets.values()) again(target)
    runRound()
  }
  // Before it is on the air every dial fails: a false alarm, and a pause, at each start.
  if (libp2p.status === 'started') begin()
  else libp2p.addEventListener('start', begin, { once: true })

  return {
    waiting: () => [...targets.keys()].filter((peer) => !isLinked(peer)),
    linked(peer, state) {
      const target = targets.get(peer)
      if (state === 'closed') {
        if (target !== undefined) again(target)
        return
      }
      if (target !== undefined) {
        target.stop?.()
        delete target.stop
        target.pauseMs = FIRST_PAUSE_MS
        target.warned = false
      }
      libp2p.peerStore
        .merge(peerIdFromString(peer), { tags: { [MEMBER_TAG]: { value: 100 } } })
        .catch((error: unknown) => warn(`the address book cannot be written: ${reason(error)}`))
    },
    [Symbol.dispose]() {
      over = true
      stopRound?.()
      libp2p.removeEventListener('start', begin)
      libp2p.removeEventListener('peer:discovery', onDiscovery)
      for (const target of targets.values()) target.stop?.()
    },
  }
}

/** The innermost text: libp2p wraps what happened to each address. */
function reason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reason(error.errors[0])
  if (!(error instanceof Error)) return String(error)
  return error.message === '' ? error.name : (error.message.split('\n')[0] as string)
}

import type { ConnectionGater, MultiaddrConnection } from '@libp2p/interface'
import { type Clock, LIMITS, type Stop } from '../../protocols/index.ts'

/** Who is of the mesh, as HELLO showed it. */
export interface Members {
  /** @param addresses IP addresses it is connected from */
  linked(peer: string, state: 'open' | 'closed', addresses: readonly string[]): void
  /** Hears of strangers: who, from which address, and how it ended. Of each one now and then only. */
  onRefused?: (from: string, why: string) => void
}

/** Keeps the limits on strangers, and lifts them for peers of the mesh. */
export interface Doorman extends Members {
  gater: ConnectionGater
  /** A stranger was told that it is no member. */
  refuse(peer: string, why: string): void
  /** IP addresses from which members came: gossip does not hold their number against them. Grows by itself. */
  readonly addresses: Set<string>
  stop: Stop
}

/** How long after it left a stranger may still turn out to be a member, ms. */
const LEFT_MS = 2_000
/** How long the same stranger is not told of again, ms; and how many are remembered for it. */
const TOLD_MS = 600_000
const TOLD_MAX = 1_000

interface Stranger {
  connection: MultiaddrConnection
  since: number
  peer?: string
}

/**
 * libp2p's own limits (5 inbound connections a second and address, 10 in their handshake) silence a mesh of a dozen
 * peers on one address, and let 15 silent sockets lock everybody out. Instead: no limit on the rate, but a bound on
 * connections that have not said HELLO. When it is reached the oldest goes, so whoever holds sockets open in silence
 * pushes out its own, and a peer that arrives gets its turn.
 */
export function doorman(clock: Clock): Doorman {
  // In order of arrival.
  const strangers = new Set<Stranger>()
  const linked = new Set<string>()
  const addresses = new Set<string>()
  /** Who said HELLO at some time: what it leaves behind as it goes is no stranger's. */
  const met = new Set<string>()
  /** Who was told of, by peer id or IP address, and until when no more of it. */
  const told = new Map<string, number>()
  let stopSweep: Stop | undefined

  const refuse = (stranger: Stranger, why: string): void => {
    strangers.delete(stranger)
    stranger.connection.abort(new Error(why))
    tell(stranger, `its connection was closed: ${why}`)
  }

  /** One that came through the handshake: others only looked whether somebody listens. */
  const left = (stranger: Stranger): void => {
    if (stranger.peer === undefined) return
    // A member may have closed one of two connections, and said HELLO on the other a moment later.
    clock.after(LEFT_MS, () => {
      if (!met.has(stranger.peer ?? '')) tell(stranger, 'it left without HELLO: of another mesh, perhaps')
    })
  }

  const tell = ({ connection, peer }: Stranger, why: string): void => {
    const address = connection.remoteAddr.toString()
    const who = peer ?? connection.remoteAddr.getComponents()[0]?.value ?? address
    if (clock.now() < (told.get(who) ?? 0)) return
    told.delete(who)
    told.set(who, clock.now() + TOLD_MS)
    const [oldest] = told.keys()
    if (told.size > TOLD_MAX && oldest !== undefined) told.delete(oldest)
    door.onRefused?.(peer === undefined ? address : `${peer} (${address})`, why)
  }

  const sweep = (): void => {
    stopSweep = undefined
    const before = clock.now() - LIMITS.strangerMs.value
    for (const stranger of strangers) {
      if (stranger.since > before) break
      refuse(stranger, `no HELLO within ${LIMITS.strangerMs.value} ms`)
    }
    if (strangers.size > 0) stopSweep = clock.after(1_000, sweep)
  }

  const door: Doorman = {
    addresses,
    gater: {
      // Loopback and private addresses are where many meshes live.
      denyDialMultiaddr: () => false,
      denyInboundConnection(connection) {
        const stranger: Stranger = { connection, since: clock.now() }
        const [oldest] = strangers
        if (oldest !== undefined && strangers.size >= LIMITS.strangerStreams.value) {
          refuse(oldest, 'too many connections without HELLO')
        }
        strangers.add(stranger)
        connection.addEventListener('close', () => {
          if (strangers.delete(stranger)) left(stranger)
        })
        stopSweep ??= clock.after(1_000, sweep)
        return false
      },
      denyInboundUpgradedConnection(peer, connection) {
        for (const stranger of strangers) {
          if (stranger.connection !== connection) continue
          stranger.peer = peer.toString()
          if (linked.has(stranger.peer)) strangers.delete(stranger)
          break
        }
        return false
      },
    },
    refuse(peer, why) {
      for (const stranger of strangers) if (stranger.peer === peer) tell(stranger, why)
    },
    linked(peer, state, from) {
      if (state === 'closed') {
        linked.delete(peer)
        return
      }
      linked.add(peer)
      met.add(peer)
      const [first] = met
      if (met.size > TOLD_MAX && first !== undefined) met.delete(first)
      for (const address of from) addresses.add(address)
      for (const stranger of strangers) if (stranger.peer === peer) strangers.delete(stranger)
    },
    stop() {
      stopSweep?.()
      strangers.clear()
    },
  }
  return door
}

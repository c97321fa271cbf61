import type { ConnectionGater, MultiaddrConnection } from '@libp2p/interface'
import { type Clock, LIMITS, type Stop } from '../../protocols/index.ts'

/** Who is of the mesh, as HELLO showed it. */
export interface Members {
  /** @param addresses IP addresses it is connected from */
  linked(peer: string, state: 'open' | 'closed', addresses: readonly string[]): void
  /** Hears of strangers that were sent away: from which address, and why. */
  onRefused?: (from: string, why: string) => void
}

/** Keeps the limits on strangers, and lifts them for peers of the mesh. */
export interface Doorman extends Members {
  gater: ConnectionGater
  /** IP addresses from which members came: gossip does not hold their number against them. Grows by itself. */
  readonly addresses: Set<string>
  stop: Stop
}

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
  let stopSweep: Stop | undefined

  const refuse = (stranger: Stranger, why: string): void => {
    strangers.delete(stranger)
    stranger.connection.abort(new Error(why))
    door.onRefused?.(stranger.connection.remoteAddr.toString(), why)
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
        connection.addEventListener('close', () => strangers.delete(stranger))
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
    linked(peer, state, from) {
      if (state === 'closed') {
        linked.delete(peer)
        return
      }
      linked.add(peer)
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

import { type Clock, LIMITS, type Network } from '../../protocols/index.ts'

export interface ClockParts {
  network: Pick<Network, 'ask'>
  clock: Clock
  /** What a peer's clock shows now, ms since 1970. */
  heard(peer: string, wall: number): void
}

/** Asks peers what their clocks show. Resolves when those that answer soon have. */
export async function hearClocks(peers: readonly string[], parts: ClockParts): Promise<void> {
  const { network, clock } = parts
  await Promise.allSettled(
    peers.map(async (peer) => {
      const asked = clock.now()
      const answer = await network.ask(peer, CLOCK_OP, new Uint8Array(), {
        timeoutMs: LIMITS.clockAskMs.value,
      })
      const wall = Number(new TextDecoder().decode(answer))
      if (Number.isFinite(wall)) parts.heard(peer, wall + (clock.now() - asked) / 2)
    }),
  )
}

export const CLOCK_OP = 'mesh-clock'

export function tellClock(clock: Pick<Clock, 'wall'>): Uint8Array {
  return new TextEncoder().encode(String(Math.round(clock.wall())))
}

import { type Network, ShoalError } from '../../protocols/index.ts'
import type { Members } from './members.ts'

export interface AgingParts {
  members: Pick<Members, 'admitted' | 'certificateOf' | 'isWarden' | 'judge' | 'wall'>
  network: Pick<Network, 'ask' | 'peers'>
  /** It is no member any more: its connections are to be closed. */
  letGo: (peer: string) => void
}

/** A link outlives the certificate that it was opened with: answered with the present one. */
export const CERTIFICATE_OP = 'mesh-certificate'

/** Asks those whose certificate is over for a newer one, and lets those go that have none. */
export async function recheck({ members, network, letGo }: AgingParts): Promise<void> {
  const over = network.peers().filter((peer) => {
    const shown = members.certificateOf(peer)
    return shown !== undefined && !members.isWarden(peer) && shown.notAfter < members.wall()
  })
  await Promise.all(
    over.map(async (peer) => {
      try {
        const bytes = await network.ask(peer, CERTIFICATE_OP, new Uint8Array())
        members.admitted(peer, await members.judge(bytes, peer))
      } catch (error) {
        // Of whoever does not answer the link will close.
        if (ShoalError.wrap(error).code !== 'UNREACHABLE') letGo(peer)
      }
    }),
  )
}

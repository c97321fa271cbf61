import { trailText } from '../node/index.ts'
import type { Hop } from '../protocols/index.ts'
import { plain, shortened } from './output.ts'

/** One sentence for each peer that a message passed, for a terminal. */
export function trail(hops: readonly Hop[]): string[] {
  const peers = hops.map(({ peer }) => peer)
  return trailText(hops).map((line) => plain(shortened(line, peers)))
}

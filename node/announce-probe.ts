import type { Happening } from './events.ts'
import type { Introductions } from './introductions.ts'

/** Whether what this node announces can be dialled, as the first peer that it meets finds. */
export class AnnounceProbe {
  readonly #announce: readonly string[]
  readonly #introductions: Pick<Introductions, 'unreachable'>
  readonly #log: (happening: Happening) => void
  #asked = false
  /** Announced addresses that the peer could not connect to. */
  unreachable: readonly string[] = []

  constructor(
    announce: readonly string[],
    introductions: Pick<Introductions, 'unreachable'>,
    log: (happening: Happening) => void,
  ) {
    this.#announce = announce
    this.#introductions = introductions
    this.#log = log
  }

  /** A peer is linked: the first one is asked. */
  met(peer: string): void {
    if (this.#announce.length === 0 || this.#asked) return
    this.#asked = true
    this.#introductions.unreachable(peer, this.#announce).then(
      (found) => {
        this.unreachable = found
        for (const addr of found)
          this.#log({ event: 'warning', text: `${addr} is announced, and peer ${peer} cannot connect to it` })
      },
      // It left before it could say: nobody warns, and nothing else depends on it.
      () => undefined,
    )
  }
}

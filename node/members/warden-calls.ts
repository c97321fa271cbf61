import { type Network, ShoalError } from '../../protocols/index.ts'
import type { Members } from './members.ts'

export interface WardenCallsParts {
  members: Pick<Members, 'config' | 'self' | 'formerWardens'>
  /** There once this node is on the air. */
  network(): Pick<Network, 'ask' | 'peers'> | undefined
  /** Who is asked as long as no config is known. */
  fallback: string
}

/** Questions that only wardens can answer, asked of whichever can be reached. */
export class WardenCalls {
  readonly #parts: WardenCallsParts

  constructor(parts: WardenCallsParts) {
    this.#parts = parts
  }

  /** Wardens other than this peer, those that are linked first. */
  get others(): string[] {
    const { members, fallback } = this.#parts
    const { config, self } = members
    const all = config?.wardens.map(({ peer }) => peer).filter((peer) => peer !== self) ?? [fallback]
    const linked = new Set(this.#parts.network()?.peers() ?? [])
    return all.toSorted((one, other) => Number(linked.has(other)) - Number(linked.has(one)))
  }

  /** Whether one of them is linked. */
  get reachable(): boolean {
    const [first] = this.others
    return first !== undefined && this.#parts.network()?.peers().includes(first) === true
  }

  /** Any of them. @throws ShoalError UNAVAILABLE when none answers, or what the first one said */
  async any(op: string, body: Uint8Array): Promise<Uint8Array> {
    let refusal = new ShoalError('UNAVAILABLE', 'there is no other warden to ask')
    for (const warden of this.others) {
      try {
        return await this.ask(warden, op, body)
      } catch (error) {
        refusal = ShoalError.wrap(error)
        if (refusal.code !== 'UNAVAILABLE') break
      }
    }
    throw refusal
  }

  /** What those say that answer, and those that were wardens and are linked. */
  async all(op: string, body: Uint8Array): Promise<Uint8Array[]> {
    const linked = new Set(this.#parts.network()?.peers() ?? [])
    const former = this.#parts.members.formerWardens.filter((peer) => linked.has(peer))
    const asked = await Promise.allSettled(
      [...this.others, ...former].map((warden) => this.ask(warden, op, body)),
    )
    return asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  }

  /** @throws ShoalError UNAVAILABLE when it cannot be reached, or what it said */
  async ask(warden: string, op: string, body: Uint8Array): Promise<Uint8Array> {
    const network = this.#parts.network()
    if (network === undefined) throw away(warden, undefined)
    try {
      return await network.ask(warden, op, body)
    } catch (error) {
      const refusal = ShoalError.wrap(error)
      throw refusal.code === 'UNREACHABLE' ? away(warden, error) : refusal
    }
  }
}

function away(warden: string, cause: unknown): ShoalError {
  return new ShoalError('UNAVAILABLE', `warden ${warden}, which has to do it, does not answer`, {
    hint: 'start that node again',
    retryAfterMs: 1_000,
    cause,
  })
}

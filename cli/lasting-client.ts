import type { NodeApi, NodeClient } from '../node/index.ts'
import type { ShoalError } from '../protocols/index.ts'

/**
 * Sends through the node of a data directory, for as long as this program runs: when the node has gone, each message tries to
 * reach it anew, and is refused with NO_NODE until it is back.
 */
export interface LastingClient extends Pick<NodeApi, 'send' | 'types'>, AsyncDisposable {}

export interface LastingClientInit {
  dial: () => Promise<NodeClient>
  /** Told each time the node has gone, with the reason. */
  lost: (reason: ShoalError) => void
  /** Told each time it is back. */
  back: () => void
}

/** @throws ShoalError NO_NODE when there is none to begin with */
export async function lastingClient({ dial, lost, back }: LastingClientInit): Promise<LastingClient> {
  let current: Promise<NodeClient> | undefined
  let closing = false

  const watch = async (dialled: Promise<NodeClient>): Promise<void> => {
    try {
      const reason = await (await dialled).closed
      if (!closing) lost(reason)
    } catch {
      // Whoever waits for it is told.
    } finally {
      current = undefined
    }
  }
  const client = (again: boolean): Promise<NodeClient> => {
    if (current !== undefined) return current
    current = dial()
    void watch(current)
    if (again) void current.then(back, () => {})
    return current
  }

  await client(false)
  return {
    send: async (message, signal) => (await client(true)).send(message, signal),
    types: async () => (await client(true)).types(),
    async [Symbol.asyncDispose]() {
      closing = true
      await (await current?.catch(() => undefined))?.[Symbol.asyncDispose]()
    },
  }
}

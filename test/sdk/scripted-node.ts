import { setTimeout as sleep } from 'node:timers/promises'
import type { NodeApi, NodeStatus, Outgoing, TopicMessage, TopicOutgoing } from '../../node/index.ts'
import { Listening } from '../../node/listening.ts'
import { DEFAULT_POLICY, type Outcome, ShoalError } from '../../protocols/index.ts'

/** What the tests of the socket look at afterwards. */
export interface ScriptedNode {
  api: NodeApi
  sent: Outgoing[]
  published: TopicOutgoing[]
  listeners: Set<Listening<TopicMessage>>
  aborted: number
  deployed: Uint8Array[]
  following: number
  shutdowns: number
  /** Answers what waits at `never/…`. */
  release(): void
}

/**
 * A node's API without a node: answers by what is asked of it, so that the socket between can be tested alone.
 * Echoes bodies; `refuse/…` refuses, `never/…` answers when aborted or released only, `throw/…` throws.
 */
export function scriptedNode(): ScriptedNode {
  const released = Promise.withResolvers<void>()
  const node: ScriptedNode = {
    release: released.resolve,
    api: undefined as never,
    sent: [],
    published: [],
    listeners: new Set(),
    aborted: 0,
    deployed: [],
    following: 0,
    shutdowns: 0,
  }
  const outcomeOf = async (message: Outgoing, signal?: AbortSignal): Promise<Outcome> => {
    const hops = [{ peer: 'peer-a', decision: 'run' as const, waitedMs: 0 }]
    if (message.target.startsWith('refuse/')) {
      const error = new ShoalError('OVERLOADED', 'no room', {
        hint: 'wait',
        retryAfterMs: 250,
        alternatives: ['peer-b'],
        messageId: message.id ?? '',
      })
      return { kind: 'refused', error: error.toValue(), hops }
    }
    if (message.target.startsWith('throw/')) throw new ShoalError('NO_SUCH_TYPE', 'no actor type "throw"')
    if (message.target.startsWith('never/')) {
      const aborted = new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()))
      await Promise.race([aborted, released.promise])
      if (signal?.aborted === true) node.aborted++
      else {
        const { body, target } = message
        return { kind: 'reply', peer: 'peer-a', actor: target, epoch: 3, version: 1, fresh: true, hops, body }
      }
      return { kind: 'refused', error: new ShoalError('CANCELLED', 'taken back').toValue(), hops }
    }
    if (message.kind === 'post') return { kind: 'accepted', peer: 'peer-a', hops }
    const { body, target } = message
    return { kind: 'reply', peer: 'peer-a', actor: target, epoch: 3, version: 1, fresh: true, hops, body }
  }
  node.api = {
    async send(message, signal) {
      node.sent.push(message)
      const outcome = await outcomeOf(message, signal)
      if (outcome.kind === 'moved') throw new Error('never')
      return { id: message.id ?? 'own', outcome }
    },
    async deploy(bytes, { type, policy }) {
      node.deployed.push(bytes)
      return {
        type: {
          name: type,
          version: 1,
          cid: 'bafk',
          componentBytes: bytes.length,
          world: 'actor',
          policy: { ...DEFAULT_POLICY, ...policy },
          deployedBy: 'peer-a',
          deployedAt: 1,
          removed: false,
          history: [],
        },
        peers: ['peer-a'],
        changed: true,
      }
    },
    publish: async (message) => {
      node.published.push(message)
      return { id: message.id ?? 'own', posts: [{ id: 'post-1', target: 'watch' }] }
    },
    subscribe: (topic, signal) => {
      if (topic === 'no topic') throw new ShoalError('BAD_REQUEST', '"no topic" is no topic')
      const listening = new Listening<TopicMessage>()
      node.listeners.add(listening)
      const end = (): void => {
        node.listeners.delete(listening)
        listening.end()
      }
      signal?.addEventListener('abort', end)
      return { ready: Promise.resolve(), [Symbol.asyncIterator]: () => listening.read() }
    },
    rollback: async () => {
      throw new ShoalError('BAD_REQUEST', 'there is no earlier version')
    },
    undeploy: async () => 2,
    types: async () => [],
    mesh: {
      invite: async () => ({ join: 'shoal1x', note: '' }),
      invites: async () => [],
      revoke: () => Promise.reject(new ShoalError('BAD_REQUEST', 'no such invite')),
      remove: () => Promise.reject(new ShoalError('BAD_REQUEST', 'no such peer')),
      show: () => Promise.reject(new ShoalError('UNAVAILABLE', 'no mesh')),
      wardens: () => Promise.reject(new ShoalError('UNAVAILABLE', 'no mesh')),
      recover: () => Promise.reject(new ShoalError('UNAVAILABLE', 'no mesh')),
    },
    ps: async () => ({ found: [], silent: ['peer-b'] }),
    peers: async () => [],
    inspect: async (address) => {
      throw new ShoalError('NO_SUCH_ACTOR', `no live actor ${address}`, { hint: 'shoal ps' })
    },
    uses: async () => ({ found: [], silent: [] }),
    explain: async (id) => ({ id, story: [`explained ${id}`], fates: [], silent: ['peer-b'] }),
    dlq: {
      list: async () => ({ found: [], silent: ['peer-b'] }),
      show: async (id) => {
        throw new ShoalError('NO_SUCH_LETTER', `no dead letter ${id}`)
      },
      replay: async (id) => ({ id: `${id}-again`, peer: 'peer-a' }),
      drop: async (id) => {
        throw new ShoalError('NO_SUCH_LETTER', `no dead letter ${id}`)
      },
    },
    stopActor: async (address) => [`stopped ${address}`],
    async *logs(address, { follow, signal }) {
      const entry = { at: 1, level: 'info' as const, address, peer: 'peer-a' }
      yield { ...entry, text: 'first' }
      yield { ...entry, text: 'second' }
      if (!follow) return
      node.following++
      try {
        for (;;) await sleep(3_600_000, undefined, signal === undefined ? {} : { signal })
      } catch {
        // Aborted: the reader has gone.
      } finally {
        node.following--
      }
    },
    async *events({ follow }) {
      const event = follow ? 'peer-left' : 'peer-joined'
      yield { at: 1, level: 'info' as const, event, text: 'b came', facts: { peer: 'b' }, on: 'peer-a' }
    },
    status: async () => ({ peer: 'peer-a', pid: process.pid }) as NodeStatus,
    drain: () => {
      throw new Error('never')
    },
    shutdown: async () => {
      node.shutdowns++
    },
  }
  return node
}

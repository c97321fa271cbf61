import type { ActorType, Hop } from '../protocols/index.ts'
import type { EndCount, TypeUse as TypeUseMessage } from '../protocols/proto/node.js'
import type { Host, TypeUsage } from '../wasm-host/index.ts'
import type { ActorInfo } from './api.ts'
import type { Router } from './router.ts'

/** The actors of one type on one node. */
export interface TypeUse extends TypeUsage {
  /** Messages that wait for them. */
  waiting: number
}

/** The same, as one peer tells it. */
export interface PeerUse extends TypeUse {
  peer: string
}

export interface Inspection {
  actor: ActorInfo
  actorType: ActorType
  /** Which message it takes next; absent: any. `by`, `value` and `otherwise` are empty for `none`. */
  takes?: { kind: string; forMs: number; by: string; value: string; otherwise: string }
  /** Of its type, on its peer. */
  use?: TypeUse
  /** The last trails of messages that ended here, newest first. */
  recent: { id: string; outcome: string; hops: readonly Hop[]; runMs: number }[]
}

const NONE = { live: 0, asleep: 0, memoryBytes: 0, asleepBytes: 0, created: 0, ended: {}, cpuMs: 0 }

/** What one type uses of this node. */
export function typeUse(host: Pick<Host, 'status'>, router: Pick<Router, 'boxes'>, name: string): TypeUse {
  return typeUses(host, router).find(({ type }) => type === name) ?? { type: name, ...NONE, waiting: 0 }
}

/** What each type uses of this node. */
export function typeUses(host: Pick<Host, 'status'>, router: Pick<Router, 'boxes'>): TypeUse[] {
  const uses = new Map(host.status().types.map((usage) => [usage.type, { ...usage, waiting: 0 }]))
  for (const { mailbox } of router.boxes()) {
    const { type } = mailbox.target
    const use = uses.get(type) ?? { type, ...NONE, waiting: 0 }
    use.waiting += mailbox.waiting
    if (use.waiting > 0) uses.set(type, use)
  }
  return [...uses.values()]
}

export function encodeUse({ ended, ...use }: TypeUse): TypeUseMessage {
  return {
    live: use.live,
    asleep: use.asleep,
    waiting: use.waiting,
    memoryBytes: use.memoryBytes,
    asleepBytes: use.asleepBytes,
    created: use.created,
    cpuMs: Math.round(use.cpuMs),
    ended: Object.entries(ended).map(([reason, count]) => ({ reason, count })),
  }
}

/** Reasons that one peer may tell of a type. */
const REASONS_MAX = 32

export function decodeUse(type: string, use: TypeUseMessage): TypeUse {
  const ended: Record<string, number> = Object.fromEntries(
    use.ended.slice(0, REASONS_MAX).map(({ reason, count }: EndCount) => [reason, count]),
  )
  const numbers: Omit<TypeUsage, 'type' | 'ended'> = {
    live: use.live,
    asleep: use.asleep,
    memoryBytes: use.memoryBytes,
    asleepBytes: use.asleepBytes,
    created: use.created,
    cpuMs: use.cpuMs,
  }
  return { type, ...numbers, ended, waiting: use.waiting }
}

import { type Clock, LIMITS, parseAddress, type Phase, PHASES } from '../protocols/index.ts'
import { type DhtRecord, recordKeys } from './record.ts'
import type { Activation } from './registry.ts'

export interface ActivationsInit {
  self: string
  /** Orders the records of pools and buckets across starts of this peer. */
  incarnation: number
  /** Age at which an activation is published, ms. */
  publishAfterMs: number
  /** Keyed activations with a record each. */
  keyedRecords: number
}

export interface ActivationsComponents {
  clock: Clock
  /** Multiaddrs of this peer. */
  addresses: () => string[]
  /** Asks the queue to publish `key` at `at`; undefined takes it out. */
  mark: (key: string, at: number | undefined) => void
}

/** The newest state of every activation here, and what the DHT should say of them. */
export interface Activations {
  update(activation: Activation): void
  /** What to publish under a key now; undefined when there is nothing to say any more. */
  content(key: string): Pick<DhtRecord, 'epoch' | 'actor' | 'pool' | 'bucket'> | undefined
  /** That content is in the DHT. True when it will have to be published again while it stays as it is. */
  published(key: string): boolean
}

/** A record that this peer publishes, with the activations it lists by address. */
interface Page {
  key: string
  kind: 'actor' | 'pool' | 'bucket'
  /** Pool type, or empty. */
  type: string
  index: number
  live: Map<string, Activation>
  /** Address bytes of the live ones, so that the page stays below LIMITS.recordBytes. */
  bytes: number
  /** When it was last put; undefined if never. */
  putAt: number | undefined
  /** Whether a put of it, with something live in it, has ever begun: then it must be withdrawn. */
  offered: boolean
  /** Whether the put that began last said that nothing lives here any more. */
  withdrawing: boolean
  /** The last state of an activation that ended, to be withdrawn. */
  ended: Activation | undefined
}

// What an activation takes in a record beside its address, at most.
const ENTRY_BYTES = 48
// Leaves room for envelope, key, signature and counts.
const PAGE_BYTES = LIMITS.recordBytes.value - 1_024

export function activations(
  init: ActivationsInit,
  { clock, mark, addresses }: ActivationsComponents,
): Activations {
  const pages = new Map<string, Page>()
  const pageOf = new Map<string, Page>()
  let ownRecords = 0

  const open = (key: string, kind: Page['kind'], type: string, index: number): Page => {
    const page: Page = {
      key,
      kind,
      type,
      index,
      live: new Map(),
      bytes: 0,
      putAt: undefined,
      offered: false,
      withdrawing: false,
      ended: undefined,
    }
    pages.set(key, page)
    if (kind === 'actor') ownRecords++
    return page
  }

  const close = (page: Page): void => {
    pages.delete(page.key)
    if (page.kind === 'actor') ownRecords--
    mark(page.key, undefined)
  }

  /** The page that lists an address: a record of its own for the first ones, then the first bucket with room. */
  const choose = (activation: Activation): Page => {
    const { address } = activation
    const parsed = parseAddress(address)
    if (parsed.kind !== 'keyed') {
      const key = recordKeys.pool(parsed.type, init.self)
      return pages.get(key) ?? open(key, 'pool', parsed.type, 0)
    }
    const own = recordKeys.actor(address)
    const before = pages.get(own)
    if (before !== undefined) return before
    if (ownRecords < init.keyedRecords) return open(own, 'actor', '', 0)
    for (let index = 0; ; index++) {
      const key = recordKeys.bucket(init.self, index)
      const bucket = pages.get(key) ?? open(key, 'bucket', '', index)
      const bytes = bucket.bytes + entryBytes(activation)
      if (bucket.live.size < LIMITS.bucketEntries.value && bytes <= PAGE_BYTES) return bucket
    }
  }

  return {
    update(activation) {
      const { address, phase, epoch } = activation
      const known = pageOf.get(address)
      const before = known?.live.get(address)
      if (before !== undefined && epoch < before.epoch) return
      const now = clock.now()
      if (phase === 'TERMINATION') {
        if (known === undefined || before === undefined) return
        known.live.delete(address)
        known.bytes -= entryBytes(before)
        pageOf.delete(address)
        known.ended = activation
        if (known.live.size > 0) mark(known.key, after(known, LIMITS.pageMs.value, now))
        else if (!known.offered) close(known)
        else mark(known.key, now)
        return
      }
      const page = known ?? choose(activation)
      page.live.set(address, activation)
      page.ended = undefined
      if (before === undefined) {
        page.bytes += entryBytes(activation)
        pageOf.set(address, page)
        // A new life of a key is told soon; a pool or bucket with one more or less can wait.
        const soonest = page.kind === 'actor' ? now : after(page, LIMITS.pageMs.value, now)
        mark(page.key, Math.max(now + init.publishAfterMs, soonest))
      } else if (before.epoch !== epoch) mark(page.key, now + init.publishAfterMs)
      else if (before.phase !== phase && page.offered) mark(page.key, after(page, LIMITS.phaseMs.value, now))
    },
    content(key) {
      const page = pages.get(key)
      if (page === undefined) return undefined
      page.withdrawing = page.live.size === 0
      page.offered ||= !page.withdrawing
      switch (page.kind) {
        case 'actor': {
          const activation = page.live.values().next().value ?? page.ended
          return activation && { epoch: activation.epoch, actor: { ...activation, addrs: addresses() } }
        }
        case 'pool':
          return { epoch: init.incarnation, pool: poolState(page) }
        case 'bucket': {
          const actors = Array.from(page.live.values(), (actor) => ({ ...actor, addrs: [] }))
          return { epoch: init.incarnation, bucket: { index: page.index, actors } }
        }
      }
    },
    published(key) {
      const page = pages.get(key)
      if (page === undefined) return false
      page.putAt = clock.now()
      if (page.live.size === 0 && page.withdrawing) close(page)
      return page.live.size > 0
    },
  }
}

/** A small change is worth a put now and then, not one each: a put costs the mesh dozens of messages. */
function after(page: Page, ms: number, now: number): number {
  if (page.putAt === undefined) return page.offered ? now + ms : now
  return Math.max(now, page.putAt + ms)
}

function entryBytes({ address }: Activation): number {
  return Buffer.byteLength(address) + ENTRY_BYTES
}

function poolState({ type, live }: Page): NonNullable<DhtRecord['pool']> {
  const counts = new Map<Phase, number>()
  for (const { phase } of live.values()) counts.set(phase, (counts.get(phase) ?? 0) + 1)
  const instances = []
  let bytes = 0
  for (const activation of [...live.values()].reverse()) {
    bytes += entryBytes(activation)
    if (instances.length === LIMITS.bucketEntries.value || bytes > PAGE_BYTES) break
    instances.push({ ...activation, addrs: [] })
  }
  return {
    type,
    counts: PHASES.filter((phase) => counts.has(phase)).map((phase) => ({
      phase,
      count: counts.get(phase) ?? 0,
    })),
    instances,
  }
}

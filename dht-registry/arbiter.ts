/** A lease as the arbiter keeps it. `until` is on its own monotonic clock, ms. */
export interface Lease {
  address: string
  peer: string
  incarnation: number
  /** Of the claim that was granted. */
  seq: number
  epoch: number
  until: number
}

export interface ArbiterInit {
  /** How long a lease lives, ms, from the arrival of the claim. A constant of the mesh. */
  leaseMs: number
  /** Keys remembered at once; a new one beyond is refused. */
  keysMax: number
  /** How long after its lease a key is remembered, ms. */
  forgetMs: number
  /**
   * Nothing is granted or told before, ms on the arbiter's clock: after a crash, until all its leases have ended or
   * were renewed.
   */
  silentUntil: number
  /** New epochs exceed it: the highest epoch of any forgotten key. */
  floor: number
  /** The durable epochs. */
  epochs: Iterable<readonly [address: string, epoch: number]>
  /** Leases that an orderly stop wrote down. */
  leases: Iterable<Lease>
}

export type ArbiterEvent =
  /** The claimer says with it that it does not hold the key. */
  | { kind: 'claim'; request: number; address: string; peer: string; incarnation: number; seq: number }
  | { kind: 'where'; request: number; address: string }
  | { kind: 'renew'; request: number; peer: string; incarnation: number; keys: readonly KeyEpoch[] }
  | { kind: 'release'; peer: string; incarnation: number; keys: readonly KeyEpoch[] }
  /** A write that was asked for is on disk, or failed. */
  | { kind: 'written'; batch: number; ok: boolean }
  /** Now and then: forgets old keys. */
  | { kind: 'tick' }
  | { kind: 'stop' }

export interface KeyEpoch {
  address: string
  epoch: number
}

/** Why the arbiter does not answer a request. */
export type Refusal = 'silent' | 'stopping' | 'overtaken' | 'disk' | 'full'

export type ArbiterEffect =
  /** Who holds the key; undefined when nobody does (only `where` hears that). */
  | { kind: 'owner'; request: number; lease: Lease | undefined }
  | { kind: 'renewed'; request: number; keys: KeyEpoch[] }
  | { kind: 'refused'; request: number; why: Refusal; retryAfterMs: number }
  /** Put on disk, atomically, then say `written`. One at a time. An epoch of undefined deletes. */
  | { kind: 'write'; batch: number; epochs: Map<string, number | undefined>; floor: number }

/** Decides who holds a key. Pure: what it wants done comes back as effects, in order. */
export interface Arbiter {
  step(event: ArbiterEvent, now: number): ArbiterEffect[]
  /** Leases that live at `now`, to be written at an orderly stop. */
  live(now: number): Lease[]
  readonly keys: number
}

/** `batch` is the write that carries this record's epoch. */
type Kept = Lease & { batch: number }

function bare({ address, peer, incarnation, seq, epoch, until }: Kept): Lease {
  return { address, peer, incarnation, seq, epoch, until }
}

/**
 * The one arbiter of claims. Promises: of one key at most one lease lives at a time; epochs of a key only rise, across
 * crashes too, because nobody hears of an epoch before it is on disk.
 */
export function arbiter(init: ArbiterInit): Arbiter {
  const kept = new Map<string, Kept>()
  let floor = init.floor
  let stopping = false
  // Write batches are numbered; `next` collects while the one before it is on its way to the disk.
  let next = 1
  let writing = false
  let durable = 0
  let dirty = new Map<string, number | undefined>()
  let flying = dirty
  const waiting = new Map<number, { request: number; lease: Lease }[]>()

  for (const [address, epoch] of init.epochs)
    kept.set(address, {
      address,
      peer: '',
      incarnation: 0,
      seq: 0,
      epoch,
      until: init.silentUntil,
      batch: 0,
    })
  for (const lease of init.leases) kept.set(lease.address, { ...lease, batch: 0 })

  const flush = (): ArbiterEffect[] => {
    if (writing || dirty.size === 0) return []
    writing = true
    flying = dirty
    dirty = new Map()
    return [{ kind: 'write', batch: next++, epochs: flying, floor }]
  }

  /** Tells who holds the key, once that is on disk. */
  const tell = (request: number, record: Kept): ArbiterEffect[] => {
    const { batch } = record
    const lease = bare(record)
    if (batch <= durable) return [{ kind: 'owner', request, lease }]
    const line = waiting.get(batch) ?? []
    line.push({ request, lease })
    waiting.set(batch, line)
    return flush()
  }

  const claim = (event: ArbiterEvent & { kind: 'claim' }, now: number): ArbiterEffect[] => {
    const { request, address, peer, incarnation, seq } = event
    const known = kept.get(address)
    if (known !== undefined && known.peer === peer) {
      // An older claim of a holder must not take the key from its newer self.
      if (incarnation < known.incarnation || (incarnation === known.incarnation && seq <= known.seq))
        return [{ kind: 'refused', request, why: 'overtaken', retryAfterMs: 0 }]
    } else if (known !== undefined && now < known.until) return tell(request, known)
    if (known === undefined && kept.size >= init.keysMax)
      return [{ kind: 'refused', request, why: 'full', retryAfterMs: init.leaseMs }]
    // Its own live lease does not stand in a holder's way: it says that it has given it up, or died.
    const epoch = Math.max(known?.epoch ?? 0, floor) + 1
    const record = { address, peer, incarnation, seq, epoch, until: now + init.leaseMs, batch: next }
    kept.set(address, record)
    dirty.set(address, epoch)
    return tell(request, record)
  }

  const written = (batch: number, ok: boolean, now: number): ArbiterEffect[] => {
    writing = false
    const line = waiting.get(batch) ?? []
    waiting.delete(batch)
    if (ok) {
      durable = batch
      return [
        ...line.map(({ request, lease }): ArbiterEffect => ({ kind: 'owner', request, lease })),
        ...flush(),
      ]
    }
    // Nobody has heard of these leases. Their epochs stay used up, and go along with the next write.
    for (const [address, epoch] of flying) {
      if (!dirty.has(address)) dirty.set(address, epoch)
      const record = kept.get(address)
      if (record === undefined) continue
      if (record.batch === batch) record.until = now
      if (record.batch <= batch) record.batch = next
    }
    return line.map(({ request }) => ({ kind: 'refused', request, why: 'disk', retryAfterMs: 1_000 }))
  }

  const forget = (now: number): ArbiterEffect[] => {
    for (const record of kept.values()) {
      if (record.until + init.forgetMs > now || record.batch > durable) continue
      floor = Math.max(floor, record.epoch)
      kept.delete(record.address)
      dirty.set(record.address, undefined)
    }
    return flush()
  }

  const refusal = (request: number, now: number): ArbiterEffect | undefined => {
    if (stopping) return { kind: 'refused', request, why: 'stopping', retryAfterMs: init.leaseMs / 2 }
    if (now < init.silentUntil)
      return { kind: 'refused', request, why: 'silent', retryAfterMs: init.silentUntil - now }
    return undefined
  }

  return {
    get keys() {
      return kept.size
    },
    live: (now) =>
      [...kept.values()].filter((record) => now < record.until && record.batch <= durable).map(bare),
    step(event, now) {
      switch (event.kind) {
        case 'claim': {
          const refused = refusal(event.request, now)
          return refused === undefined ? claim(event, now) : [refused]
        }
        case 'where': {
          const refused = refusal(event.request, now)
          if (refused !== undefined) return [refused]
          const record = kept.get(event.address)
          if (record !== undefined && now < record.until) return tell(event.request, record)
          return [{ kind: 'owner', request: event.request, lease: undefined }]
        }
        case 'renew': {
          const refused = stopping ? refusal(event.request, now) : undefined
          if (refused !== undefined) return [refused]
          const keys: KeyEpoch[] = []
          for (const { address, epoch } of event.keys) {
            const record = own(event, address, epoch) ?? orphan(event, address, epoch, now)
            // An ended lease is never revived: somebody may have been told that the key is free.
            if (record === undefined || now >= record.until || record.batch > durable) continue
            record.until = now + init.leaseMs
            keys.push({ address, epoch })
          }
          return [{ kind: 'renewed', request: event.request, keys }]
        }
        case 'release':
          for (const { address, epoch } of event.keys) {
            const record = own(event, address, epoch)
            if (record !== undefined) record.until = Math.min(record.until, now)
          }
          return []
        case 'written':
          return written(event.batch, event.ok, now)
        case 'tick':
          return stopping || now < init.silentUntil ? [] : forget(now)
        case 'stop':
          stopping = true
          return []
      }
    },
  }

  /**
   * A lease from before a crash whose holder is heard of again. Of the highest epoch on disk there is one holder at
   * most, and only a holder renews: it need not lose its actors because the arbiter forgot its name.
   */
  function orphan(
    { peer, incarnation }: { peer: string; incarnation: number },
    address: string,
    epoch: number,
    now: number,
  ): Kept | undefined {
    const record = kept.get(address)
    if (record?.peer !== '' || record.epoch !== epoch || now >= init.silentUntil) return undefined
    Object.assign(record, { peer, incarnation })
    return record
  }

  function own(
    from: { peer: string; incarnation: number },
    address: string,
    epoch: number,
  ): Kept | undefined {
    const record = kept.get(address)
    if (record === undefined || record.peer !== from.peer) return undefined
    return record.incarnation === from.incarnation && record.epoch === epoch ? record : undefined
  }
}

import { type Arbiter, type ArbiterEffect, arbiter, type Lease } from '../../dht-registry/arbiter.ts'
import { type Holder, type HolderEffect, type HolderEvent, holder } from '../../dht-registry/holder.ts'
import { silenceMs } from '../../dht-registry/lease.ts'

/** Ways in which the machines or their drivers could be wrong; the world must notice each. */
export type Mutant =
  | 'no silence after a crash'
  | 'lease counted from the reply'
  | 'answer before the disk has it'
  | 'no margin for drift'
  | 'clean mark outlives its start'
  | 'arbiter forgets leases at an orderly stop'

export interface Verdict {
  /** What went wrong first; undefined when nothing did. */
  wrong: string | undefined
  events: number
  grants: number
}

const LEASE_MS = 10_000
const KEYS = ['a', 'b']
const PEERS = ['p0', 'p1', 'p2']
const FAULTS_UNTIL = 70_000
const END = 120_000

/** mulberry32: small, seeded, good enough for schedules. */
function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Peer {
  id: string
  incarnation: number
  machine: Holder
  up: boolean
  rate: number
  offset: number
}

interface Disk {
  epochs: Map<string, number>
  floor: number
  clean: Lease[] | undefined
}

/**
 * One arbiter, three holders and two keys under one seed: messages are late or lost, everybody crashes and comes back,
 * clocks run up to 1 % fast or slow. Watches that a key never has two holders and that epochs only rise.
 */
export function claimWorld(seed: number, mutant?: Mutant): Verdict {
  const random = chance(seed)
  const between = (from: number, to: number): number => from + random() * (to - from)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  // Half of the clocks are at a corner, where margins are decided.
  const rate = (): number => (random() < 0.5 ? pick([0.99, 1.01]) : between(0.99, 1.01))
  const lossRate = pick([0, 0.05, 0.2])
  const slowest = pick([20, 400, 1_400, 5_000])

  let now = 0
  let order = 0
  let wrong: string | undefined
  let grants = 0
  let events = 0
  const heap: { at: number; order: number; run: () => void }[] = []
  const at = (time: number, run: () => void): void => {
    const item = { at: time, order: order++, run }
    let low = 0
    let high = heap.length
    // Sorted downwards: the next event is the last.
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = heap[middle] as typeof item
      if (other.at > item.at || (other.at === item.at && other.order > item.order)) low = middle + 1
      else high = middle
    }
    heap.splice(low, 0, item)
  }
  let cutOff = ''
  const send = (peer: string, run: () => void): void => {
    if (peer === cutOff || (now < FAULTS_UNTIL && random() < lossRate)) return
    at(now + between(1, now < FAULTS_UNTIL ? slowest : 20), run)
  }

  // The arbiter and its disk.
  const disk: Disk = { epochs: new Map(), floor: 0, clean: undefined }
  let served = false
  let life = 0
  let clock = { rate: rate(), offset: between(0, 1e6) }
  const arbiterNow = (): number => now * clock.rate + clock.offset
  const replies = new Map<number, (effect: ArbiterEffect) => void>()
  let lastRequest = 0
  let judge: Arbiter | undefined

  const startArbiter = (): void => {
    life++
    clock = { rate: rate(), offset: between(0, 1e6) }
    const start = arbiterNow()
    const crashed = served && disk.clean === undefined
    const leases = (disk.clean ?? []).map((lease) => ({ ...lease, until: start + lease.until }))
    if (mutant !== 'clean mark outlives its start') disk.clean = undefined
    served = true
    judge = arbiter({
      leaseMs: LEASE_MS,
      keysMax: 100,
      forgetMs: 20_000,
      silentUntil: crashed && mutant !== 'no silence after a crash' ? start + silenceMs(LEASE_MS) : start,
      floor: disk.floor,
      epochs: [...disk.epochs],
      leases: mutant === 'arbiter forgets leases at an orderly stop' ? [] : leases,
    })
  }

  const judgeStep = (event: Parameters<Arbiter['step']>[0]): void => {
    if (judge === undefined) return
    for (const effect of judge.step(event, arbiterNow())) {
      if (effect.kind === 'write') write(effect)
      else replies.get(effect.request)?.(effect)
    }
  }

  const write = (effect: ArbiterEffect & { kind: 'write' }): void => {
    const during = life
    const ok = now > FAULTS_UNTIL || random() > 0.03
    const apply = (): void => {
      disk.floor = effect.floor
      for (const [address, epoch] of effect.epochs)
        if (epoch === undefined) disk.epochs.delete(address)
        else disk.epochs.set(address, epoch)
    }
    if (mutant === 'answer before the disk has it') {
      at(now + between(1, 2_000), () => during === life && apply())
      at(now, () => during === life && judgeStep({ kind: 'written', batch: effect.batch, ok: true }))
      return
    }
    at(now + between(0, 60), () => {
      if (during !== life) return
      if (ok) apply()
      judgeStep({ kind: 'written', batch: effect.batch, ok })
    })
  }

  const crashArbiter = (orderly: boolean): void => {
    if (judge === undefined) return
    if (orderly) {
      judgeStep({ kind: 'stop' })
      const stopped = arbiterNow()
      disk.clean = judge.live(stopped).map((lease) => ({ ...lease, until: lease.until - stopped }))
    }
    judge = undefined
    life++
    replies.clear()
    at(now + between(10, 8_000), startArbiter)
  }

  // The holders.
  const seenEpochs = new Map<string, string>()
  const highest = new Map<string, number>()
  const peers: Peer[] = PEERS.map((id) => ({
    id,
    incarnation: 1,
    machine: newHolder(id),
    up: true,
    rate: rate(),
    offset: between(0, 1e6),
  }))

  function newHolder(self: string): Holder {
    // With this the holder believes exactly as long as the arbiter's clock says.
    const leaseMs = mutant === 'no margin for drift' ? (LEASE_MS + 250) / 0.98 : LEASE_MS
    const real = holder({ self, leaseMs, claimMs: 1_500, pauseMs: 1_000, keysPerRequest: 1 })
    return mutant === 'lease counted from the reply' ? countingFromReply(real) : real
  }

  const local = (peer: Peer): number => now * peer.rate + peer.offset

  const peerStep = (peer: Peer, event: HolderEvent): void => {
    for (const effect of peer.machine.step(event, local(peer))) peerDo(peer, effect)
    const wake = peer.machine.wake()
    const { incarnation } = peer
    if (wake !== undefined)
      at(Math.max(now + 1, (wake - peer.offset) / peer.rate), () => {
        if (peer.up && peer.incarnation === incarnation && local(peer) >= (peer.machine.wake() ?? Infinity))
          peerStep(peer, { kind: 'tick' })
      })
  }

  const ask = (
    peer: Peer,
    request: number,
    event: () => void,
    answer: (effect: ArbiterEffect) => void,
  ): void => {
    const { incarnation } = peer
    replies.set(request, (effect) =>
      send(peer.id, () => {
        if (peer.up && peer.incarnation === incarnation) answer(effect)
      }),
    )
    send(peer.id, event)
  }

  const peerDo = (peer: Peer, effect: HolderEffect): void => {
    const { id, incarnation } = peer
    switch (effect.kind) {
      case 'ask-claim': {
        const { seq, address } = effect
        const request = ++lastRequest
        ask(
          peer,
          request,
          () => judgeStep({ kind: 'claim', request, address, peer: id, incarnation, seq }),
          (reply) => {
            if (reply.kind === 'owner' && reply.lease !== undefined) {
              const remainingMs = reply.lease.until - arbiterNow()
              peerStep(peer, { kind: 'granted', seq, address, owner: { ...reply.lease, remainingMs } })
            } else peerStep(peer, { kind: 'failed', seq, address, error: reply })
          },
        )
        return
      }
      case 'ask-renew': {
        const { seq, keys } = effect
        const request = ++lastRequest
        ask(
          peer,
          request,
          () => judgeStep({ kind: 'renew', request, peer: id, incarnation, keys }),
          (reply) =>
            peerStep(
              peer,
              reply.kind === 'renewed'
                ? { kind: 'renewed', seq, keys: reply.keys }
                : { kind: 'renew-failed', seq },
            ),
        )
        return
      }
      case 'tell-release': {
        const { keys } = effect
        send(id, () => judgeStep({ kind: 'release', peer: id, incarnation, keys }))
        return
      }
      case 'owner':
        if (effect.owner.peer === id) grants++
        return
      case 'refused':
      case 'lost':
    }
  }

  const check = (): void => {
    for (const key of KEYS) {
      const holders = peers.flatMap((peer) => {
        if (!peer.up) return []
        const epoch = epochHeld(peer.machine, key, local(peer), highest.get(key) ?? 0)
        return epoch === undefined ? [] : [{ who: `${peer.id}.${peer.incarnation}`, epoch }]
      })
      if (holders.length > 1)
        wrong ??= `${now.toFixed(0)} ms: ${key} is held by ${holders.map(({ who, epoch }) => `${who} (${epoch})`).join(' and ')}`
      for (const { who, epoch } of holders) {
        const before = seenEpochs.get(`${key}/${epoch}`)
        if (before === undefined) {
          if (epoch < (highest.get(key) ?? 0)) wrong ??= `${key}: epoch ${epoch} after ${highest.get(key)}`
          seenEpochs.set(`${key}/${epoch}`, who)
          highest.set(key, Math.max(epoch, highest.get(key) ?? 0))
        } else if (before !== who) wrong ??= `${key}: epoch ${epoch} was given to ${before} and to ${who}`
      }
    }
  }

  // What people and fate do.
  startArbiter()
  for (const peer of peers)
    for (let time = between(0, 1_000); time < END; time += between(100, 6_000))
      at(time, () => {
        if (!peer.up) return
        if (random() < 0.8) peerStep(peer, { kind: 'claim', request: ++lastRequest, address: pick(KEYS) })
        else peerStep(peer, { kind: 'release', address: pick(KEYS) })
      })
  const crashEvery = pick([4_000, 15_000, 60_000])
  for (let time = between(0, crashEvery); time < FAULTS_UNTIL; time += between(500, crashEvery * 2))
    at(time, () => {
      if (random() < 0.6) return crashArbiter(random() < 0.4)
      const peer = pick(peers)
      peer.up = false
      at(now + between(1, 3_000), () => {
        peer.up = true
        peer.incarnation++
        peer.machine = newHolder(peer.id)
      })
    })
  // A holder is cut off, and the others cannot wait: the first moment at which its key may be had again.
  const rush = between(0, FAULTS_UNTIL - 20_000)
  const victim = pick(peers)
  at(rush, () => {
    cutOff = victim.id
  })
  at(rush + 16_000, () => {
    cutOff = ''
  })
  for (let time = rush + 8_500; time < rush + 11_000; time += 25)
    at(time, () => {
      for (const peer of peers)
        if (peer !== victim && peer.up)
          peerStep(peer, { kind: 'claim', request: ++lastRequest, address: 'a' })
    })
  for (let time = 0; time < END; time += 5_000) at(time, () => judgeStep({ kind: 'tick' }))

  for (let item = heap.pop(); item !== undefined && item.at < END && wrong === undefined; item = heap.pop()) {
    now = item.at
    item.run()
    events++
    check()
  }
  return { wrong, events, grants }
}

/** `holds` wants the epoch named: looks a little beyond the highest that was seen. */
function epochHeld(machine: Holder, key: string, now: number, highest: number): number | undefined {
  if (machine.held === 0) return undefined
  for (let epoch = highest + 25; epoch > Math.max(0, highest - 25); epoch--)
    if (machine.holds(key, epoch, now)) return epoch
  return undefined
}

/** The mutant that begins to count when the answer is there. */
function countingFromReply(real: Holder): Holder {
  const asked = new Map<number, string>()
  let seq = 1_000_000
  return {
    holds: (...args) => real.holds(...args),
    wake: () => real.wake(),
    get held() {
      return real.held
    },
    step(event, now) {
      if (event.kind === 'claim') {
        asked.set(++seq, event.address)
        return [{ kind: 'ask-claim', seq, address: event.address }]
      }
      if (event.kind !== 'granted' || !asked.delete(event.seq)) return real.step(event, now)
      const begun = real.step({ kind: 'claim', request: event.seq, address: event.address }, now)
      const [first] = begun
      if (first?.kind !== 'ask-claim') return begun
      return real.step({ ...event, seq: first.seq }, now)
    },
  }
}

import { type Clock, LIMITS, ShoalError, type Stop, type Store } from '../protocols/index.ts'
import * as wire from '../protocols/proto/registry.js'
import { type ArbiterEffect, type ArbiterEvent, arbiter, type Lease, type Refusal } from './arbiter.ts'
import { silenceMs } from './lease.ts'

/** The questions about claims that a peer asks the arbiter over the network. */
export const CLAIM_OPS: readonly string[] = ['claim', 'where', 'renew', 'release']

export interface ArbiterServiceInit {
  /** This peer's id, for error texts. */
  self: string
  /** @default LIMITS.leaseMs */
  leaseMs?: number
}

export interface ArbiterServiceComponents {
  store: Store
  clock: Clock
}

/** The arbiter with its disk and its clock. */
export interface ArbiterService {
  /**
   * Answers one of {@link CLAIM_OPS} asked by the peer `from`.
   * @throws ShoalError UNAVAILABLE, OVERLOADED, PROTOCOL
   */
  answer(op: string, body: Uint8Array, from: string): Promise<Uint8Array>
  /** Stops answering, then writes the live leases, so that the next start need not be silent. */
  stop(): Promise<void>
}

const EPOCHS = 'claims/epoch/'
const FLOOR = 'claims/floor'
const CLEAN = 'claims/clean'
const SERVED = 'claims/served'
const FORGET_EVERY_MS = 60_000
const ADDRESS_BYTES = LIMITS.typeNameBytes.value + 1 + LIMITS.keyBytes.value

/** The protobuf KeyEpoch without its address serves as the number on disk. */
const toDisk = (epoch: number): Uint8Array => wire.KeyEpoch.encode({ address: '', epoch })
const fromDisk = (bytes: Uint8Array | undefined): number =>
  bytes === undefined ? 0 : wire.KeyEpoch.decode(bytes).epoch

/** Starts the arbiter's role on this peer. Its first answer comes after the clean mark is durably gone. */
export async function arbiterService(
  init: ArbiterServiceInit,
  { store, clock }: ArbiterServiceComponents,
): Promise<ArbiterService> {
  const leaseMs = init.leaseMs ?? LIMITS.leaseMs.value
  const epochs: [string, number][] = []
  for await (const [key, value] of store.list(EPOCHS))
    epochs.push([key.slice(EPOCHS.length), fromDisk(value)])
  const clean = await store.get(CLEAN)
  const served = await store.get(SERVED)
  const floor = fromDisk(await store.get(FLOOR))
  // Without the mark, leases of an earlier life may still be believed in by their holders.
  const crashed = served !== undefined && clean === undefined
  await store.write(
    new Map([
      [CLEAN, undefined],
      [SERVED, new Uint8Array([1])],
    ]),
  )
  const start = clock.now()
  const leases: Lease[] =
    clean === undefined
      ? []
      : wire.CleanStop.decode(clean).leases.map(({ remainingMs, ...lease }) => ({
          ...lease,
          until: start + remainingMs,
        }))
  const machine = arbiter({
    leaseMs,
    keysMax: LIMITS.arbiterKeys.value,
    forgetMs: LIMITS.forgetMs.value,
    silentUntil: crashed ? start + silenceMs(leaseMs) : start,
    floor,
    epochs,
    leases,
  })

  const requests = new Map<number, { resolve(body: Uint8Array): void; reject(error: ShoalError): void }>()
  let lastRequest = 0
  let writing: Promise<void> = Promise.resolve()

  const step = (event: ArbiterEvent): void => {
    for (const effect of machine.step(event, clock.now())) carryOut(effect)
  }

  const carryOut = (effect: ArbiterEffect): void => {
    switch (effect.kind) {
      case 'write':
        writing = write(effect)
        return
      case 'owner': {
        const { lease } = effect
        const remainingMs = lease === undefined ? 0 : Math.max(0, Math.ceil(lease.until - clock.now()))
        settle(effect.request).resolve(wire.Owner.encode({ ...lease, remainingMs }))
        return
      }
      case 'renewed':
        settle(effect.request).resolve(wire.Renewed.encode({ keys: effect.keys }))
        return
      case 'refused':
        settle(effect.request).reject(refused(effect.why, effect.retryAfterMs))
    }
  }

  const settle = (request: number) => {
    const waiting = requests.get(request)
    requests.delete(request)
    return waiting ?? { resolve: () => {}, reject: () => {} }
  }

  const refused = (why: Refusal, retryAfterMs: number): ShoalError => {
    const texts: Record<Refusal, [message: string, hint: string]> = {
      silent: ['waits until the leases from before its crash have ended', 'try again after retryAfterMs'],
      stopping: ['is stopping', 'try again when it is back'],
      overtaken: ['has seen a newer claim of this peer', 'this claim is over; claim again'],
      disk: ['could not write to its disk', 'look at its disk and its log'],
      full: ['remembers as many keys as it may', 'keys are forgotten an hour after their last use'],
    }
    const [message, hint] = texts[why]
    return new ShoalError(
      why === 'full' ? 'OVERLOADED' : 'UNAVAILABLE',
      `the arbiter of claims ${init.self} ${message}`,
      { hint, retryAfterMs },
    )
  }

  const write = async (effect: ArbiterEffect & { kind: 'write' }): Promise<void> => {
    const batch = new Map<string, Uint8Array | undefined>([[FLOOR, toDisk(effect.floor)]])
    for (const [address, epoch] of effect.epochs)
      batch.set(EPOCHS + address, epoch === undefined ? undefined : toDisk(epoch))
    let ok = true
    try {
      await store.write(batch)
    } catch {
      // The machine refuses everybody who waits for this batch, and says why.
      ok = false
    }
    step({ kind: 'written', batch: effect.batch, ok })
  }

  const ask = (event: (request: number) => ArbiterEvent): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      const request = ++lastRequest
      requests.set(request, { resolve, reject })
      step(event(request))
    })

  let timer: Stop
  const forgetLater = (): void => {
    timer = clock.after(FORGET_EVERY_MS, () => {
      step({ kind: 'tick' })
      forgetLater()
    })
  }
  forgetLater()

  return {
    async answer(op, body, from) {
      switch (op) {
        case 'claim': {
          const { address, ...claim } = decode(wire.Claim, body)
          checkAddress(address)
          return ask((request) => ({ kind: 'claim', request, address, peer: from, ...claim }))
        }
        case 'where': {
          const { address } = decode(wire.Where, body)
          return ask((request) => ({ kind: 'where', request, address }))
        }
        case 'renew': {
          const { incarnation, keys } = decode(wire.Renew, body)
          checkCount(keys.length)
          return ask((request) => ({ kind: 'renew', request, peer: from, incarnation, keys }))
        }
        case 'release': {
          const { incarnation, keys } = decode(wire.Release, body)
          checkCount(keys.length)
          step({ kind: 'release', peer: from, incarnation, keys })
          return new Uint8Array()
        }
        default:
          throw new ShoalError('PROTOCOL', `the arbiter of claims knows no operation ${JSON.stringify(op)}`)
      }
    },
    async stop() {
      timer()
      step({ kind: 'stop' })
      // A write that ends may start the next one.
      for (let last; last !== writing; ) {
        last = writing
        await last
      }
      const now = clock.now()
      const live = machine
        .live(now)
        .map(({ until, ...lease }) => ({ ...lease, remainingMs: Math.ceil(until - now) }))
      await store.write(new Map([[CLEAN, wire.CleanStop.encode({ leases: live })]]))
    },
  }
}

function decode<T>(codec: { decode(body: Uint8Array): T }, body: Uint8Array): T {
  try {
    return codec.decode(body)
  } catch (cause) {
    throw new ShoalError('PROTOCOL', 'a question to the arbiter of claims is garbled', { cause })
  }
}

function checkAddress(address: string): void {
  if (address === '' || Buffer.byteLength(address) > ADDRESS_BYTES)
    throw new ShoalError('PROTOCOL', `a claim names a key of ${Buffer.byteLength(address)} bytes`)
}

function checkCount(keys: number): void {
  const max = LIMITS.claimsPerRequest.value
  if (keys > max)
    throw new ShoalError('PROTOCOL', `a renewal or release lists ${keys} keys, at most ${max} may be`)
}

import { type Clock, LIMITS, parseAddress, parseTypeName, PHASES, type Store } from '../protocols/index.ts'
import { type Deployers, everybody } from './deployers.ts'
import { type DhtRecord, keyOf, NAMESPACE, openRecord, peekRecord, refused } from './record.ts'
import { compareRanks, rankOf, seenRecords } from './seen.ts'

export interface RecordGateInit {
  /** Mesh id. */
  mesh: string
}

export interface RecordGateComponents {
  store: Store
  clock: Clock
  /** @default everybody */
  deployers?: Deployers
}

/** Decides which records this peer stores, believes and passes on. `validators` and `selectors` are for `kadDHT()`. */
export interface RecordGate {
  /**
   * Lets a record pass that is well signed, under its own key, in time, of a peer that may make it, and not older than
   * one seen before.
   * @throws ShoalError PROTOCOL, FORBIDDEN, NOT_ADMITTED
   */
  admit(key: string, bytes: Uint8Array): Promise<DhtRecord>
  /** Notes a record of this peer's own. False when a newer one of that key, from elsewhere, is known. */
  remember(key: string, bytes: Uint8Array): Promise<boolean>
  readonly validators: Record<string, (key: Uint8Array, value: Uint8Array) => Promise<void>>
  readonly selectors: Record<string, (key: Uint8Array, values: Uint8Array[]) => number>
  /** Records refused so far. */
  readonly refused: number
}

export async function recordGate(
  { mesh }: RecordGateInit,
  components: RecordGateComponents,
): Promise<RecordGate> {
  const { clock, deployers = everybody } = components
  const seen = await seenRecords(LIMITS.seenRecords.value, components)
  let refusals = 0

  const check = async (key: string, bytes: Uint8Array): Promise<DhtRecord> => {
    const record = await openRecord(bytes, mesh)
    if (keyOf(record) !== key) throw refused(`it does not belong under ${key}`)
    checkContent(record)
    // A type lasts until a newer version; everything else speaks of a peer, which may be gone.
    if (record.type === undefined) checkTime(record.expires - clock.wall())
    else await deployers.check(record.type.proof, record.peer)
    if (!(await seen.admit(key, rankOf(record, bytes)))) throw refused(`a newer one is known of ${key}`)
    return record
  }

  const admit = async (key: string, bytes: Uint8Array): Promise<DhtRecord> => {
    try {
      return await check(key, bytes)
    } catch (error) {
      refusals++
      throw error
    }
  }

  return {
    admit,
    remember: (key, bytes) => seen.admit(key, rankOf(peekRecord(bytes), bytes)),
    validators: {
      [NAMESPACE]: async (key, value) => {
        await admit(new TextDecoder().decode(key), value)
      },
    },
    selectors: { [NAMESPACE]: (_key, values) => newest(values) },
    get refused() {
      return refusals
    },
  }
}

/** Index of the highest record. They have passed the validator. */
export function newest(values: readonly Uint8Array[]): number {
  const ranks = values.map((bytes) => rankOf(peekRecord(bytes), bytes))
  let best = 0
  ranks.forEach((rank, index) => {
    if (compareRanks(rank, ranks[best] ?? rank) > 0) best = index
  })
  return best
}

/** @param leftMs until it expires. @throws ShoalError PROTOCOL */
function checkTime(leftMs: number): void {
  if (leftMs <= 0) throw refused('it has expired')
  // Dated by a clock that is off, it would be believed long after its peer is gone.
  if (leftMs > LIMITS.recordMs.value + 2 * LIMITS.skewMs.value)
    throw refused('it would last longer than a record may')
}

/** @throws ShoalError PROTOCOL, BAD_ADDRESS */
function checkContent({ epoch, actor, pool, bucket, type }: DhtRecord): void {
  const activations = [
    ...(actor === undefined ? [] : [actor]),
    ...(pool?.instances ?? []),
    ...(bucket?.actors ?? []),
  ]
  for (const { address, phase } of activations) {
    parseAddress(address)
    if (!(PHASES as readonly string[]).includes(phase))
      throw refused(`it names a phase ${JSON.stringify(phase)}`)
  }
  if (actor !== undefined && actor.epoch !== epoch) throw refused('its epoch is not that of its actor')
  if (pool !== undefined) parseTypeName(pool.type)
  if (type !== undefined) parseTypeName(type.name)
}

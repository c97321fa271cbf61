import { generateKeyPair } from '@libp2p/crypto/keys'
import { peerIdFromPrivateKey } from '@libp2p/peer-id'
import { beforeEach, expect, test } from 'vitest'
import { type DhtRecord, sealRecord } from '../../dht-registry/record.ts'
import { newest, type RecordGate, recordGate } from '../../dht-registry/record-gate.ts'
import { seenRecords } from '../../dht-registry/seen.ts'
import { memoryStore } from '../../node/ground/store.ts'
import { LIMITS, type Store, systemClock } from '../../protocols/index.ts'

const MESH = 'mesh-a'
const key = await generateKeyPair('Ed25519')
const peer = peerIdFromPrivateKey(key).toString()
const clock = systemClock
const soon = (): number => Date.now() + 60_000

let store: Store
let gate: RecordGate
beforeEach(async () => {
  store = memoryStore()
  gate = await recordGate({ mesh: MESH }, { store, clock })
})

function actorRecord(epoch: number, seq: number, change: Partial<DhtRecord> = {}): Partial<DhtRecord> {
  const actor = { address: 'counter/a', epoch, phase: 'SUSPENDED', since: 1, addrs: [] }
  return { epoch, seq, peer, expires: soon(), actor, ...change }
}
const AT = '/shoal/actor/counter/a'
const seal = (record: Partial<DhtRecord>, mesh = MESH): Promise<Uint8Array> => sealRecord(record, mesh, key)

test('a good record passes, and passes again', async () => {
  const bytes = await seal(actorRecord(1, 1))
  await expect(gate.admit(AT, bytes)).resolves.toMatchObject({ epoch: 1, peer })
  await expect(gate.admit(AT, bytes)).resolves.toMatchObject({ epoch: 1, peer })
  expect(gate.refused).toBe(0)
})

test('a record under a key that is not its own is refused', async () => {
  const bytes = await seal(actorRecord(1, 1))
  for (const other of ['/shoal/actor/counter/b', '/shoal/type/counter', `/shoal/pool/counter/${peer}`, 'x'])
    await expect(gate.admit(other, bytes)).rejects.toMatchObject({ code: 'PROTOCOL' })
  expect(gate.refused).toBe(4)
})

test('a record of another mesh is refused', async () => {
  await expect(gate.admit(AT, await seal(actorRecord(1, 1), 'mesh-b'))).rejects.toThrow(/signature/)
})

test('a changed byte anywhere makes a record refused', async () => {
  const bytes = await seal(actorRecord(1, 1))
  for (let at = 0; at < bytes.length; at++) {
    const changed = Uint8Array.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 0x10
    await expect(gate.admit(AT, changed)).rejects.toMatchObject({ code: 'PROTOCOL' })
  }
})

test('a record that speaks of another peer than its signer is refused', async () => {
  const other = peerIdFromPrivateKey(await generateKeyPair('Ed25519')).toString()
  await expect(gate.admit(AT, await seal(actorRecord(1, 1, { peer: other })))).rejects.toThrow(/signed by/)
})

const YEAR_MS = 31_536_000_000

test('a record that has expired, would last for years, says two things, nothing, or nonsense is refused', async () => {
  const bad: Partial<DhtRecord>[] = [
    actorRecord(1, 1, { expires: Date.now() - 1 }),
    actorRecord(1, 1, { expires: 0 }),
    actorRecord(1, 1, { expires: Date.now() + 2 * YEAR_MS }),
    actorRecord(1, 1, { expires: Date.now() + LIMITS.recordMs.value + 10 * LIMITS.skewMs.value }),
    actorRecord(1, 1, { component: { cid: 'x', bytes: 1 } }),
    { epoch: 1, seq: 1, peer, expires: soon() },
    actorRecord(2, 1, { epoch: 9 }),
    actorRecord(1, 1, { actor: { address: 'counter/a', epoch: 1, phase: 'ASLEEP', since: 1, addrs: [] } }),
  ]
  for (const record of bad)
    await expect(gate.admit(AT, await seal(record))).rejects.toMatchObject({ code: 'PROTOCOL' })
})

test('a record longer than the limit is neither made nor taken', async () => {
  const addrs = ['x'.repeat(LIMITS.recordBytes.value)]
  const actor = { address: 'counter/a', epoch: 1, phase: 'SUSPENDED', since: 1, addrs }
  await expect(seal(actorRecord(1, 1, { actor }))).rejects.toMatchObject({ code: 'TOO_LARGE' })
  await expect(gate.admit(AT, new Uint8Array(LIMITS.recordBytes.value + 1))).rejects.toMatchObject({
    code: 'PROTOCOL',
  })
})

test('a lower (epoch, seq) than one seen is refused, whichever of the two is lower', async () => {
  await gate.admit(AT, await seal(actorRecord(2, 5)))
  await expect(gate.admit(AT, await seal(actorRecord(1, 9)))).rejects.toThrow(/newer/)
  await expect(gate.admit(AT, await seal(actorRecord(2, 4)))).rejects.toThrow(/newer/)
  await gate.admit(AT, await seal(actorRecord(2, 6)))
  await gate.admit(AT, await seal(actorRecord(3, 1)))
})

test('of two records with the same rank every peer keeps the same one', async () => {
  const one = await seal(actorRecord(1, 1))
  const two = await seal(actorRecord(1, 1, { expires: soon() + 1 }))
  const other = await recordGate({ mesh: MESH }, { store: memoryStore(), clock })
  const last = async (to: RecordGate, records: Uint8Array[]): Promise<Uint8Array | undefined> => {
    let kept: Uint8Array | undefined
    for (const record of records)
      await to.admit(AT, record).then(
        () => (kept = record),
        () => {},
      )
    return kept
  }
  expect(await last(gate, [one, two])).toBe(await last(other, [two, one]))
})

test('the record of a type passes when its deployer may deploy, and leaves no trace when it may not', async () => {
  const proof = new Uint8Array([7])
  const deployers = {
    proof: () => proof,
    check: (shown: Uint8Array, by: string) =>
      by === peer && shown[0] === 7 ? Promise.resolve() : Promise.reject(new Error('may not')),
  }
  gate = await recordGate({ mesh: MESH }, { store, clock, deployers })
  const typeRecord = (epoch: number, shown: Uint8Array): Promise<Uint8Array> => {
    const type = { name: 'counter', removed: false, versions: [], proof: new Uint8Array(shown) }
    return seal({ epoch, seq: 1, peer, type })
  }
  const at = '/shoal/type/counter'
  await expect(gate.admit(at, await typeRecord(9, new Uint8Array()))).rejects.toThrow('may not')
  await gate.admit(at, await typeRecord(1, proof))
})

test('what was seen is remembered across a restart', async () => {
  await gate.admit(AT, await seal(actorRecord(2, 5)))
  const after = await recordGate({ mesh: MESH }, { store, clock })
  await expect(after.admit(AT, await seal(actorRecord(2, 4)))).rejects.toThrow(/newer/)
  await after.admit(AT, await seal(actorRecord(2, 6)))
})

test('the selector picks the highest epoch, then the highest seq', async () => {
  const records = await Promise.all([
    seal(actorRecord(2, 1)),
    seal(actorRecord(3, 1)),
    seal(actorRecord(3, 2)),
    seal(actorRecord(1, 9)),
  ])
  expect(newest(records)).toBe(2)
  expect(gate.selectors['shoal']?.(new Uint8Array(), records)).toBe(2)
})

test('of more keys than may be remembered the longest unseen is forgotten, on disk too', async () => {
  const rank = (seq: number) => ({ epoch: 1, seq, digest: new Uint8Array(8) })
  const seen = await seenRecords(2, { store, clock })
  await seen.admit('/a', rank(5))
  await seen.admit('/b', rank(5))
  await seen.admit('/a', rank(5))
  await seen.admit('/c', rank(5))
  const again = await seenRecords(2, { store, clock })
  for (const memory of [seen, again]) {
    expect(await memory.admit('/c', rank(4))).toBe(false)
    expect(await memory.admit('/a', rank(4))).toBe(false)
  }
  expect((await Array.fromAsync(store.list('seen/'))).length).toBe(2)
  expect(await seen.admit('/b', rank(4))).toBe(true)
})

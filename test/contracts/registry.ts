import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Registry } from '../../dht-registry/index.ts'
import { type ActorType, DEFAULT_POLICY, LIMITS } from '../../protocols/index.ts'

/** One peer of a mesh under test. */
export interface RegistryPeer {
  readonly id: string
  readonly registry: Registry
  readonly parked: { address: string; epoch: number }[]
  readonly resumed: { address: string; was: number; epoch: number }[]
  readonly lost: { address: string; epoch: number }[]
  readonly learnt: ActorType[]
  /** False: no question from or to it arrives any more. */
  reach(reachable: boolean): void
  /** Ends it, orderly or as by `kill -9`, and starts it again on the same disk. */
  restart(how: 'orderly' | 'crash'): Promise<void>
  /** Ends it as by `kill -9`. */
  crash(): Promise<void>
}

export interface RegistryMesh {
  /** The first is the warden. */
  peers: RegistryPeer[]
  close(): Promise<void>
}

export interface RegistryMeshInit {
  peers: number
  leaseMs: number
  publishAfterMs: number
}

const CID = 'bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy'

export function actorType(name: string, version: number, deployedBy: string): ActorType {
  return {
    name,
    version,
    cid: CID,
    componentBytes: 10,
    world: 'actor',
    policy: { ...DEFAULT_POLICY, idleMs: 1_000 + version },
    deployedBy,
    deployedAt: 1_700_000_000_000 + version,
    removed: false,
    history: [],
  }
}

/** Waits for a fact, at most 15 s. */
const until = <T>(fact: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(fact, { timeout: 15_000, interval: 20 })

/** What every `Registry` does. */
export function registryContract(
  name: string,
  open: (init: RegistryMeshInit) => Promise<RegistryMesh>,
): void {
  describe(`${name} keeps the contract of Registry`, () => {
    const leaseMs = 1_500
    let mesh: RegistryMesh
    let warden: RegistryPeer
    let b: RegistryPeer
    let c: RegistryPeer
    beforeAll(async () => {
      mesh = await open({ peers: 3, leaseMs, publishAfterMs: 50 })
      ;[warden, b, c] = mesh.peers as [RegistryPeer, RegistryPeer, RegistryPeer]
    })
    afterAll(() => mesh.close())

    /** A mesh for one test alone. */
    const another = async (): Promise<[RegistryPeer, RegistryPeer, RegistryPeer]> => {
      const own = await open({ peers: 3, leaseMs, publishAfterMs: 50 })
      onTestFinished(() => own.close())
      return own.peers as [RegistryPeer, RegistryPeer, RegistryPeer]
    }

    test('the first to claim holds the key, and others learn who it is', async () => {
      const first = await b.registry.claim('counter/first')
      expect(first).toMatchObject({ address: 'counter/first', peer: b.id, epoch: 1 })
      expect(first.remainingMs).toBeGreaterThan(0)
      expect(first.remainingMs).toBeLessThan(leaseMs)
      for (const other of [warden, c]) {
        const record = await other.registry.claim('counter/first')
        expect(record).toMatchObject({ peer: b.id, epoch: 1 })
        expect(record.remainingMs).toBeLessThanOrEqual(leaseMs)
        expect(await other.registry.where('counter/first')).toMatchObject({ peer: b.id, epoch: 1 })
        expect(other.registry.holds('counter/first', 1)).toBe(false)
        expect(other.registry.cached('counter/first')).toEqual({ peer: b.id, epoch: 1 })
      }
      expect(b.registry.holds('counter/first', 1)).toBe(true)
      expect(b.registry.holds('counter/first', 2)).toBe(false)
    })

    test('of many claims at once from everywhere one peer wins, under one epoch', async () => {
      const asked = mesh.peers.flatMap(({ registry }) =>
        Array.from({ length: 20 }, () => registry.claim('counter/crowd')),
      )
      const records = await Promise.all(asked)
      expect(new Set(records.map(({ peer, epoch }) => `${peer} ${epoch}`)).size).toBe(1)
      const holders = mesh.peers.filter(({ registry }) => registry.holds('counter/crowd', 1))
      expect(holders.map(({ id }) => id)).toEqual([records[0]?.peer])
    })

    test('the warden itself claims like everybody else', async () => {
      const record = await warden.registry.claim('counter/own')
      expect(record).toMatchObject({ peer: warden.id, epoch: 1 })
      expect(await b.registry.claim('counter/own')).toMatchObject({ peer: warden.id, epoch: 1 })
    })

    test('a holder that claims again keeps its epoch', async () => {
      const { epoch } = await b.registry.claim('counter/again')
      expect(await b.registry.claim('counter/again')).toMatchObject({ peer: b.id, epoch })
    })

    test('after a release nobody holds the key, and the next claim has a higher epoch', async () => {
      const { epoch } = await b.registry.claim('counter/given')
      b.registry.release('counter/given')
      expect(b.registry.holds('counter/given', epoch)).toBe(false)
      await until(async () => expect(await c.registry.where('counter/given')).toBeUndefined())
      expect(await c.registry.claim('counter/given')).toMatchObject({ peer: c.id, epoch: epoch + 1 })
    })

    test('the release of an old epoch does not touch a newer lease', async () => {
      const { epoch } = await b.registry.claim('counter/old')
      b.registry.release('counter/old', epoch)
      const next = await b.registry.claim('counter/old')
      expect(next).toMatchObject({ peer: b.id, epoch: epoch + 1 })
      b.registry.release('counter/old', epoch)
      expect(b.registry.holds('counter/old', next.epoch)).toBe(true)
    })

    test('a lease is renewed for as long as its holder lives', async () => {
      const { epoch } = await b.registry.claim('counter/long')
      const end = performance.now() + 2.5 * leaseMs
      while (performance.now() < end) {
        expect(b.registry.holds('counter/long', epoch)).toBe(true)
        await pause(20)
      }
      expect(await c.registry.claim('counter/long')).toMatchObject({ peer: b.id, epoch })
    })

    test('the key of a peer that vanished is free when its lease ends, under a higher epoch', async () => {
      const [, first, second] = await another()
      await first.registry.claim('counter/vanished')
      await first.crash()
      expect(await second.registry.claim('counter/vanished')).toMatchObject({ peer: first.id, epoch: 1 })
      const next = await until(async () => {
        const record = await second.registry.claim('counter/vanished')
        expect(record.peer).toBe(second.id)
        return record
      })
      expect(next.epoch).toBe(2)
    })

    test('a peer that comes back under a new incarnation need not wait for its old lease', async () => {
      const [, first] = await another()
      await first.registry.claim('counter/back')
      await first.restart('crash')
      expect(first.registry.holds('counter/back', 1)).toBe(false)
      expect(await first.registry.claim('counter/back')).toMatchObject({ peer: first.id, epoch: 2 })
    })

    test('a key that is handed over is claimed by its successor at once, and its state goes on there', async () => {
      const { epoch } = await b.registry.claim('counter/handed')
      const handing = b.registry.handOver('counter/handed', epoch, c.id)
      expect(b.registry.holds('counter/handed', epoch)).toBe(false)
      const { upTo, committed } = await handing
      expect(committed).toBe(true)
      expect(upTo).toBeGreaterThanOrEqual(epoch)
      c.registry.adopt('counter/handed', epoch)
      const record = await c.registry.claim('counter/handed', upTo)
      expect(record.peer).toBe(c.id)
      expect(record.epoch).toBeGreaterThan(upTo)
      const resumed = { address: 'counter/handed', was: epoch, epoch: record.epoch }
      expect(c.resumed).toContainEqual(resumed)
      b.registry.drop('counter/handed', epoch)
      await b.registry.claim('counter/handed')
      expect(b.lost).not.toContainEqual({ address: 'counter/handed', epoch })
    })

    test('a holder whose successor did not come takes its key back under a new epoch, with its state', async () => {
      const { epoch } = await b.registry.claim('counter/returned')
      await b.registry.handOver('counter/returned', epoch, c.id)
      const record = await b.registry.claim('counter/returned')
      expect(record.peer).toBe(b.id)
      expect(record.epoch).toBeGreaterThan(epoch)
      expect(b.resumed).toContainEqual({ address: 'counter/returned', was: epoch, epoch: record.epoch })
      expect(b.registry.holds('counter/returned', record.epoch)).toBe(true)
    })

    test('state that was handed over is worth nothing once somebody else had the key', async () => {
      const { epoch } = await b.registry.claim('counter/outdated')
      const { upTo } = await b.registry.handOver('counter/outdated', epoch, c.id)
      const between = await c.registry.claim('counter/outdated', upTo)
      c.registry.release('counter/outdated', between.epoch)
      await until(async () => expect(await b.registry.where('counter/outdated')).toBeUndefined())
      warden.registry.adopt('counter/outdated', epoch)
      await warden.registry.claim('counter/outdated', upTo)
      await b.registry.claim('counter/outdated')
      for (const peer of [warden, b]) {
        expect(peer.lost).toContainEqual({ address: 'counter/outdated', epoch })
        expect(peer.resumed.filter(({ address }) => address === 'counter/outdated')).toEqual([])
      }
    })

    test('nobody hands over what is not theirs', async () => {
      const { epoch } = await b.registry.claim('counter/theirs')
      expect(await c.registry.handOver('counter/theirs', epoch, c.id)).toMatchObject({ committed: false })
      expect(await c.registry.claim('counter/theirs')).toMatchObject({ peer: b.id, epoch })
      expect(b.registry.holds('counter/theirs', epoch)).toBe(true)
    })

    test('without the warden a claim is UNAVAILABLE in time and names it; keys are parked, and resumed when it is back', async () => {
      const [judge, first] = await another()
      const { epoch } = await first.registry.claim('counter/cut')
      judge.reach(false)
      expect(first.registry.holds('counter/cut', epoch)).toBe(true)
      const begun = performance.now()
      await expect(first.registry.claim('counter/other')).rejects.toMatchObject({
        code: 'UNAVAILABLE',
        message: expect.stringContaining(judge.id),
        retryAfterMs: expect.any(Number),
      })
      await expect(first.registry.where('counter/other')).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      expect(performance.now() - begun).toBeLessThan(2 * LIMITS.claimMs.value + 5_000)
      await until(() => expect(first.parked).toContainEqual({ address: 'counter/cut', epoch }))
      expect(first.registry.holds('counter/cut', epoch)).toBe(false)
      judge.reach(true)
      // By itself: nobody has to ask.
      await until(() =>
        expect(first.resumed).toContainEqual({
          address: 'counter/cut',
          was: epoch,
          epoch: expect.any(Number) as number,
        }),
      )
      const next = await until(() => first.registry.claim('counter/cut'))
      expect(next.peer).toBe(first.id)
      expect(next.epoch).toBeGreaterThan(epoch)
      expect(first.lost).toEqual([])
    })

    test('parked state ends when somebody else had the key meanwhile, and is not resumed after a drop', async () => {
      const [judge, first, second] = await another()
      const { epoch } = await first.registry.claim('counter/taken')
      const { epoch: dropped } = await first.registry.claim('counter/dropped')
      first.reach(false)
      await until(() => expect(first.parked).toHaveLength(2))
      first.registry.drop('counter/dropped', dropped)
      await until(async () =>
        expect(await second.registry.claim('counter/taken')).toMatchObject({ peer: second.id }),
      )
      first.reach(true)
      await until(() => expect(first.lost).toEqual([{ address: 'counter/taken', epoch }]))
      await first.registry.claim('counter/dropped')
      expect(first.resumed).toEqual([])
      expect(judge.parked).toEqual([])
    })

    test('a warden that crashed is silent until leases have ended, those that live holders renew excepted', async () => {
      const [judge, first, second] = await another()
      await first.registry.claim('counter/kept')
      await second.registry.claim('counter/left')
      second.registry.release('counter/left')
      await judge.restart('crash')
      await expect(second.registry.claim('counter/kept')).rejects.toMatchObject({
        code: 'UNAVAILABLE',
        retryAfterMs: expect.any(Number),
      })
      const next = await until(() => second.registry.claim('counter/kept'))
      expect(first.registry.holds('counter/kept', 1)).toBe(true)
      expect(next).toMatchObject({ peer: first.id, epoch: 1 })
      expect(await first.registry.claim('counter/left')).toMatchObject({ peer: first.id, epoch: 2 })
    })

    test('a warden that stopped in an orderly way answers at once, and live leases stand', async () => {
      const [judge, first, second] = await another()
      const { epoch } = await first.registry.claim('counter/stands')
      await judge.restart('orderly')
      expect(await second.registry.claim('counter/stands')).toMatchObject({ peer: first.id, epoch })
      expect(await second.registry.claim('counter/new')).toMatchObject({ peer: second.id, epoch: 1 })
      // Renewed by the new start of the warden.
      await until(async () => {
        const record = await second.registry.where('counter/stands')
        expect(record?.remainingMs).toBeGreaterThan(leaseMs * 0.9)
      })
      expect(first.lost).toEqual([])
      expect(first.registry.holds('counter/stands', epoch)).toBe(true)
    })

    test('garbled letters, and operations that there are none of, are refused', async () => {
      for (const op of ['wardens', 'unheard-of'])
        await expect(warden.registry.answer(op, new Uint8Array([255, 255, 1]), c.id)).rejects.toMatchObject({
          code: 'PROTOCOL',
        })
    })

    test('the location cache keeps the highest epoch and forgets only the peer that was wrong', () => {
      const { registry } = c
      registry.learn('counter/cache', { peer: 'p1', epoch: 4 })
      registry.learn('counter/cache', { peer: 'p0', epoch: 3 })
      expect(registry.cached('counter/cache')).toEqual({ peer: 'p1', epoch: 4 })
      registry.forget('counter/cache', 'p0')
      expect(registry.cached('counter/cache')).toEqual({ peer: 'p1', epoch: 4 })
      registry.forget('counter/cache', 'p1')
      expect(registry.cached('counter/cache')).toBeUndefined()
    })

    test('an actor that lives for a while is found by others, and not after its end', async () => {
      const address = 'counter/ünïcode/with/slashes'
      const { epoch } = await b.registry.claim(address)
      b.registry.publish({ address, phase: 'SUSPENDED', epoch, since: Date.now() })
      await until(async () =>
        expect(await c.registry.find(address)).toEqual({ peer: b.id, epoch, phase: 'SUSPENDED' }),
      )
      expect(c.registry.cached(address)).toEqual({ peer: b.id, epoch })
      b.registry.publish({ address, phase: 'TERMINATION', epoch, since: Date.now() })
      await until(async () => expect(await c.registry.find(address)).toBeUndefined())
    })

    test('an actor that ended before it was worth publishing is never published', async () => {
      const { published } = b.registry.status()
      for (let n = 0; n < 50; n++) {
        const activation = { address: `counter/brief-${n}`, epoch: 1, since: Date.now() }
        b.registry.publish({ ...activation, phase: 'SUSPENDED' })
        b.registry.publish({ ...activation, phase: 'TERMINATION' })
      }
      // One that lives on marks the time by which the others would be there.
      b.registry.publish({ address: 'counter/lives', phase: 'SUSPENDED', epoch: 1, since: Date.now() })
      await until(() => expect(b.registry.status().published).toBeGreaterThan(published))
      await until(() => expect(b.registry.status().backlog).toBe(0))
      expect(b.registry.status().published).toBeLessThan(published + 5)
    })

    test('a type is known where it was published, and found by others', async () => {
      const type = actorType('greeter', 1, b.id)
      await b.registry.publishType(type)
      expect(b.registry.type('greeter')).toEqual(type)
      expect(b.registry.types()).toContainEqual(type)
      expect(b.learnt).toContainEqual(type)
      await until(async () => expect(await c.registry.findType('greeter')).toEqual(type))
      expect(c.registry.types()).toContainEqual(type)
      expect(c.learnt).toContainEqual(type)
      expect(await c.registry.findType('nobody-deployed-it')).toBeUndefined()
    })

    test('the highest version of a type wins, in whichever order they arrive', async () => {
      const versions = [2, 1, 3].map((version) => actorType('versions', version, b.id))
      const records: Uint8Array[] = []
      for (const type of versions.toSorted((a, z) => a.version - z.version)) {
        await b.registry.publishType(type)
        records.push(b.registry.typeRecord('versions') ?? new Uint8Array())
      }
      for (const index of [1, 0, 2, 0]) await c.registry.acceptType(records[index] ?? new Uint8Array())
      expect(c.registry.type('versions')?.version).toBe(3)
      expect(c.learnt.filter((type) => type.name === 'versions').map(({ version }) => version)).toEqual([
        2, 3,
      ])
      await b.registry.publishType(actorType('versions', 1, b.id))
      expect(b.registry.type('versions')?.version).toBe(3)
    })

    test('capabilities of a later version stay in the record of a type; what cannot be a name refuses it', async () => {
      const allowing = (allow: string[]): ActorType => ({
        ...actorType('allowing', allow.length, b.id),
        policy: { ...DEFAULT_POLICY, allow },
      })
      await b.registry.publishType(allowing(['http', 'telepathy']))
      await c.registry.acceptType(b.registry.typeRecord('allowing') ?? new Uint8Array())
      expect(c.registry.type('allowing')?.policy.allow).toEqual(['http', 'telepathy'])
      for (const allow of [['A B', 'http', 'c'], [''], Array.from({ length: 17 }, (_, n) => `c${n}`)])
        await expect(
          b.registry.signType(allowing(allow)).then((record) => c.registry.acceptType(record)),
        ).rejects.toMatchObject({ code: 'PROTOCOL' })
    })

    test('a type record that was changed, or is signed by another than its deployer, is refused', async () => {
      await b.registry.publishType(actorType('signed', 1, b.id))
      const record = Uint8Array.from(b.registry.typeRecord('signed') ?? [])
      const at = Buffer.from(record).indexOf('signed')
      record[at] = 'S'.charCodeAt(0)
      await expect(c.registry.acceptType(record)).rejects.toMatchObject({ code: 'PROTOCOL' })
      await expect(c.registry.acceptType(new Uint8Array([1, 2, 3]))).rejects.toMatchObject({
        code: 'PROTOCOL',
      })
      await expect(c.registry.publishType(actorType('foreign', 1, b.id))).rejects.toMatchObject({
        code: 'NO_SUCH_TYPE',
      })
      expect(c.registry.type('signed')).toBeUndefined()
    })

    test('types are still known after a restart', async () => {
      const [, first, second] = await another()
      const type = actorType('kept', 4, first.id)
      await first.registry.publishType(type)
      await second.registry.acceptType(first.registry.typeRecord('kept') ?? new Uint8Array())
      await first.restart('crash')
      await second.restart('crash')
      for (const peer of [first, second]) expect(peer.registry.types()).toEqual([type])
      expect(second.registry.typeRecord('kept')).toEqual(first.registry.typeRecord('kept'))
    })

    test('the peers that hold a component are found, except the one that asks', async () => {
      b.registry.publishComponent(CID, 10)
      warden.registry.publishComponent(CID, 10)
      await until(async () => {
        const found = await Array.fromAsync(c.registry.providers(CID))
        expect(found.toSorted()).toEqual([warden.id, b.id].toSorted())
      })
      expect(await Array.fromAsync(b.registry.providers(CID))).toEqual([warden.id])
    })

    test('nothing is held after a registry was stopped, and its keys are free at once', async () => {
      const [, first, second] = await another()
      const { epoch } = await first.registry.claim('counter/stopped')
      await first.registry[Symbol.asyncDispose]()
      expect(first.registry.holds('counter/stopped', epoch)).toBe(false)
      expect(await second.registry.claim('counter/stopped')).toMatchObject({ peer: second.id, epoch: 2 })
      await expect(first.registry.claim('counter/stopped')).rejects.toMatchObject({ code: 'STOPPING' })
    })
  })
}

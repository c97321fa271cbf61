import { generateKeyPair } from '@libp2p/crypto/keys'
import { peerIdFromPrivateKey } from '@libp2p/peer-id'
import { Quorum } from '../../dht-registry/index.ts'
import { memoryStore } from '../../node/ground/store.ts'
import { ShoalError, type Store, systemRandom } from '../../protocols/index.ts'
import type { Link } from '../../wardens/index.ts'
import { foundation, storeOf } from './foundation.ts'
import { type HandClock, handClock } from './hand-clock.ts'

export interface QuorumPeer {
  readonly id: string
  readonly quorum: Quorum
  /** `parked c/a 1`, `resumed c/a 1 -> 2`, `lost c/a 1`, `config 1`, `refused fork`, `disk full`, `disk well`. */
  readonly said: string[]
  /** Writes to its disk. */
  writes: number
  /** Batches that it sent to others. */
  batches: number
  /** No letter comes or goes. */
  away: boolean
  /** Its disk takes nothing. */
  full: boolean
  /** How long its disk takes for a write, ms. */
  writeMs: number
  /** Another life on the same disk; without `orderly` as after `kill -9`. */
  restart(orderly?: boolean): Promise<void>
}

/** The production driver over a network and disks in memory, on one clock that is moved by hand. */
export interface QuorumWorld {
  clock: HandClock
  peers: QuorumPeer[]
  link: Link
  meshKey: Awaited<ReturnType<typeof foundation>>['meshKey']
  /** Resolves as soon as nothing is left to do now. */
  settled: <T>(promise: Promise<T>) => Promise<T>
  /** How a promise was refused. */
  refusal: (promise: Promise<unknown>) => Promise<ShoalError | undefined>
}

export async function quorumWorld(size: number, wardens: 1 | 3 | 5, leaseMs: number): Promise<QuorumWorld> {
  const clock = handClock()
  const keys = await Promise.all(Array.from({ length: size }, () => generateKeyPair('Ed25519')))
  const { mesh, link, meshKey } = await foundation(keys, { leaseMs, wardens })
  const byId = new Map<string, QuorumPeer>()

  const peer = async (privateKey: (typeof keys)[number]): Promise<QuorumPeer> => {
    const id = peerIdFromPrivateKey(privateKey).toString()
    const disk = memoryStore()
    let incarnation = 0
    let quorum: Quorum
    const said: string[] = []
    const start = async (): Promise<void> => {
      let dead = false
      const store: Store = {
        get: (key) => disk.get(key),
        list: (prefix) => disk.list(prefix),
        async write(batch) {
          if (dead) return await new Promise(() => {})
          me.writes++
          await (me.writeMs > 0 ? new Promise<void>((then) => clock.after(me.writeMs, then)) : undefined)
          if (me.full) throw new Error('no space left on device')
          await disk.write(batch)
        },
      }
      const parts = { privateKey, store, clock, random: systemRandom }
      const mine = await Quorum.open(
        { mesh, self: id, storeId: storeOf(id), incarnation: ++incarnation },
        parts,
      )
      mine.events = {
        parked: (address, epoch) => said.push(`parked ${address} ${epoch}`),
        resumed: (address, was, epoch) => said.push(`resumed ${address} ${was} -> ${epoch}`),
        lost: (address, epoch) => said.push(`lost ${address} ${epoch}`),
        refused: (_link, why) => said.push(`refused ${why}`),
        disk: (error) => said.push(error === undefined ? 'disk well' : 'disk full'),
      }
      mine.connect(async (to, _op, batch) => {
        const other = byId.get(to)
        if (dead) return await new Promise(() => {})
        me.batches++
        if (me.away || other === undefined || other.away)
          throw new ShoalError('UNREACHABLE', `${to} cannot be reached`)
        await Promise.resolve()
        other.quorum.receive(id, batch)
      })
      mine.watch(({ config }) => said.push(`config ${config.epoch}`))
      quorum = mine
      die = () => {
        dead = true
      }
    }
    let die = (): void => {}
    const me: QuorumPeer = {
      id,
      said,
      writes: 0,
      batches: 0,
      away: false,
      full: false,
      writeMs: 0,
      get quorum() {
        return quorum
      },
      async restart(orderly = false) {
        if (orderly) await world.settled(quorum.stop())
        die()
        await start()
      },
    }
    await start()
    return me
  }
  const peers: QuorumPeer[] = []
  for (const key of keys) peers.push(await peer(key))
  for (const one of peers) byId.set(one.id, one)
  const world: QuorumWorld = {
    clock,
    peers,
    link,
    meshKey,
    async settled(promise) {
      await clock.move(0)
      return await promise
    },
    async refusal(promise) {
      return await world.settled(
        promise.then(
          () => undefined,
          (error: unknown) => ShoalError.wrap(error),
        ),
      )
    },
  }
  for (const { quorum, said } of peers) {
    await world.settled(quorum.enter([link]))
    said.length = 0
  }
  return world
}

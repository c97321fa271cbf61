import type { PrivateKey } from '@libp2p/interface'
import {
  type ActorType,
  type Labels,
  LIMITS,
  parseTypeName,
  readCapabilities,
  ShoalError,
  type Store,
  type TypeVersion,
  WORLDS,
} from '../protocols/index.ts'
import type { TypeVersion as WireVersion } from '../protocols/proto/registry.js'
import type { Deployers } from './deployers.ts'
import { type DhtRecord, openRecord, refused, sealRecord } from './record.ts'
import { compareRanks, type Rank, rankOf } from './seen.ts'

export interface TypeBookInit {
  self: string
  mesh: string
}

export interface TypeBookComponents {
  privateKey: PrivateKey
  store: Store
  deployers: Deployers
  /** A newer version became known. */
  learnt: (type: ActorType) => void
}

/** The newest version of every type this peer knows, with its deployer's signature, on disk. */
export interface TypeBook {
  get(name: string): ActorType | undefined
  list(): ActorType[]
  /** The signed bytes, once they are on disk. */
  signed(name: string): Uint8Array | undefined
  /**
   * Signs a type deployed here, or finds the signed bytes of one deployed elsewhere. On disk when it resolves.
   * @throws ShoalError NO_SUCH_TYPE for another peer's type that is not known, OVERLOADED
   */
  encode(type: ActorType): Promise<Uint8Array>
  /** Signs a type of this peer without taking it: somebody may have to agree first. */
  sign(type: ActorType): Promise<Uint8Array>
  /**
   * Takes a signed type from outside and resolves with the newest known version of its name, on disk.
   * @throws ShoalError PROTOCOL, OVERLOADED, FORBIDDEN or NOT_ADMITTED when its deployer may not deploy
   */
  accept(bytes: Uint8Array): Promise<ActorType>
}

interface Entry {
  type: ActorType
  rank: Rank
  bytes: Uint8Array
}

const PREFIX = 'type/'

/** Loads what is on disk; an entry that no longer opens is left out (the DHT or a peer brings it back). */
export async function typeBook(init: TypeBookInit, components: TypeBookComponents): Promise<TypeBook> {
  const { store, privateKey, learnt, deployers } = components
  const entries = new Map<string, Entry>()

  const open = async (bytes: Uint8Array): Promise<Entry & { proof: Uint8Array }> => {
    const record = await openRecord(bytes, init.mesh)
    const { type, proof } = fromRecord(record)
    return { type, proof, rank: rankOf(record, bytes), bytes }
  }

  const seal = (type: ActorType): Promise<Uint8Array> =>
    sealRecord(toRecord(type, deployers.proof()), init.mesh, privateKey)

  const take = async (entry: Entry): Promise<ActorType> => {
    const { name } = entry.type
    const known = entries.get(name)
    if (known !== undefined && compareRanks(entry.rank, known.rank) <= 0) return known.type
    if (known === undefined && entries.size >= LIMITS.types.value)
      throw new ShoalError(
        'OVERLOADED',
        `this node knows ${LIMITS.types.value} actor types and takes no more`,
      )
    entries.set(name, entry)
    await store.write(new Map([[PREFIX + name, entry.bytes]]))
    // A newer one may have overtaken this write.
    const newest = entries.get(name) ?? entry
    if (newest !== entry) await store.write(new Map([[PREFIX + name, newest.bytes]]))
    else learnt(entry.type)
    return newest.type
  }

  for await (const [, bytes] of store.list(PREFIX)) {
    const entry = await open(bytes).catch(() => undefined)
    if (entry !== undefined) entries.set(entry.type.name, entry)
  }

  return {
    get: (name) => entries.get(name)?.type,
    list: () => Array.from(entries.values(), ({ type }) => type),
    signed: (name) => entries.get(name)?.bytes,
    async encode(type) {
      const known = entries.get(type.name)
      if (type.deployedBy !== init.self) {
        if (known?.type.version === type.version && known.type.deployedBy === type.deployedBy)
          return known.bytes
        throw new ShoalError(
          'NO_SUCH_TYPE',
          `version ${type.version} of the actor type ${type.name} was deployed by ${type.deployedBy} and is not known here`,
          { hint: 'only the deployer can sign it; take its signed bytes first' },
        )
      }
      const bytes = await seal(type)
      await take(await open(bytes))
      return bytes
    },
    sign: seal,
    async accept(bytes) {
      const entry = await open(bytes)
      await deployers.check(entry.proof, entry.type.deployedBy)
      return take(entry)
    },
  }
}

function toRecord(type: ActorType, proof: Uint8Array): Partial<DhtRecord> {
  const { name, version, deployedBy, deployedAt, removed, history } = type
  // Two deployers that made the same version apart: the later one stands, everywhere.
  return {
    epoch: version,
    seq: deployedAt,
    peer: deployedBy,
    type: { name, removed, versions: [type, ...history].map(toWire), proof: new Uint8Array(proof) },
  }
}

function toWire({ version, cid, componentBytes, world, policy, deployedAt }: TypeVersion): WireVersion {
  const { on, prefer, env, allow, subscribe, ...limits } = policy
  return {
    version,
    cid,
    componentBytes,
    // As records of before there were others.
    world: world === 'actor' ? '' : world,
    ...limits,
    on: map(on),
    prefer: map(prefer),
    env: map(env),
    allow: [...allow],
    subscribe: map(subscribe),
    deployedAt,
  }
}

function fromWire(wire: WireVersion): TypeVersion {
  const {
    version,
    cid,
    componentBytes,
    world: built,
    deployedAt,
    on,
    prefer,
    env,
    subscribe,
    ...limits
  } = wire
  const allow = readCapabilities(limits.allow)
  if (allow === undefined) throw refused('what it allows are no names of capabilities')
  const world = built === '' ? 'actor' : WORLDS.find((each) => each === built)
  if (world === undefined) throw refused('it is built for a world that this version does not know')
  // Records of before this limit have none.
  const instancesMesh = limits.instancesMesh || LIMITS.instancesMesh.value
  const policy = {
    ...limits,
    instancesMesh,
    on: labels(on),
    prefer: labels(prefer),
    env: labels(env),
    allow,
    subscribe: labels(subscribe),
  }
  return { version, cid, componentBytes, world, policy, deployedAt }
}

const map = (from: Labels): Map<string, string> => new Map(Object.entries(from))
const labels = (from: Map<string, string>): Labels => Object.fromEntries(from)

/** @throws ShoalError PROTOCOL, BAD_ADDRESS */
function fromRecord({ epoch, seq, peer, type }: DhtRecord): { type: ActorType; proof: Uint8Array } {
  const [newest, ...history] = type?.versions.slice(0, 1 + LIMITS.typeHistory.value).map(fromWire) ?? []
  if (type === undefined || newest === undefined) throw refused('it is not the record of a type')
  if (newest.version !== epoch) throw refused('its epoch is not its newest version')
  if (newest.deployedAt !== seq) throw refused('its seq is not its time of deployment')
  const name = parseTypeName(type.name)
  return { type: { ...newest, name, deployedBy: peer, removed: type.removed, history }, proof: type.proof }
}

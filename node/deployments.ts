import { isDeepStrictEqual } from 'node:util'
import {
  type ActorType,
  type Clock,
  DEFAULT_POLICY,
  LIMITS,
  type Network,
  parseTypeName,
  type Policy,
  ShoalError,
} from '../protocols/index.ts'
import { Keep, TypeList, TypeQuestion } from '../protocols/proto/node.js'
import type { Registry } from '../dht-registry/index.ts'
import type { Host } from '../wasm-host/index.ts'
import type { DeployInit, Deployment } from './api.ts'
import { componentCid } from './component-store.ts'
import type { Components } from './components.ts'
import type { Happening } from './events.ts'
import { checkLabels } from './node-labels.ts'

export interface DeploymentsParts {
  self: string
  /** This node keeps nothing on disk: what it deploys must be kept by others. */
  client: boolean
  network: Pick<Network, 'ask' | 'peers'>
  registry: Registry
  host: Host
  components: Components
  clock: Clock
  /** Peers that host actors, those with most room first. */
  hosts(): string[]
  /** To every peer at once. */
  gossip(record: Uint8Array): void
  log(event: Happening): void
}

/** How long after a vain search the next one for the same name may start, ms. */
const NOT_FOUND_MS = 500
/** Peers asked for a type that is not known here. */
const ASKED_MAX = 8

/** Which component a type runs, where its bytes are, and that they can run here. */
export class Deployments {
  readonly #parts: DeploymentsParts
  readonly #searching = new Map<string, Promise<ActorType | undefined>>()
  readonly #preparing = new Map<string, Promise<void>>()
  readonly #prepared = new Set<string>()

  constructor(parts: DeploymentsParts) {
    this.#parts = parts
  }

  /**
   * @throws ShoalError BAD_ADDRESS, BAD_REQUEST, TOO_LARGE, BAD_COMPONENT, IMPORT_DENIED, UNAVAILABLE
   */
  async deploy(bytes: Uint8Array, init: DeployInit, signal?: AbortSignal): Promise<Deployment> {
    const { registry, host, components, clock, self, client } = this.#parts
    const name = parseTypeName(init.type)
    const policy = checkPolicy(init.policy)
    if (bytes.byteLength > LIMITS.componentBytes.value)
      throw new ShoalError(
        'TOO_LARGE',
        `the component has ${bytes.byteLength} bytes; a component may have ${LIMITS.componentBytes.value}`,
      )
    const cid = await componentCid(bytes)
    await host.prepare(cid, () => Promise.resolve(bytes))
    this.#prepared.add(cid)
    const current = await this.find(name)
    const changed = current === undefined || current.cid !== cid || !samePolicy(current.policy, policy)
    const type: ActorType = changed
      ? {
          name,
          version: (current?.version ?? 0) + 1,
          cid,
          componentBytes: bytes.byteLength,
          policy,
          deployedBy: self,
          deployedAt: clock.wall(),
        }
      : current
    await components.keep(cid, bytes)
    if (changed) await registry.publishType(type)
    const record = registry.typeRecord(name)
    if (record === undefined)
      throw new ShoalError('INTERNAL', `no record of the type ${name} that was just deployed`)
    if (changed) this.#parts.gossip(record)
    const kept = await this.#replicate(type, record, signal)
    const peers = client ? kept : [self, ...kept]
    if (peers.length === 0)
      throw new ShoalError(
        'UNAVAILABLE',
        `no peer kept the component of ${name}, and this program keeps none`,
        {
          hint: 'see that a node of the mesh is reachable: shoal peers',
        },
      )
    this.#parts.log({ event: 'deployed', type: name, version: type.version, cid, peers })
    return { type, peers, changed }
  }

  /** The type as known here. */
  get(name: string): ActorType | undefined {
    return this.#parts.registry.type(name)
  }

  /** All types known here, as their deployers signed them. */
  records(): Uint8Array[] {
    const { registry } = this.#parts
    return registry.types().flatMap(({ name }) => registry.typeRecord(name) ?? [])
  }

  /** The type as known here, or else by peers, or in the DHT. Searches of the same name share one. */
  async find(name: string): Promise<ActorType | undefined> {
    const known = this.get(name)
    if (known !== undefined) return known
    let search = this.#searching.get(name)
    if (search === undefined) {
      search = this.#search(name)
      this.#searching.set(name, search)
      void search.then((found) =>
        this.#parts.clock.after(found === undefined ? NOT_FOUND_MS : 0, () => this.#searching.delete(name)),
      )
    }
    return search
  }

  /** @throws ShoalError NO_SUCH_TYPE */
  async need(name: string): Promise<ActorType> {
    const type = await this.find(name)
    if (type !== undefined) return type
    throw new ShoalError('NO_SUCH_TYPE', `no actor type "${name}" is deployed in this mesh`, {
      hint: 'shoal types lists what is; shoal deploy FILE --type NAME adds one',
    })
  }

  /** Learns all that a peer knows; the highest version of each type wins. */
  async learnFrom(peer: string): Promise<void> {
    const { network, registry } = this.#parts
    const { records } = TypeList.decode(await network.ask(peer, 'types', new Uint8Array()))
    for (const record of records) await registry.acceptType(record)
  }

  /** Whether an activation can be created at once. */
  prepared(type: ActorType): boolean {
    return this.#prepared.has(type.cid)
  }

  /** @throws ShoalError COMPONENT_MISSING, BAD_COMPONENT, IMPORT_DENIED */
  async prepare(type: ActorType): Promise<void> {
    const { host, components } = this.#parts
    const before = this.#preparing.get(type.cid)
    if (before !== undefined) return before
    const preparing = host
      .prepare(type.cid, () => components.bytes(type, [type.deployedBy]))
      .then(() => void this.#prepared.add(type.cid))
      .finally(() => this.#preparing.delete(type.cid))
    this.#preparing.set(type.cid, preparing)
    return preparing
  }

  /** Another peer deployed: fetch the bytes from it and keep them, and the record, on disk. */
  async keep(request: Keep, from: string): Promise<void> {
    const { registry, components } = this.#parts
    if (this.#parts.client) throw new ShoalError('NO_PLACE', 'this peer keeps nothing on disk')
    if (request.bytes > LIMITS.componentBytes.value)
      throw new ShoalError('TOO_LARGE', `a component may have ${LIMITS.componentBytes.value} bytes`)
    const type = await registry.acceptType(request.type)
    if (type.cid !== request.cid && this.get(type.name)?.cid !== request.cid)
      throw new ShoalError('BAD_REQUEST', `${type.name} is not the type of the component ${request.cid}`)
    const bytes = await components.bytes({ ...type, cid: request.cid, componentBytes: request.bytes }, [from])
    await components.keep(request.cid, bytes)
    await registry.publishType(type)
  }

  async #search(name: string): Promise<ActorType | undefined> {
    const { network, registry } = this.#parts
    const question = TypeQuestion.encode({ name })
    const asked = network.peers().slice(0, ASKED_MAX)
    await Promise.allSettled(
      asked.map(async (peer) => {
        const record = await network.ask(peer, 'type', question)
        if (record.byteLength > 0) await registry.acceptType(record)
      }),
    )
    return (
      this.get(name) ??
      (await registry.findType(name, AbortSignal.timeout(LIMITS.askMs.value)).catch(() => undefined))
    )
  }

  async #replicate(type: ActorType, record: Uint8Array, signal?: AbortSignal): Promise<string[]> {
    const { network, client } = this.#parts
    const question = Keep.encode({ cid: type.cid, bytes: type.componentBytes, type: exact(record) })
    const candidates = this.#parts.hosts()
    const wanted = LIMITS.componentPeers.value - (client ? 0 : 1)
    const kept: string[] = []
    const tryNext = async (): Promise<void> => {
      for (let peer = candidates.shift(); peer !== undefined; peer = candidates.shift()) {
        try {
          await network.ask(peer, 'keep', question, {
            timeoutMs: LIMITS.fetchMs.value,
            ...(signal === undefined ? {} : { signal }),
          })
          kept.push(peer)
          return
        } catch {
          signal?.throwIfAborted()
        }
      }
    }
    await Promise.all(Array.from({ length: wanted }, tryNext))
    return kept
  }
}

/** The codec wants bytes that are backed by an ArrayBuffer of their own kind; nothing is copied where they are. */
export function exact(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)
}

function samePolicy(a: Policy, b: Policy): boolean {
  return isDeepStrictEqual(a, b)
}

type Measure = Exclude<keyof Policy, 'on' | 'prefer'>

const CEILINGS: Record<Measure, { least: number; most: number; option: string }> = {
  idleMs: { least: 1, most: LIMITS.idleMsCeiling.value, option: '--idle' },
  holdMs: { least: 0, most: LIMITS.sendMsCeiling.value, option: '--hold' },
  runMs: { least: 1, most: LIMITS.runMsCeiling.value, option: '--run-max' },
  memoryBytes: { least: 65_536, most: LIMITS.memoryBytesCeiling.value, option: '--memory-max' },
  instances: { least: 1, most: 1_000_000, option: '--instances-max' },
}

/** @throws ShoalError BAD_REQUEST naming the option and its range */
function checkPolicy(asked: Partial<Policy>): Policy {
  const policy: Policy = { ...DEFAULT_POLICY, ...asked }
  checkLabels(policy.on)
  checkLabels(policy.prefer)
  for (const key of Object.keys(CEILINGS) as Measure[]) {
    const { least, most, option } = CEILINGS[key]
    const value = policy[key]
    if (!Number.isSafeInteger(value) || value < least || value > most)
      throw new ShoalError('BAD_REQUEST', `${key} is ${value}; it may be ${least} to ${most}`, {
        hint: `see deploy ${option}`,
      })
  }
  return policy
}

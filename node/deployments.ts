import {
  type ActorType,
  type Capability,
  type Clock,
  LIMITS,
  type Network,
  ShoalError,
} from '../protocols/index.ts'
import { Keep, TypeList, TypeQuestion } from '../protocols/proto/node.js'
import type { Registry } from '../dht-registry/index.ts'
import type { Host, Preparation } from '../wasm-host/index.ts'
import type { Components } from './components.ts'
import type { Membership } from './members/membership.ts'
import { outside } from './members/outside.ts'
import { checkAllowed } from './policy.ts'

export interface DeploymentsParts {
  /** This node keeps nothing on disk: what it deploys must be kept by others. */
  client: boolean
  /** Capabilities that actors may use here. */
  grants: readonly Capability[]
  network: Pick<Network, 'ask' | 'peers'>
  registry: Registry
  host: Host
  components: Components
  clock: Clock
  membership: Pick<Membership, 'members' | 'entrance'>
}

/** How long after a vain search the next one for the same name may start, ms. */
const NOT_FOUND_MS = 500
/** Peers asked for a type that is not known here. */
const ASKED_MAX = 8

/** Which component a type runs, where its bytes are, and that they can run here. */
export class Deployments {
  readonly #parts: DeploymentsParts
  readonly #searching = new Map<string, Promise<ActorType | undefined>>()
  readonly #preparing = new Map<string, Promise<Preparation>>()

  constructor(parts: DeploymentsParts) {
    this.#parts = parts
  }

  /** The type as known here, unless it was removed. */
  get(name: string): ActorType | undefined {
    const type = this.#parts.registry.type(name)
    return type?.removed === true ? undefined : type
  }

  /** Types that are deployed, as known here, by name. */
  list(): ActorType[] {
    const types = this.#parts.registry.types().filter(({ removed }) => !removed)
    return types.toSorted((a, b) => (a.name < b.name ? -1 : 1))
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

  /** @throws ShoalError NO_SUCH_TYPE; UNAVAILABLE where this node is not of the mesh, and nobody could be asked */
  async need(name: string): Promise<ActorType> {
    const type = await this.find(name)
    if (type !== undefined) return type
    const { membership, network } = this.#parts
    const why = outside(membership, network.peers().length)
    if (why !== '')
      throw new ShoalError('UNAVAILABLE', `no actor type "${name}" is known here, and ${why}`, {
        hint: 'shoal node status --wait 30s waits until the node is let in',
        retryAfterMs: NOT_FOUND_MS,
      })
    throw new ShoalError('NO_SUCH_TYPE', `no actor type "${name}" is deployed in this mesh`, {
      hint: 'shoal types lists what is; shoal deploy FILE --type NAME adds one',
    })
  }

  /** Learns all that a peer knows; the highest version of each type wins. */
  async learnFrom(peer: string): Promise<void> {
    const { network, registry } = this.#parts
    const { records } = TypeList.decode(await network.ask(peer, 'types', new Uint8Array()))
    // One that is refused says nothing about the others.
    await Promise.allSettled(records.map((record) => registry.acceptType(record)))
  }

  /** @throws ShoalError COMPONENT_MISSING, BAD_COMPONENT, IMPORT_DENIED, NO_PLACE when this node does not grant it */
  async prepare(type: ActorType): Promise<void> {
    const { policy } = type
    const missing = policy.allow.filter((name) => !this.#parts.grants.some((granted) => granted === name))
    if (missing.length > 0)
      throw new ShoalError(
        'NO_PLACE',
        `${type.name} is allowed ${missing.join(', ')}, which this node does not grant`,
        {
          hint: `start it with --grant ${missing.join(' --grant ')}`,
        },
      )
    const { capabilities } = await this.#prepared(type)
    checkAllowed(capabilities, policy)
  }

  /** What is known of its component, once it can run here. */
  async #prepared(type: ActorType): Promise<Preparation> {
    const { host, components } = this.#parts
    const before = this.#preparing.get(type.cid)
    if (before !== undefined) return before
    const preparing = host
      .prepare(type.cid, () => components.bytes(type, [type.deployedBy]))
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
    if (registry.type(name) === undefined)
      await registry.findType(name, AbortSignal.timeout(LIMITS.askMs.value)).catch(() => undefined)
    return this.get(name)
  }
}

/** The codec wants bytes that are backed by an ArrayBuffer of their own kind; nothing is copied where they are. */
export function exact(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)
}

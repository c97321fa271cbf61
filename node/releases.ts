import { isDeepStrictEqual } from 'node:util'
import type { Registry } from '../dht-registry/index.ts'
import { type ActorType, LIMITS, type Network, parseTypeName, ShoalError } from '../protocols/index.ts'
import { Keep, RestartQuestion, Stopped } from '../protocols/proto/node.js'
import type { Host } from '../wasm-host/index.ts'
import type { ActorInfo, DeployInit, Deployment } from './api.ts'
import { componentCid } from './ground/index.ts'
import type { Components } from './components.ts'
import { type Deployments, exact } from './deployments.ts'
import type { Happening } from './events.ts'
import { checkAllowed, checkPolicy } from './policy.ts'
import { checkSubscriptions } from './worlds.ts'
import { conflict, type Versions } from './versions.ts'

export interface ReleasesParts {
  self: string
  /** This node keeps nothing on disk: what it deploys must be kept by others. */
  client: boolean
  network: Pick<Network, 'ask'>
  registry: Registry
  host: Host
  components: Components
  deployments: Deployments
  versions: Versions
  /** Peers that host actors, those with most room first. */
  hosts(): string[]
  /** To every peer at once. */
  gossip(record: Uint8Array): void
  /** Live activations anywhere. */
  live(type: string): Promise<ActorInfo[]>
  /** Asks every known peer, this one included. */
  all(op: string, body: Uint8Array): Promise<Uint8Array[]>
  log(event: Happening): void
}

/** Makes versions of types, goes back to earlier ones, and gives names up. */
export class Releases {
  readonly #parts: ReleasesParts

  constructor(parts: ReleasesParts) {
    this.#parts = parts
  }

  /**
   * @throws ShoalError BAD_ADDRESS, BAD_REQUEST, TOO_LARGE, BAD_COMPONENT, IMPORT_DENIED, VERSION_CONFLICT, UNAVAILABLE
   */
  async deploy(bytes: Uint8Array, init: DeployInit, signal?: AbortSignal): Promise<Deployment> {
    const { host, components, versions } = this.#parts
    const name = parseTypeName(init.type)
    const policy = checkPolicy(init.policy)
    const componentBytes = bytes.byteLength
    if (componentBytes > LIMITS.componentBytes.value)
      throw new ShoalError(
        'TOO_LARGE',
        `the component has ${componentBytes} bytes; a component may have ${LIMITS.componentBytes.value}`,
      )
    const cid = await componentCid(bytes)
    const { world, capabilities } = await host.prepare(cid, () => Promise.resolve(bytes))
    checkAllowed(capabilities, policy)
    checkSubscriptions(name, world, policy)
    const current = await versions.newest(name)
    if (init.expect !== undefined && init.expect !== (current?.version ?? 0)) throw conflict(name, current)
    await components.keep(cid, bytes)
    const same =
      current?.removed === false && current.cid === cid && isDeepStrictEqual(current.policy, policy)
    return same
      ? { type: current, peers: await this.#spread(current, this.#recordOf(name), signal), changed: false }
      : await this.#release(
          name,
          current,
          { cid, componentBytes, world, policy },
          init.restart === true,
          signal,
        )
  }

  /**
   * Makes a new version that is like an earlier one: the one before, or version `to`.
   *
   * @throws ShoalError NO_SUCH_TYPE, BAD_REQUEST naming the versions there are, VERSION_CONFLICT, UNAVAILABLE
   */
  async rollback(name: string, to?: number): Promise<Deployment> {
    const current = await this.#existing(name)
    const earlier =
      to === undefined ? current.history[0] : current.history.find(({ version }) => version === to)
    if (earlier === undefined) {
      const known = current.history.map(({ version }) => version).join(', ')
      throw new ShoalError(
        'BAD_REQUEST',
        to === undefined
          ? `${name} has no version before ${current.version}`
          : `${name} has no earlier version ${to}`,
        { hint: known === '' ? 'there is nothing to go back to' : `there are ${known}` },
      )
    }
    return await this.#release(name, current, earlier, false)
  }

  /**
   * Gives a name up; resolves with the number of activations that it ended.
   *
   * @param force ends live activations; without it they are a reason to refuse
   * @throws ShoalError NO_SUCH_TYPE, IN_USE, VERSION_CONFLICT, UNAVAILABLE
   */
  async undeploy(name: string, force: boolean): Promise<number> {
    const parts = this.#parts
    const { versions, registry } = parts
    const current = await this.#existing(name)
    const actors = await parts.live(name)
    if (actors.length > 0 && !force)
      throw new ShoalError(
        'IN_USE',
        actors.length === 1
          ? `${actors[0]?.address} is alive`
          : `${actors.length} actors of ${name} are alive, ${actors[0]?.address} among them`,
        {
          hint: 'wait until they are idle (shoal ps), or end them with --force',
        },
      )
    const { type, record } = await versions.commit(name, current, { ...current, removed: true })
    await registry.publishType(type)
    parts.gossip(record)
    parts.log({ event: 'undeployed', type: name, version: type.version })
    return await this.#restart(name, type.version)
  }

  async #existing(name: string): Promise<ActorType> {
    const current = await this.#parts.versions.newest(parseTypeName(name))
    return current === undefined || current.removed ? await this.#parts.deployments.need(name) : current
  }

  async #release(
    name: string,
    current: ActorType | undefined,
    next: Pick<ActorType, 'cid' | 'componentBytes' | 'world' | 'policy'>,
    restart: boolean,
    signal?: AbortSignal,
  ): Promise<Deployment> {
    const parts = this.#parts
    const { versions, registry } = parts
    const { type, record } = await versions.commit(name, current, next)
    await registry.publishType(type)
    parts.gossip(record)
    const peers = await this.#spread(type, record, signal)
    parts.log({ event: 'deployed', type: name, version: type.version, cid: type.cid, peers })
    const restarted = restart ? await this.#restart(name, type.version) : 0
    return { type, peers, changed: true, ...(restart ? { restarted } : {}) }
  }

  /** Ends activations of earlier versions after their current message. */
  async #restart(name: string, below: number): Promise<number> {
    const answers = await this.#parts.all('restart-type', RestartQuestion.encode({ name, below }))
    return answers.reduce((sum, answer) => sum + Stopped.decode(answer).activations, 0)
  }

  #recordOf(name: string): Uint8Array {
    const record = this.#parts.registry.typeRecord(name)
    if (record === undefined) throw new ShoalError('INTERNAL', `no record of ${name}, which is deployed`)
    return record
  }

  /** Has others keep the bytes and the record, until LIMITS.componentPeers do. */
  async #spread(type: ActorType, record: Uint8Array, signal?: AbortSignal): Promise<string[]> {
    const { network, client, self } = this.#parts
    const question = Keep.encode({ cid: type.cid, bytes: type.componentBytes, type: exact(record) })
    const candidates = this.#parts.hosts()
    const kept = client ? [] : [self]
    const tryNext = async (): Promise<void> => {
      for (let peer = candidates.shift(); peer !== undefined; peer = candidates.shift()) {
        try {
          const options = signal === undefined ? {} : { signal }
          await network.ask(peer, 'keep', question, { timeoutMs: LIMITS.fetchMs.value, ...options })
          kept.push(peer)
          return
        } catch {
          signal?.throwIfAborted()
        }
      }
    }
    const wanted = LIMITS.componentPeers.value - kept.length
    await Promise.all(Array.from({ length: wanted }, tryNext))
    if (kept.length > 0) return kept
    throw new ShoalError(
      'UNAVAILABLE',
      `no peer kept the component of ${type.name}, and this program keeps none`,
      {
        hint: 'see that a node of the mesh is reachable: shoal peers',
      },
    )
  }
}

import { peekRecord, type Registry } from '../dht-registry/index.ts'
import {
  type ActorType,
  type Clock,
  LIMITS,
  type Network,
  ShoalError,
  type TypeVersion,
} from '../protocols/index.ts'
import type { Members } from './members/members.ts'
import { TypeQuestion } from '../protocols/proto/node.js'

export interface VersionsParts {
  self: string
  /** The arbiter of claims arbitrates type names too. */
  arbiter: string
  network: Pick<Network, 'ask'>
  registry: Registry
  clock: Clock
  members: Pick<Members, 'mayAsk'>
}

/**
 * A type name is claimed like a key: whoever makes a version asks the arbiter, which takes exactly the next one.
 */
export class Versions {
  readonly #parts: VersionsParts
  /** At the arbiter: one decision at a time per name. */
  readonly #deciding = new Map<string, Promise<void>>()

  constructor(parts: VersionsParts) {
    this.#parts = parts
  }

  /**
   * The newest version as the arbiter has it, also of a removed type.
   *
   * @throws ShoalError UNAVAILABLE
   */
  async newest(name: string): Promise<ActorType | undefined> {
    const { self, arbiter, network, registry } = this.#parts
    if (arbiter !== self) {
      const record = await this.#reached(network.ask(arbiter, 'type', TypeQuestion.encode({ name })))
      if (record.byteLength > 0) await registry.acceptType(record)
    }
    return registry.type(name)
  }

  /**
   * Makes the version after `current`, if nobody else did meanwhile. Known and on disk here when it resolves.
   *
   * @throws ShoalError VERSION_CONFLICT, UNAVAILABLE, FORBIDDEN
   */
  async commit(
    name: string,
    current: ActorType | undefined,
    next: Pick<TypeVersion, 'cid' | 'componentBytes' | 'policy'> & { removed?: boolean },
  ): Promise<{ type: ActorType; record: Uint8Array }> {
    const { self, arbiter, network, registry, clock } = this.#parts
    this.#parts.members.mayAsk('commit-type', self)
    const { cid, componentBytes, policy, removed = false } = next
    const type: ActorType = {
      name,
      version: (current?.version ?? 0) + 1,
      cid,
      componentBytes,
      policy,
      removed,
      deployedBy: self,
      deployedAt: clock.wall(),
      history:
        current === undefined
          ? []
          : [versionOf(current), ...current.history].slice(0, LIMITS.typeHistory.value),
    }
    const record = await registry.signType(type)
    if (arbiter === self) await this.decide(record)
    else await this.#reached(network.ask(arbiter, 'commit-type', record))
    await registry.acceptType(record)
    return { type, record }
  }

  /**
   * At the arbiter: takes the record if it is the next version of its name.
   *
   * @throws ShoalError VERSION_CONFLICT, PROTOCOL, UNAVAILABLE, FORBIDDEN
   */
  async decide(record: Uint8Array): Promise<void> {
    const { self, arbiter } = this.#parts
    if (self !== arbiter)
      throw new ShoalError('UNAVAILABLE', `peer ${self} is not the arbiter; ${arbiter} is`)
    const name = peek(record).type?.name ?? ''
    const before = this.#deciding.get(name) ?? Promise.resolve()
    const mine = before.then(() => this.#take(name, record))
    const settled = mine.then(ignored, ignored)
    this.#deciding.set(name, settled)
    try {
      await mine
    } finally {
      if (this.#deciding.get(name) === settled) this.#deciding.delete(name)
    }
  }

  async #take(name: string, record: Uint8Array): Promise<void> {
    const { registry } = this.#parts
    const current = registry.type(name)
    const { epoch: version } = peek(record)
    if (version !== (current?.version ?? 0) + 1) throw conflict(name, current)
    await registry.acceptType(record)
  }

  async #reached<T>(asked: Promise<T>): Promise<T> {
    try {
      return await asked
    } catch (error) {
      const refused = ShoalError.wrap(error)
      if (refused.code !== 'UNREACHABLE') throw refused
      throw new ShoalError(
        'UNAVAILABLE',
        `the arbiter of type names, peer ${this.#parts.arbiter} (the mesh's founder), does not answer`,
        { hint: 'start that node again; what is deployed goes on', cause: error },
      )
    }
  }
}

/** What a rollback goes back to. */
function versionOf({ version, cid, componentBytes, policy, deployedAt }: TypeVersion): TypeVersion {
  return { version, cid, componentBytes, policy, deployedAt }
}

export function conflict(name: string, current: ActorType | undefined): ShoalError {
  const now =
    current === undefined ? 'not deployed' : `at version ${current.version}, by ${current.deployedBy}`
  return new ShoalError('VERSION_CONFLICT', `${name} is ${now}: another deployment came first`, {
    hint: `look at it (shoal types), then deploy with --expect ${current?.version ?? 0}`,
  })
}

function peek(record: Uint8Array): ReturnType<typeof peekRecord> {
  try {
    return peekRecord(record)
  } catch (error) {
    throw new ShoalError('PROTOCOL', 'a type record is garbled', { cause: error })
  }
}

function ignored(): void {}

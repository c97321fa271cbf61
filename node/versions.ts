import { peekRecord, type Quorum, type Registry } from '../dht-registry/index.ts'
import {
  type ActorType,
  type Clock,
  LIMITS,
  type Network,
  ShoalError,
  type TypeVersion,
} from '../protocols/index.ts'
import type { Members } from './members/members.ts'
import { TypeCommit, TypeQuestion } from '../protocols/proto/node.js'

export interface VersionsParts {
  self: string
  /** Says who the wardens of a name are. */
  quorum: Pick<Quorum, 'seats' | 'epoch'>
  network: Pick<Network, 'ask'>
  registry: Registry
  clock: Clock
  members: Pick<Members, 'mayAsk'>
}

/** The key that stands for a type name. No actor has such an address. */
function keyOf(name: string): string {
  return `#type/${name}`
}

/**
 * A type name is claimed like a key: whoever makes a version holds the name meanwhile, reads the newest version from a
 * majority of the name's wardens and writes the next one to a majority.
 */
export class Versions {
  readonly #parts: VersionsParts
  /** Deployments from here: one at a time per name, since they would share the claim. */
  readonly #making = new Map<string, Promise<unknown>>()

  constructor(parts: VersionsParts) {
    this.#parts = parts
  }

  /**
   * The newest version as a majority of its wardens has it, also of a removed type.
   *
   * @throws ShoalError UNAVAILABLE
   */
  async newest(name: string): Promise<ActorType | undefined> {
    const { self, registry } = this.#parts
    await this.#ofMajority(name, async (warden) => {
      if (warden === self) return
      const record = await this.#parts.network.ask(warden, 'type', TypeQuestion.encode({ name }))
      if (record.byteLength > 0) await registry.acceptType(record)
    })
    return registry.type(name)
  }

  /**
   * Makes the version after `current`, if nobody else did meanwhile. Known and on disk here, and at a majority of its
   * wardens, when it resolves.
   *
   * @throws ShoalError VERSION_CONFLICT, UNAVAILABLE, FORBIDDEN
   */
  async commit(
    name: string,
    current: ActorType | undefined,
    next: Pick<TypeVersion, 'cid' | 'componentBytes' | 'world' | 'policy'> & { removed?: boolean },
  ): Promise<{ type: ActorType; record: Uint8Array }> {
    this.#parts.members.mayAsk('commit-type', this.#parts.self)
    const before = this.#making.get(name) ?? Promise.resolve()
    const mine = before.then(ignored, ignored).then(() => this.#commit(name, current, next))
    this.#making.set(name, mine)
    try {
      return await mine
    } finally {
      if (this.#making.get(name) === mine) this.#making.delete(name)
    }
  }

  async #commit(
    name: string,
    current: ActorType | undefined,
    next: Pick<TypeVersion, 'cid' | 'componentBytes' | 'world' | 'policy'> & { removed?: boolean },
  ): Promise<{ type: ActorType; record: Uint8Array }> {
    const { self, registry, clock } = this.#parts
    const epoch = await this.#hold(name)
    try {
      const newest = await this.newest(name)
      if ((newest?.version ?? 0) !== (current?.version ?? 0)) throw conflict(name, newest)
      const { cid, componentBytes, world, policy, removed = false } = next
      const type: ActorType = {
        name,
        version: (newest?.version ?? 0) + 1,
        cid,
        componentBytes,
        world,
        policy,
        removed,
        deployedBy: self,
        deployedAt: clock.wall(),
        history:
          newest === undefined
            ? []
            : [versionOf(newest), ...newest.history].slice(0, LIMITS.typeHistory.value),
      }
      const record = await registry.signType(type)
      const body = TypeCommit.encode({ record: new Uint8Array(record), epoch })
      await this.#ofMajority(name, async (warden) => {
        if (!registry.holds(keyOf(name), epoch)) throw busy(name)
        if (warden === self) await this.decide(body)
        else await this.#parts.network.ask(warden, 'commit-type', body)
      })
      await registry.acceptType(record)
      return { type, record }
    } finally {
      registry.release(keyOf(name), epoch)
    }
  }

  /** Claims the name; another deployment is waited for. Resolves with the epoch. @throws ShoalError UNAVAILABLE */
  async #hold(name: string): Promise<number> {
    const { self, registry, clock } = this.#parts
    const end = clock.now() + LIMITS.deployWaitMs.value
    for (;;) {
      const { peer, epoch } = await registry.claim(keyOf(name))
      if (peer === self && registry.holds(keyOf(name), epoch)) return epoch
      if (clock.now() >= end) throw busy(name)
      await new Promise<void>((resolve) => clock.after(AGAIN_MS, resolve))
    }
  }

  /**
   * At a warden: takes the record, unless its deployer held the name too long ago.
   *
   * @throws ShoalError VERSION_CONFLICT, PROTOCOL, UNAVAILABLE
   */
  async decide(body: Uint8Array): Promise<void> {
    const { registry, quorum } = this.#parts
    const { record, epoch } = TypeCommit.decode(body)
    const { epoch: version, type } = peek(record)
    const name = type?.name ?? ''
    const current = registry.type(name)
    if (quorum.epoch(keyOf(name)) > epoch || version <= (current?.version ?? 0)) throw conflict(name, current)
    await registry.acceptType(record)
  }

  /** Lets each of the name's wardens do something. @throws ShoalError when fewer than a majority did */
  async #ofMajority(name: string, act: (warden: string) => Promise<void>): Promise<void> {
    const { seats } = this.#parts.quorum
    const group = seats?.group(keyOf(name)).flatMap((index) => seats.config.wardens[index]?.peer ?? []) ?? []
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const needed = seats?.majority ?? 1
    const away: string[] = []
    let done = 0
    let failed = 0
    const fail = (refused: ShoalError): void => {
      failed += 1
      if (refused.code !== 'UNREACHABLE' && refused.code !== 'UNAVAILABLE') reject(refused)
      else if (failed > group.length - needed) reject(noMajority(name, needed, group.length, away))
    }
    if (group.length === 0) fail(new ShoalError('UNAVAILABLE', ''))
    for (const warden of group)
      act(warden).then(
        () => {
          done += 1
          if (done === needed) resolve()
        },
        (error: unknown) => {
          away.push(warden)
          fail(ShoalError.wrap(error))
        },
      )
    await promise
  }
}

const AGAIN_MS = 50

function busy(name: string): ShoalError {
  return new ShoalError('UNAVAILABLE', `another deployment of ${name} is under way`, {
    hint: 'try again when it has ended: shoal types',
    retryAfterMs: 1_000,
  })
}

function noMajority(name: string, needed: number, of: number, away: readonly string[]): ShoalError {
  return new ShoalError(
    'UNAVAILABLE',
    `no quorum for the type name ${name}: ${needed} of ${of} wardens have to agree, no answer from ${away.join(' and ')}`,
    { hint: 'start those nodes again (shoal mesh wardens); what is deployed goes on', retryAfterMs: 1_000 },
  )
}

/** What a rollback goes back to. */
function versionOf({ version, cid, componentBytes, world, policy, deployedAt }: TypeVersion): TypeVersion {
  return { version, cid, componentBytes, world, policy, deployedAt }
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

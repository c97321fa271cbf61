import type { Registry } from '../dht-registry/index.ts'
import type { Instance } from '../mailbox/index.ts'
import {
  type Address,
  type ActorType,
  type Clock,
  type Labels,
  parseAddress,
  type Phase,
  PHASES,
  ShoalError,
} from '../protocols/index.ts'
import {
  type Actor,
  ActorDetail,
  ActorList,
  ActorQuestion,
  Keep,
  Load,
  RestartQuestion,
  Stopped,
  TypeList,
  TypeQuestion,
  TypeUse,
} from '../protocols/proto/node.js'
import type { Host } from '../wasm-host/index.ts'
import { FateQuestion } from '../protocols/proto/fate.js'
import { type ActorLogs, type EventLog, logAnswers } from './logs/index.ts'
import type { ActorInfo } from './api.ts'
import type { Box } from './box.ts'
import { takePosts } from './drain/index.ts'
import { type DeadLetters, fateOf, letterAnswer, type Outbox } from './letters/index.ts'
import { type Deployments, exact } from './deployments.ts'
import { encodeFate } from './fate-codec.ts'
import type { Introductions } from './introductions.ts'
import { type Leaves, ownLoad } from './load/index.ts'
import type { Router } from './router.ts'
import { decodeUse, encodeUse, type Inspection, type PeerUse, typeUse } from './type-use.ts'
import type { Versions } from './versions.ts'

export interface QuestionsParts {
  outbox: Pick<Outbox, 'take'>
  letters: DeadLetters
  router: Router
  logs: ActorLogs
  events: EventLog
  clock: Clock
  self: {
    incarnation: number
    name: string
    labels: Labels
    grants: readonly string[]
    host: Pick<Host, 'status'>
  }
  deployments: Deployments
  versions: Versions
  introductions: Introductions
  leaves: Leaves
  registry: Pick<Registry, 'typeRecord'>
}

/** Messages shown by `inspect`. */
const RECENT_MAX = 16

/** What this peer answers about itself. Every body is a message of `protocols/proto/node.proto`. */
export class Questions {
  readonly #parts: QuestionsParts
  /** What the last load message said of this node itself, and which change that was. */
  #said: Uint8Array | undefined
  #seq = 0
  readonly #lines: ReturnType<typeof logAnswers>

  constructor(parts: QuestionsParts) {
    this.#parts = parts
    this.#lines = logAnswers(parts)
  }

  /** Undefined: not one of these operations. */
  answer(
    op: string,
    body: Uint8Array,
    from: string,
    signal: AbortSignal,
  ): Promise<Uint8Array> | AsyncIterable<Uint8Array> | undefined {
    const { deployments, letters, registry, router, versions } = this.#parts
    switch (op) {
      case 'load':
        return Promise.resolve(this.load())
      case 'ps':
        return Promise.resolve(ActorList.encode({ actors: this.actors() }))
      case 'inspect':
        return this.#inspect(asked(ActorQuestion.decode(body).address))
      case 'type-use': {
        const { name } = TypeQuestion.decode(body)
        return Promise.resolve(TypeUse.encode(encodeUse(typeUse(this.#parts.self.host, router, name))))
      }
      case 'fate':
        return Promise.resolve(encodeFate(fateOf(FateQuestion.decode(body).id, router.fates, letters)))
      case 'stop-actor': {
        const activations = this.#parts.router.stops.actor(asked(ActorQuestion.decode(body).address))
        return Promise.resolve(Stopped.encode({ activations }))
      }
      case 'restart-type': {
        const { name, below } = RestartQuestion.decode(body)
        return Promise.resolve(Stopped.encode({ activations: router.stops.older(name, below) }))
      }
      case 'commit-type':
        return versions.decide(body).then(() => new Uint8Array())
      case 'take-posts':
        return this.#parts.outbox.take(takePosts(body)).then(() => new Uint8Array())
      case 'transfer':
        return router.tenures.take(body)
      case 'logs':
        return this.#lines.logs(body, signal)
      case 'events':
        return this.#lines.events(body, signal)
      case 'keep':
        return deployments.keep(Keep.decode(body), from).then(() => new Uint8Array())
      case 'peers':
        return this.#parts.introductions.list()
      case 'probe':
        return this.#parts.introductions.probe(body)
      case 'types':
        return Promise.resolve(TypeList.encode({ records: deployments.records().map(exact) }))
      case 'type':
        return Promise.resolve(registry.typeRecord(TypeQuestion.decode(body).name) ?? new Uint8Array())
      default:
        return letterAnswer(letters, op, body) ?? this.#parts.leaves.answer(op, body, from)
    }
  }

  /** This node's load message. */
  load(): Uint8Array {
    const { router, self, clock, leaves } = this.#parts
    const load = ownLoad(router, self, clock.now())
    const bytes = Load.encode(load)
    if (this.#said === undefined || Buffer.compare(bytes, this.#said) !== 0) this.#seq += 1
    this.#said = bytes
    return Load.encode({ ...load, seq: this.#seq, leaves: leaves.spoken() })
  }

  /** Live activations here. */
  actors(): Actor[] {
    const actors: Actor[] = []
    for (const box of this.#parts.router.boxes())
      for (const instance of box.mailbox.instances) actors.push(this.#actor(box, instance))
    return actors
  }

  #actor(box: Box, instance: Instance): Actor {
    const { router, clock } = this.#parts
    const sinceMs = clock.now() - instance.since
    return {
      address: instance.address,
      type: box.mailbox.target.type,
      version: router.typeOf(instance)?.version ?? 0,
      phase: instance.phase,
      epoch: instance.epoch,
      since: Math.round(clock.wall() - sinceMs),
      waiting: box.mailbox.waiting,
      runs: instance.runs,
    }
  }

  async #inspect(address: Address): Promise<Uint8Array> {
    const box = this.#parts.router.box(address.kind === 'keyed' ? address.text : address.type)
    const [first, ...more] = [...(box?.mailbox.instances ?? [])]
    const instance = [first, ...more].find((one) => one?.address === address.text) ?? first
    if (box === undefined || instance === undefined) throw noSuchActor(address.text)
    if (address.kind === 'instance' && instance.address !== address.text) throw noSuchActor(address.text)
    const takes = instance.saying(this.#parts.clock.now())
    const { router, self } = this.#parts
    return ActorDetail.encode({
      actor: this.#actor(box, instance),
      use: encodeUse(typeUse(self.host, router, box.mailbox.target.type)),
      ...(takes === undefined
        ? {}
        : { takes: { by: '', value: '', otherwise: '', ...takes, forMs: Math.ceil(takes.forMs) } }),
      recent: router.fates
        .recent(box.mailbox.target.text, RECENT_MAX)
        .map(({ id, error, state, told, runMs, hops }) => ({
          id,
          outcome: error?.code ?? (state === 'replied' ? 'reply' : told),
          runMs,
          hops: [...hops],
        })),
    })
  }
}

export function noSuchActor(address: string): ShoalError {
  return new ShoalError('NO_SUCH_ACTOR', `no live actor ${address} on any peer that answered`, {
    hint: 'shoal ps lists the live ones; a message to the address starts one',
  })
}

/** An address from another peer: may be anything. */
function asked(text: string): Address {
  return parseAddress(text)
}

/** What another peer says of its actors, its words checked. */
export function readActors(bytes: Uint8Array, peer: string): ActorInfo[] {
  return ActorList.decode(bytes).actors.map((actor) => readActor(actor, peer))
}

function readActor(actor: Actor, peer: string): ActorInfo {
  const phase = PHASES.find((one) => one === actor.phase) ?? ('ERROR' satisfies Phase)
  return {
    address: actor.address,
    type: actor.type,
    version: actor.version,
    peer,
    phase,
    epoch: actor.epoch,
    since: actor.since,
    waiting: actor.waiting,
    runs: actor.runs,
  }
}

export function readUse(bytes: Uint8Array, peer: string, type: string): PeerUse {
  return { peer, ...decodeUse(type, TypeUse.decode(bytes)) }
}

export function readDetail(bytes: Uint8Array, peer: string, actorType: ActorType): Inspection {
  const detail = ActorDetail.decode(bytes)
  if (detail.actor === undefined) throw new ShoalError('PROTOCOL', `peer ${peer} answered without an actor`)
  const { takes, use } = detail
  return {
    actor: readActor(detail.actor, peer),
    actorType,
    ...(takes === undefined ? {} : { takes }),
    ...(use === undefined ? {} : { use: decodeUse(actorType.name, use) }),
    recent: detail.recent.map(({ id, outcome, hops, runMs }) => ({
      id,
      outcome,
      runMs,
      hops: hops.map((hop) => ({ ...hop, decision: hop.decision as 'run' })),
    })),
  }
}

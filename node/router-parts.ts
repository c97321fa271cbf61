import type { Registry } from '../dht-registry/index.ts'
import type { Entry, Instance, MailboxEnv } from '../mailbox/index.ts'
import type {
  ActorType,
  Capability,
  Clock,
  Envelope,
  Labels,
  Network,
  Random,
  SendOptions,
} from '../protocols/index.ts'
import type { Host, HostEvent } from '../wasm-host/index.ts'
import type { DeadLetters, Outbox } from './letters/index.ts'
import type { Happening } from './events.ts'
import type { HttpFetch } from './guests/index.ts'
import type { LoadTable } from './load/index.ts'
import type { Strategy } from './strategy.ts'

export interface RouterInit {
  incarnation: number
  /** Actors that may live here at once. 0: hosts nothing. */
  slots: number
  /** Of this node. */
  labels: Labels
  /** Capabilities that actors may use here. */
  grants: readonly Capability[]
  mailboxMessages: number
  mailboxBytes: number
}

/** A message that is on this node's disk. */
export interface Kept {
  /** Wall clock, ms. */
  deadline: number
  /** It was there when the node started. */
  again: boolean
}

/** How a message comes to the router, beside its envelope. */
export interface Arrival extends SendOptions {
  kept?: Kept | undefined
  /** Of the actor that sends it: its messages and those of an earlier activation have no order. */
  activation?: number
}

export interface RouterComponents {
  network: Pick<Network, 'self' | 'send' | 'lane' | 'peers' | 'ask'>
  registry: Registry
  host: Host
  load: LoadTable
  strategy: Strategy
  clock: Clock
  random: Random
  /** The newest version of a type: what is known at once, or after looking for it. */
  types: {
    get(name: string): ActorType | undefined
    /** @throws ShoalError NO_SUCH_TYPE */
    need(name: string): Promise<ActorType>
  }
  /** Makes the component runnable: fetches, checks and translates what is missing. Cheap when nothing is. */
  prepare(type: ActorType): Promise<void>
  /** What a guest sends goes through here, to get an id. */
  outgoing(
    call: Extract<HostEvent, { kind: 'call' }>,
    entry: Entry,
    sender: Pick<Instance, 'address' | 'epoch'>,
    runEndsAt: number,
  ): Envelope
  /** What a guest publishes. @throws ShoalError */
  publish(envelope: Envelope): void
  /** Requests of actors to servers outside the mesh. */
  fetch: HttpFetch
  log(event: Happening): void
  /** Where messages go that could not be delivered and that nobody waits for. */
  letters: Pick<DeadLetters, 'add'>
  /** Posts that are kept on the disk. */
  outbox: Pick<Outbox, 'post' | 'ended'>
  /** Hears of each decision about a message. */
  decided?: NonNullable<MailboxEnv['decided']>
  actorLog(address: string, level: 'debug' | 'info' | 'warn' | 'error', text: string): void
  /** A reply or a redirect says where a key lives. */
  seen: (address: string, location: { peer: string; epoch: number }) => void
  /** Room or load changed. */
  changed(): void
}

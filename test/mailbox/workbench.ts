import {
  decide,
  type Entry,
  type Instance,
  Mailbox,
  type MailboxEffect,
  type MailboxEnv,
  newEntry,
  Retries,
  Slots,
  Wants,
} from '../../mailbox/index.ts'
import {
  DEFAULT_POLICY,
  type Envelope,
  type Outcome,
  parseAddress,
  type Policy,
} from '../../protocols/index.ts'

interface World {
  room: boolean
  misfit: string | undefined
  holds: boolean
  cached: { peer: string; epoch: number } | undefined
  reachable: Set<string>
  freePeer: string | undefined
  roomPeer: string | undefined
  wants: Wants
}

/** A mailbox on a bench: its world is plain fields, time moves by hand, effects pile up. */
export class Workbench {
  now = 1_000
  readonly policy: Policy = { ...DEFAULT_POLICY }
  readonly world: World = {
    room: true,
    misfit: undefined,
    holds: true,
    cached: undefined,
    reachable: new Set(),
    freePeer: undefined,
    roomPeer: undefined,
    wants: new Wants(),
  }
  readonly env: MailboxEnv
  readonly mailbox: Mailbox
  readonly effects: MailboxEffect[] = []
  readonly ended: Map<string, Outcome[]> = new Map()
  #ids = 0

  constructor(
    target: string,
    limits: Partial<{ messages: number; bytes: number; attempts: number }> = {},
    strategy: typeof decide = decide,
  ) {
    const { world } = this
    this.env = {
      self: 'me',
      limits: { messages: 100, bytes: 1_000_000, attempts: 5, ...limits },
      budget: { bytes: 0, max: 10_000_000 },
      slots: new Slots(),
      decide: strategy,
      wants: world.wants,
      instancePeer: (address) => (address.includes('@b-') ? 'b' : 'me'),
      policy: () => this.policy,
      room: (type) => world.room && this.env.slots.of(type) < this.policy.instances,
      misfit: () => world.misfit,
      cached: () => world.cached,
      learn: () => undefined,
      forget: () => (world.cached = undefined),
      holds: () => world.holds,
      reachable: (peer) => world.reachable.has(peer),
      freePeer: () => world.freePeer,
      roomPeer: () => world.roomPeer,
      retries: new Retries(() => 0.5),
      laneId: () => `lane-${++this.#ids}`,
      instanceName: () => `me-${++this.#ids}`,
    }
    this.mailbox = new Mailbox(parseAddress(target), this.env, this.now)
  }

  step(event: Parameters<Mailbox['step']>[0]): MailboxEffect[] {
    const effects = this.mailbox.step(event, this.now)
    this.effects.push(...effects)
    for (const effect of effects)
      if (effect.do === 'settle') for (const settle of effect.to) settle(effect.outcome)
    return effects
  }

  /** A message arrives; what became of it piles up in {@link ended}. */
  arrive(init: Partial<Envelope> & { forwarded?: boolean } = {}): Entry {
    const { forwarded = false, ...rest } = init
    const envelope: Envelope = {
      id: `m${++this.#ids}`,
      kind: 'send',
      sender: '~test',
      target: this.mailbox.target.text,
      subject: '',
      correlation: '',
      remainingMs: 5_000,
      attempt: 1,
      chain: [],
      hops: [],
      placed: false,
      body: new Uint8Array(1),
      ...rest,
    }
    const outcomes: Outcome[] = this.ended.get(envelope.id) ?? []
    this.ended.set(envelope.id, outcomes)
    const entry = newEntry(envelope, forwarded, (outcome) => outcomes.push(outcome), this.now)
    this.step({ kind: 'arrive', entry })
    return entry
  }

  outcome(entry: Entry): Outcome | undefined {
    return this.ended.get(entry.envelope.id)?.[0]
  }

  /** Kinds of the effects so far, then forgotten. */
  did(): string[] {
    return this.effects.splice(0).map((effect) => effect.do)
  }

  claimed(epoch = 1): void {
    this.step({
      kind: 'owner',
      record: { address: this.mailbox.target.text, peer: 'me', epoch, remainingMs: 10_000 },
    })
  }

  created(): Instance {
    const instance = [...this.mailbox.instances].find((one) => one.phase === 'CREATED') as Instance
    this.step({ kind: 'created', instance })
    return instance
  }

  /** The instance answers its message. */
  finish(instance: Instance, text = 'ok'): void {
    this.step({
      kind: 'finished',
      instance,
      result: { ok: true, body: new TextEncoder().encode(text) },
      verdict: { kind: 'any' },
    })
  }

  /** A keyed mailbox with its activation at rest. */
  warm(epoch = 1): Instance {
    const entry = this.arrive()
    if (this.mailbox.target.kind === 'keyed') this.claimed(epoch)
    const instance = this.created()
    this.finish(instance)
    if (this.outcome(entry)?.kind !== 'reply') throw new Error('not warm')
    this.effects.length = 0
    return instance
  }
}

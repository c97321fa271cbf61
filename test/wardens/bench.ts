import { notary } from '../../sim-core/notary.ts'
import {
  type FromWarden,
  type Holder,
  type HolderEffect,
  holder,
  type Link,
  type Seats,
  type Stored,
  type ToWarden,
  type Warden,
  type WardenEffect,
  warden,
} from '../../wardens/index.ts'

export const T = 10_000

/** The first config of a mesh whose wardens are `w0`, `w1`, … */
export function founded(wardens: number): Link {
  return {
    config: {
      mesh: 'm',
      generation: 0,
      epoch: 0,
      previous: '',
      wardens: Array.from({ length: wardens }, (_, n) => ({ peer: `w${n}`, store: `s${n}`, zone: '' })),
      k: wardens === 1 ? 1 : 3,
      leaseMs: T,
      removed: [],
    },
    certificate: { by: 'founder' },
  }
}

/** A warden whose disk is in the hands of the test. */
export function newWarden(index: number, link: Link, disk: Map<string, Stored> = new Map()): Warden {
  return warden({
    self: `w${index}`,
    store: `s${index}`,
    incarnation: 1,
    notary: notary(`w${index}`),
    links: [link],
    keysMax: 1_000_000,
    forgetMs: 3_600_000,
    disk,
    chance: () => 0.5,
  })
}

/** Steps a warden and writes what it wants written: what it sends. */
export function served(judge: Warden, event: Parameters<Warden['step']>[0], now: number): FromWarden[] {
  const sent: FromWarden[] = []
  const todo: WardenEffect[] = judge.step(event, now)
  for (let effect = todo.shift(); effect !== undefined; effect = todo.shift()) {
    if (effect.do === 'write')
      todo.push(...judge.step({ kind: 'written', batch: effect.batch, ok: true }, now))
    if (effect.do === 'send') sent.push(effect.message)
  }
  return sent
}

export function newHolder(self: string, seats: Seats, init: { digestFrom?: number } = {}): Holder {
  return holder({
    self,
    incarnation: 1,
    seats,
    claimMs: 1_500,
    pauseMs: 1_000,
    guardMs: 250,
    stateMs: 1_800_000,
    keysPerRequest: 1_000,
    digestFrom: init.digestFrom ?? 64,
    claimsAtOnce: 64,
    chance: () => 0.5,
  })
}

/** A holder and its wardens without anything between them. `messages` counts what the holder sent, by kind. */
export class Room {
  now = 0
  readonly wardens: Warden[]
  readonly holder: Holder
  readonly told: HolderEffect[] = []
  messages: Record<string, number> = {}
  /** Wardens that hear nothing. */
  readonly deaf: Set<number> = new Set()

  constructor(wardens: number, init: { digestFrom?: number } = {}) {
    const link = founded(wardens)
    this.wardens = link.config.wardens.map((_, index) => newWarden(index, link))
    for (const judge of this.wardens) served(judge, { kind: 'start' }, 0)
    const [first] = this.wardens
    if (first === undefined) throw new Error('no wardens')
    this.holder = newHolder('p', first.seats, init)
  }

  step(event: Parameters<Holder['step']>[0]): void {
    const todo = this.holder.step(event, this.now)
    for (let effect = todo.shift(); effect !== undefined; effect = todo.shift()) {
      if (effect.do !== 'send') {
        this.told.push(effect)
        continue
      }
      const { message, to } = effect
      this.messages[message.kind] = (this.messages[message.kind] ?? 0) + 1
      const index = Number(to.slice(1))
      const judge = this.wardens[index]
      if (judge === undefined || this.deaf.has(index)) continue
      for (const answer of this.ask(judge, message))
        todo.push(...this.holder.step({ kind: 'message', from: to, message: answer }, this.now))
    }
  }

  ask(judge: Warden, message: ToWarden, from: string = 'p'): FromWarden[] {
    return served(judge, { kind: 'message', from, message }, this.now)
  }

  /** Lets time pass, and the holder's timer ring. */
  pass(ms: number): void {
    const end = this.now + ms
    for (let at = this.holder.wake(); at <= end; at = this.holder.wake()) {
      this.now = Math.max(this.now, at)
      this.step({ kind: 'tick' })
    }
    this.now = end
  }
}

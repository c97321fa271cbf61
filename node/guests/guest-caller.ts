import type { Registry } from '../../dht-registry/index.ts'
import type { Entry, Instance } from '../../mailbox/index.ts'
import { type ActorType, type Outcome, ShoalError } from '../../protocols/index.ts'
import type { GuestResult } from '../../wasm-host/index.ts'
import { type GuestCall, guestFailure, type GuestFetch, guestResult, OVER } from './guest-calls.ts'
import { GuestHttp } from './guest-http.ts'
import type { Arrival, RouterComponents } from '../router-parts.ts'

/** How often a guest's call looks whether a lease in doubt was renewed or lost, ms. */
const DOUBT_MS = 20

export interface GuestCallerParts
  extends Pick<RouterComponents, 'clock' | 'host' | 'network' | 'outgoing' | 'publish' | 'fetch' | 'log'> {
  registry: Pick<Registry, 'holds'>
  /** Whether the activation is still the host's. */
  lives: (instance: Instance) => boolean
  receive: (
    envelope: ReturnType<RouterComponents['outgoing']>,
    from: string,
    how: Arrival,
  ) => Promise<Outcome>
}

/** Whose call it is. */
export interface Caller {
  instance: Instance
  type: ActorType
  keyed: boolean
}

/** What actors ask of the world while they run: messages to other actors, requests to servers. */
export class GuestCaller {
  readonly #parts: GuestCallerParts
  readonly #http: GuestHttp

  constructor(parts: GuestCallerParts) {
    this.#parts = parts
    this.#http = new GuestHttp(parts)
  }

  /** Does it, and answers it. Never rejects. */
  async call(call: GuestCall | GuestFetch, caller: Caller): Promise<void> {
    const { host } = this.#parts
    const { instance, type } = caller
    const entry = await this.#leaving(caller)
    if (entry === undefined) return host.answer(call.call, OVER)
    if (call.kind === 'call') return host.answer(call.call, await this.#said(call, entry, caller))
    const mayLeave = async (): Promise<boolean> => (await this.#leaving(caller)) === entry
    const { address } = instance
    const run = {
      address,
      policy: type.policy,
      startedAt: instance.since,
      deadline: entry.deadline,
      mayLeave,
    }
    host.answer(call.call, await this.#http.request(call, run))
  }

  /** An instance that ended, or whose run did: what it asked is answered to nobody. */
  forget(hostId: number): void {
    this.#http.forget(hostId)
  }

  /**
   * The message in whose run something may leave the actor. Nothing leaves while its lease is in doubt, so it waits, nor
   * after it is over: undefined.
   */
  async #leaving({ instance, keyed }: Caller): Promise<Entry | undefined> {
    const { clock, registry } = this.#parts
    if (keyed)
      while (this.#parts.lives(instance) && !registry.holds(instance.address, instance.epoch))
        await new Promise<void>((resolve) => clock.after(DOUBT_MS, resolve))
    return this.#parts.lives(instance) ? instance.current : undefined
  }

  async #said(call: GuestCall, entry: Entry, { instance, type }: Caller): Promise<GuestResult> {
    const { network, outgoing, receive } = this.#parts
    try {
      const envelope = outgoing(call, entry, instance, instance.since + type.policy.runMs)
      if (call.op !== 'publish')
        return guestResult(await receive(envelope, network.self, { activation: instance.hostId }))
      this.#parts.publish(envelope)
      return { ok: true, body: new Uint8Array() }
    } catch (error) {
      return guestFailure(ShoalError.wrap(error).toValue())
    }
  }
}

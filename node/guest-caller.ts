import type { Registry } from '../dht-registry/index.ts'
import type { Entry, Instance } from '../mailbox/index.ts'
import { type Outcome, ShoalError } from '../protocols/index.ts'
import type { GuestResult } from '../wasm-host/index.ts'
import { type GuestCall, guestFailure, guestResult, OVER } from './guest-calls.ts'
import type { Arrival, RouterComponents } from './router-parts.ts'

/** How often a guest's call looks whether a lease in doubt was renewed or lost, ms. */
const DOUBT_MS = 20

export interface GuestCallerParts
  extends Pick<RouterComponents, 'clock' | 'host' | 'network' | 'outgoing' | 'publish'> {
  registry: Pick<Registry, 'holds'>
  /** Whether the activation is still the host's. */
  lives(instance: Instance): boolean
  receive(envelope: ReturnType<RouterComponents['outgoing']>, from: string, how: Arrival): Promise<Outcome>
}

/** An actor sends, posts or publishes. */
export async function guestCall(
  call: GuestCall,
  instance: Instance,
  keyed: boolean,
  parts: GuestCallerParts,
): Promise<void> {
  const { clock, host, registry } = parts
  // Nothing leaves an actor while its lease is in doubt, nor after it is over.
  if (keyed)
    while (parts.lives(instance) && !registry.holds(instance.address, instance.epoch))
      await new Promise<void>((resolve) => clock.after(DOUBT_MS, resolve))
  if (instance.current === undefined || !parts.lives(instance)) return host.answer(call.call, OVER)
  host.answer(call.call, await said(call, instance.current, instance, parts))
}

async function said(
  call: GuestCall,
  entry: Entry,
  instance: Instance,
  parts: GuestCallerParts,
): Promise<GuestResult> {
  try {
    const envelope = parts.outgoing(call, entry, instance.address)
    if (call.op !== 'publish')
      return guestResult(await parts.receive(envelope, parts.network.self, { activation: instance.hostId }))
    parts.publish(envelope)
    return { ok: true, body: new Uint8Array() }
  } catch (error) {
    return guestFailure(ShoalError.wrap(error).toValue())
  }
}

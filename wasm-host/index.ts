/**
 * Runs actors in isolation and enforces their limits. `wit/` holds their world, `shoal:actor/actor@0.2.0`.
 *
 * @example
 * import { poolHost } from 'shoal/wasm-host'
 * import { DEFAULT_POLICY, systemClock } from 'shoal/protocols'
 *
 * await using host = poolHost()({ clock: systemClock, handler: { event: (event) => console.log(event) } })
 * await host.prepare(cid, async () => bytes)
 * const identity = { address: 'counter/alice', peer: 'me', epoch: 1, fresh: true }
 * const instance = host.create({ cid, identity, policy: DEFAULT_POLICY }) // `created` follows, then `run` it
 *
 * @module
 */
export type {
  CallOp,
  CallOptions,
  Capture,
  EndReason,
  GuestFailure,
  GuestMessage,
  GuestResult,
  Host,
  HostEvent,
  HostHandler,
  HostStatus,
  Identity,
  InstanceId,
  InstanceInit,
  LogLevel,
  Preparation,
  TypeUsage,
} from './host.ts'
export { unshared } from './bodies.ts'
export type { HttpRequest, HttpResponse, HttpResult } from './http.ts'
export { GuestExit } from './inert-wasi.ts'
export {
  type Behaviour,
  type InlineActor,
  InlineFailure,
  inlineHost,
  type InlineHostComponents,
  type InlineReply,
} from './inline-host.ts'
export { type PoolHostComponents, type PoolHostInit, poolHost } from './pool-host.ts'

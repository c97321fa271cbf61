import type { DeployInit } from '../api.ts'
import { LIMITS, ShoalError } from '../../protocols/index.ts'

/** What a node tells a program that connects to its local socket. */
export interface Session {
  /** Begins the id of each message of this connection. */
  idPrefix: string
  pid: number
}

/** Questions on the local socket, by name: what is asked and what is answered, as JSON. */
export const CONTROL = {
  session: 'ctl.session',
  deploy: 'ctl.deploy',
  rollback: 'ctl.rollback',
  undeploy: 'ctl.undeploy',
  publish: 'ctl.publish',
  subscribe: 'ctl.subscribe',
  types: 'ctl.types',
  ps: 'ctl.ps',
  peers: 'ctl.peers',
  inspect: 'ctl.inspect',
  uses: 'ctl.uses',
  explain: 'ctl.explain',
  letters: 'ctl.dlq',
  letter: 'ctl.dlq-show',
  replay: 'ctl.dlq-replay',
  drop: 'ctl.dlq-drop',
  stop: 'ctl.stop',
  logs: 'ctl.logs',
  events: 'ctl.events',
  status: 'ctl.status',
  shutdown: 'ctl.shutdown',
  drain: 'ctl.drain',
} as const

/** Both ends say this instead of a mesh id: whoever may open the socket is no stranger. */
export const LOCAL_MESH = 'local'

/** The longest question: a component and its header. Bytes. */
export const CONTROL_ASK_BYTES: number = LIMITS.componentBytes.value + LIMITS.frameBytes.value

export function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value ?? null))
}

/** @throws ShoalError PROTOCOL */
export function unjson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (cause) {
    throw new ShoalError('PROTOCOL', `${bytes.length} bytes on the local socket are not JSON`, { cause })
  }
}

/** A field of a question. @throws ShoalError PROTOCOL */
export function textField(value: unknown, name: string): string {
  const field =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
  if (typeof field !== 'string') throw new ShoalError('PROTOCOL', `a question lacks its field "${name}"`)
  return field
}

/** u32 big-endian length of a JSON header, the header, bytes. */
export function headed(header: unknown, body: Uint8Array): Uint8Array {
  const head = json(header)
  const bytes = new Uint8Array(4 + head.length + body.length)
  new DataView(bytes.buffer).setUint32(0, head.length)
  bytes.set(head, 4)
  bytes.set(body, 4 + head.length)
  return bytes
}

/** @throws ShoalError PROTOCOL */
export function unheaded(bytes: Uint8Array): { header: unknown; body: Uint8Array } {
  const length =
    bytes.length < 4 ? Number.NaN : new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(0)
  if (!(4 + length <= bytes.length)) throw new ShoalError('PROTOCOL', 'a question is cut off in its header')
  return { header: unjson(bytes.subarray(4, 4 + length)), body: bytes.slice(4 + length) }
}

export function encodeDeploy(init: DeployInit, component: Uint8Array): Uint8Array {
  return headed(init, component)
}

/** @throws ShoalError PROTOCOL */
export function decodeDeploy(bytes: Uint8Array): { init: DeployInit; component: Uint8Array } {
  const { header, body } = unheaded(bytes)
  const policy = (header as Partial<DeployInit> | null)?.policy
  if (typeof policy !== 'object') throw new ShoalError('PROTOCOL', 'a deployment lacks its field "policy"')
  const { expect, restart } = header as Partial<DeployInit>
  const init: DeployInit = {
    type: textField(header, 'type'),
    policy,
    ...(typeof expect === 'number' ? { expect } : {}),
    ...(restart === true ? { restart } : {}),
  }
  return { init, component: body }
}

import type { DeployInit } from './api.ts'
import { LIMITS, ShoalError } from '../protocols/index.ts'

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
  types: 'ctl.types',
  ps: 'ctl.ps',
  peers: 'ctl.peers',
  inspect: 'ctl.inspect',
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

/** u32 big-endian length of a JSON header, the header, the component. */
export function encodeDeploy(init: DeployInit, component: Uint8Array): Uint8Array {
  const header = json(init)
  const bytes = new Uint8Array(4 + header.length + component.length)
  new DataView(bytes.buffer).setUint32(0, header.length)
  bytes.set(header, 4)
  bytes.set(component, 4 + header.length)
  return bytes
}

/** @throws ShoalError PROTOCOL */
export function decodeDeploy(bytes: Uint8Array): { init: DeployInit; component: Uint8Array } {
  const length =
    bytes.length < 4 ? Number.NaN : new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(0)
  if (!(4 + length <= bytes.length)) throw new ShoalError('PROTOCOL', 'a deployment is cut off in its header')
  const header = unjson(bytes.subarray(4, 4 + length))
  const policy = (header as Partial<DeployInit> | null)?.policy
  if (typeof policy !== 'object') throw new ShoalError('PROTOCOL', 'a deployment lacks its field "policy"')
  const { expect, restart } = header as Partial<DeployInit>
  const init: DeployInit = {
    type: textField(header, 'type'),
    policy,
    ...(typeof expect === 'number' ? { expect } : {}),
    ...(restart === true ? { restart } : {}),
  }
  return { init, component: bytes.slice(4 + length) }
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DrainProgress, Node, Outgoing } from '../../node/index.ts'
import { type Outcome, type Policy, ShoalError } from '../../protocols/index.ts'

const root = join(import.meta.dirname, '../..')

/** Of examples, and of the fixtures. */
export type ComponentName = 'counter' | 'echo' | 'probe' | 'fetch-as' | 'fetch-rust'

/** A component of the repository. */
export function component(name: ComponentName): Uint8Array {
  const [kind = ''] = name.split('-')
  const fixture = kind === 'probe' || kind === 'fetch'
  const path = fixture ? `test/fixtures/${kind}/${name}.wasm` : `examples/${name}-as/${name}.wasm`
  return readFileSync(join(root, path))
}

export async function deploy(
  node: Node,
  name: ComponentName,
  policy: Partial<Policy> = {},
  type: string = name,
): Promise<void> {
  await node.deploy(component(name), { type, policy })
}

export type Reply = Extract<Outcome, { kind: 'reply' }> & { id: string; text: string }

/** Sends a text and resolves with the reply; a refusal is thrown. */
export async function send(
  node: Node,
  target: string,
  text = '',
  more: Partial<Outgoing> = {},
  signal?: AbortSignal,
): Promise<Reply> {
  const body = new TextEncoder().encode(text)
  const { id, outcome } = await node.send({ kind: 'send', target, body, ...more }, signal)
  if (outcome.kind !== 'reply') {
    throw outcome.kind === 'refused' ? ShoalError.from(outcome.error) : new Error(outcome.kind)
  }
  return { ...outcome, id, text: new TextDecoder().decode(outcome.body) }
}

/** Resolves with what `look` finds as soon as it finds something. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  ms = 10_000,
): Promise<T> {
  const end = performance.now() + ms
  for (;;) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    if (performance.now() > end) throw new Error(`waited ${ms} ms in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** Lets the node leave; resolves when it has stopped, with what it said last. */
export async function drained(node: Node, graceMs = 10_000): Promise<DrainProgress | undefined> {
  const steps = await Array.fromAsync(node.drain(graceMs))
  await node.closed
  return steps.at(-1)
}

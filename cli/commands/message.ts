import { isUtf8 } from 'node:buffer'
import type { Outgoing, Sent } from '../../node/index.ts'
import { parseAddress, ShoalError } from '../../protocols/index.ts'
import { type Context, withNode } from '../context.ts'
import { INTERRUPTED, interruption } from '../interruption.ts'
import { trail } from '../trail.ts'
import { bodyOf, type Words, wordsOf } from './words.ts'

export interface MessageOptions extends Words {
  verbose?: boolean
}

/** `shoal send ADDRESS [BODY | - | --file F]` */
export async function send(
  context: Context,
  address: string,
  text: string | undefined,
  options: MessageOptions,
): Promise<void> {
  const { id, outcome } = await deliver(context, 'send', address, text, options)
  if (outcome.kind !== 'reply') throw unexpected(outcome)
  const { body, actor, peer, epoch, version, fresh, hops } = outcome
  const isText = isUtf8(body)
  const { out } = context
  if (out.json) {
    const reply = isText
      ? { reply: decode(body) }
      : { reply: Buffer.from(body).toString('base64'), encoding: 'base64' }
    out.show({ id, ...reply, actor, peer, epoch, version, fresh, hops }, () => '')
  } else if (!process.stdout.isTTY) {
    await out.raw(body)
  } else if (isText) {
    // A terminal gets its line ended; a pipe gets the reply as it is.
    out.show(undefined, () => decode(body))
  } else {
    out.note(
      `the reply is ${body.length} bytes that are not text: send it to a file or a pipe, or use --json`,
    )
  }
}

/** `shoal post ADDRESS [BODY | - | --file F]` */
export async function post(
  context: Context,
  address: string,
  text: string | undefined,
  options: MessageOptions,
): Promise<void> {
  const { id, outcome } = await deliver(context, 'post', address, text, options)
  if (outcome.kind !== 'accepted') throw unexpected(outcome)
  const { peer, hops } = outcome
  const how = options.durability === 'disk' ? 'kept on the disk of' : 'accepted by'
  context.out.show({ id, peer, hops }, () => `${how} ${peer} [message ${id}]`)
}

async function deliver(
  context: Context,
  kind: Outgoing['kind'],
  address: string,
  text: string | undefined,
  options: MessageOptions,
): Promise<Sent> {
  parseAddress(address)
  const body = await bodyOf(text, options)
  const { signal } = interruption()
  const sent = await withNode(context, (node) =>
    node.send({ kind, target: address, body, ...wordsOf(options) }, signal),
  )
  const { id, outcome } = sent
  if (options.verbose === true)
    for (const line of [`message ${id}`, ...trail(outcome.hops)]) context.out.note(line)
  if (signal.aborted) process.exitCode = INTERRUPTED
  if (outcome.kind === 'refused') throw ShoalError.from({ ...outcome.error, messageId: id }, outcome.hops)
  return sent
}

function decode(body: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(body)
}

function unexpected(outcome: { kind: string }): ShoalError {
  return new ShoalError('PROTOCOL', `the node answered with ${outcome.kind}, which makes no sense here`, {
    hint: 'node and command are of different versions; shoal node status shows the version of the node',
  })
}

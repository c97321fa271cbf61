import { onTestFinished } from 'vitest'
import { createNode, type Node, type NodeInit } from '../../node/index.ts'
import { until } from './helpers.ts'

/** A real node on loopback, which ends with its test. */
export async function node(init: NodeInit = {}): Promise<Node> {
  const made = await createNode({ mdns: false, listen: ['/ip4/127.0.0.1/tcp/0'], ...init })
  onTestFinished(() => made[Symbol.asyncDispose]())
  return made
}

export const peersOf = async (one: Node): Promise<number> => (await one.status()).peers

export const linked = (one: Node): Promise<unknown> => until('a link', async () => (await peersOf(one)) > 0)

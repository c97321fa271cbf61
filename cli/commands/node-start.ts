import { createNode, type Node, type NodeEvent, type NodeInit } from '../../node/index.ts'
import type { Context } from '../context.ts'
import type { Output } from '../output.ts'
import { ShoalError } from '../../protocols/index.ts'

/** As commander reads them; absent ones keep the node's default. */
export interface NodeStartOptions {
  listen?: string[]
  join?: string[]
  name?: string
  label?: Record<string, string>
  slots?: number
  mailboxMax?: number
  mailboxBytes?: number
  messageMax?: number
  mdns: boolean
}

/** One press of Ctrl-C under npm arrives twice, from the terminal and from npm: within this they are one. ms */
const SAME_PRESS_MS = 100

/** `shoal node start`: ends the process when the node has stopped. */
export async function nodeStart(context: Context, options: NodeStartOptions): Promise<void> {
  await run(context, options)
  // Everything is closed; timers of libraries would keep the process for another second.
  process.exit()
}

async function run(context: Context, options: NodeStartOptions): Promise<void> {
  const { out, dataDir } = context
  const stop = stopSignals(out)
  const init: NodeInit = {
    dataDir,
    mdns: options.mdns,
    ...(options.listen === undefined ? {} : { listen: options.listen }),
    ...(options.join === undefined ? {} : { join: options.join }),
    ...(options.label === undefined ? {} : { labels: options.label }),
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(options.slots === undefined ? {} : { slots: options.slots }),
    ...(options.mailboxMax === undefined ? {} : { mailboxMessages: options.mailboxMax }),
    ...(options.mailboxBytes === undefined ? {} : { mailboxBytes: options.mailboxBytes }),
    ...(options.messageMax === undefined ? {} : { messageBytes: options.messageMax }),
    log: (event) => showEvent(out, event),
  }
  await using node = await createNode(init)
  showReady(out, node, dataDir)
  await Promise.race([stop, node.closed])
}

function showReady(out: Output, node: Node, dataDir: string): void {
  out.show({ event: 'ready', pid: process.pid, peer: node.peer, listen: node.listen, join: node.join }, () =>
    [
      `shoal node is up (pid ${process.pid}); Ctrl-C stops it`,
      `  peer    ${node.peer}`,
      ...node.listen.map((address, index) => `  ${index === 0 ? 'listen' : '      '}  ${address}`),
      `  data    ${dataDir}`,
      '',
      'another node joins with',
      `  npx shoal node start --data DIR --join ${node.join}`,
      'next, in another terminal',
      '  npx shoal deploy FILE.wasm --type NAME',
    ].join('\n'),
  )
}

function showEvent(out: Output, event: NodeEvent): void {
  if (out.json) out.show(event, () => '')
  else process.stderr.write(`${new Date(event.at).toISOString()} ${event.level.padEnd(5)} ${event.text}\n`)
}

/** Settles at the first signal to stop. The second one, or the end of the time for an orderly stop, ends the process. */
function stopSignals(out: Output): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let first: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      const now = performance.now()
      if (first === undefined) {
        first = now
        out.note(`${signal}: stopping; once more ends it at once`)
        resolve()
      } else if (now - first > SAME_PRESS_MS) {
        out.error(new ShoalError('STOPPING', `${signal} again: ended without waiting for an orderly stop`))
        process.exit(1)
      }
    })
  }
  return promise
}

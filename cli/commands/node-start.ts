import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { createNode, type Node, type NodeInit, type NodeStatus } from '../../node/index.ts'
import type { Capability } from '../../protocols/index.ts'
import type { Context } from '../context.ts'
import type { Output } from '../output.ts'
import { nodeLog, type NodeLogInit } from '../node-log.ts'
import { settle, withOrigin } from '../settings.ts'
import { stopSignals } from '../stop-signals.ts'

/** As commander reads them; absent ones keep the node's default. */
export interface NodeStartOptions {
  listen?: string[] | false
  announce?: string[]
  join?: string[]
  name?: string
  label?: Record<string, string>
  grant?: Capability[]
  slots?: number
  live?: number
  mailboxMax?: number
  mailboxBytes?: number
  messageMax?: number
  mdns: boolean
  logLevel: NodeLogInit['level']
  trace?: string
}

/** `shoal node start`: ends the process when the node has stopped. */
export async function nodeStart(context: Context, command: Command): Promise<void> {
  await run(context, command)
  // Everything is closed; timers of libraries would keep the process for another second.
  process.exit()
}

async function run(context: Context, command: Command): Promise<void> {
  const { out, dataDir } = context
  const settled = await settle(command, { env: process.env, file: join(dataDir, 'config.yaml') })
  const options = settled.options as unknown as NodeStartOptions
  const log = nodeLog({
    level: options.logLevel,
    terminal: process.stderr.isTTY && !out.json,
    colours: (process.env['NO_COLOR'] ?? '') === '',
  })
  for (const warning of settled.warnings) log.note(warning)
  const stop = stopSignals({ ...out, note: (text) => log.note(text) })
  const init: NodeInit = {
    dataDir,
    mdns: options.mdns,
    ...(options.listen === undefined ? {} : { listen: options.listen === false ? [] : options.listen }),
    ...(options.announce === undefined ? {} : { announce: options.announce }),
    ...(options.join === undefined ? {} : { join: options.join }),
    ...(options.label === undefined ? {} : { labels: options.label }),
    ...(options.grant === undefined ? {} : { grants: options.grant }),
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(options.slots === undefined ? {} : { slots: options.slots }),
    ...(options.live === undefined ? {} : { liveMemories: options.live }),
    ...(options.mailboxMax === undefined ? {} : { mailboxMessages: options.mailboxMax }),
    ...(options.mailboxBytes === undefined ? {} : { mailboxBytes: options.mailboxBytes }),
    ...(options.messageMax === undefined ? {} : { messageBytes: options.messageMax }),
    ...(options.trace === undefined ? {} : { trace: resolve(options.trace) }),
    log: (event) => log.event(event),
    settings: settled.settings,
  }
  await using node = await createNode(init).catch((error: unknown) => {
    throw withOrigin(error, settled.settings)
  })
  showReady(out, node, dataDir, await node.status())
  await Promise.race([stop, node.closed])
}

function showReady(out: Output, node: Node, dataDir: string, { join: addresses }: NodeStatus): void {
  const { peer, listen, meshKey } = node
  const ready = { event: 'ready', pid: process.pid, peer, listen, join: addresses }
  out.show(meshKey === undefined ? ready : { ...ready, meshKey }, () =>
    [
      `shoal node is up (pid ${process.pid}); Ctrl-C stops it`,
      `  peer    ${peer}`,
      ...listen.map((address, index) => `  ${index === 0 ? 'listen' : '      '}  ${address}`),
      `  data    ${dataDir}`,
      '',
      ...(meshKey === undefined
        ? []
        : [
            'it founded a mesh; keep its key in a safe place, it is shown once (later: shoal mesh key export)',
            `  ${meshKey}`,
          ]),
      'in another terminal: another node joins with what this prints',
      `  npx shoal mesh invite --data ${dataDir}`,
      'and next',
      '  npx shoal deploy FILE.wasm --type NAME',
    ].join('\n'),
  )
}

import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Command } from 'commander'
import { createNode, type Node, type NodeInit, type NodeStatus, type Role } from '../../node/index.ts'
import { type Capability, LIMITS } from '../../protocols/index.ts'
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
  liveBytes?: number
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
    ...(options.liveBytes === undefined ? {} : { liveBytes: options.liveBytes }),
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
  const membership = await letIn(node)
  const over = Promise.race([stop, node.closed])
  if (await isReady(node, over, log))
    showReady(out, node, dataDir, { ...(await node.status()), ...membership })
  if ((await over) !== 'SIGTERM') return
  // Its log says how far it comes.
  for await (const progress of node.drain(LIMITS.drainMs.value)) if (progress.end !== undefined) return
}

/** How long a node that joins may take to be let in before it says that it was not, ms. */
const LET_IN_MS = 3_000

interface Standing {
  /** False: it was not let in yet. */
  member: boolean
  roles: readonly Role[]
}

/** Whether it is a member, and as what, once it is one; or when that takes long. */
async function letIn({ mesh }: Node): Promise<Standing> {
  const until = performance.now() + LET_IN_MS
  for (;;) {
    const { certificate } = await mesh.show()
    if (certificate !== undefined) return { member: true, roles: certificate.roles }
    if (performance.now() > until) return { member: false, roles: [] }
    await sleep(50)
  }
}

/** Waits until the node arbitrates, and says why that takes its time. False: it was stopped meanwhile. */
async function isReady(
  { ready }: Node,
  over: Promise<unknown>,
  log: { note(text: string): void },
): Promise<boolean> {
  const slow = setTimeout(
    () =>
      log.note('it arbitrates keys, and is ready when the leases from before its crash have ended (10 s)'),
    SLOW_MS,
  )
  try {
    return await Promise.race([ready.then(() => true), over.then(() => false)])
  } finally {
    clearTimeout(slow)
  }
}

const SLOW_MS = 1_000

function showReady(out: Output, node: Node, dataDir: string, status: NodeStatus & Standing): void {
  const { peer, listen, meshKey } = node
  const { join: addresses, member, roles } = status
  const ready = { event: 'ready', pid: process.pid, peer, listen, join: addresses, member, roles }
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
      ...nextSteps(status, dataDir),
    ].join('\n'),
  )
}

function nextSteps({ member, roles }: Standing, dataDir: string): string[] {
  if (!member)
    return [
      'it was not let in yet, and keeps trying; in another terminal',
      `  npx shoal mesh show --data ${dataDir}`,
    ]
  if (roles.includes('admin'))
    return [
      'in another terminal: another node joins with what this prints',
      `  npx shoal mesh invite --data ${dataDir}`,
      'and next',
      '  npx shoal deploy FILE.wasm --type NAME',
    ]
  return roles.includes('publisher')
    ? ['in another terminal', `  npx shoal deploy FILE.wasm --type NAME --data ${dataDir}`]
    : ['in another terminal', `  npx shoal send TYPE/KEY TEXT --data ${dataDir}`]
}

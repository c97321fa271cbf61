import { join } from 'node:path'
import { controlClient, type InviteInit } from '../../node/index.ts'
import { type Capability, LIMITS, ShoalError } from '../../protocols/index.ts'
import { type ChildNode, type Ready, startChild } from '../child-node.ts'
import type { Context } from '../context.ts'
import { linePeople, type LogLine } from '../node-log.ts'
import { type Output, plain } from '../output.ts'
import { stopSignals } from '../stop-signals.ts'

export interface UpOptions {
  nodes?: number
  grant?: readonly Capability[]
}

/** `shoal up --nodes 3`: nodes `node-1`, `node-2`, … below the data directory, until a signal or the end of all. */
export async function up({ out, dataDir }: Context, { nodes, grant = [] }: UpOptions): Promise<void> {
  const names = Array.from({ length: nodes ?? LIMITS.upNodes.value }, (_, index) => `node-${index + 1}`)
  const write = lineWriter(out, names)
  const children: ChildNode[] = []
  let stopping = false
  const stop = stopSignals(out, () => {
    for (const child of children) child.end('SIGKILL')
  }).then(() => {
    stopping = true
  })

  const start = (name: string, args: readonly string[]): Promise<Ready> => {
    const child = startChild({
      name,
      dataDir: join(dataDir, name),
      args: [...grant.flatMap((name) => ['--grant', name]), ...args],
      line: (text) => write(name, text),
    })
    children.push(child)
    return child.ready
  }
  /** The founder first: the others join it. */
  const startAll = async (): Promise<Ready[]> => {
    const [first = '', ...more] = names
    const founder = await start(first, [])
    if (stopping) return []
    if (more.length === 0) return [founder]
    const invited = await invite(join(dataDir, first), { roles: ['admin'], uses: more.length })
    return [founder, ...(await Promise.all(more.map((name) => start(name, ['--join', invited]))))]
  }

  try {
    const ready = await Promise.race([startAll(), stop])
    if (ready === undefined || stopping) return
    showReady(out, children, ready)
    for (const child of children) void child.gone.then((how) => stopping || tellEnd(out, child, how))
    const all = Promise.all(children.map(({ gone }) => gone)).then(() => {
      if (!stopping) throw new ShoalError('UNAVAILABLE', 'every node has ended')
    })
    await Promise.race([stop, all])
  } finally {
    stopping = true
    await stopAll(out, children)
  }
}

/** What the founder of these nodes lets others in by. */
async function invite(founder: string, init: InviteInit): Promise<string> {
  await using node = await controlClient({ dataDir: founder })
  return (await node.mesh.invite(init)).join
}

/** The last first: those that joined leave the one that they joined. */
async function stopAll(out: Output, children: readonly ChildNode[]): Promise<void> {
  for (const child of children.toReversed()) {
    if (!child.running) continue
    // Not to hand its actors to the one that ends next.
    child.end('SIGHUP')
    // Every part of an orderly stop has its own limit; a handful of them in a row is the longest that can be right.
    const late = setTimeout(() => child.end('SIGKILL'), 6 * LIMITS.stopMs.value)
    const how = await child.gone
    clearTimeout(late)
    out.show({ event: 'stopped', node: child.name, how }, () => `${child.name} has stopped`)
  }
}

function tellEnd(out: Output, { name, dataDir }: ChildNode, how: string): void {
  out.show({ event: 'ended', node: name, how }, () =>
    [
      `${name} has ended by itself (${how}); the others go on`,
      '  it starts again with',
      `  npx shoal node start --data ${dataDir}`,
    ].join('\n'),
  )
}

function showReady(out: Output, children: readonly ChildNode[], ready: readonly Ready[]): void {
  const nodes = children.map(({ name, dataDir }, index) => {
    const { pid = 0, peer = '', listen = [] } = ready[index] ?? {}
    return { name, dataDir, pid, peer, listen }
  })
  const [first] = nodes
  out.show({ event: 'ready', nodes }, () =>
    [
      `${nodes.length} ${nodes.length === 1 ? 'node is' : 'nodes are'} up; Ctrl-C stops them`,
      ...nodes.map(({ name, dataDir, pid }) => `  ${name}  pid ${pid}  ${dataDir}`),
      '',
      'next, in another terminal',
      `  export SHOAL_DATA=${first?.dataDir ?? ''}`,
      '  npx shoal mesh invite          one more node joins with what it prints',
      '  npx shoal peers',
      '  npx shoal deploy FILE.wasm --type NAME',
      '  npx shoal send NAME/some-key hello',
    ].join('\n'),
  )
}

const COLOURS = [36, 33, 35, 32, 34, 31]

/** What nodes write, each line under the name of its node, to standard error. */
function lineWriter(out: Output, names: readonly string[]): (name: string, text: string) => void {
  const width = Math.max(...names.map((name) => name.length))
  const coloured = process.stderr.isTTY && (process.env['NO_COLOR'] ?? '') === ''
  return (name, text) => {
    const value = parsed(text)
    if (out.json) {
      process.stderr.write(`${JSON.stringify({ node: name, ...(value ?? { msg: text }) })}\n`)
      return
    }
    const prefix = `${name.padEnd(width)} |`
    const colour = COLOURS[names.indexOf(name) % COLOURS.length] ?? 0
    const shown = value === undefined ? plain(text) : people(value)
    process.stderr.write(`${coloured ? `\u001B[${colour}m${prefix}\u001B[0m` : prefix} ${shown}\n`)
  }
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** A line of a node's log, or its error. */
function people(line: Record<string, unknown>): string {
  const { time, level, msg, error } = line as Partial<LogLine> & { error?: { code: string; message: string } }
  if (error !== undefined) return `${error.code}: ${plain(error.message)}`
  if (time === undefined || level === undefined || msg === undefined) return plain(JSON.stringify(line))
  return linePeople({ time, level, msg }, false)
}

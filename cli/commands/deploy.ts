import type { Deployment } from '../../node/index.ts'
import type { ActorType, Policy } from '../../protocols/index.ts'
import { LIMITS, parseTypeName, ShoalError } from '../../protocols/index.ts'
import { type Context, withNode } from '../context.ts'
import { readBytes } from '../files.ts'
import { shortPeer } from '../output.ts'
import { showBytes } from '../parse.ts'

/** As commander reads them; absent ones keep the node's default. */
export interface DeployOptions {
  type: string
  idle?: number
  hold?: number
  runMax?: number
  memoryMax?: number
  instancesMax?: number
  expect?: number
  restart?: boolean
  on?: Record<string, string>
  prefer?: Record<string, string>
}

/** `shoal deploy FILE --type NAME` */
export async function deploy(context: Context, file: string, options: DeployOptions): Promise<void> {
  parseTypeName(options.type)
  const bytes = await readBytes(file, LIMITS.componentBytes.value)
  if (bytes.length === 0)
    throw new ShoalError('BAD_COMPONENT', `${file} is empty`, { hint: 'give the .wasm file of a component' })
  const policy: Partial<Policy> = {
    ...(options.idle === undefined ? {} : { idleMs: options.idle }),
    ...(options.hold === undefined ? {} : { holdMs: options.hold }),
    ...(options.runMax === undefined ? {} : { runMs: options.runMax }),
    ...(options.memoryMax === undefined ? {} : { memoryBytes: options.memoryMax }),
    ...(options.instancesMax === undefined ? {} : { instances: options.instancesMax }),
    ...(options.on === undefined ? {} : { on: options.on }),
    ...(options.prefer === undefined ? {} : { prefer: options.prefer }),
  }
  const { type, expect, restart = false } = options
  const init = { type, policy, restart, ...(expect === undefined ? {} : { expect }) }
  const deployed = await withNode(context, (node) => node.deploy(bytes, init))
  context.out.show(deployed, () => {
    const what = described(deployed.type)
    const where = whereabouts(deployed)
    if (!deployed.changed) return `unchanged: ${what} is deployed already, ${where}`
    const ended =
      deployed.restarted === undefined ? '' : `\n${deployed.restarted} actors of earlier versions end`
    return `deployed ${what} ${where}${ended}\nnext: shoal send ${type}/some-key BODY`
  })
}

/** `shoal rollback TYPE [VERSION]` */
export async function rollback(context: Context, type: string, version: number | undefined): Promise<void> {
  const made = await withNode(context, (node) => node.rollback(parseTypeName(type), version))
  context.out.show(made, () => `${described(made.type)} ${whereabouts(made)}`)
}

/** `shoal undeploy TYPE` */
export async function undeploy(context: Context, type: string, options: { force?: boolean }): Promise<void> {
  const ended = await withNode(context, (node) =>
    node.undeploy(parseTypeName(type), { force: options.force === true }),
  )
  context.out.show({ type, ended }, () => `${type} is gone${ended === 0 ? '' : `; ${ended} actors ended`}`)
}

function described({ name, version, componentBytes, cid }: ActorType): string {
  return `${name} version ${version} (${showBytes(componentBytes)}, ${cid})`
}

function whereabouts({ peers }: Deployment): string {
  return `on ${peers.length === 1 ? '1 peer' : `${peers.length} peers`}: ${peers.map(shortPeer).join(', ')}`
}

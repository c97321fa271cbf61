import type { Policy } from '../../protocols/index.ts'
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
  const deployed = await withNode(context, (node) => node.deploy(bytes, { type: options.type, policy }))
  context.out.show(deployed, () => {
    const { type, peers, changed } = deployed
    const what = `${type.name} version ${type.version} (${showBytes(type.componentBytes)}, ${type.cid})`
    const where = `on ${peers.length === 1 ? '1 peer' : `${peers.length} peers`}: ${peers.map(shortPeer).join(', ')}`
    return changed
      ? `deployed ${what} ${where}\nnext: shoal send ${type.name}/some-key BODY`
      : `unchanged: ${what} is deployed already, ${where}`
  })
}

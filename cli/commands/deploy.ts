import type { DeployInit, Deployment, NodeApi } from '../../node/index.ts'
import { type ActorType, LIMITS, parseTypeName, type Policy, ShoalError } from '../../protocols/index.ts'
import { type Context, withNode } from '../context.ts'
import { readBytes } from '../files.ts'
import { shortPeer } from '../output.ts'
import { showBytes } from '../parse.ts'
import { type PolicyOptions, policyOf } from '../policy-options.ts'

/** As commander reads them; absent ones keep the node's default. */
export interface DeployOptions extends PolicyOptions {
  type?: string
  expect?: number
  restart?: boolean
}

/** `shoal deploy FILE --type NAME`; without a file, what shoal.yaml says. */
export async function deploy(
  context: Context,
  file: string | undefined,
  options: DeployOptions,
): Promise<void> {
  if (file === undefined) {
    await (await import('./deploy-project.ts')).deployProject(context, options)
    return
  }
  const { type } = options
  if (type === undefined)
    throw new ShoalError('BAD_REQUEST', `nobody says which type ${file} is`, { hint: 'add --type NAME' })
  parseTypeName(type)
  const bytes = await readBytes(file, LIMITS.componentBytes.value)
  if (bytes.length === 0)
    throw new ShoalError('BAD_COMPONENT', `${file} is empty`, { hint: 'give the .wasm file of a component' })
  await withNode(context, async (node) => {
    await showDeployment(context, node, await node.deploy(bytes, deployInit(type, options)))
  })
}

/** Says too when no node that is known grants what the type is allowed: it runs nowhere then. */
export async function showDeployment(
  { out }: Context,
  node: Pick<NodeApi, 'peers'>,
  deployed: Deployment,
): Promise<void> {
  out.show(deployed, () => deploymentText(deployed))
  const { name, policy } = deployed.type
  const { allow } = policy
  if (allow.length === 0) return
  const peers = await node.peers()
  if (!peers.some(({ grants }) => allow.every((capability) => grants.includes(capability))))
    out.note(
      `no known node grants ${allow.join(' ')} yet: ${name} runs on nodes started with --grant ${allow.join(' --grant ')}`,
    )
}

/** @param policy what the options change */
export function deployInit(name: string, options: DeployOptions, policy: Partial<Policy> = {}): DeployInit {
  const { expect, restart = false } = options
  return {
    type: name,
    policy: { ...policy, ...policyOf(options) },
    restart,
    ...(expect === undefined ? {} : { expect }),
  }
}

/** For people. */
function deploymentText(deployed: Deployment): string {
  const what = described(deployed.type)
  const where = whereabouts(deployed)
  if (!deployed.changed) return `unchanged: ${what} is deployed already, ${where}`
  const { restarted = 0 } = deployed
  const ended =
    restarted === 0
      ? ''
      : `\n${restarted === 1 ? '1 actor of an earlier version ends' : `${restarted} actors of earlier versions end`}`
  return `deployed ${what} ${where}${ended}\nnext: shoal send ${deployed.type.name}/some-key BODY`
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
  context.out.show(
    { type, ended },
    () => `${type} is gone${ended === 0 ? '' : `; ${ended} ${ended === 1 ? 'actor' : 'actors'} ended`}`,
  )
}

function described({ name, version, componentBytes, cid }: ActorType): string {
  return `${name} version ${version} (${showBytes(componentBytes)}, ${cid})`
}

function whereabouts({ peers }: Deployment): string {
  return `on ${peers.length === 1 ? '1 peer' : `${peers.length} peers`}: ${peers.map(shortPeer).join(', ')}`
}

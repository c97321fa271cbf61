import { join } from 'node:path'
import { LIMITS, ShoalError } from '../../protocols/index.ts'
import { type Context, withNode } from '../context.ts'
import { readBytes } from '../files.ts'
import { chosen, type Project, type ProjectType, readProject } from '../project.ts'
import { type DeployOptions, deployInit, showDeployment } from './deploy.ts'

/** `shoal deploy` without a file: the types of shoal.yaml, or the one of `--type`; flags hold before its policies. */
export async function deployProject(context: Context, options: DeployOptions): Promise<void> {
  const project = await readProject()
  const types = chosen(project, options.type === undefined ? [] : [options.type])
  if (options.expect !== undefined && types.length > 1)
    throw new ShoalError(
      'BAD_REQUEST',
      `--expect is about one type, and ${project.file} has ${types.length}`,
      {
        hint: 'add --type NAME',
      },
    )
  await deployTypes(context, project, types, options)
}

/** @throws ShoalError BAD_COMPONENT before any is deployed; what a deployment throws */
export async function deployTypes(
  context: Context,
  project: Project,
  types: readonly ProjectType[],
  options: DeployOptions,
): Promise<void> {
  // All of them first: half a project is not deployed because the other half is not built.
  const components: Uint8Array[] = []
  for (const type of types) components.push(await readComponent(project, type))
  await withNode(context, async (node) => {
    for (const [index, type] of types.entries()) {
      const bytes = components[index] ?? new Uint8Array()
      const deployed = await node.deploy(bytes, deployInit(type.name, options, type.policy))
      await showDeployment(context, node, deployed)
    }
  })
}

/** @throws ShoalError BAD_COMPONENT when there is none or it is no component yet; TOO_LARGE */
async function readComponent(project: Project, type: ProjectType): Promise<Uint8Array> {
  const bytes = await readBytes(join(project.dir, type.component), LIMITS.componentBytes.value).catch(
    (error: unknown) => {
      throw error instanceof ShoalError && error.code === 'BAD_REQUEST' ? notBuilt(type, error) : error
    },
  )
  // u16 version, u16 layer: layer 0 is a core module.
  if (bytes.length < 8 || (bytes[6] === 0 && bytes[7] === 0)) throw notBuilt(type)
  return bytes
}

function notBuilt(type: ProjectType, cause?: unknown): ShoalError {
  return new ShoalError('BAD_COMPONENT', `${type.component} of the type ${type.name} is not built yet`, {
    hint: 'shoal build makes it',
    cause,
  })
}

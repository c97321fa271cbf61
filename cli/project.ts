import { resolve } from 'node:path'
import { LIMITS, parseTypeName, type Policy, ShoalError } from '../protocols/index.ts'
import { type PolicyOptions, policyOf, policyOptions } from './policy-options.ts'
import { optionsIn } from './settings.ts'
import {
  badLine,
  kindText,
  readYamlFile,
  refuseUnknownKeys,
  type YamlMap,
  type YamlValue,
} from './yaml-file.ts'

/** What `shoal.yaml` says. */
export interface Project {
  /** Absolute path of the directory that holds it. */
  dir: string
  /** As errors call it. */
  file: string
  types: ProjectType[]
}

export interface ProjectType {
  name: string
  /** Run by a shell in the project's directory; absent when the component comes from elsewhere. */
  build?: string
  /** Path of the component from the project's directory. */
  component: string
  policy: Partial<Policy>
}

const FILE = 'shoal.yaml'

/**
 * Reads `shoal.yaml`.
 *
 * @param dir @default the working directory
 * @throws ShoalError BAD_REQUEST naming the line; TOO_LARGE
 */
export async function readProject(dir: string = '.'): Promise<Project> {
  const root = await readYamlFile(resolve(dir, FILE), LIMITS.projectBytes.value).catch((error: unknown) => {
    throw shortened(error, resolve(dir, FILE))
  })
  if (root === undefined)
    throw new ShoalError('BAD_REQUEST', `there is no ${FILE} in ${resolve(dir)}`, {
      hint: 'go to the directory of the project; shoal init --lang as NAME makes one',
    })
  refuseUnknownKeys(FILE, root, ['types'])
  const [entry] = root.entries
  if (entry === undefined)
    throw badLine(FILE, root.line, 'there are no types', {
      hint: 'types is a list of name, build, component, policy',
    })
  const { value } = entry
  if (value.kind !== 'list' || value.items.length === 0)
    throw badLine(FILE, entry.line, `types is ${kindText(value)}; it must be a list`, {
      hint: 'begin each type with "- name: …"',
    })
  if (value.items.length > LIMITS.projectTypes.value)
    throw badLine(
      FILE,
      value.line,
      `there are ${value.items.length} types; ${LIMITS.projectTypes.value} is the most`,
    )
  const types = value.items.map((item) => readType(item))
  for (const [index, { name }] of types.entries())
    if (types.findIndex((type) => type.name === name) < index)
      throw badLine(FILE, value.items[index]?.line ?? 1, `there is a type ${name} above already`)
  return { dir: resolve(dir), file: FILE, types }
}

/** The types of these names, or all. @throws ShoalError BAD_REQUEST */
export function chosen(project: Project, names: readonly string[]): ProjectType[] {
  if (names.length === 0) return project.types
  return names.map((name) => {
    const type = project.types.find((candidate) => candidate.name === name)
    if (type === undefined)
      throw new ShoalError('BAD_REQUEST', `there is no type ${name} in ${project.file}`, {
        hint: `its types are ${project.types.map((known) => known.name).join(', ')}`,
      })
    return type
  })
}

function readType(item: YamlValue): ProjectType {
  if (item.kind !== 'map')
    throw badLine(
      FILE,
      item.line,
      `a type is ${kindText(item)}; it must be name, build, component and policy`,
    )
  refuseUnknownKeys(FILE, item, ['name', 'build', 'component', 'policy'])
  const build = text(item, 'build')
  const policy = entryOf(item, 'policy')
  if (policy !== undefined && policy.kind !== 'map' && policy.kind !== 'empty')
    throw badLine(FILE, policy.line, `policy is ${kindText(policy)}; it must be a map`, {
      hint: 'its keys are flags of shoal deploy: "idle: 60s"',
    })
  return {
    name: typeName(item),
    component: needed(item, 'component'),
    ...(build === undefined ? {} : { build }),
    policy:
      policy?.kind === 'map'
        ? policyOf(optionsIn(policyOptions(), 'deploy', FILE, policy) as PolicyOptions)
        : {},
  }
}

function typeName(item: YamlMap): string {
  const name = needed(item, 'name')
  try {
    return parseTypeName(name)
  } catch (error) {
    if (!(error instanceof ShoalError)) throw error
    throw badLine(FILE, entryOf(item, 'name')?.line ?? item.line, error.message, { cause: error })
  }
}

function needed(item: YamlMap, key: string): string {
  const found = text(item, key)
  if (found === undefined)
    throw badLine(FILE, item.line, `this type has no ${key}`, {
      hint: 'a type has name and component, and may have build and policy',
    })
  return found
}

function text(item: YamlMap, key: string): string | undefined {
  const value = entryOf(item, key)
  if (value === undefined) return undefined
  if (value.kind !== 'text' || value.text.trim() === '' || value.text.includes('\0'))
    throw badLine(FILE, value.line, `${key} is ${kindText(value)}; it must be a text`)
  return value.text
}

function entryOf(item: YamlMap, key: string): YamlValue | undefined {
  return item.entries.find((entry) => entry.key === key)?.value
}

/** People know where they are: the file by its name. */
function shortened(error: unknown, path: string): unknown {
  if (!(error instanceof ShoalError)) return error
  return new ShoalError(error.code, error.message.replaceAll(path, FILE), { hint: error.hint, cause: error })
}

import {
  type Capability,
  checkCapabilities,
  DEFAULT_POLICY,
  type Labels,
  LIMITS,
  parseAddress,
  parseTopic,
  type Policy,
  ShoalError,
} from '../protocols/index.ts'
import { checkLabels } from './node-labels.ts'

type Measure = Exclude<keyof Policy, 'on' | 'prefer' | 'env' | 'allow' | 'subscribe'>

const RANGES: Record<Measure, { least: number; most: number; option: string }> = {
  idleMs: { least: 1, most: LIMITS.idleMsCeiling.value, option: '--idle' },
  holdMs: { least: 0, most: LIMITS.sendMsCeiling.value, option: '--hold' },
  growMs: { least: 0, most: LIMITS.sendMsCeiling.value, option: '--grow' },
  runMs: { least: 1, most: LIMITS.runMsCeiling.value, option: '--run-max' },
  memoryBytes: { least: 65_536, most: LIMITS.memoryBytesCeiling.value, option: '--memory-max' },
  instances: { least: 1, most: 1_000_000, option: '--instances-max' },
  instancesMesh: { least: 1, most: 1_000_000, option: '--instances-mesh' },
}

/**
 * A whole policy from what was asked.
 *
 * @throws ShoalError BAD_REQUEST naming the option and its range
 */
export function checkPolicy(asked: Partial<Policy>): Policy {
  const allow = checkCapabilities(asked.allow ?? [], 'deploy --allow')
  const policy: Policy = { ...DEFAULT_POLICY, ...asked, allow }
  checkLabels(policy.on)
  checkLabels(policy.prefer)
  checkEnvironment(policy.env)
  checkSubscriptions(policy.subscribe)
  for (const key of Object.keys(RANGES) as Measure[]) {
    const { least, most, option } = RANGES[key]
    const value = policy[key]
    if (!Number.isSafeInteger(value) || value < least || value > most)
      throw new ShoalError('BAD_REQUEST', `${key} is ${value}; it may be ${least} to ${most}`, {
        hint: `see deploy ${option}`,
      })
  }
  return policy
}

function checkSubscriptions(subscribe: Labels): void {
  const topics = Object.keys(subscribe)
  if (topics.length > LIMITS.subscriptions.value)
    throw new ShoalError(
      'BAD_REQUEST',
      `${topics.length} topics are subscribed; it may be ${LIMITS.subscriptions.value}`,
      { hint: 'see deploy --subscribe; a subject tells messages of one topic apart' },
    )
  for (const [topic, key] of Object.entries(subscribe)) {
    parseTopic(topic)
    if (key !== '') parseAddress(`type/${key}`)
  }
}

/**
 * That a component imports no more than its type is allowed.
 *
 * @throws ShoalError IMPORT_DENIED
 */
export function checkAllowed(imported: readonly Capability[], { allow }: Policy): void {
  const denied = imported.filter((name) => !allow.includes(name))
  if (denied.length === 0) return
  const flags = (flag: string): string => denied.map((name) => `${flag} ${name}`).join(' ')
  throw new ShoalError(
    'IMPORT_DENIED',
    `the component imports ${denied.map((name) => `shoal:actor/${name}`).join(', ')}, which its type is not allowed`,
    {
      hint: `deploy it with ${flags('--allow')}; it then runs on nodes that grant it (node start ${flags('--grant')})`,
    },
  )
}

function checkEnvironment(env: Labels): void {
  let bytes = 0
  for (const [name, value] of Object.entries(env)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || typeof value !== 'string' || value.includes('\0'))
      throw new ShoalError('BAD_REQUEST', `${JSON.stringify(name)} is no variable of an environment`, {
        hint: 'see deploy --env NAME=VALUE: letters, digits and underscore in the name',
      })
    bytes += Buffer.byteLength(name) + Buffer.byteLength(value)
  }
  if (bytes > LIMITS.environmentBytes.value)
    throw new ShoalError(
      'TOO_LARGE',
      `the environment has ${bytes} bytes; it may have ${LIMITS.environmentBytes.value}`,
      {
        hint: 'send large values in messages',
      },
    )
}

import { Option } from 'commander'
import { type Capability, LIMITS, type Policy } from '../protocols/index.ts'
import { capabilities, limited } from './options.ts'
import { count, duration, label, size, subscription, variable } from './parse.ts'

/** The policy of a type as its flags give it, by attribute; absent ones keep the node's default. */
export interface PolicyOptions {
  idle?: number
  hold?: number
  grow?: number
  runMax?: number
  memoryMax?: number
  instancesMax?: number
  instancesMesh?: number
  on?: Record<string, string>
  prefer?: Record<string, string>
  env?: Record<string, string>
  allow?: Capability[]
  subscribe?: Record<string, string>
}

/** The flags of `shoal deploy` that are keys of `policy` in shoal.yaml too. */
export function policyOptions(): Option[] {
  return [
    limited('--idle <duration>', 'idleMs', duration(LIMITS.idleMsCeiling.value)),
    limited('--hold <duration>', 'holdMs', duration(LIMITS.sendMsCeiling.value)),
    limited('--grow <duration>', 'growMs', duration(LIMITS.sendMsCeiling.value)),
    limited('--run-max <duration>', 'runMs', duration(LIMITS.runMsCeiling.value)),
    limited('--memory-max <size>', 'memoryBytes', size(LIMITS.memoryBytesCeiling.value)),
    limited('--instances-max <n>', 'instances', count(1, 1_000_000)),
    limited('--instances-mesh <n>', 'instancesMesh', count(1, 1_000_000)),
    new Option('--on <key=value>', 'a label that a node must have to run it, repeatable').argParser(label),
    new Option('--prefer <key=value>', 'a label that a node should have, repeatable').argParser(label),
    new Option('--env <name=value>', 'what its actors see as their environment, repeatable').argParser(
      variable,
    ),
    capabilities(
      '--allow <capability>',
      'what its actors may use beyond messages, on nodes that grant it, repeatable',
    ),
    new Option(
      '--subscribe <topic>',
      'what is published there is posted to a free actor of the type, with TOPIC=KEY to that one; in KEY, {subject} stands for the subject; repeatable',
    ).argParser(subscription),
  ]
}

export function policyOf(options: PolicyOptions): Partial<Policy> {
  return {
    ...(options.idle === undefined ? {} : { idleMs: options.idle }),
    ...(options.hold === undefined ? {} : { holdMs: options.hold }),
    ...(options.grow === undefined ? {} : { growMs: options.grow }),
    ...(options.runMax === undefined ? {} : { runMs: options.runMax }),
    ...(options.memoryMax === undefined ? {} : { memoryBytes: options.memoryMax }),
    ...(options.instancesMax === undefined ? {} : { instances: options.instancesMax }),
    ...(options.instancesMesh === undefined ? {} : { instancesMesh: options.instancesMesh }),
    ...(options.on === undefined ? {} : { on: options.on }),
    ...(options.prefer === undefined ? {} : { prefer: options.prefer }),
    ...(options.env === undefined ? {} : { env: options.env }),
    ...(options.allow === undefined ? {} : { allow: options.allow }),
    ...(options.subscribe === undefined ? {} : { subscribe: options.subscribe }),
  }
}

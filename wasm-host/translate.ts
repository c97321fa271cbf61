import assert from 'node:assert'
import {
  $init as generatorReady,
  generate,
  type GenerateOptions,
} from '@bytecodealliance/jco-transpile/component'
import { componentWit } from '@bytecodealliance/jco-transpile/wasm-tools'
import { LIMITS, ShoalError, type World } from '../protocols/index.ts'
import { capTables, moduleNeeds } from './cap-module.ts'
import { ACTOR_HOST, bad, CAPABILITY_IMPORTS, type CheckedComponent } from './check-component.ts'
import { type MeteredModule, meterModule } from './meter-module.ts'
import { patchGlue } from './patch-glue.ts'
import { thinPlan } from './thin-plan.ts'
import type { CoreModule, Translation } from './translation.ts'
import { MalformedWasm } from './wasm-reader.ts'

/** Imports that suspend the guest (JSPI) until the host answers; the rest return at once. */
const suspending = (imports: readonly string[]): string[] => [
  `${ACTOR_HOST}#send`,
  `${ACTOR_HOST}#post`,
  `${ACTOR_HOST}#publish`,
  ...imports.filter((name) => name === CAPABILITY_IMPORTS.http).map((name) => `${name}#fetch`),
  ...imports
    .filter((name) => name.startsWith('wasi:io/poll@'))
    .flatMap((name) => [`${name}#poll`, `${name}#[method]pollable.block`]),
]

const options = (imports: readonly string[], start: string): GenerateOptions => ({
  name: 'actor',
  noTypescript: true,
  noNodejsCompat: true,
  noComponentErrorWrapping: true,
  instantiation: { tag: 'async' },
  asyncMode: { tag: 'jspi', val: { imports: suspending(imports), exports: [start] } },
  map: [],
})

export interface TranslateInit extends Pick<CheckedComponent, 'imports' | 'world' | 'entry'> {
  /**
   * Which way its calls go. Only a component of exactly the actor world has a choice.
   *
   * @default thin where it can be
   */
  lane?: 'thin' | 'general'
}

/**
 * Makes a component runnable: checks it, chooses its lane, caps its tables and meters its code.
 *
 * @param bytes passed by `checkComponent`
 * @throws ShoalError BAD_COMPONENT
 */
export async function translate(
  bytes: Uint8Array,
  { imports, world, entry, lane = 'thin' }: TranslateInit,
): Promise<Translation> {
  await checkWorld(bytes, world)
  const thin = lane === 'thin' && world === 'actor' ? thinPlan(bytes) : undefined
  if (thin === undefined) return await generated(bytes, { imports, world, entry })
  const { plan, module } = thin
  return {
    world,
    thin: plan,
    source: '',
    modules: checked([{ name: 'main', bytes: module }]),
    imports: imports.map((name) => name.replace(/@.*$/, '')),
  }
}

/** The function that is called, as jco names it. */
const CALLED: Readonly<Record<World, (entry: string) => string>> = {
  actor: (entry) => entry,
  http: (entry) => `${entry}#handle`,
  command: (entry) => `${entry}#run`,
}

/** The general lane. */
async function generated(
  bytes: Uint8Array,
  { imports, world, entry }: Pick<CheckedComponent, 'imports' | 'world' | 'entry'>,
): Promise<Translation> {
  await generatorReady
  let made: ReturnType<typeof generate>
  try {
    made = generate(bytes, options(imports, CALLED[world](entry)))
  } catch (error) {
    throw bad(`cannot be translated: ${described(error)}`, 'check it with wasm-tools validate', error)
  }
  const source = made.files.find(([name]) => name.endsWith('.js'))?.[1]
  const modules = made.files
    .filter(([name]) => name.endsWith('.wasm'))
    .map(([name, module]) => ({ name, bytes: module }))
  if (source === undefined) throw new ShoalError('INTERNAL', 'the translator wrote no glue')
  return {
    world,
    source: patchGlue(new TextDecoder().decode(source), world),
    modules: checked(modules),
    imports: made.imports,
  }
}

function checked(modules: readonly { name: string; bytes: Uint8Array }[]): CoreModule[] {
  checkModules(modules)
  return modules.map(({ name, bytes }) => ({ name, ...metered(name, bytes) }))
}

/**
 * A `handle` of another signature would be called with arguments that it does not expect. What stands behind the name of
 * an interface is not looked at: the glue of a stranger who lies there lifts no value of ours, and traps.
 */
async function checkWorld(bytes: Uint8Array, world: World): Promise<void> {
  let wit: string
  try {
    wit = await componentWit(bytes)
  } catch (error) {
    throw bad(`is not a valid component: ${described(error)}`, 'check it with wasm-tools validate', error)
  }
  if (world !== 'actor') return
  const handle = /^ {2}export handle: (.*);$/m.exec(wit)?.[1]
  if (handle !== 'func(message: message) -> result<reply, failure>') {
    throw bad(
      `exports handle as ${handle ?? 'something unreadable'}, not as world actor has it`,
      'build it for wasm-host/wit/actor.wit: func(message: message) -> result<reply, failure>',
    )
  }
}

function checkModules(modules: readonly { bytes: Uint8Array }[]): void {
  if (modules.length > LIMITS.coreModules.value) {
    throw bad(
      `holds ${modules.length} core modules, more than ${LIMITS.coreModules.value}`,
      'make it smaller',
    )
  }
  let tables = 0
  for (const module of modules) {
    const needs = understood(() => moduleNeeds(module.bytes))
    tables += needs.tables
    if (needs.elements > BigInt(LIMITS.tableElements.value) || tables > LIMITS.tables.value) {
      throw bad(
        `wants tables beyond the limits: ${tables} of up to ${needs.elements} elements`,
        `at most ${LIMITS.tables.value} of ${LIMITS.tableElements.value} elements are allowed`,
      )
    }
    // The generator has validated it, perhaps with features that this engine lacks.
    if (!valid(module.bytes)) {
      throw bad(
        'holds a core module that this engine does not accept',
        'build it without experimental features',
      )
    }
  }
}

/** @param module was checked */
function metered(name: string, module: Uint8Array): MeteredModule {
  const made = understood(() => meterModule(capTables(module, LIMITS.tableElements.value)))
  assert(valid(made.bytes), `metering makes module ${name} invalid`)
  return made
}

function understood<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof MalformedWasm)) throw error
    throw bad(`holds a core module that cannot run here: ${error.message}`, 'build it for plain wasm32')
  }
}

function valid(module: Uint8Array): boolean {
  return WebAssembly.validate(module as Uint8Array<ArrayBuffer>)
}

/** jco throws its errors as strings, as objects, and as traps of its own parser. */
function described(error: unknown): string {
  const payload = (error as { payload?: unknown }).payload
  const text =
    typeof payload === 'string' ? payload : error instanceof Error ? error.message : JSON.stringify(error)
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 300 ? `${line.slice(0, 300)}…` : line
}

import { CAPABILITIES, type Capability, LIMITS, ShoalError, type World, WORLDS } from '../protocols/index.ts'
import { MalformedWasm, WasmReader } from './wasm-reader.ts'

/** The interface that every actor imports. */
export const ACTOR_HOST = 'shoal:actor/host@0.2.0'

/** Those that a capability opens. */
export const CAPABILITY_IMPORTS: Readonly<Record<Capability, string>> = { http: 'shoal:actor/http@0.2.0' }

/** Interfaces of WASI 0.2 that are answered inertly (`inertWasi`), without package version. */
const INERT_WASI: ReadonlySet<string> = new Set([
  'wasi:cli/environment',
  'wasi:cli/exit',
  'wasi:cli/stdin',
  'wasi:cli/stdout',
  'wasi:cli/stderr',
  'wasi:cli/terminal-input',
  'wasi:cli/terminal-output',
  'wasi:cli/terminal-stdin',
  'wasi:cli/terminal-stdout',
  'wasi:cli/terminal-stderr',
  'wasi:io/error',
  'wasi:io/poll',
  'wasi:io/streams',
  'wasi:clocks/monotonic-clock',
  'wasi:clocks/wall-clock',
  'wasi:clocks/timezone',
  'wasi:random/random',
  'wasi:random/insecure',
  'wasi:random/insecure-seed',
  'wasi:filesystem/types',
  'wasi:filesystem/preopens',
])

/** What servers import besides; answered by `wasiHttp`. */
const HTTP_WASI: ReadonlySet<string> = new Set(['wasi:http/types', 'wasi:http/outgoing-handler'])

/** What a component of each world exports; an interface at any version. */
const ENTRIES: Readonly<Record<World, RegExp>> = {
  actor: /^handle$/,
  http: /^wasi:http\/incoming-handler@0\.2\.\d+$/,
  command: /^wasi:cli\/run@0\.2\.\d+$/,
}

export interface CheckedComponent extends ComponentSummary {
  world: World
  /** The export that makes it one, with its version. */
  entry: string
}

export interface ComponentSummary {
  /** Names of imported instances, functions, modules…; imports of mere types are left out. */
  imports: string[]
  /** Names of exported functions. */
  functions: string[]
  /** Names of exported instances. */
  instances: string[]
}

/** Section ids and sorts of the component binary format (Binary.md of the component model). */
const IMPORTS = 10
const EXPORTS = 11
const FUNCTION = 1
const TYPE = 3
const INSTANCE = 5

/**
 * Reads what a component wants and offers, and refuses what is not an actor. Nothing is compiled or validated here:
 * this is the gate before that.
 *
 * @throws ShoalError TOO_LARGE, BAD_COMPONENT, IMPORT_DENIED
 */
export function checkComponent(bytes: Uint8Array): CheckedComponent {
  if (bytes.length > LIMITS.componentBytes.value) {
    throw new ShoalError(
      'TOO_LARGE',
      `the component has ${bytes.length} bytes, more than ${LIMITS.componentBytes.value}`,
      { hint: 'strip debug information, for example with wasm-tools strip' },
    )
  }
  checkHeader(bytes)
  let summary: ComponentSummary
  try {
    summary = summarize(bytes)
  } catch (error) {
    if (!(error instanceof MalformedWasm)) throw error
    throw bad(
      `is cut off or damaged: ${error.message}`,
      'build or copy it again; its size should not have changed',
    )
  }
  const found = worldOf(summary)
  checkImports(summary.imports, found?.world ?? 'actor')
  if (found === undefined) {
    throw bad(
      'exports no function handle, and neither wasi:http/incoming-handler nor wasi:cli/run of WASI 0.2',
      'build it for world actor of wasm-host/wit/actor.wit; a file that was cut off looks like this too',
    )
  }
  return { ...summary, ...found }
}

function worldOf({ functions, instances }: ComponentSummary): { world: World; entry: string } | undefined {
  for (const world of WORLDS) {
    const entry = (world === 'actor' ? functions : instances).find((name) => ENTRIES[world].test(name))
    if (entry !== undefined) return { world, entry }
  }
  return undefined
}

/** The capabilities among the interfaces that a component imports, which are named without version. */
export function capabilitiesOf(imports: readonly string[]): Capability[] {
  return CAPABILITIES.filter((name) => imports.includes(CAPABILITY_IMPORTS[name].replace(/@.*$/, '')))
}

/** Every BAD_COMPONENT begins alike. */
export function bad(what: string, hint: string, cause?: unknown): ShoalError {
  return new ShoalError('BAD_COMPONENT', `the file ${what}`, { hint, cause })
}

function checkHeader(bytes: Uint8Array): void {
  const build = 'build a component: wasm-tools component new, or jco new'
  if (bytes.length === 0) throw bad('is empty', build)
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64))
  if (!start.subarray(0, 4).equals(Buffer.from('\0asm'))) {
    if (/^\s*\((?:module|component)\b/.test(start.toString('latin1'))) {
      throw bad('is WebAssembly text, not its binary form', 'translate it: wasm-tools parse, or jco parse')
    }
    throw bad('is not WebAssembly: it does not start with \\0asm', build)
  }
  if (bytes.length < 8) throw bad('is cut off: it has less than 8 bytes', 'build or copy it again')
  // u16 version, u16 layer. Layer 0 is a core module, layer 1 a component; 0x0d is the version all tools write.
  const [version, layer] = [start.readUInt16LE(4), start.readUInt16LE(6)]
  if (layer === 0 && version === 1) {
    throw bad(
      'is a core WebAssembly module, not a component',
      'wrap it: wasm-tools component embed and component new, or jco embed and jco new',
    )
  }
  if (layer !== 1 || version !== 0x0d) {
    throw bad(`is WebAssembly of an unknown kind (version ${version}, layer ${layer})`, build)
  }
}

function summarize(bytes: Uint8Array): ComponentSummary {
  const imports: string[] = []
  const functions: string[] = []
  const instances: string[] = []
  for (const { id, from, to } of new WasmReader(bytes, 8).sections()) {
    if (id !== IMPORTS && id !== EXPORTS) continue
    const reader = new WasmReader(bytes, from, to)
    for (let left = reader.u32(); left > 0; left--) {
      const name = externName(reader)
      if (id === IMPORTS) {
        if (externType(reader) !== TYPE) imports.push(name)
        continue
      }
      const sort = reader.byte()
      if (sort === 0) reader.byte()
      reader.u32()
      if (reader.byte() === 1) externType(reader)
      if (sort === FUNCTION) functions.push(name)
      if (sort === INSTANCE) instances.push(name)
    }
  }
  return { imports, functions, instances }
}

/** The name of an import or export. */
export function externName(reader: WasmReader): string {
  const form = reader.byte()
  if (form > 1) throw new MalformedWasm(`a name of unknown form ${form} at byte ${reader.at - 1}`)
  const name = reader.name()
  // Form 1 carries the rest of a semantic version apart.
  return form === 1 ? `${name}${reader.name()}` : name
}

/** Reads the type that an import or export states and returns its sort. */
function externType(reader: WasmReader): number {
  const sort = reader.byte()
  switch (sort) {
    case 0: // core module
      if (reader.byte() !== 0x11) throw new MalformedWasm(`an unknown core type at byte ${reader.at - 1}`)
      reader.u32()
      break
    case 2: // value
      if (reader.byte() === 0) reader.u32()
      else reader.byte()
      break
    case TYPE: // equal to a type, or an abstract resource
      if (reader.byte() === 0) reader.u32()
      break
    case FUNCTION:
    case 4: // component
    case INSTANCE:
      reader.u32()
      break
    default:
      throw new MalformedWasm(`an unknown sort ${sort} at byte ${reader.at - 1}`)
  }
  return sort
}

function checkImports(imports: readonly string[], world: World): void {
  const denied = imports.filter((name) => !allowed(name, world))
  if (denied.length === 0) return
  const former = denied.find((name) => name.startsWith('shoal:actor/host@'))
  if (former !== undefined)
    throw new ShoalError('IMPORT_DENIED', `the component imports ${former}; this node offers ${ACTOR_HOST}`, {
      hint: "build it again for this version's world: shoal wit prints it, shoal init writes bindings for it",
    })
  const shown = denied.slice(0, 5).join(', ') + (denied.length > 5 ? ` and ${denied.length - 5} more` : '')
  throw new ShoalError('IMPORT_DENIED', `the component imports ${shown}, which actors may not use`, {
    hint: `an actor may import ${ACTOR_HOST}, and cli, io, clocks, random and filesystem of WASI 0.2, which answer as on an empty machine; it reaches others by send and post, and servers by ${CAPABILITY_IMPORTS.http} when it is deployed with --allow http`,
  })
}

function allowed(name: string, world: World): boolean {
  if (name === ACTOR_HOST || Object.values(CAPABILITY_IMPORTS).includes(name)) return true
  const [, wasi] = /^(wasi:[a-z-]+\/[a-z-]+)@0\.2\.\d+$/.exec(name) ?? []
  return wasi !== undefined && (INERT_WASI.has(wasi) || (world === 'http' && HTTP_WASI.has(wasi)))
}

/**
 * Builds the example components and the tests' fixtures from their sources. The built files are kept beside them (but
 * those in JavaScript, which hold an engine), so that nobody needs a Wasm toolchain to try Shoal; a test rebuilds and compares what they do.
 *
 * `node scripts/build-examples.ts [NAME]… [--to DIR]` (all of them, in place, by default).
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { componentize } from 'componentize-qjs'
import { actorWit, WORLD } from '../cli/project-component.ts'
import { $init, tools } from '../node_modules/@bytecodealliance/jco-transpile/vendor/wasm-tools.js'

const root = join(import.meta.dirname, '..')

export interface Example {
  name: string
  language: 'assemblyscript' | 'javascript' | 'rust' | 'rust-wasi' | 'rust-http' | 'rust-command'
  source: string
  /** Where the component is kept. */
  out: string
  /** It is too large for that: built where it is wanted. */
  unkept?: true
  /** A world of its own, which includes the actor's. */
  wit?: string
  world?: string
  /** Constants of an AssemblyScript program, `NAME=NUMBER`. */
  defines?: readonly string[]
}

export const EXAMPLES: readonly Example[] = [
  {
    name: 'counter-as',
    language: 'assemblyscript',
    source: 'examples/counter-as/assembly/index.ts',
    out: 'examples/counter-as/counter.wasm',
  },
  {
    name: 'counter-js',
    language: 'javascript',
    source: 'examples/counter-js/actor.js',
    out: 'examples/counter-js/counter.wasm',
    unkept: true,
  },
  {
    name: 'echo-as',
    language: 'assemblyscript',
    source: 'examples/echo-as/assembly/index.ts',
    out: 'examples/echo-as/echo.wasm',
  },
  ...['ingest', 'detect', 'aggregate', 'infer'].map(
    (step): Example => ({
      name: `field-${step}`,
      language: 'assemblyscript',
      source: `examples/field-monitoring/assembly/${step}.ts`,
      out: `examples/field-monitoring/${step}.wasm`,
    }),
  ),
  {
    name: 'probe',
    language: 'assemblyscript',
    source: 'test/fixtures/probe/assembly/index.ts',
    out: 'test/fixtures/probe/probe.wasm',
    wit: 'test/fixtures/probe/probe.wit',
    world: 'probe',
  },
  {
    name: 'plain',
    language: 'assemblyscript',
    source: 'test/fixtures/probe/assembly/index.ts',
    out: 'test/fixtures/probe/plain.wasm',
    defines: ['PLAIN=1'],
  },
  {
    name: 'fetch-as',
    language: 'assemblyscript',
    source: 'test/fixtures/fetch/assembly/index.ts',
    out: 'test/fixtures/fetch/fetch-as.wasm',
  },
  {
    name: 'fetch-rust',
    language: 'rust',
    source: 'test/fixtures/fetch/lib.rs',
    out: 'test/fixtures/fetch/fetch-rust.wasm',
  },
  {
    name: 'counter-rust',
    language: 'rust',
    source: 'examples/counter-rust/lib.rs',
    out: 'examples/counter-rust/counter.wasm',
  },
  {
    name: 'wasi-rust',
    language: 'rust-wasi',
    source: 'test/fixtures/wasi-rust/lib.rs',
    out: 'test/fixtures/wasi-rust/wasi.wasm',
  },
  {
    name: 'http-rust',
    language: 'rust-http',
    source: 'examples/http-rust/lib.rs',
    out: 'examples/http-rust/http.wasm',
  },
  {
    name: 'command-rust',
    language: 'rust-command',
    source: 'examples/command-rust/main.rs',
    out: 'examples/command-rust/command.wasm',
  },
  {
    name: 'wasi-http',
    language: 'rust-http',
    source: 'test/fixtures/wasi-http/lib.rs',
    out: 'test/fixtures/wasi-http/http.wasm',
  },
  {
    name: 'wasi-command',
    language: 'rust-command',
    source: 'test/fixtures/wasi-command/main.rs',
    out: 'test/fixtures/wasi-command/command.wasm',
  },
]

/** What comes with jco: the interfaces of WASI, and what turns system calls of wasm32-wasi (preview 1) into them. */
const JCO = join(root, 'node_modules/@bytecodealliance/jco/lib')
const WASI = '0.2.12'

function adapter(kind: 'reactor' | 'command'): [string, Uint8Array] {
  return ['wasi_snapshot_preview1', readFileSync(join(JCO, `wasi_snapshot_preview1.${kind}.wasm`))]
}

/** Debian's compiler has the wasm32 target; one from rustup earlier in PATH usually has not. */
export const RUSTC = '/usr/bin/rustc'

/** Why an example cannot be built here; undefined when it can. */
export function missing(example: Example): string | undefined {
  if (!example.language.startsWith('rust') || existsSync(RUSTC)) return undefined
  return `${example.name} needs Debian's Rust: apt-get install rustc libstd-rust-dev-wasm32`
}

/** What the host calls in an actor in JavaScript, with the imports of a project. */
const ENTRY = join(root, 'cli/templates/js/src/main.js.tmpl')

/**
 * A component of an actor's module and examples/shoal-js. Its world is what it imports, used or not.
 *
 * @param source from the repository's directory
 */
export async function buildJavaScript(source: string, world: string = 'actor'): Promise<Uint8Array> {
  const work = mkdtempSync(join(tmpdir(), 'shoal-example-'))
  try {
    const wit = join(work, 'actor.wit')
    writeFileSync(wit, await actorWit())
    const { component } = await componentize({
      witPath: wit,
      jsSource: readFileSync(ENTRY, 'utf8')
        .replace('./shoal.js', relative(dirname(ENTRY), join(root, 'examples/shoal-js/shoal.js')))
        .replace('./actor.js', relative(dirname(ENTRY), join(root, source))),
      jsPath: ENTRY,
      moduleRoot: root,
      world,
      sync: true,
      optSize: true,
    })
    return component
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function coreModule(example: Example, work: string): Uint8Array {
  const out = join(work, `${example.name}.core.wasm`)
  const source = join(root, example.source)
  const run = (command: string, ...args: string[]): Buffer =>
    execFileSync(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  switch (example.language) {
    case 'assemblyscript':
      run(
        process.execPath,
        join(root, 'node_modules/assemblyscript/bin/asc.js'),
        example.source,
        '--outFile',
        out,
        ...'--runtime minimal --memoryBase 57344 --optimizeLevel 3 --shrinkLevel 0 --debug'.split(' '),
        ...['abort=examples/shoal-as/assembly/index/abort', ...(example.defines ?? [])].flatMap((use) => [
          '--use',
          use,
        ]),
      )
      break
    case 'rust':
    case 'rust-http':
    case 'rust-wasi':
    case 'rust-command':
      run(
        RUSTC,
        ...'--edition 2021 -C opt-level=s -C lto -C panic=abort -C strip=debuginfo --crate-type'.split(' '),
        ...(example.language === 'rust-command'
          ? ['bin', '-C', 'link-arg=--export=cabi_realloc']
          : ['cdylib']),
        '--target',
        ['rust', 'rust-http'].includes(example.language) ? 'wasm32-unknown-unknown' : 'wasm32-wasi',
        '-o',
        out,
        source,
      )
      break
    case 'javascript':
      throw new Error('its compiler writes a component at once')
  }
  return readFileSync(out)
}

/** The text of the example's world. */
async function wit(example: Example): Promise<string> {
  if (example.language === 'rust-http') {
    const packages = join(JCO, 'wit/builtin', WASI)
    const all = readdirSync(packages).filter((each) => each.startsWith('wasi-'))
    const texts = all.map((each) => nested(readFileSync(join(packages, each, 'package.wit'), 'utf8')))
    return `package shoal:fixture;\nworld server { include wasi:http/proxy@${WASI}; }\n${texts.join('\n')}`
  }
  const actor = await actorWit()
  return example.wit === undefined
    ? actor
    : `${readFileSync(join(root, example.wit), 'utf8')}\n${nested(actor)}`
}

/** A package of another file has to stand in braces. */
function nested(wit: string): string {
  return `${wit.replace(/^(package [^;]+);/m, '$1 {')}\n}\n`
}

/** The component's bytes: the core module, told of its world, wrapped. */
export async function build(example: Example): Promise<Uint8Array> {
  if (example.language === 'javascript') return await buildJavaScript(example.source)
  await $init
  const work = mkdtempSync(join(tmpdir(), 'shoal-example-'))
  try {
    const binary = coreModule(example, work)
    // The adapter knows a command's world.
    if (example.language === 'rust-command') return tools.componentNew(binary, [adapter('command')])
    const world = example.language === 'rust-http' ? 'server' : (example.world ?? WORLD)
    const embedded = tools.componentEmbed({ binary, witSource: await wit(example), world })
    return tools.componentNew(embedded, example.language === 'rust-wasi' ? [adapter('reactor')] : [])
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

async function main(args: string[]): Promise<void> {
  const flag = args.indexOf('--to')
  const to = flag === -1 ? root : args.splice(flag, 2)[1]
  if (to === undefined) throw new Error('--to needs a directory')
  const unknown = args.find((name) => !EXAMPLES.some((example) => example.name === name))
  if (unknown !== undefined) throw new Error(`no example ${unknown}`)
  for (const example of EXAMPLES.filter(({ name }) => args.length === 0 || args.includes(name))) {
    const why = missing(example)
    if (why !== undefined) {
      process.stdout.write(`skipped: ${why}\n`)
      continue
    }
    const bytes = await build(example)
    mkdirSync(dirname(join(to, example.out)), { recursive: true })
    writeFileSync(join(to, example.out), bytes)
    process.stdout.write(`${example.out} ${bytes.length} bytes\n`)
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2))

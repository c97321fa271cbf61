import { execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parse } from '@bytecodealliance/jco-transpile/wasm-tools'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { files, ROOT } from '../tidy/tree.ts'
import { SHOAL, startNode } from './run.ts'

let dir: string
/** A program's folder in which the package is installed. */
let app: string
let packed: string[]

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'shoal-pack-'))
  // Packing switches the doors in package.json for a while: not in the checkout where other tests run.
  const copy = join(dir, 'copy')
  for (const path of files()) {
    mkdirSync(join(copy, dirname(path)), { recursive: true })
    cpSync(join(ROOT, path), join(copy, path))
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
  const before = readFileSync(join(copy, 'package.json'), 'utf8')
  execFileSync('npm', ['pack', '--silent', '--pack-destination', dir], { cwd: copy, stdio: 'pipe' })
  expect(readFileSync(join(copy, 'package.json'), 'utf8')).toBe(before)

  app = join(dir, 'app')
  mkdirSync(join(app, 'node_modules'), { recursive: true })
  // Without a registry: the dependencies of the checkout, and the package itself unpacked among them.
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    symlinkSync(join(ROOT, 'node_modules', name), join(app, 'node_modules', name))
  const archive = readdirSync(dir).find((name) => name.endsWith('.tgz')) ?? ''
  execFileSync('tar', ['xzf', archive], { cwd: dir })
  cpSync(join(dir, 'package'), join(app, 'node_modules/shoal'), { recursive: true })
  packed = execFileSync('tar', ['tzf', archive], { cwd: dir }).toString().trimEnd().split('\n')
  writeFileSync(join(app, 'package.json'), '{ "type": "module" }')
}, 120_000)
afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('the package holds built files, types, the launcher and the documents, and no sources or tests', () => {
  for (const path of [
    'bin/shoal',
    'dist/cli/index.js',
    'dist/sdk/index.d.ts',
    'docs/LIMITS.md',
    'README.md',
    'LICENSE',
  ])
    expect(packed).toContain(`package/${path}`)
  for (const path of readdirSync(join(ROOT, 'protocols/proto')).filter((name) => name.endsWith('.js')))
    expect(packed).toContain(`package/dist/protocols/proto/${path}`)
  expect(packed.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))).toEqual([])
  expect(
    packed.filter((path) => /^package\/(?:dist\/)?(?:test|bench|scripts|examples)\//.test(path)),
  ).toEqual([])
})

test('the installed command runs a node with an actor', { timeout: 60_000 }, async () => {
  const launcher = join(app, 'node_modules/shoal/bin/shoal')
  const version = execFileSync(process.execPath, [launcher, '--version']).toString()
  expect(version).toMatch(/^\d+\.\d+\.\d+\n$/)
  await using node = await startNode({ launcher })
  const deployed = await node.run(
    'deploy',
    join(ROOT, 'examples/counter-as/counter.wasm'),
    '--type',
    'counter',
  )
  expect(deployed, deployed.stderr).toMatchObject({ code: 0 })
  expect(await node.run('send', 'counter/a')).toMatchObject({ code: 0, stdout: '1', stderr: '' })
})

test('the installed command writes the same projects, and knows the world and how to wrap a core module', async () => {
  const launcher = join(app, 'node_modules/shoal/bin/shoal')
  for (const lang of ['as', 'js', 'rust']) {
    const written = [launcher, SHOAL].map((command, index) => {
      const cwd = join(dir, `init-${lang}-${index}`)
      mkdirSync(cwd)
      execFileSync(process.execPath, [command, 'init', '--lang', lang, 'greeter'], { cwd, stdio: 'pipe' })
      const project = join(cwd, 'greeter')
      const paths = readdirSync(project, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
      return Object.fromEntries(paths.map((path) => [path.slice(project.length), readFileSync(path, 'utf8')]))
    })
    expect(Object.keys(written[0] ?? {}).length).toBeGreaterThan(5)
    expect(written[0]).toEqual(written[1])
    expect(JSON.stringify(written[0])).not.toMatch(/@[A-Z]+@|examples\//)
  }
  const wit = execFileSync(process.execPath, [launcher, 'wit']).toString()
  expect(wit).toContain('package shoal:actor@')

  const cwd = join(dir, 'wrap')
  mkdirSync(cwd)
  writeFileSync(join(cwd, 'shoal.yaml'), 'types:\n  - name: a\n    component: a.wasm\n')
  const core = `(module (memory (export "memory") 1)
    (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.const 16))
    (func (export "handle") (param i32) (result i32) (i32.const 0)))`
  writeFileSync(join(cwd, 'a.wasm'), await parse(core))
  execFileSync(process.execPath, [launcher, 'build'], { cwd, stdio: 'pipe' })
  expect(readFileSync(join(cwd, 'a.wasm'))[6]).toBe(1)
})

test('a program imports every door of the installed package', () => {
  const { exports } = JSON.parse(readFileSync(join(app, 'node_modules/shoal/package.json'), 'utf8')) as {
    exports: Record<string, string>
  }
  const doors = Object.keys(exports).map((door) => door.replace(/^\./, 'shoal'))
  writeFileSync(
    join(app, 'doors.js'),
    `for (const door of ${JSON.stringify(doors)}) if (Object.keys(await import(door)).length === 0) throw new Error(door)`,
  )
  execFileSync(process.execPath, [join(app, 'doors.js')], { stdio: 'pipe' })
})

test('a program in strict TypeScript finds complete types', () => {
  writeFileSync(
    join(app, 'program.ts'),
    `import { connect, createNode, type Reply, ShoalError } from 'shoal'
export async function ask(): Promise<number> {
  await using mesh = await connect({ dataDir: 'x' })
  const reply: Reply = await mesh.actor('counter', 'alice').send({ add: 1 }, { timeoutMs: 100, signal: AbortSignal.timeout(1) })
  // @ts-expect-error a reply's peer is a string
  const wrong: number = reply.peer
  try {
    await using node = await createNode({ labels: { region: 'eu' } })
    await node.actor('counter').post('x')
  } catch (error) {
    if (error instanceof ShoalError && error.code === 'OVERLOADED') return error.retryAfterMs ?? wrong
    // @ts-expect-error no such code
    if (error instanceof ShoalError && error.code === 'NO_SUCH_CODE') return 0
  }
  return reply.json<{ count: number }>().count
}
`,
  )
  writeFileSync(
    join(app, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        exactOptionalPropertyTypes: true,
        target: 'esnext',
        module: 'nodenext',
        types: ['node'],
        // Of dependencies; our own are checked below.
        skipLibCheck: true,
      },
      files: ['program.ts'],
    }),
  )
  execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', app], {
    stdio: 'pipe',
  })
})

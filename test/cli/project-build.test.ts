import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from '@bytecodealliance/jco-transpile/wasm-tools'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { ROOT } from '../tidy/tree.ts'
import { running, tempDir, writeFiles } from './project-dir.ts'
import { SHOAL, shoal } from './run.ts'

const COUNTER = join(ROOT, 'examples/counter-as/counter.wasm')

let dir = tempDir()
beforeEach(() => {
  dir[Symbol.dispose]()
  dir = tempDir()
})
afterAll(() => dir[Symbol.dispose]())

function project(build: string, component = 'out/a.wasm'): void {
  mkdirSync(join(dir.path, 'out'))
  writeFiles(dir.path, {
    'shoal.yaml': `types:\n  - name: a\n    build: ${JSON.stringify(build)}\n    component: ${component}\n`,
  })
}

test('a build that fails shows its output and its command, and ends with exit code 1', async () => {
  project('echo these are its words; echo and these >&2; exit 3')
  const ran = await shoal(['build'], { cwd: dir.path })
  expect(ran).toMatchObject({ code: 1, stdout: '' })
  expect(ran.stderr).toContain('these are its words\nand these\n')
  expect(ran.stderr).toContain('the build of a ended with exit code 3: echo these')
  const json = await shoal(['build', '--json'], { cwd: dir.path })
  expect(json).toMatchObject({ code: 1, stdout: '' })
  const { error } = JSON.parse(json.stderr) as { error: { code: string; message: string } }
  expect(error.code).toBe('BAD_COMPONENT')
  expect(error.message).toMatch(/exit code 3[\s\S]*these are its words[\s\S]*and these/)
})

test('a build tool that is not installed is told as such', async () => {
  project('no-such-compiler')
  const ran = await shoal(['build'], { cwd: dir.path })
  expect(ran.code).toBe(1)
  expect(ran.stderr).toContain('next: install what shoal.yaml builds with')
})

test.each([
  ['true', 'has written no out/a.wasm'],
  ['echo hello > out/a.wasm', 'out/a.wasm is not WebAssembly'],
  [`printf '\\0asm\\01\\0\\0\\0' > out/a.wasm`, 'does not fit the world shoal:actor/actor'],
  ['mkdir -p out/a.wasm', 'has written no out/a.wasm'],
])('what %j leaves is refused with exit code 1', async (build, why) => {
  project(build)
  const ran = await shoal(['build'], { cwd: dir.path })
  expect(ran, ran.stderr).toMatchObject({ code: 1, stdout: '' })
  expect(ran.stderr).toContain(why)
})

test('a component is left as it is, and a compiler’s cache keeps the core module that it linked', async () => {
  project(`cp '${COUNTER}' out/a.wasm`)
  const ran = await shoal(['build', '--json'], { cwd: dir.path })
  expect(ran, ran.stderr).toMatchObject({ code: 0 })
  expect(JSON.parse(ran.stdout)).toMatchObject({ type: 'a', component: 'out/a.wasm' })
  expect(readFileSync(join(dir.path, 'out/a.wasm')).equals(readFileSync(COUNTER))).toBe(true)

  const core = await parse(`(module
    (memory (export "memory") 1)
    (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.const 16))
    (func (export "handle") (param i32) (result i32) (i32.const 0)))`)
  writeFileSync(join(dir.path, 'cache.wasm'), core)
  linkSync(join(dir.path, 'cache.wasm'), join(dir.path, 'out/b.wasm'))
  writeFiles(dir.path, { 'shoal.yaml': 'types:\n  - name: b\n    component: out/b.wasm\n' })
  const wrapped = await shoal(['build'], { cwd: dir.path })
  expect(wrapped, wrapped.stderr).toMatchObject({ code: 0 })
  expect(readFileSync(join(dir.path, 'out/b.wasm'))[6]).toBe(1)
  expect(readFileSync(join(dir.path, 'cache.wasm')).equals(core)).toBe(true)
  expect(readdirSync(join(dir.path, 'out')).toSorted()).toEqual(['a.wasm', 'b.wasm'])
})

test('a project is not deployed before it is built, and which file is deployed has to have a type', async () => {
  project('true')
  const data = ['--data', join(dir.path, 'nobody')]
  const early = await shoal(['deploy', ...data], { cwd: dir.path })
  expect(early.code).toBe(1)
  expect(early.stderr).toMatch(/out\/a.wasm of the type a is not built yet\n +next: shoal build makes it/)
  const other = await shoal(['deploy', '--type', 'b', ...data], { cwd: dir.path })
  expect(other.code).toBe(2)
  expect(other.stderr).toContain('there is no type b in shoal.yaml')
  const nameless = await shoal(['deploy', COUNTER, ...data], { cwd: dir.path })
  expect(nameless.code).toBe(2)
  expect(nameless.stderr).toContain('add --type NAME')
})

test('Ctrl-C ends a build with all that it has started', async () => {
  project('echo started; sh -c "sleep 60; true"; touch survived')
  await using build = running(process.execPath, [SHOAL, 'build'], { cwd: dir.path })
  await build.until(/started/)
  build.child.kill('SIGINT')
  expect(await build.gone).toMatchObject({ code: 1 })
  expect(build.stderr()).toContain('the build of a was stopped')
  expect(existsSync(join(dir.path, 'survived'))).toBe(false)
})

test('a build that does not mind SIGTERM is killed', { timeout: 60_000 }, async () => {
  project('trap "" TERM; echo started; while :; do sleep 0.1; done')
  await using build = running(process.execPath, [SHOAL, 'build'], { cwd: dir.path })
  await build.until(/started/)
  build.child.kill('SIGTERM')
  expect(await build.gone).toMatchObject({ code: 1 })
  expect(build.stderr()).toContain('the build of a was stopped')
})

test('a new project is refused where something is already, and under a name that is no type', async () => {
  writeFiles(dir.path, { 'full/x': '' })
  const full = await shoal(['init', '--lang', 'as', 'full'], { cwd: dir.path })
  expect(full.code).toBe(2)
  expect(full.stderr).toContain('is not empty: it holds x')
  expect(readdirSync(join(dir.path, 'full'))).toEqual(['x'])
  const name = await shoal(['init', '--lang', 'as', 'Greeter'], { cwd: dir.path })
  expect(name.code).toBe(2)
  expect(name.stderr).toContain('lower-case')
  expect(existsSync(join(dir.path, 'Greeter'))).toBe(false)
  const lang = await shoal(['init', '--lang', 'cobol', 'x'], { cwd: dir.path })
  expect(lang.code).toBe(2)
  expect(lang.stderr).toContain('as, js, rust')
})

test('shoal wit prints the worlds as one file, with and without capabilities', async () => {
  const ran = await shoal(['wit'])
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  const [actor, http] = ['actor', 'http'].map((name) =>
    readFileSync(join(ROOT, `wasm-host/wit/${name}.wit`), 'utf8'),
  )
  expect(ran.stdout).toBe(`${actor}\n${http?.replace('package shoal:actor@0.2.0;\n\n', '')}`)
  expect(ran.stdout.match(/^package .*$/gm)).toEqual(['package shoal:actor@0.2.0;'])
})

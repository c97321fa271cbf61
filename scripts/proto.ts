/**
 * Writes the codecs in `protocols/proto/*.{js,d.ts}` from the `.proto` files beside them.
 *
 * protons emits TypeScript enums and namespaces, which Node does not strip, so its output is compiled here and
 * the JavaScript is what we keep. `node scripts/proto.ts --to DIR` writes elsewhere (the test compares).
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const source = join(root, 'protocols/proto')
const to = process.argv[2] === '--to' && process.argv[3] !== undefined ? process.argv[3] : source

// Inside the checkout, so that the compiler finds protons-runtime.
mkdirSync(join(root, 'node_modules/.cache'), { recursive: true })
const work = mkdtempSync(join(root, 'node_modules/.cache/proto-'))
try {
  const protos = readdirSync(source).filter((name) => name.endsWith('.proto'))
  const run = (bin: string, ...args: string[]): Buffer =>
    execFileSync(process.execPath, [join(root, 'node_modules', bin), ...args], { cwd: root, stdio: 'pipe' })
  run('protons/dist/bin/protons.js', ...protos.map((name) => join(source, name)), '--output', work)
  const generated = readdirSync(work).filter((name) => name.endsWith('.ts'))
  run(
    'typescript/bin/tsc',
    ...generated.map((name) => join(work, name)),
    ...'--ignoreConfig --target esnext --module nodenext --moduleResolution nodenext --declaration --skipLibCheck --types node'.split(
      ' ',
    ),
    '--outDir',
    work,
  )
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(work).filter((file) => file.endsWith('.js') || file.endsWith('.d.ts'))) {
    copyFileSync(join(work, name), join(to, name))
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}

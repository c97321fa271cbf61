/**
 * Builds what `npm pack` ships: `dist/` with JavaScript and types (Node refuses .ts under node_modules), and the
 * files beside the sources that are no TypeScript. `--exports dist|source` only switches the doors in package.json:
 * in the checkout they are the sources, in the package the built files, and npm knows no condition for that.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const FOLDERS = [
  'protocols',
  'mailbox',
  'dht-registry',
  'wasm-host',
  'topologies',
  'wardens',
  'sim-core',
  'node',
  'gateway',
  'sdk',
  'cli',
  'sim-network',
]

if (process.argv[2] === '--exports') {
  switchDoors(process.argv[3] === 'dist')
} else {
  build()
  switchDoors(true)
}

function build(): void {
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json')],
    { cwd: root, stdio: 'inherit' },
  )
  for (const path of globSync(
    FOLDERS.map((folder) => `${folder}/**/*.{js,d.ts,wit,proto,wasm}`),
    { cwd: root },
  )) {
    const to = join(root, 'dist', path)
    if (existsSync(to)) continue
    mkdirSync(dirname(to), { recursive: true })
    cpSync(join(root, path), to)
  }
  buildTemplates()
}

/** Of `shoal init`; the languages' glue has its home among the examples. */
function buildTemplates(): void {
  const to = join(root, 'dist/cli/templates')
  cpSync(join(root, 'cli/templates'), to, { recursive: true })
  for (const [from, name] of [
    ['shoal-as/assembly/index.ts', 'as/assembly/shoal.ts'],
    ['shoal-as/assembly/http.ts', 'as/assembly/http.ts'],
    ['shoal-js/shoal.js', 'js/src/shoal.js'],
    ['shoal-js/http.js', 'js/src/http.js'],
    ['shoal-rust/shoal.rs', 'rust/src/shoal.rs'],
    ['shoal-rust/http.rs', 'rust/src/http.rs'],
  ] as const)
    cpSync(join(root, 'examples', from), join(to, `${name}.tmpl`))
}

function switchDoors(built: boolean): void {
  const path = join(root, 'package.json')
  const text = readFileSync(path, 'utf8')
  const source = text.replaceAll(/"\.\/dist\/([\w-]+)\/index\.js"/g, '"./$1/index.ts"')
  const wanted = built ? source.replaceAll(/"\.\/([\w-]+)\/index\.ts"/g, '"./dist/$1/index.js"') : source
  if (wanted !== text) writeFileSync(path, wanted)
}

import { existsSync } from 'node:fs'
import { glob, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ShoalError } from '../protocols/index.ts'

export const LANGUAGES = ['as', 'js', 'rust'] as const
export type Language = (typeof LANGUAGES)[number]

/** Their names end in `.tmpl`: they are nobody's sources here, and npm packs no `.gitignore`. */
const TEMPLATES = fileURLToPath(new URL('./templates', import.meta.url))

interface Kind {
  build: (name: string) => string
  component: (name: string) => string
  /** What the actor may use of the mesh, file by file. */
  glue: readonly Glue[]
}

/** Where it goes, and where the checkout has it. A package has it as a template. */
interface Glue {
  to: string
  from: string
}

const KINDS: Readonly<Record<Language, Kind>> = {
  as: {
    build: () => 'asc --config asconfig.json',
    component: (name) => `build/${name}.wasm`,
    glue: [
      { to: 'assembly/shoal.ts', from: 'examples/shoal-as/assembly/index.ts' },
      { to: 'assembly/http.ts', from: 'examples/shoal-as/assembly/http.ts' },
    ],
  },
  js: {
    build: (name) =>
      `componentize-qjs --wit wit --world actor --js src/main.js --module-root src --sync --opt-size -o build/${name}.wasm`,
    component: (name) => `build/${name}.wasm`,
    glue: [
      { to: 'src/shoal.js', from: 'examples/shoal-js/shoal.js' },
      { to: 'src/http.js', from: 'examples/shoal-js/http.js' },
      { to: 'wit/actor.wit', from: 'wasm-host/wit/actor.wit' },
      { to: 'wit/http.wit', from: 'wasm-host/wit/http.wit' },
    ],
  },
  rust: {
    build: () => 'cargo build --release --target wasm32-unknown-unknown',
    component: () => 'target/wasm32-unknown-unknown/release/actor.wasm',
    glue: [
      { to: 'src/shoal.rs', from: 'examples/shoal-rust/shoal.rs' },
      { to: 'src/http.rs', from: 'examples/shoal-rust/http.rs' },
    ],
  },
}

/** The compilers that the examples are built with. */
const ASSEMBLYSCRIPT = '0.28.20'
const COMPONENTIZE = '0.4.5'

/**
 * Writes a project that stands alone.
 *
 * @param name of the type; the caller has checked it
 * @returns paths of the files from `dir`, sorted
 * @throws ShoalError BAD_REQUEST when the directory holds something already or cannot be written
 */
export async function writeProject(dir: string, name: string, language: Language): Promise<string[]> {
  const kind = KINDS[language]
  const words: Readonly<Record<string, string>> = {
    NAME: name,
    CRATE: `${name.replaceAll('.', '-')}`,
    BUILD: kind.build(name),
    COMPONENT: kind.component(name),
    ASSEMBLYSCRIPT,
    COMPONENTIZE,
  }
  const run = filled(await template('run.md'), words).trimEnd()
  const files = new Map<string, string>()
  files.set('shoal.yaml', filled(await template('shoal.yaml'), words))
  for await (const found of glob('**/*.tmpl', { cwd: join(TEMPLATES, language) })) {
    const path = found.replaceAll('\\', '/').replace(/\.tmpl$/, '')
    const to = path === 'gitignore' ? '.gitignore' : path
    files.set(to, filled(await template(`${language}/${path}`), { ...words, RUN: run }))
  }
  for (const each of kind.glue) files.set(each.to, await glue(language, each))
  await write(dir, files)
  return [...files.keys()].toSorted()
}

async function write(dir: string, files: ReadonlyMap<string, string>): Promise<void> {
  try {
    await mkdir(dir, { recursive: true })
    const present = await readdir(dir)
    if (present.length > 0)
      throw new ShoalError('BAD_REQUEST', `${dir} is not empty: it holds ${present.slice(0, 3).join(', ')}`, {
        hint: 'choose another name, or a new directory',
      })
    for (const [path, text] of files) {
      await mkdir(join(dir, dirname(path)), { recursive: true })
      await writeFile(join(dir, path), text, { flag: 'wx' })
    }
  } catch (error) {
    if (error instanceof ShoalError) throw error
    throw new ShoalError(
      'BAD_REQUEST',
      `cannot write ${dir}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
      {
        hint: 'choose a directory that you may write to',
        cause: error,
      },
    )
  }
}

async function template(path: string): Promise<string> {
  return await readFile(join(TEMPLATES, `${path}.tmpl`), 'utf8')
}

/** In the repository the glue has its home among the examples; what it says of paths there becomes those of a project. */
async function glue(language: Language, { to, from }: Glue): Promise<string> {
  const packed = join(TEMPLATES, language, `${to}.tmpl`)
  const text = await readFile(existsSync(packed) ? packed : join(TEMPLATES, '../..', from), 'utf8')
  return text
    .replaceAll('examples/shoal-as/assembly/index/', 'assembly/shoal/')
    .replaceAll('../../shoal-as/assembly', './shoal')
    .replaceAll("from './index'", "from './shoal'")
    .replaceAll(/\(wasm-host\/wit\/\w+\.wit\)/g, '(`shoal wit` prints it)')
}

function filled(text: string, words: Readonly<Record<string, string>>): string {
  return text.replaceAll(/@([A-Z]+)@/g, (all, word: string) => words[word] ?? all)
}

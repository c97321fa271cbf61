import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkComponent } from '../../wasm-host/check-component.ts'
import { ROOT } from '../tidy/tree.ts'
import { running, tempDir, userEnv } from './project-dir.ts'
import { shoal } from './run.ts'

/** The actor of test/fixtures/fetch as somebody would write it in a new project. */
const LANGUAGES = {
  as: {
    source: 'test/fixtures/fetch/assembly/index.ts',
    to: 'assembly/index.ts',
    edit: (text: string) =>
      text.replaceAll(/'[^']*shoal-as\/assembly(\/http)?'/g, (_, http) => (http ? "'./http'" : "'./shoal'")),
    build: 'npm install && shoal build',
    component: 'build/fetch.wasm',
    needs: [],
  },
  js: {
    source: 'test/fixtures/fetch/actor.js',
    to: 'src/actor.js',
    edit: (text: string) => text.replaceAll(/'[^']*shoal-js\//g, "'./"),
    build: "npm install && sed -i.bak 's/--world actor /--world actor-with-http /' shoal.yaml && shoal build",
    component: 'build/fetch.wasm',
    needs: [],
  },
  rust: {
    source: 'test/fixtures/fetch/lib.rs',
    to: 'src/lib.rs',
    edit: (text: string) => text.replaceAll(/^#\[path.*\n/gm, ''),
    build: 'shoal build',
    component: 'target/wasm32-unknown-unknown/release/actor.wasm',
    // Debian's packages cargo, rustc and libstd-rust-dev-wasm32.
    needs: ['/usr/bin/cargo', '/usr/bin/rustc', '/usr/lib/rustlib/wasm32-unknown-unknown'],
  },
}

for (const [lang, { source, to, edit, build, component, needs }] of Object.entries(LANGUAGES))
  test.skipIf(!needs.every((path) => existsSync(path)))(
    `in a new project in ${lang}, an actor that makes requests builds, and imports http`,
    { timeout: 120_000 },
    async () => {
      using home = tempDir()
      const made = await shoal(['init', '--lang', lang, 'fetch'], { cwd: home.path })
      expect(made, made.stderr).toMatchObject({ code: 0 })
      const project = join(home.path, 'fetch')
      writeFileSync(join(project, to), edit(readFileSync(join(ROOT, source), 'utf8')))
      await using shell = running('bash', ['-c', build], { cwd: project, env: userEnv(home.path) })
      const { code } = await shell.gone
      expect(code, shell.stdout() + shell.stderr()).toBe(0)
      const { imports } = checkComponent(readFileSync(join(project, component)))
      expect(imports.filter((name) => name.startsWith('shoal:')).toSorted()).toEqual([
        'shoal:actor/host@0.2.0',
        'shoal:actor/http@0.2.0',
      ])
    },
  )

import { basename, relative, resolve } from 'node:path'
import { parseTypeName } from '../../protocols/index.ts'
import type { Context } from '../context.ts'
import { type Language, writeProject } from '../project-template.ts'

/** `shoal init --lang as|js|rust NAME`; a path before the name says where. */
export async function init(context: Context, path: string, options: { lang: Language }): Promise<void> {
  const dir = resolve(path)
  const name = parseTypeName(basename(dir))
  const files = await writeProject(dir, name, options.lang)
  context.out.show({ name, dir, files }, () => {
    const shown = relative('.', dir) || '.'
    return `${files.map((file) => `  ${shown}/${file}`).join('\n')}\nnext: cd ${shown} && cat README.md`
  })
}

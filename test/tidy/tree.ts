import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The checkout. */
export const ROOT: string = join(import.meta.dirname, '../..')

/** Files of the project, by path from the root: what git knows or would take, so that no build or cache counts. */
export function files(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: ROOT,
  })
  return listed
    .toString()
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(ROOT, path)))
}

export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** Hand-written TypeScript. */
export function sources(): string[] {
  return files().filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.startsWith('examples/'),
  )
}

/** Source without comments: what is forbidden to do may be spoken of. Strings stay. */
export function code(path: string): string {
  return read(path)
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|[^:'"`])\/\/.*$/gm, '$1')
}

/** Specifiers of static, dynamic and re-exporting imports. */
export function imports(path: string): string[] {
  const text = code(path)
  return [...text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"\n]+)['"]/g)].map(
    (match) => match[1] ?? '',
  )
}

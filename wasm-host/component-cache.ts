import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { World } from '../protocols/index.ts'
import type { ThinPlan } from './thin-plan.ts'
import { type CoreModule, type Translation, TRANSLATION_VERSION } from './translation.ts'

/** Translations on disk. A cache: what is missing, damaged or of another version is translated again. */
export interface ComponentCache {
  get(cid: string): Promise<Translation | undefined>
  put(cid: string, translation: Translation): Promise<void>
}

const HASH_BYTES = 32

/** jco's output is ours only together with its version. */
function jcoVersion(): string {
  const door = import.meta.resolve('@bytecodealliance/jco-transpile')
  const manifest: unknown = JSON.parse(readFileSync(fileURLToPath(new URL('../package.json', door)), 'utf8'))
  return (manifest as { version: string }).version
}

/**
 * One file per component: sha-256 of the rest, then JSON with lengths, then the parts. Written beside and renamed, so
 * that a crash leaves the old file or the new one.
 *
 * @param dir is created
 */
export function componentCache(dir: string): ComponentCache {
  mkdirSync(dir, { recursive: true })
  const version = `${TRANSLATION_VERSION}-${jcoVersion()}`
  const path = (cid: string): string => join(dir, `${cid}.${version}.actor`)

  return {
    async get(cid) {
      let file: Buffer
      try {
        file = await readFile(path(cid))
      } catch {
        return undefined
      }
      if (!file.subarray(0, HASH_BYTES).equals(sha256([file.subarray(HASH_BYTES)]))) return undefined
      return decode(file.subarray(HASH_BYTES))
    },

    async put(cid, translation) {
      const parts = encode(translation)
      const temporary = `${path(cid)}.${randomUUID()}`
      await mkdir(dir, { recursive: true })
      try {
        await writeFile(temporary, [sha256(parts), ...parts])
        await rename(temporary, path(cid))
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
    },
  }
}

function sha256(parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

interface Header {
  world: World
  thin?: ThinPlan
  source: number
  modules: (Omit<CoreModule, 'bytes'> & { length: number })[]
  imports: string[]
}

function encode({ world, thin, source, modules, imports }: Translation): Uint8Array[] {
  const text = Buffer.from(source)
  const header: Header = {
    world,
    source: text.length,
    modules: modules.map(({ bytes, ...rest }) => ({ ...rest, length: bytes.length })),
    imports,
    ...(thin === undefined ? {} : { thin }),
  }
  const json = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(json.length)
  return [length, json, text, ...modules.map(({ bytes }) => bytes)]
}

/** The hash has vouched for the bytes, so they are as `encode` wrote them. */
function decode(file: Buffer): Translation {
  let at = 0
  const take = (length: number): Buffer => file.subarray(at, (at += length))
  const header = JSON.parse(take(take(4).readUInt32BE()).toString()) as Header
  const source = take(header.source).toString()
  const modules = header.modules.map(({ length, ...rest }) => ({ ...rest, bytes: take(length) }))
  const { world, thin, imports } = header
  return { world, source, modules, imports, ...(thin === undefined ? {} : { thin }) }
}

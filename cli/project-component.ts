import { readFile } from 'node:fs/promises'
import { ShoalError } from '../protocols/index.ts'

/** The largest world. A component made for it imports of it only what its core module does. */
export const WORLD = 'actor-with-http'

/** The text of the package `shoal:actor` with its worlds, `actor` and those that add a capability to it. */
export async function actorWit(): Promise<string> {
  // Beside the sources and, at the same place, beside the built files.
  const [actor, http] = await Promise.all(
    ['actor', 'http'].map((name) =>
      readFile(new URL(`../wasm-host/wit/${name}.wit`, import.meta.url), 'utf8'),
    ),
  )
  return `${actor}\n${http?.replace(/^package .*;\n+/, '')}`
}

/**
 * Makes a component of what a compiler has written: a core module is told of its world and wrapped; a component is
 * left as it is.
 *
 * @param name how errors call the file
 * @throws ShoalError BAD_COMPONENT
 */
export async function componentOf(bytes: Uint8Array, name: string): Promise<Uint8Array> {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8))
  if (header.length < 8 || !header.subarray(0, 4).equals(Buffer.from('\0asm')))
    throw bad(`${name} is not WebAssembly`, 'the build command of its type has to write a .wasm file there')
  // u16 version, u16 layer: layer 0 is a core module, layer 1 a component.
  if (header.readUInt16LE(6) !== 0) return bytes
  const { componentEmbed, componentNew } = await import('@bytecodealliance/jco-transpile/wasm-tools')
  try {
    const embedded = await componentEmbed({ binary: bytes, witSource: await actorWit(), world: WORLD })
    return await componentNew(embedded)
  } catch (error) {
    const text = described(error)
    if (text.includes('wasi_snapshot_preview1'))
      throw bad(
        `${name} is a core module for WASI preview 1`,
        'build it for wasm32-unknown-unknown, or for wasm32-wasip2, which writes a component',
        error,
      )
    throw bad(
      `${name} does not fit the world shoal:actor/actor: ${text}`,
      'shoal wit prints the world; its handle, cabi_realloc and cabi_post_handle have to be exported',
      error,
    )
  }
}

/** The tool's own words on one line, the outermost and the innermost cause. */
function described(error: unknown): string {
  const value = typeof error === 'object' && error !== null && 'payload' in error ? error.payload : undefined
  const text = typeof value === 'string' ? value : error instanceof Error ? error.message : String(error)
  return text
    .split('\n')
    .map((line) => line.trim().replace(/^\d+: /, ''))
    .filter((line) => line !== '' && line !== 'Caused by:')
    .join(': ')
    .replaceAll('$failed', 'failed')
    .slice(0, 600)
}

function bad(message: string, hint: string, cause?: unknown): ShoalError {
  return new ShoalError('BAD_COMPONENT', message, { hint, cause })
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { componentEmbed, componentNew, parse } from '@bytecodealliance/jco-transpile/wasm-tools'

/** Bytes of a core module or component from its text. */
export async function wat(text: string): Promise<Uint8Array> {
  return await parse(text)
}

const ACTOR_WIT = join(import.meta.dirname, '../../wasm-host/wit/actor.wit')

/**
 * A component of the actor world from the fields of a core module; see {@link ACTOR_PARTS}.
 *
 * @param more of its world, in WIT
 */
export async function actorOf(fields: string, more: string = ''): Promise<Uint8Array> {
  const binary = await parse(`(module ${fields})`)
  const witSource = `${readFileSync(ACTOR_WIT, 'utf8')} world tried { include actor; ${more} }`
  return componentNew(await componentEmbed({ binary, witSource, world: 'tried' }), [])
}

/**
 * The parts that every actor in these tests has: room for the host's arguments (which is never given back), and
 * `$reply`, which makes a reply of one number's bytes. `handle` has to be added.
 */
export const ACTOR_PARTS: string = `
  (global $top (mut i32) (i32.const 4096))
  (func $room (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
    (local $at i32)
    (local.set $at (i32.and (i32.add (global.get $top) (i32.const 15)) (i32.const -16)))
    (global.set $top (i32.add (local.get $at) (local.get 3)))
    (local.get $at))
  (func $reply (param $value i32) (result i32)
    (i32.store8 (i32.const 16) (i32.const 0))
    (i32.store (i32.const 20) (i32.const 64))
    (i32.store (i32.const 24) (i32.const 4))
    (i32.store8 (i32.const 28) (i32.const 0))
    (i32.store (i32.const 64) (local.get $value))
    (i32.const 16))`

/** `handle` with this body, which leaves the address of its result. */
export function handle(body: string): string {
  return `(func $handle (export "handle") (param i32) (result i32) ${body})`
}

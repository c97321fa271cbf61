/** Small actors in WebAssembly text for benches, and the same without anything around them. */
import { wat } from '../test/wasm-host/wat.ts'

/** Room for what the host hands over, given back after each message. */
const ROOM = `
  (memory (export "memory") 2)
  (global $top (mut i32) (i32.const 4096))
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
    (local $at i32) (local $more i32)
    (local.set $at (i32.and (i32.add (global.get $top) (i32.const 15)) (i32.const -16)))
    (global.set $top (i32.add (local.get $at) (local.get 3)))
    (local.set $more (i32.sub (i32.add (i32.shr_u (global.get $top) (i32.const 16)) (i32.const 1)) (memory.size)))
    (if (i32.gt_s (local.get $more) (i32.const 0)) (then (drop (memory.grow (local.get $more)))))
    (local.get $at))
  (func (export "cabi_post_handle") (param i32) (global.set $top (i32.const 4096)))
  (func $reply (param $body i32) (param $length i32) (result i32)
    (i32.store8 (i32.const 16) (i32.const 0))
    (i32.store (i32.const 20) (local.get $body))
    (i32.store (i32.const 24) (local.get $length))
    (i32.store8 (i32.const 28) (i32.const 0))
    (i32.const 16))`

/** Replies with the body of its message. */
export const ECHO: string = `${ROOM}
  (func (export "handle") (param i32) (result i32)
    (call $reply (i32.load offset=72 (local.get 0)) (i32.load offset=76 (local.get 0))))`

/** Sends what it gets to `to`, and replies with the reply. */
export const relay = (to: string): string => `
  (import "shoal:actor/host@0.2.0" "send" (func $send ${'(param i32)'.repeat(16)}))
  ${ROOM}
  (data (i32.const 1024) "${to}")
  (func (export "handle") (param i32) (result i32)
    (call $send (i32.const 1024) (i32.const ${to.length})
      (i32.load offset=72 (local.get 0)) (i32.load offset=76 (local.get 0))
      ${'(i32.const 0)'.repeat(8)} (i32.const 30000) (i32.const 0) (i32.const 0) (i32.const 512))
    (if (i32.load8_u (i32.const 512)) (then unreachable))
    (call $reply (i32.load (i32.const 516)) (i32.load (i32.const 520))))`

export interface Bare {
  memory: WebAssembly.Memory
  cabi_realloc: (...given: number[]) => number
  cabi_post_handle: (at: number) => void
}

const core = new WebAssembly.Module(Uint8Array.from(await wat(`(module ${ECHO})`)))

/** The core module of the echo as it is: the floor under anything that an actor does. */
export function bareEcho(): Bare {
  return new WebAssembly.Instance(core).exports as unknown as Bare
}

/** A body copied through instances one after the other, and out of the last one. */
export function passed(body: Uint8Array, through: readonly Bare[]): Uint8Array {
  let carried = body
  for (const { memory, cabi_realloc: room } of through) {
    const at = room(0, 0, 1, carried.length)
    new Uint8Array(memory.buffer, at, carried.length).set(carried)
    carried = new Uint8Array(memory.buffer, at, carried.length)
  }
  const reply = carried.slice()
  for (const { cabi_post_handle: free } of through) free(0)
  return reply
}

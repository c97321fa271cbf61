import { describe, expect, test } from 'vitest'
import { ShoalError } from '../../protocols/index.ts'
import { checkComponent } from '../../wasm-host/check-component.ts'
import { component } from './bench-host.ts'
import { wat } from './wat.ts'

const probe = component('test/fixtures/probe/probe.wasm').bytes

function refusal(bytes: Uint8Array): ShoalError {
  try {
    checkComponent(bytes)
  } catch (error) {
    if (error instanceof ShoalError) return error
    throw error
  }
  throw new Error('it was accepted')
}

/** The code and the message; the hint is never empty. */
function refused(bytes: Uint8Array): string {
  const { code, message, hint } = refusal(bytes)
  expect(hint).not.toBe('')
  return `${code} ${message}`
}

describe('the gate before compilation', () => {
  test('lets an actor pass and says what it imports', () => {
    const { imports, functions } = checkComponent(probe)
    expect(functions).toEqual(['handle'])
    expect(imports.sort()).toEqual([
      'shoal:actor/host@0.2.0',
      'wasi:cli/environment@0.2.3',
      'wasi:cli/exit@0.2.3',
      'wasi:cli/stdout@0.2.3',
      'wasi:io/error@0.2.3',
      'wasi:io/streams@0.2.3',
    ])
  })

  test.each([
    ['an empty file', new Uint8Array(), /is empty/],
    ['text', Buffer.from('hello, world'), /is not WebAssembly/],
    ['WebAssembly text', Buffer.from(' (component)'), /WebAssembly text/],
    ['a header cut off', Buffer.from('\0asm\r'), /cut off/],
    ['an unknown version', Buffer.from('\0asm\x02\0\0\0'), /unknown kind/],
  ])('says what is wrong with %s', (_what, bytes, reason) => {
    expect(refused(bytes)).toMatch(reason)
    expect(refused(bytes)).toMatch(/^BAD_COMPONENT/)
  })

  test('a core module is refused by that name, with the tool that wraps it', async () => {
    const error = refusal(await wat('(module (func (export "handle")))'))
    expect(error.code).toBe('BAD_COMPONENT')
    expect(error.message).toContain('a core WebAssembly module, not a component')
    expect(error.hint).toContain('jco new')
  })

  test('a component cut off anywhere is refused, unless only custom sections are missing', () => {
    for (let length = 0; length < probe.length; length++) {
      let code = 'accepted'
      try {
        checkComponent(probe.subarray(0, length))
      } catch (error) {
        code = error instanceof ShoalError ? error.code : String(error)
      }
      // Names and producers at the end are nobody's need. Their section id is 0.
      const custom = probe[length] === 0 && code === 'accepted'
      if (!custom) expect(code, `cut at ${length}`).toBe('BAD_COMPONENT')
    }
  })

  test('whatever bytes change, the gate answers with an error of ours or not at all', () => {
    let seed = 1
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff
      return seed % below
    }
    for (let round = 0; round < 3_000; round++) {
      const bytes = probe.slice()
      for (let i = 0; i <= random(4); i++) bytes[8 + random(bytes.length - 8)] = random(256)
      try {
        checkComponent(bytes)
      } catch (error) {
        expect(error).toBeInstanceOf(ShoalError)
      }
    }
  })

  test.each([
    'wasi:sockets/tcp@0.2.3',
    'wasi:http/outgoing-handler@0.2.0',
    'wasi:cli/environment@0.3.0',
    'wasi:cli/run@0.2.0',
    'wasi:keyvalue/store@0.2.0',
    'shoal:actor/host@0.3.0',
    'shoal:actor/http@0.3.0',
    'shoal:actor/http',
    'shoal:actor/host',
    'my:own/thing@1.0.0',
  ])('an import of %s is denied by name', async (name) => {
    const error = refusal(await wat(`(component (import "${name}" (instance)))`))
    expect(error.code).toBe('IMPORT_DENIED')
    expect(error.message).toContain(name)
  })

  test('a component of a former world is told so, and how to get the new one', async () => {
    const error = refusal(await wat('(component (import "shoal:actor/host@0.1.0" (instance)))'))
    expect(error.code).toBe('IMPORT_DENIED')
    expect(error.message).toBe(
      'the component imports shoal:actor/host@0.1.0; this node offers shoal:actor/host@0.2.0',
    )
    expect(error.hint).toContain('build it again')
    expect(error.hint).toContain('shoal wit')
  })

  test('imports of functions and modules are denied, whatever their name', async () => {
    expect(refused(await wat('(component (import "handle" (func)))'))).toMatch(/^IMPORT_DENIED .*handle/)
    expect(refused(await wat('(component (import "m" (core module)))'))).toMatch(/^IMPORT_DENIED .*\bm,/)
  })

  test('all that is denied is named at once, allowed imports are not', async () => {
    const text =
      '(import "a:b/c" (instance)) (import "wasi:cli/exit@0.2.9" (instance)) (import "d:e/f" (instance))'
    expect(refused(await wat(`(component ${text})`))).toBe(
      'IMPORT_DENIED the component imports a:b/c, d:e/f, which actors may not use',
    )
  })

  test('a component that exports no handle is refused', async () => {
    expect(refused(await wat('(component)'))).toMatch(/^BAD_COMPONENT .*exports no function handle/)
  })

  test('a component beyond the size limit is refused unread', () => {
    expect(refused(new Uint8Array(67_108_865))).toMatch(/^TOO_LARGE .*67108865 bytes/)
  })
})

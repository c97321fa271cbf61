import assert from 'node:assert'
import type { World } from '../protocols/index.ts'
import { GLUE_PARAMETERS } from './translation.ts'

/** How jco copies a list of numbers out of guest memory. */
const COPY = /\bmemory(\d+)\.buffer\.slice\((ptr\d+), \2 \+ (len\d+) \* (\d+)\)/g

/** How jco lifts the elements of a list, one by one; our check comes first. */
const LIFT_LIST = 'const readValuesAndReset = (ctx, originalPtr, originalLen, dataPtr, len) => {'

/** What jco says of a bool beside 0 and 1: it is true. */
const BAD_BOOL = "throw new TypeError('invalid variant discriminant for bool');"

/**
 * Makes a function body of jco's module, and puts our checks where it would copy whatever length a guest names. jco is
 * pinned; should its output change its shape, this asserts instead of leaving a hole.
 *
 * @param module an ES module without imports, written with instantiation `async`
 */
export function patchGlue(module: string, world: World): string {
  // What other worlds reply goes through streams of ours.
  const handle = world === 'actor' ? module.indexOf('async function handle(') : Infinity
  assert(handle !== -1, 'the glue has no function handle')
  let replies = 0
  let returns = 0
  const source = module
    .replace(COPY, (_, memory: string, pointer: string, length: string, size: string, at: number) => {
      const copy = at > handle ? 'shoalReply' : 'shoalBytes'
      if (at > handle) replies++
      return `${copy}(memory${memory}.buffer, ${pointer}, ${length} * ${size})`
    })
    .replace('const TEXT_DECODER_UTF8 = new TextDecoder();', "const TEXT_DECODER_UTF8 = shoalText('utf-8');")
    .replace("const utf16Decoder = new TextDecoder('utf-16');", "const utf16Decoder = shoalText('utf-16');")
    // A list that is not in memory is refused before it is gone through, and bytes are copied at once.
    .replace(
      LIFT_LIST,
      `${LIFT_LIST}
      dataPtr >>>= 0;
      len >>>= 0;
      shoalInside(ctx.memory.buffer, dataPtr, len * elemSize32);
      if (typedArray === Uint8Array) {
        if (originalPtr !== null) { ctx.storagePtr = originalPtr; }
        if (originalLen !== null) { ctx.storageLen = originalLen; }
        return [new Uint8Array(shoalBytes(ctx.memory.buffer, dataPtr, len)), ctx];
      }`,
    )
    .replace(BAD_BOOL, 'return true;')
    // Which resources it holds, beside its exports.
    .replace(/^( *return \{ )(?=[^}\n]*(?:\bhandle,|\bincomingHandler: |\brun: run))/gm, (start: string) => {
      returns++
      return `${start}shoalHandles: () => (typeof HANDLE_TABLES === 'undefined' ? [] : HANDLE_TABLES), `
    })
    // It reads the environment at every step of every call otherwise.
    .replace('if (!globalThis?.process?.env?.JCO_DEBUG) { return; }', 'return;')
    // Modules are given; and a function body knows no import.meta.
    .replace(/^ *if \(!getCoreModule\) getCoreModule = .*$/m, '')
    .replace(/^export (function instantiate\(|const _util\b)/gm, '$1')
  assert(returns === 1, `the glue returns its exports ${returns} times`)
  assert(replies === (world === 'actor' ? 1 : 0), `the glue copies ${replies} replies`)
  assert(!source.includes('.buffer.slice('), 'the glue copies guest memory unchecked')
  assert(!/\bnew TextDecoder\(/.test(source), 'the glue decodes guest text unchecked')
  assert(
    !source.includes('_liftFlatList(') || source.includes('shoalInside('),
    'the glue lifts lists unchecked',
  )
  assert(!/^(?:import|export)\b/m.test(source), 'the glue imports or exports something unexpected')
  assert(!source.includes('import.meta'), 'the glue asks where it is')
  assert(
    GLUE_PARAMETERS.every((name) => !module.includes(name)),
    'the component uses names of ours',
  )
  return `'use strict';\n${source}\nreturn instantiate;`
}

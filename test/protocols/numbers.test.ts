import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LogQuestion, TypeUse } from '../../protocols/proto/node.js'

const protos = join(import.meta.dirname, '../../protocols/proto')

test('numbers arrive as they were sent, whatever their size', () => {
  const sizes = Array.from({ length: 53 }, (_, bits) => [2 ** bits - 1, 2 ** bits, 2 ** bits + 1]).flat()
  for (const size of [...sizes, 2_592_000_000, Number.MAX_SAFE_INTEGER]) {
    const use = { live: 3, asleep: 2, waiting: 1, asleepBytes: 5, created: 6, ended: [], cpuMs: size }
    const sent = { ...use, memoryBytes: size }
    expect(TypeUse.decode(TypeUse.encode(sent))).toEqual(sent)
    expect(LogQuestion.decode(LogQuestion.encode({ sinceMs: size })).sinceMs).toBe(size)
  }
})

test('no codec makes bigints: protons-runtime 7 writes those from 2^31 to 2^32 wrong', () => {
  for (const name of readdirSync(protos).filter((file) => file.endsWith('.proto'))) {
    const lines = readFileSync(join(protos, name), 'utf8').split('\n')
    const wide = lines.filter((line) => /^\s*(?!\/\/).*\b(s|u)?(int|fixed)64\b/.test(line))
    expect(wide.filter((line) => !line.includes('jstype = JS_NUMBER'))).toEqual([])
  }
})

import { expect, test } from 'vitest'
import { type Operation, wrongWith } from '../../sim-core/history.ts'

const write = (value: number, from: number, to: number = Number.POSITIVE_INFINITY): Operation => ({
  kind: 'write',
  value,
  from,
  to,
})
const read = (value: number, from: number, to: number): Operation => ({ kind: 'read', value, from, to })

test('operations that overlap may have happened in either order', () => {
  expect(wrongWith([write(1, 0, 10), write(2, 5, 15), read(1, 16, 20)])).toBeUndefined()
  expect(wrongWith([write(1, 0, 10), write(2, 5, 15), read(2, 16, 20)])).toBeUndefined()
  expect(wrongWith([write(1, 0, 10), read(0, 5, 8), read(1, 6, 9)])).toBeUndefined()
})

test('a write without an answer may have happened at any time, or never', () => {
  expect(wrongWith([write(1, 0), read(0, 5, 10)])).toBeUndefined()
  expect(wrongWith([write(1, 0), read(0, 5, 10), read(1, 11, 12)])).toBeUndefined()
  expect(wrongWith([write(1, 0), read(1, 5, 10), read(0, 11, 12)])).toMatch(/1 was lost/)
})

test('a read of what was overwritten is stale', () => {
  expect(wrongWith([write(1, 0, 10), write(2, 11, 15), read(1, 16, 20)])).toMatch(/lost/)
  expect(wrongWith([write(1, 0, 10), read(0, 11, 12)])).toMatch(/lost/)
})

test('two reads do not see values change back', () => {
  expect(
    wrongWith([write(1, 0, 30), write(2, 0, 30), read(1, 31, 32), read(2, 33, 34), read(1, 35, 36)]),
  ).toMatch(/both the last value|lost/)
})

test('nothing is read before it is written, or out of nowhere', () => {
  expect(wrongWith([write(1, 10, 12), read(1, 0, 5)])).toMatch(/before it was written/)
  expect(wrongWith([read(7, 0, 5)])).toMatch(/never written/)
})

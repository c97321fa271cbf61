import { InvalidArgumentError } from 'commander'
import { expect, test } from 'vitest'
import { count, duration, header, label, showBytes, showMs, size, subscription } from '../../cli/parse.ts'

test.each([
  ['500ms', 500],
  ['30s', 30_000],
  ['1.5m', 90_000],
  ['1h', 3_600_000],
  ['0.01d', 864_000],
])('the duration %s is %d ms', (text, ms) => {
  expect(duration(3_600_000)(text)).toBe(ms)
})

test.each(['', '30', 's', '-5s', '30 s', '1d', 'soon', '1e3s', '0s', '0.1ms', '2h'])(
  'the duration "%s" is refused with what is expected',
  (text) => {
    expect(() => duration(3_600_000)(text)).toThrow(InvalidArgumentError)
  },
)

test.each([
  ['1000', 1_000],
  ['64MiB', 67_108_864],
  ['1MB', 1_000_000],
  ['1.5KiB', 1_536],
  ['1GiB', 1_073_741_824],
])('the size %s is %d bytes', (text, bytes) => {
  expect(size(1_073_741_824)(text)).toBe(bytes)
})

test.each(['', 'MiB', '64 MiB', '-1', '0', '1TB', '2GiB', '0x10'])(
  'the size "%s" is refused with what is expected',
  (text) => {
    expect(() => size(1_073_741_824)(text)).toThrow(InvalidArgumentError)
  },
)

test.each(['', '-1', '1.5', '101', 'many', '1e1'])('the count "%s" is refused', (text) => {
  expect(() => count(0, 100)(text)).toThrow(InvalidArgumentError)
})

test('labels gather, and the last of a key holds', () => {
  expect(label('disk=ssd', label('region=eu', label('region=us', {})))).toEqual({ region: 'eu', disk: 'ssd' })
  expect(label('empty=', {})).toEqual({ empty: '' })
})

test.each(['region', '=eu', 'a b=c', 'a=b=c'])('the label "%s" is refused', (text) => {
  expect(() => label(text, {})).toThrow(InvalidArgumentError)
})

test('what is shown reads back as the same value', () => {
  for (const ms of [1, 999, 1_000, 90_000, 3_600_000]) expect(duration(3_600_000)(showMs(ms))).toBe(ms)
  for (const bytes of [1, 1_024, 67_108_864, 1_073_741_824])
    expect(size(1_073_741_824)(showBytes(bytes))).toBe(bytes)
})

test('headers gather, and a value may hold anything', () => {
  expect(header('b=2=x', header('a=1'))).toEqual({ a: '1', b: '2=x' })
  for (const text of ['', 'a', '=x', 'a b=c', '-a=b', `${'a'.repeat(65)}=`])
    expect(() => header(text)).toThrow(InvalidArgumentError)
})

test('subscriptions gather, with a key or without', () => {
  expect(subscription('b/c=all', subscription('a'))).toEqual({ a: '', 'b/c': 'all' })
  for (const text of ['', '=x', 'a=', '/a', 'a b', '#a', 'ä'])
    expect(() => subscription(text)).toThrow(InvalidArgumentError)
})

test('a subscription has a key with {subject} in it or as it is; other braces are a mistake', () => {
  expect(subscription('a/b=x-{subject}', subscription('c'))).toEqual({ c: '', 'a/b': 'x-{subject}' })
  for (const wrong of ['t={topic}', 't={subject', 't=a}{subject}', 'no topic', '=x'])
    expect(() => subscription(wrong)).toThrow(InvalidArgumentError)
})

import { expect, test } from 'vitest'
import { duration } from '../../node/story.ts'

test.each([
  [0, '0 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [59_949, '59.9 s'],
  [59_950, '1 min 0 s'],
  [599_499, '9 min 59 s'],
  [599_600, '10 min 0 s'],
  [3_599_600, '1.0 h'],
])('%d ms are told as %s', (ms, text) => {
  expect(duration(ms)).toBe(text)
})

import { expect, test } from 'vitest'
import { wardensText } from '../../cli/commands/mesh.ts'
import type { WardensInfo } from '../../node/index.ts'

const info = (states: string[], mayFail: number): WardensInfo => {
  const lost = states.filter((state) => state !== 'arbitrates').length
  return {
    configEpoch: 3,
    generation: 1,
    k: states.length,
    leaseMs: 4_000,
    arbitrating: states.map((state, at) => ({ peer: `peer-${at}`, name: '', zone: '', state })),
    standby: [],
    mayFail,
    mayStillFail: Math.max(0, mayFail - lost),
    quorum: lost <= mayFail,
  }
}

test('wardens that answer and have to wait begin within a lease; those that are away do not', () => {
  const soon = /they begin within one lease \(4 s\): keyed actors start then$/
  // As right after a forced generation.
  expect(wardensText(info(['sealed'], 0))).toMatch(soon)
  expect(wardensText(info(['silent', 'starting', 'away'], 1))).toMatch(soon)
  const never = /too few answer: keyed actors cannot start$/
  expect(wardensText(info(['sealed', 'away', 'away'], 1))).toMatch(never)
  expect(wardensText(info(['disk'], 0))).toMatch(never)
  expect(wardensText(info(['arbitrates', 'arbitrates', 'silent'], 1))).toMatch(/0 more may fail/)
})

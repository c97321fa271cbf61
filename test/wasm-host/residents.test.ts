import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../protocols/index.ts'
import { type Resident, Residents } from '../../wasm-host/residents.ts'

interface One extends Resident {
  name: string
  idle: boolean
}

let uses = 0
const one = (name: string, memories = 1, bytes = 1): One => ({
  name,
  memories,
  bytes,
  usedAt: ++uses,
  idle: true,
})
const made = (live = 100): Residents<One> =>
  new Residents({
    live: { memories: 4, bytes: live },
    created: { memories: 5, bytes: live + 10 },
    woken: { memories: 7, bytes: live + 50 },
  })

describe('those who have memories', () => {
  test('are put to sleep beyond the live limit, the longest at rest first', () => {
    const residents = made()
    const all = ['a', 'b', 'c', 'd', 'e'].map((name) => one(name))
    for (const each of all.toReversed()) expect(residents.enter(each, false)).toBe(true)
    expect(residents.surplus().map(({ name }) => name)).toEqual(['a', 'b'])
    const [a, b] = all as [One, One]
    a.idle = false
    expect(residents.surplus().map(({ name }) => name)).toEqual(['b', 'c'])
    residents.falls(b)
    expect(residents.surplus()).toEqual([])
    residents.fell(b)
    residents.leave(b)
    expect(residents.surplus()).toEqual([])
    expect([residents.count, residents.memories]).toEqual([4, 4])
  })

  test('count with all their memories', () => {
    const residents = made()
    expect(residents.enter(one('large', 4), false)).toBe(true)
    expect(residents.surplus()).toEqual([])
    expect(residents.enter(one('small'), false)).toBe(true)
    expect(residents.surplus().map(({ name }) => name)).toEqual(['large'])
    expect(residents.enter(one('late'), false)).toBe(false)
  })

  test('count with what these have grown to', () => {
    const residents = made()
    const [a, b] = [one('a'), one('b')]
    for (const each of [a, b]) expect(residents.enter(each, false)).toBe(true)
    residents.resize(a, 90)
    expect(residents.crowded).toBe(false)
    residents.resize(b, 11)
    expect([residents.crowded, residents.full]).toEqual([true, false])
    expect(residents.surplus().map(({ name }) => name)).toEqual(['a'])
    residents.resize(b, 20)
    expect(residents.full).toBe(true)
    const [created, woken] = [one('created'), one('woken')]
    expect([residents.enter(created, false), residents.enter(woken, true)]).toEqual([false, true])
    residents.resize(b, 70)
    expect(residents.enter(one('late', 1, 30), true)).toBe(false)
    // Who takes little has no part in that.
    const little = one('little', 1, 25)
    expect(residents.enter(little, true)).toBe(true)
    residents.leave(little)
    residents.falls(a)
    expect([residents.crowded, residents.full]).toEqual([false, false])
    residents.fell(a)
    residents.leave(a)
    // Who is not here counts nothing.
    residents.resize(a, 1_000)
    expect(residents.crowded).toBe(false)
    expect(residents.next()?.one.name).toBe('late')
    expect(residents.next()?.one).toBe(created)
  })
})

test('of large ones few fall asleep at a time', () => {
  const mib = 1_048_576
  const room = { memories: 100, bytes: 100 * mib }
  const residents = new Residents<One>({ live: room, created: room, woken: room })
  const small = one('small')
  const all = Array.from({ length: 5 }, (_, n) => one(`${n}`))
  // It rests longest, and stays: it takes no more than its share.
  expect(residents.enter(small, true)).toBe(true)
  for (const each of all) expect(residents.enter(each, true)).toBe(true)
  for (const each of all) residents.resize(each, 40 * mib)
  const chosen = residents.surplus()
  expect(chosen.map(({ name }) => name)).toEqual(['0', '1'])
  for (const each of chosen) {
    residents.falls(each)
    each.idle = false
  }
  expect(residents.surplus()).toEqual([])
  const [first] = chosen as [One]
  residents.fell(first)
  residents.leave(first)
  expect(residents.surplus().map(({ name }) => name)).toEqual(['2'])
})

describe('those for whom there is no room', () => {
  test('wait: who wakes up has room longer, and goes first', () => {
    const residents = made()
    const here = Array.from({ length: 5 }, (_, i) => one(`${i}`))
    for (const each of here) residents.enter(each, false)
    const [created, early, later] = [one('created'), one('early'), one('later')]
    expect(residents.enter(created, false)).toBe(false)
    expect([early, later].map((each) => residents.enter(each, true))).toEqual([true, true])
    const [w1, w2] = [one('w1'), one('w2')]
    expect([w1, w2].map((each) => residents.enter(each, true))).toEqual([false, false])
    expect(residents.next()).toBe(undefined)
    residents.leave(early)
    expect(residents.next()).toEqual({ one: w1, waking: true })
    expect(residents.next()).toBe(undefined)
    residents.leave(w2)
    for (const each of here.slice(0, 2)) residents.leave(each)
    expect(residents.next()).toBe(undefined)
    residents.leave(later)
    expect(residents.next()).toEqual({ one: created, waking: false })
    expect(residents.next()).toBe(undefined)
    expect(residents.memories).toBe(5)
  })

  test('are told so when nobody makes room, or too many wait', () => {
    const residents = made()
    const here = Array.from({ length: 5 }, (_, i) => one(`${i}`))
    for (const each of here) residents.enter(each, false)
    expect(residents.full).toBe(true)
    const [first] = here as [One]
    residents.falls(first)
    expect(residents.full).toBe(false)
    for (let n = 0; n < LIMITS.creationsWaiting.value; n++) residents.enter(one(`w${n}`), false)
    expect(residents.full).toBe(true)
    residents.fell(first)
    residents.leave(first)
    expect(residents.next()?.one.name).toBe('w0')
  })
})

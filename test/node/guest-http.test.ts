import { describe, expect, it } from 'vitest'
import { told as toldText } from '../../node/events.ts'
import { GuestHttp, type RequestRun } from '../../node/guests/guest-http.ts'
import type { HttpFetch, HttpFetchInit } from '../../node/guests/http-fetch.ts'
import { DEFAULT_POLICY, LIMITS } from '../../protocols/index.ts'
import type { HttpResponse } from '../../wasm-host/index.ts'
import { FakeClock } from './fake-clock.ts'

const RESPONSE: HttpResponse = { status: 200, headers: [], body: new Uint8Array() }

function bench(): {
  http: GuestHttp
  clock: FakeClock
  /** Requests that were let out, and how each is answered. */
  out: { init: HttpFetchInit; answer: () => void }[]
  /** What the node's log says. */
  told: string[]
  ask: (instance: number, timeoutMs?: number, run?: Partial<RequestRun>) => Promise<string>
} {
  const clock = new FakeClock()
  const out: { init: HttpFetchInit; answer: () => void }[] = []
  const fetch: HttpFetch = async (_request, init) => {
    await init.leave()
    return new Promise((resolve, reject) => {
      out.push({ init, answer: () => resolve(RESPONSE) })
      init.signal.addEventListener('abort', () => reject(init.signal.reason as Error))
    })
  }
  const told: string[] = []
  const http = new GuestHttp({ clock, fetch, log: (event) => told.push(toldText(event, 0).text) })
  return {
    http,
    clock,
    out,
    told,
    async ask(instance, timeoutMs = 0, run = {}) {
      const request = {
        method: 'GET',
        url: 'http://user:secret@a.b/c?secret',
        headers: [],
        body: new Uint8Array(),
        timeoutMs,
      }
      const result = await http.request(
        { kind: 'fetch', instance, call: 1, request },
        {
          address: 'a/b',
          policy: { ...DEFAULT_POLICY, runMs: 60_000 },
          startedAt: clock.now(),
          deadline: clock.now() + 60_000,
          mayLeave: async () => true,
          ...run,
        },
      )
      return result.ok ? String(result.response.status) : `${result.failure.code} ${result.failure.text}`
    },
  }
}

/** Lets what was begun come to rest. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('requests of actors', () => {
  it('wait as long as they ask for, by default for a while, and never into the end of run or message', async () => {
    const cases: [asked: number, run: (now: number) => Partial<RequestRun>, ms: number][] = [
      [0, () => ({}), LIMITS.httpMs.value],
      [200, () => ({}), 200],
      [600_000, () => ({}), 54_000],
      [600_000, (now) => ({ deadline: now + 1_000 }), 900],
      [600_000, (now) => ({ policy: { ...DEFAULT_POLICY, runMs: 2_000 }, startedAt: now - 1_000 }), 900],
      [600_000, (now) => ({ deadline: now - 5 }), 1],
    ]
    for (const [asked, run, ms] of cases) {
      const { clock, ask, out } = bench()
      const answer = ask(1, asked, run(clock.now()))
      await settled()
      clock.advance(ms - 1)
      expect(out[0]?.init.signal.aborted).toBe(false)
      clock.advance(1)
      expect(await answer).toBe(`UNKNOWN_OUTCOME no response of a.b within ${ms} ms`)
    }
  })

  it('do not leave an actor that is over, and end when it does', async () => {
    const { http, clock, ask, out, told } = bench()
    expect(await ask(1, 0, { mayLeave: async () => false })).toBe('LEASE_LOST this activation is over')
    expect(out).toHaveLength(0)
    const [one, two, other] = [ask(1), ask(1), ask(2)]
    await settled()
    http.forget(1)
    expect(await Promise.all([one, two])).toEqual(Array(2).fill('LEASE_LOST this activation is over'))
    clock.advance(20)
    out[2]?.answer()
    expect(await other).toBe('200')
    // Where to, and nothing that may be secret.
    expect(told).toEqual([
      'a/b: GET http://a.b LEASE_LOST in 0 ms',
      'a/b: GET http://a.b LEASE_LOST in 0 ms',
      'a/b: GET http://a.b LEASE_LOST in 0 ms',
      'a/b: GET http://a.b 200 in 20 ms',
    ])
  })

  it('are so many at once on a node, and bring no more than a part of the memory', async () => {
    const { ask, out } = bench()
    const { value: most } = LIMITS.httpAtOnce
    const open = Array.from({ length: most }, (_, n) => ask(n))
    await settled()
    expect(await ask(most)).toBe(`OVERLOADED this node has ${most} requests open`)
    out[0]?.answer()
    expect(await open[0]).toBe('200')
    open.push(ask(most, 0, { policy: { ...DEFAULT_POLICY, memoryBytes: 1_000_000 } }))
    await settled()
    expect(out.at(-1)?.init.responseBytes).toBe(250_000)
    expect(out[0]?.init.responseBytes).toBe(LIMITS.httpResponseBytes.value)
    for (const { answer } of out) answer()
    expect(await Promise.all(open)).toEqual(Array(most + 1).fill('200'))
  })
})

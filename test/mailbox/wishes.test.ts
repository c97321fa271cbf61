import { describe, expect, it } from 'vitest'
import type { Entry, Instance } from '../../mailbox/index.ts'
import { LIMITS, type Outcome } from '../../protocols/index.ts'
import { Workbench } from './workbench.ts'

const text = (outcome: Outcome | undefined): string =>
  outcome?.kind === 'reply' ? new TextDecoder().decode(outcome.body) : JSON.stringify(outcome)

/** A warm actor, and how often it started to run since. */
function warm(target = 'account/alice'): { bench: Workbench; instance: Instance; runs: () => number } {
  const bench = new Workbench(target)
  const instance = bench.warm()
  return { bench, instance, runs: () => bench.effects.filter((effect) => effect.do === 'run').length }
}

function wish(bench: Workbench, idempotencyKey = 'order-7', more: object = {}): Entry {
  return bench.arrive({ idempotencyKey, ...more })
}

describe('an idempotency key', () => {
  it('that a keyed actor has answered is answered alike, and does not run again', () => {
    const { bench, instance, runs } = warm()
    const first = wish(bench)
    bench.finish(instance, 'paid')
    const again = wish(bench, 'order-7', { sender: '~another' })
    expect([text(bench.outcome(first)), text(bench.outcome(again)), runs()]).toEqual(['paid', 'paid', 1])
    const outcome = bench.outcome(again) as Extract<Outcome, { kind: 'reply' }>
    expect(outcome.hops.at(-1)?.reason).toBe('answered-before')
    expect(outcome).toMatchObject({ actor: 'account/alice', epoch: 1, fresh: false })
    // The actor is at rest, and takes the next one.
    wish(bench, 'order-8')
    bench.finish(instance, 'paid 8')
    bench.arrive()
    bench.finish(instance)
    expect(runs()).toBe(3)
  })

  it('that comes again while the first runs waits for it', () => {
    const { bench, instance, runs } = warm()
    wish(bench)
    const others = [wish(bench), wish(bench)]
    const plain = bench.arrive()
    expect(others.map((one) => bench.outcome(one))).toEqual([undefined, undefined])
    bench.finish(instance, 'paid')
    expect(others.map((one) => text(bench.outcome(one)))).toEqual(['paid', 'paid'])
    bench.finish(instance, 'plain')
    expect([text(bench.outcome(plain)), runs()]).toEqual(['plain', 2])
  })

  it('comes from other peers, too: the answer is kept for the lane of the one that came again', () => {
    const { bench, instance, runs } = warm()
    const lane = { id: 'l', seq: 1, floor: 1, ended: [], firstEpoch: 0, unordered: false }
    wish(bench)
    bench.finish(instance, 'paid')
    wish(bench, 'order-7', { id: 'far', forwarded: true, lane })
    wish(bench, 'order-7', { id: 'far', forwarded: true, lane })
    expect(bench.ended.get('far')?.map(text)).toEqual(['paid', 'paid'])
    const next = bench.arrive({ forwarded: true, lane: { ...lane, seq: 2 } })
    bench.finish(instance, 'next')
    expect([text(bench.outcome(next)), runs()]).toEqual(['next', 2])
  })

  it('runs again after a failure of the actor: the wish was not fulfilled', () => {
    const { bench, instance, runs } = warm()
    const failed = wish(bench)
    bench.step({
      kind: 'finished',
      instance,
      result: { ok: false, failure: { code: 'sold-out', text: 'no tickets' } },
      verdict: { kind: 'any' },
    })
    const again = wish(bench)
    bench.finish(instance, 'paid')
    expect(bench.outcome(failed)).toMatchObject({ error: { code: 'ACTOR_FAILED' } })
    expect([text(bench.outcome(again)), runs()]).toEqual(['paid', 2])
  })

  it('is remembered over a trap, and forgotten with the lease', () => {
    const { bench, instance } = warm()
    wish(bench)
    bench.finish(instance, 'paid')
    bench.arrive()
    const error = { code: 'ACTOR_TRAPPED' as const, message: '', hint: '', messageId: '', alternatives: [] }
    bench.step({ kind: 'ended', instance, reason: 'trapped', error })
    const second = bench.created()
    bench.finish(second)
    expect(text(bench.outcome(wish(bench)))).toBe('paid')
    bench.step({ kind: 'lost' })
    const after = wish(bench)
    bench.claimed(2)
    bench.finish(bench.created(), 'paid again')
    expect(text(bench.outcome(after))).toBe('paid again')
  })

  it('of a post is accepted and does not run again; a send hears what the post’s run replied', () => {
    const { bench, instance, runs } = warm()
    wish(bench, 'order-7', { kind: 'post' })
    bench.finish(instance, 'paid')
    const post = wish(bench, 'order-7', { kind: 'post' })
    expect(bench.outcome(post)).toMatchObject({ kind: 'accepted' })
    expect(text(bench.outcome(wish(bench)))).toBe('paid')
    expect(runs()).toBe(1)
    expect(bench.effects.some((effect) => effect.do === 'dead')).toBe(false)
  })

  it('is kept for so long, so many and so much, the newest last', () => {
    const { bench, instance, runs } = warm()
    const { wishes, wishBytes, wishMs } = LIMITS
    for (let n = 0; n <= wishes.value; n++) {
      wish(bench, `k${n}`)
      bench.finish(instance, `${n}`)
    }
    const before = runs()
    expect(text(bench.outcome(wish(bench, 'k1')))).toBe('1')
    expect(text(bench.outcome(wish(bench, `k${wishes.value}`)))).toBe(`${wishes.value}`)
    expect(runs()).toBe(before)
    wish(bench, 'k0')
    bench.finish(instance, 'again')
    expect(runs()).toBe(before + 1)

    const half = 'x'.repeat(wishBytes.value / 2)
    for (const key of ['a', 'b', 'c']) {
      wish(bench, key)
      bench.finish(instance, half)
    }
    const large = runs()
    wish(bench, 'c')
    wish(bench, 'b')
    expect(runs()).toBe(large)
    wish(bench, 'a')
    bench.finish(instance)
    expect(runs()).toBe(large + 1)

    bench.now += wishMs.value
    wish(bench, 'c')
    bench.finish(instance, 'later')
    expect(runs()).toBe(large + 2)
  })

  it('changes nothing at a pool: the actor is shown it', () => {
    const { bench, instance, runs } = warm('pay')
    wish(bench)
    bench.finish(instance, 'paid')
    wish(bench)
    bench.finish(instance, 'paid')
    expect(runs()).toBe(2)
  })
})

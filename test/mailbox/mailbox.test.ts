import { describe, expect, it } from 'vitest'
import { type ErrorValue, type Outcome, ShoalError, type Verdict } from '../../protocols/index.ts'
import { Workbench } from './workbench.ts'

const failure = (code: ErrorValue['code']): ErrorValue => ({
  code,
  message: code,
  hint: '',
  messageId: '',
  alternatives: [],
})
const refused = (code: ErrorValue['code']): Extract<Outcome, { kind: 'refused' }> => ({
  kind: 'refused',
  hops: [],
  error: failure(code),
})
const reply = (text: string, peer = 'b'): Outcome => ({
  kind: 'reply',
  peer,
  actor: 'counter/a',
  epoch: 3,
  version: 1,
  fresh: false,
  hops: [],
  body: new TextEncoder().encode(text),
})

describe('a keyed mailbox', () => {
  it('claims, creates and runs the first message', () => {
    const bench = new Workbench('counter/a')
    const entry = bench.arrive()
    expect(bench.did()).toEqual(['claim'])
    bench.claimed()
    expect(bench.did()).toEqual(['create'])
    const instance = bench.created()
    expect(bench.did()).toEqual(['publish', 'run'])
    bench.finish(instance)
    expect(bench.outcome(entry)).toMatchObject({
      kind: 'reply',
      fresh: true,
      epoch: 1,
      hops: [{ decision: 'claim' }],
    })
    expect(instance.phase).toBe('SUSPENDED')
  })

  it('runs one message at a time, in order of arrival', () => {
    const bench = new Workbench('counter/a')
    const instance = bench.warm()
    const [first, second, third] = [bench.arrive(), bench.arrive(), bench.arrive()]
    expect(bench.did()).toEqual(['run'])
    expect(instance.current).toBe(first)
    bench.finish(instance)
    expect(instance.current).toBe(second)
    bench.finish(instance)
    expect(instance.current).toBe(third)
    expect(bench.mailbox.waiting).toBe(0)
  })

  it('keeps a slot from its claim on, and gives it back when the key went elsewhere', () => {
    const bench = new Workbench('counter/a')
    bench.arrive()
    expect(bench.env.slots.taken).toBe(1)
    bench.world.room = false
    bench.claimed()
    expect(bench.did()).toEqual(['claim', 'create'])
    expect(bench.env.slots.taken).toBe(1)
    const other = new Workbench('counter/b')
    other.arrive()
    other.step({ kind: 'owner', record: { address: 'counter/b', peer: 'c', epoch: 2, remainingMs: 5_000 } })
    expect(other.env.slots.taken).toBe(0)
  })

  it('asks for one claim however many messages wait for it', () => {
    const bench = new Workbench('counter/a')
    for (let n = 0; n < 10; n += 1) bench.arrive()
    expect(bench.did()).toEqual(['claim'])
    bench.claimed()
    expect(bench.did()).toEqual(['create'])
  })

  it('forwards to the owner when another peer holds the key, without asking anybody', () => {
    const bench = new Workbench('counter/a')
    bench.world.cached = { peer: 'b', epoch: 3 }
    const entry = bench.arrive()
    expect(bench.effects).toMatchObject([{ do: 'forward', to: 'b', placed: false }])
    bench.step({ kind: 'answered', entry, peer: 'b', outcome: reply('1') })
    expect(bench.outcome(entry)).toMatchObject({ kind: 'reply', peer: 'b' })
    expect(bench.mailbox.empty).toBe(false)
    bench.now = bench.mailbox.due(bench.now)
    expect(bench.step({ kind: 'wake' })).toMatchObject([
      { do: 'lane', to: 'b', state: { floor: 2, ended: [] } },
    ])
    expect(bench.mailbox.empty).toBe(true)
  })

  it('follows MOVED with one more hop', () => {
    const bench = new Workbench('counter/a')
    bench.world.cached = { peer: 'b', epoch: 3 }
    const entry = bench.arrive()
    bench.did()
    bench.step({
      kind: 'answered',
      entry,
      peer: 'b',
      outcome: { kind: 'moved', peer: 'c', epoch: 4, hops: [] },
    })
    expect(bench.effects).toMatchObject([{ do: 'forward', to: 'c' }])
  })

  it('tells a forwarder where the key lives', () => {
    const bench = new Workbench('counter/a')
    const entry = bench.arrive({ forwarded: true })
    expect(bench.did()).toEqual(['locate'])
    bench.step({ kind: 'owner', record: { address: 'counter/a', peer: 'c', epoch: 2, remainingMs: 5_000 } })
    expect(bench.outcome(entry)).toMatchObject({ kind: 'moved', peer: 'c', epoch: 2 })
  })

  it('waits for the lease of a lost owner to end, then takes over', () => {
    const bench = new Workbench('counter/a')
    bench.world.cached = { peer: 'b', epoch: 3 }
    const entry = bench.arrive({ remainingMs: 30_000 })
    bench.step({ kind: 'answered', entry, peer: 'b', outcome: refused('UNREACHABLE') })
    expect(bench.did()).toEqual(['forward', 'locate'])
    const stillHeld = { address: 'counter/a', peer: 'b', epoch: 3, remainingMs: 6_000 }
    bench.step({ kind: 'owner', record: stillHeld })
    expect(bench.did()).toEqual([])
    bench.now += 300
    bench.step({ kind: 'wake' })
    expect(bench.did()).toEqual(['locate'])
    bench.step({ kind: 'owner', record: undefined })
    expect(bench.did()).toEqual(['claim'])
    bench.claimed(4)
    bench.finish(bench.created())
    expect(bench.outcome(entry)).toMatchObject({ kind: 'reply', fresh: true, epoch: 4 })
  })

  it('claims a key again that its own node held before a restart, and does not wait for that lease', () => {
    const bench = new Workbench('counter/a')
    const entry = bench.arrive({ forwarded: true })
    expect(bench.did()).toEqual(['locate'])
    bench.world.holds = false
    bench.step({ kind: 'owner', record: { address: 'counter/a', peer: 'me', epoch: 3, remainingMs: 9_000 } })
    bench.now += 300
    bench.step({ kind: 'wake' })
    expect(bench.did()).toEqual(['claim'])
    bench.world.holds = true
    bench.claimed(4)
    bench.finish(bench.created())
    expect(bench.outcome(entry)).toMatchObject({ kind: 'reply', fresh: true, epoch: 4 })
  })

  it('keeps an accepted post for its busy actor, and refuses a send that waited as long', () => {
    const bench = new Workbench('counter/a')
    const instance = bench.warm()
    bench.arrive({ remainingMs: 60_000 })
    const [post, sent] = [bench.arrive({ kind: 'post' }), bench.arrive({ remainingMs: 60_000 })]
    expect(bench.outcome(post)).toMatchObject({ kind: 'accepted' })
    bench.now += bench.policy.holdMs
    bench.step({ kind: 'wake' })
    expect(bench.outcome(sent)).toMatchObject({ error: { code: 'OVERLOADED' } })
    expect(bench.did()).not.toContain('dead')
    bench.finish(instance)
    expect(instance.current).toBe(post)
  })

  it('says that the owner is lost and when its lease ends, if the message cannot wait for that', () => {
    const bench = new Workbench('counter/a')
    bench.world.cached = { peer: 'b', epoch: 3 }
    const entry = bench.arrive({ remainingMs: 1_000 })
    bench.step({ kind: 'answered', entry, peer: 'b', outcome: refused('UNREACHABLE') })
    bench.step({ kind: 'owner', record: { address: 'counter/a', peer: 'b', epoch: 3, remainingMs: 6_000 } })
    bench.now += 1_000
    bench.step({ kind: 'wake' })
    expect(bench.outcome(entry)).toMatchObject({
      error: {
        code: 'OWNER_LOST',
        retryAfterMs: 5_000,
        message: expect.stringContaining('its lease ends in 5.0 s'),
      },
    })
  })

  it('does not say of a message that its lost owner had that it never ran', () => {
    for (const [left, code] of [
      [true, 'UNKNOWN_OUTCOME'],
      [false, 'OWNER_LOST'],
    ] as const) {
      const bench = new Workbench('counter/a')
      bench.world.cached = { peer: 'b', epoch: 3 }
      const entry = bench.arrive({ remainingMs: 1_000 })
      bench.step({ kind: 'answered', entry, peer: 'b', outcome: { ...refused('UNREACHABLE'), left } })
      bench.step({ kind: 'owner', record: { address: 'counter/a', peer: 'b', epoch: 3, remainingMs: 6_000 } })
      bench.now += 1_000
      bench.step({ kind: 'wake' })
      expect(bench.outcome(entry)).toMatchObject({ error: { code, retryAfterMs: 5_000 } })
    }
  })

  it('does not say of a message that was released that it never ran', () => {
    const bench = new Workbench('counter/a')
    const instance = bench.warm()
    const entry = bench.arrive({ remainingMs: 1_000 })
    bench.step({ kind: 'ended', instance, reason: 'worker-lost', error: failure('WORKER_LOST') })
    bench.now += 1_000
    bench.step({ kind: 'wake' })
    expect(bench.outcome(entry)).toMatchObject({ error: { code: 'UNKNOWN_OUTCOME' } })
  })

  it('takes the cancellation of a message that came again for its own, also over the newer link', () => {
    const bench = new Workbench('counter/a')
    const instance = bench.warm()
    const lane = { id: 'l', seq: 1, floor: 1, ended: [], firstEpoch: 0, unordered: false }
    bench.arrive()
    bench.arrive({ id: 'x', forwarded: true, lane })
    const twin = bench.arrive({ id: 'x', forwarded: true, lane })
    bench.step({ kind: 'cancel', entry: twin })
    expect(bench.ended.get('x')).toMatchObject([
      { error: { code: 'CANCELLED' } },
      { error: { code: 'CANCELLED' } },
    ])
    bench.did()
    bench.finish(instance)
    expect(bench.did()).not.toContain('run')
  })

  it('releases the message of an activation whose lease was lost, and drops its reply', () => {
    const bench = new Workbench('counter/a')
    const instance = bench.warm()
    const entry = bench.arrive()
    bench.did()
    bench.world.holds = false
    bench.finish(instance)
    expect(bench.did()).toEqual([])
    bench.step({ kind: 'lost' })
    expect(bench.did()).toEqual(['publish', 'end', 'claim'])
    expect(bench.outcome(entry)).toBeUndefined()
    expect(instance.phase).toBe('TERMINATION')
    bench.world.holds = true
    bench.claimed(2)
    bench.finish(bench.created())
    expect(bench.outcome(entry)).toMatchObject({ kind: 'reply', fresh: true, epoch: 2 })
  })

  it('waits its whole hold time anew after a peer was lost that it was sent to', () => {
    const bench = new Workbench('counter/a')
    bench.policy.holdMs = 2_000
    bench.world.room = false
    bench.world.cached = { peer: 'b', epoch: 1 }
    const [first, entry] = [bench.arrive(), bench.arrive({ remainingMs: 60_000 })]
    const error = new ShoalError('UNREACHABLE', 'gone').toValue()
    const outcome = { kind: 'refused' as const, error, hops: [] }
    bench.step({ kind: 'answered', entry: first, peer: 'b', outcome })
    bench.step({ kind: 'owner', record: { address: 'counter/a', peer: 'me', epoch: 2, remainingMs: 9_000 } })
    // The actor is here when the second one comes back.
    bench.now += 5_000
    bench.step({ kind: 'answered', entry, peer: 'b', outcome })
    for (let ms = 0; ms < 1_800; ms += 100) {
      bench.now += 100
      bench.step({ kind: 'wake' })
    }
    expect(bench.outcome(entry)).toBeUndefined()
    bench.now += 500
    bench.step({ kind: 'wake' })
    expect(bench.outcome(entry)).toMatchObject({ error: { code: 'OVERLOADED' } })
  })

  it('keeps reply, actor and waiting messages while its lease is in doubt, and goes on when it was renewed', () => {
    const bench = new Workbench('counter/a')
    const instance = bench.warm()
    const entry = bench.arrive()
    const next = bench.arrive()
    bench.did()
    bench.world.holds = false
    bench.finish(instance, 'late')
    bench.now += 100
    bench.step({ kind: 'wake' })
    expect(bench.did()).toEqual([])
    bench.world.holds = true
    bench.now += 100
    bench.step({ kind: 'wake' })
    expect(bench.did()).toEqual(['ended', 'settle', 'run'])
    expect(bench.outcome(entry)).toMatchObject({ kind: 'reply', fresh: false, epoch: 1 })
    expect(instance.current).toBe(next)
  })

  it('starts nothing under a lease that is over', () => {
    const bench = new Workbench('counter/a')
    bench.warm()
    bench.world.holds = false
    bench.arrive()
    expect(bench.did()).not.toContain('run')
  })

  it('retries a trapped message on a fresh activation, then gives up', () => {
    const bench = new Workbench('counter/a', { attempts: 3 })
    let instance = bench.warm()
    const entry = bench.arrive()
    const error: ErrorValue = {
      code: 'ACTOR_TRAPPED',
      message: 'unreachable',
      hint: '',
      messageId: '',
      alternatives: [],
    }
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(bench.outcome(entry)).toBeUndefined()
      expect(instance.current).toBe(entry)
      bench.step({ kind: 'ended', instance, reason: 'trapped', error })
      if (attempt < 3) instance = bench.created()
    }
    expect(bench.outcome(entry)).toMatchObject({
      error: { code: 'ACTOR_TRAPPED', messageId: entry.envelope.id },
    })
  })

  it('does not count a run that ended because its worker was lost', () => {
    const bench = new Workbench('counter/a', { attempts: 1 })
    let instance = bench.warm()
    const entry = bench.arrive()
    const error: ErrorValue = {
      code: 'WORKER_LOST',
      message: 'gone',
      hint: '',
      messageId: '',
      alternatives: [],
    }
    for (let times = 0; times < 3; times += 1) {
      bench.step({ kind: 'ended', instance, reason: 'worker-lost', error })
      instance = bench.created()
    }
    expect(entry.attempt).toBe(1)
    bench.finish(instance)
    expect(bench.outcome(entry)).toMatchObject({ kind: 'reply', fresh: true })
  })

  it('answers a message that is sent again from what it kept, without a second run', () => {
    const bench = new Workbench('counter/a')
    const instance = bench.warm()
    const lane = { id: 'l', seq: 1, floor: 1, ended: [], firstEpoch: 0, unordered: false }
    const entry = bench.arrive({ id: 'same', forwarded: true, lane })
    bench.finish(instance, 'once')
    bench.did()
    bench.arrive({ id: 'same', forwarded: true, lane })
    expect(bench.did()).toEqual(['settle'])
    expect(bench.ended.get(entry.envelope.id)).toHaveLength(2)
    expect(bench.ended.get('same')?.[1]).toEqual(bench.ended.get('same')?.[0])
  })

  it('joins a message that is sent again while it runs', () => {
    const bench = new Workbench('counter/a')
    const instance = bench.warm()
    const lane = { id: 'l', seq: 1, floor: 1, ended: [], firstEpoch: 0, unordered: false }
    bench.arrive({ id: 'same', forwarded: true, lane })
    bench.did()
    bench.arrive({ id: 'same', forwarded: true, lane })
    expect(bench.did()).toEqual([])
    bench.finish(instance)
    expect(bench.ended.get('same')).toHaveLength(2)
    expect(instance.runs).toBe(2)
  })

  it('refuses what does not fit and keeps what does', () => {
    const bench = new Workbench('counter/a', { messages: 2 })
    const instance = bench.warm()
    const entries = [1, 2, 3, 4].map(() => bench.arrive())
    expect(entries.map((entry) => bench.outcome(entry)?.kind)).toEqual([
      undefined,
      undefined,
      undefined,
      'refused',
    ])
    expect(bench.outcome(entries[3] as never)).toMatchObject({ error: { code: 'OVERLOADED' } })
    for (let n = 0; n < 3; n += 1) bench.finish(instance)
    expect(entries.slice(0, 3).map((entry) => bench.outcome(entry)?.kind)).toEqual([
      'reply',
      'reply',
      'reply',
    ])
  })

  it('bounds the bytes that wait', () => {
    const bench = new Workbench('counter/a', { bytes: 10 })
    bench.warm()
    bench.arrive()
    bench.arrive({ body: new Uint8Array(8) })
    const third = bench.arrive({ body: new Uint8Array(8) })
    expect(bench.outcome(third)).toMatchObject({ error: { code: 'OVERLOADED' } })
    expect(bench.mailbox.waitingBytes).toBe(8)
    expect(bench.env.budget.bytes).toBe(8)
  })

  it('takes one message larger than its bound in bytes while it is empty', () => {
    const bench = new Workbench('counter/a', { bytes: 10 })
    const large = bench.arrive({ body: new Uint8Array(50) })
    const second = bench.arrive({ body: new Uint8Array(1) })
    expect(bench.outcome(second)).toMatchObject({ error: { code: 'OVERLOADED' } })
    bench.claimed()
    bench.finish(bench.created())
    expect(bench.outcome(large)?.kind).toBe('reply')
  })

  it('accepts a post when the message is in the mailbox, and sends no second answer', () => {
    const bench = new Workbench('counter/a')
    const instance = bench.warm()
    const post = bench.arrive({ kind: 'post' })
    expect(bench.outcome(post)).toMatchObject({ kind: 'accepted', peer: 'me' })
    bench.finish(instance)
    expect(bench.ended.get(post.envelope.id)).toHaveLength(1)
  })

  it('ends after its idle time, gives the key back and is fresh the next time', () => {
    const bench = new Workbench('counter/a')
    bench.warm()
    bench.now += bench.policy.idleMs - 1
    bench.step({ kind: 'wake' })
    expect(bench.did()).toEqual([])
    bench.now += 1
    bench.step({ kind: 'wake' })
    expect(bench.did()).toEqual(['end', 'publish', 'release'])
    expect(bench.mailbox.empty).toBe(true)
    const next = bench.arrive()
    bench.claimed(2)
    bench.finish(bench.created())
    expect(bench.outcome(next)).toMatchObject({ fresh: true })
  })

  it('holds other messages while its verdict names one, and lets that one through', () => {
    const bench = new Workbench('counter/a')
    const instance = bench.warm()
    const first = bench.arrive()
    bench.step({
      kind: 'finished',
      instance,
      result: { ok: true, body: new Uint8Array() },
      verdict: { kind: 'only', by: 'correlation', value: 'wf-1', forMs: 1_000, otherwise: 'hold' },
    })
    expect(bench.outcome(first)?.kind).toBe('reply')
    const other = bench.arrive({ correlation: 'x' })
    expect(instance.current).toBeUndefined()
    const named = bench.arrive({ correlation: 'wf-1' })
    expect(instance.current).toBe(named)
    bench.finish(instance)
    expect(instance.current).toBe(other)
  })

  it('says of a message that a verdict held too long what holds it, and when that may be over', () => {
    const bench = new Workbench('counter/a')
    const instance = bench.warm()
    bench.arrive()
    bench.step({
      kind: 'finished',
      instance,
      result: { ok: true, body: new Uint8Array() },
      verdict: { kind: 'only', by: 'correlation', value: 'wf-1', forMs: 7_000, otherwise: 'hold' },
    })
    const other = bench.arrive({ correlation: 'x' })
    bench.now += bench.policy.holdMs
    bench.step({ kind: 'wake' })
    expect(bench.outcome(other)).toMatchObject({
      error: {
        code: 'OVERLOADED',
        retryAfterMs: 7_000 - bench.policy.holdMs,
        message: expect.stringContaining('the actor takes only other messages now'),
        hint: expect.stringContaining('when the actor has what it waits for'),
      },
    })
  })

  it('forgets a verdict whose time is over', () => {
    const bench = new Workbench('counter/a')
    const instance = bench.warm()
    bench.step({ kind: 'verdict', instance, verdict: { kind: 'none', forMs: 500 } })
    const entry = bench.arrive()
    expect(instance.current).toBeUndefined()
    bench.now += 500
    bench.step({ kind: 'wake' })
    expect(instance.current).toBe(entry)
  })

  it('tells the sender UNKNOWN_OUTCOME when its time is over during the run', () => {
    const bench = new Workbench('counter/a')
    bench.warm()
    const entry = bench.arrive({ remainingMs: 100 })
    bench.now += 100
    bench.step({ kind: 'wake' })
    expect(bench.outcome(entry)).toMatchObject({ error: { code: 'UNKNOWN_OUTCOME' } })
  })

  it('never starts a message after its time', () => {
    const bench = new Workbench('counter/a')
    const instance = bench.warm()
    bench.arrive()
    const late = bench.arrive({ remainingMs: 100 })
    bench.now += 100
    bench.finish(instance)
    expect(instance.current).toBeUndefined()
    bench.step({ kind: 'wake' })
    expect(bench.outcome(late)).toMatchObject({ error: { code: 'EXPIRED' } })
  })

  it('refuses what waits when the node stops, and lets what runs finish', () => {
    const bench = new Workbench('counter/a')
    const instance = bench.warm()
    const [running, waiting] = [bench.arrive(), bench.arrive()]
    bench.step({ kind: 'close' })
    expect(bench.outcome(waiting)).toMatchObject({ error: { code: 'STOPPING' } })
    bench.finish(instance)
    expect(bench.outcome(running)?.kind).toBe('reply')
    expect(bench.did().slice(-2)).toEqual(['publish', 'release'])
  })
})

describe('a pool mailbox', () => {
  it('without time to grow creates an instance per message while none is free', () => {
    const bench = new Workbench('echo')
    bench.policy.growMs = 0
    bench.arrive()
    bench.arrive()
    expect(bench.did()).toEqual(['create', 'create'])
  })

  it('gives a burst of short messages to the instance there is, and grows for those that waited too long', () => {
    const bench = new Workbench('echo')
    const instance = bench.warm()
    const burst = Array.from({ length: 9 }, () => bench.arrive())
    for (let n = 0; n < 5; n += 1) bench.finish(instance)
    bench.step({ kind: 'wake' })
    expect(bench.did()).not.toContain('create')
    expect(bench.mailbox.due(bench.now)).toBe(bench.now + bench.policy.growMs)
    bench.now += bench.policy.growMs
    bench.step({ kind: 'wake' })
    bench.step({ kind: 'wake' })
    expect(bench.did()).toEqual(['create', 'create', 'create'])
    while (bench.mailbox.waiting > 0) bench.created()
    for (const one of bench.mailbox.instances) if (one.phase === 'RUNNING') bench.finish(one)
    expect(burst.every((entry) => bench.outcome(entry)?.kind === 'reply')).toBe(true)
  })

  it('gives the next message to the most recently used instance, so that surplus ones expire', () => {
    const bench = new Workbench('echo')
    bench.policy.growMs = 0
    bench.arrive()
    bench.arrive()
    const [one, two] = [bench.created(), bench.created()]
    bench.finish(one)
    bench.finish(two)
    for (let n = 0; n < 40; n += 1) {
      bench.now += 1_000
      bench.arrive()
      expect(two.phase).toBe('RUNNING')
      bench.finish(two)
      bench.step({ kind: 'wake' })
    }
    expect([...bench.mailbox.instances]).toEqual([two])
  })

  it('does not give an instance a message that it waits for, though it asked for such ones', () => {
    const only: Verdict = { kind: 'only', by: 'correlation', value: 'w', forMs: 10_000, otherwise: 'hold' }
    const bench = new Workbench('echo')
    const instance = bench.warm()
    bench.arrive({ correlation: 'w' })
    bench.step({ kind: 'verdict', instance, verdict: only })
    const inner = bench.arrive({ correlation: 'w', chain: [instance.address] })
    const next = bench.arrive({ correlation: 'w' })
    bench.did()
    bench.now += bench.policy.growMs
    bench.step({ kind: 'wake' })
    expect(bench.did()).toEqual(['create'])
    expect(bench.created().current).toBe(inner)
    bench.finish(instance)
    expect(instance.current).toBe(next)
    bench.world.wants.heard('b', 'echo@b-1', { ...only, value: 'v' }, bench.now)
    bench.world.room = false
    bench.arrive({ correlation: 'v', chain: ['echo@b-1'] })
    expect(bench.did()).not.toContain('forward')
    bench.arrive({ correlation: 'v' })
    expect(bench.did()).toContain('forward')
  })

  it('keeps the queue when a peer had less room than it said', () => {
    const bench = new Workbench('echo')
    bench.world.room = false
    bench.world.roomPeer = 'b'
    const entry = bench.arrive()
    expect(bench.effects).toMatchObject([{ do: 'forward', to: 'b', placed: true }])
    bench.world.roomPeer = undefined
    bench.step({ kind: 'answered', entry, peer: 'b', outcome: refused('OVERLOADED') })
    expect(bench.outcome(entry)).toBeUndefined()
    bench.world.freePeer = 'c'
    bench.step({ kind: 'wake' })
    expect(bench.effects.at(-1)).toMatchObject({ do: 'forward', to: 'c' })
  })

  it('says OVERLOADED when the hold time is over and there is room nowhere', () => {
    const bench = new Workbench('echo')
    bench.world.room = false
    const entry = bench.arrive()
    bench.now += bench.policy.holdMs
    bench.step({ kind: 'wake' })
    expect(bench.outcome(entry)).toMatchObject({ error: { code: 'OVERLOADED' } })
  })

  it('refuses everything that waits for a component that cannot start', () => {
    const bench = new Workbench('echo')
    const entry = bench.arrive()
    const [instance] = bench.mailbox.instances
    const error: ErrorValue = {
      code: 'START_FAILED',
      message: 'no',
      hint: '',
      messageId: '',
      alternatives: [],
    }
    bench.step({ kind: 'ended', instance: instance as never, reason: 'start-failed', error })
    expect(bench.outcome(entry)).toMatchObject({ error: { code: 'START_FAILED' } })
    expect(bench.mailbox.empty).toBe(true)
  })
})

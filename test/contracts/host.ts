import { describe, expect, test } from 'vitest'
import type { HostBench } from '../wasm-host/bench-host.ts'

/**
 * What every Host does. `make` returns a fresh one with the probe and the fetcher (test/fixtures) prepared, and their CIDs.
 *
 * @param wasi the probe has it
 */
export function hostContract(
  name: string,
  make: () => Promise<{ bench: HostBench; probe: string; fetcher: string }>,
  { wasi = true }: { wasi?: boolean } = {},
): void {
  describe(name, () => {
    async function withProbe(
      then: (bench: HostBench, probe: string, fetcher: string) => Promise<void>,
    ): Promise<void> {
      const { bench, probe, fetcher } = await make()
      try {
        await then(bench, probe, fetcher)
      } finally {
        await bench[Symbol.asyncDispose]()
      }
    }

    test('an actor keeps its memory between messages, and each activation has its own', () =>
      withProbe(async (bench, probe) => {
        const [a, b] = [await bench.start(probe), await bench.start(probe)]
        expect(a).not.toBe(b)
        expect(await bench.ask(a, 'count')).toBe('1')
        expect(await bench.ask(a, 'count')).toBe('2')
        expect(await bench.ask(b, 'count')).toBe('1')
        bench.host.end(a)
        expect(await bench.ask(await bench.start(probe), 'count')).toBe('1')
      }))

    test('bodies of every size arrive and return whole, and the caller keeps its own', () =>
      withProbe(async (bench, probe) => {
        const actor = await bench.start(probe)
        expect(await bench.ask(actor, '')).toBe('')
        for (const length of [1, 4_096, 4_097, 1_000_000]) {
          const body = new TextEncoder().encode(`length ${'x'.repeat(length)}`)
          expect(await bench.ask(actor, body)).toBe(String(body.length))
          expect(body.length).toBe(length + 7)
          bench.run(actor, `fill ${length}`)
          const { result } = await bench.next('finished', actor)
          expect(result.ok && result.body.length).toBe(length)
        }
        const view = new TextEncoder().encode('before echo äöü after').subarray(7, 18)
        expect(await bench.ask(actor, view)).toBe('äöü')
      }))

    test('an actor reads the message and its own identity, and is fresh until its first clean return', () =>
      withProbe(async (bench, probe) => {
        const actor = await bench.start(probe)
        const fields = {
          id: 'x.1',
          sender: 'a/b',
          subject: 's',
          correlation: 'c',
          topic: 't/u',
          idempotencyKey: 'k-1',
          headers: [
            ['unit', 'mm'],
            ['second', 'äöü'],
            ['unit', ''],
          ] as [string, string][],
          deadlineMs: 12,
          attempt: 3,
          epoch: 2 ** 40,
        }
        expect(JSON.parse(await bench.ask(actor, 'message', fields))).toEqual(fields)
        const other = await bench.start(probe)
        const identity = { address: 'probe/a', peer: 'peer-1', epoch: 7 }
        expect(JSON.parse(await bench.ask(other, 'whoami'))).toEqual({ ...identity, fresh: true })
        expect(JSON.parse(await bench.ask(other, 'whoami'))).toEqual({ ...identity, fresh: false })
      }))

    test('a failure is a clean return: the actor lives on with its memory', () =>
      withProbe(async (bench, probe) => {
        const actor = await bench.start(probe)
        expect(await bench.ask(actor, 'count\nfail sold-out no tickets left')).toBe(
          'failure sold-out no tickets left',
        )
        expect(await bench.ask(actor, 'count')).toBe('2')
      }))

    test('a trap ends the actor, once, and says what happened to whom', () =>
      withProbe(async (bench, probe) => {
        const actor = await bench.start(probe)
        bench.run(actor, 'trap')
        const { reason, error } = await bench.next('ended', actor)
        expect(reason).toBe('trapped')
        expect(error.code).toBe('ACTOR_TRAPPED')
        expect(error.message).toMatch(/^probe\/a trapped: .*unreachable/)
        // Nothing more is heard of it, and commands for it do no harm.
        bench.run(actor, 'count')
        bench.host.end(actor)
        expect(await bench.ask(await bench.start(probe), 'count')).toBe('1')
        expect(bench.events.filter((event) => event.kind === 'ended')).toHaveLength(1)
      }))

    test.skipIf(!wasi)('exit ends the actor with a reason of its own', () =>
      withProbe(async (bench, probe) => {
        const actor = await bench.start(probe)
        bench.run(actor, 'exit')
        const { reason, error } = await bench.next('ended', actor)
        expect([reason, error.code]).toEqual(['exit', 'ACTOR_TRAPPED'])
        expect(error.message).toContain('exit')
      }),
    )

    test('a send waits for its answer while other actors run', () =>
      withProbe(async (bench, probe) => {
        // More actors than workers: some of them share one.
        const actors = await Promise.all(Array.from({ length: 6 }, () => bench.start(probe)))
        const [sender, ...others] = actors as [number, ...number[]]
        bench.run(sender, 'count\nsend-within 1234 counter/alice hello you')
        const call = await bench.next('call', sender)
        expect(call).toMatchObject({ op: 'send', to: 'counter/alice', options: { timeoutMs: 1_234 } })
        expect(new TextDecoder().decode(call.body)).toBe('hello you')
        for (const other of others) expect(await bench.ask(other, 'count')).toBe('1')
        expect(bench.events.some((event) => event.kind === 'finished' && event.instance === sender)).toBe(
          false,
        )
        bench.host.answer(call.call, { ok: true, body: new TextEncoder().encode('hello back') })
        const { result } = await bench.next('finished', sender)
        expect(result.ok && new TextDecoder().decode(result.body)).toBe('hello back')
        expect(await bench.ask(sender, 'count')).toBe('2')
      }))

    test('what an actor sends another one, and its reply, may be passed on as they came, more than once', () =>
      withProbe(async (bench, probe) => {
        const [sender, receiver] = [await bench.start(probe), await bench.start(probe)]
        for (const length of [10, 100_000]) {
          bench.run(sender, `send b/x length ${'ä'.repeat(length)}`)
          const { call, body } = await bench.next('call', sender)
          const sharedReply = true
          for (let attempt = 1; attempt < 3; attempt++)
            expect(await bench.ask(receiver, body, { attempt, sharedReply })).toBe(String(7 + 2 * length))
          bench.run(receiver, `fill ${length}`, { sharedReply })
          const { result } = await bench.next('finished', receiver)
          if (!result.ok) throw new Error('no reply')
          bench.host.answer(call, result)
          const told = (await bench.next('finished', sender)).result
          expect([told.ok && told.body.length, result.body.length, body.length]).toEqual([
            length,
            length,
            7 + 2 * length,
          ])
        }
      }))

    test('options reach the host as the actor set them, and what it did not set is absent', () =>
      withProbe(async (bench, probe) => {
        const actor = await bench.start(probe)
        bench.run(actor, 'post-with mail/a subj corr key-1 unit=mm 250')
        const posted = await bench.next('call', actor)
        expect(posted.op).toBe('post')
        expect(posted.options).toEqual({
          subject: 'subj',
          correlation: 'corr',
          headers: [
            ['unit', 'mm'],
            ['second', 'äöü'],
          ],
          idempotencyKey: 'key-1',
          timeoutMs: 250,
          retry: 'never',
          unordered: true,
        })
        bench.host.answer(posted.call, { ok: true, body: new Uint8Array() })
        await bench.next('finished', actor)
        bench.run(actor, 'publish alarms/north hot')
        const published = await bench.next('call', actor)
        expect(published).toMatchObject({ op: 'publish', to: 'alarms/north', options: {} })
        expect(published.options).toEqual({})
        bench.host.answer(published.call, { ok: false, failure: { code: 'CALL_CYCLE', text: 'again' } })
        const { result } = await bench.next('finished', actor)
        expect(result.ok && new TextDecoder().decode(result.body)).toBe('err CALL_CYCLE again')
      }))

    test('a send that fails is a value for the actor', () =>
      withProbe(async (bench, probe) => {
        const actor = await bench.start(probe)
        bench.run(actor, 'send nobody/x hello')
        const { call } = await bench.next('call', actor)
        const failure = { code: 'NO_SUCH_TYPE', text: 'no such type', retryAfterMs: 30 }
        bench.host.answer(call, { ok: false, failure })
        const { result } = await bench.next('finished', actor)
        expect(result.ok && new TextDecoder().decode(result.body)).toBe(
          'err NO_SUCH_TYPE no such type retry 30',
        )
        // A second answer to the same call changes nothing.
        bench.host.answer(call, { ok: true, body: new Uint8Array(1) })
        expect(await bench.ask(actor, 'echo on')).toBe('on')
      }))

    test('a request waits for its response, or gets a failure', () =>
      withProbe(async (bench, _probe, fetcher) => {
        const actor = await bench.start(fetcher, { policy: { allow: ['http'] } })
        bench.run(actor, 'PUT http://a.b/c 250\nx-one: 1\nx-two: äöü\n\nthe body')
        const { call, request } = await bench.next('fetch', actor)
        expect({ ...request, body: new TextDecoder().decode(request.body) }).toEqual({
          method: 'PUT',
          url: 'http://a.b/c',
          headers: [
            ['x-one', '1'],
            ['x-two', 'äöü'],
          ],
          body: 'the body',
          timeoutMs: 250,
        })
        const other = await bench.start(fetcher, { policy: { allow: ['http'] } })
        expect(await bench.ask(other, 'count')).toBe('0')
        const body = new TextEncoder().encode('y'.repeat(10_000))
        const response = { status: 418, headers: [['x-three', '3'] as [string, string]], body }
        bench.host.answer(call, { ok: true, response })
        const { result } = await bench.next('finished', actor)
        expect(result.ok && new TextDecoder().decode(result.body)).toBe(
          `418\nx-three: 3\n\n${'y'.repeat(10_000)}`,
        )
        bench.run(actor, 'GET http://a.b/c')
        const again = await bench.next('fetch', actor)
        expect(again.request).toMatchObject({ headers: [], timeoutMs: 0 })
        bench.host.answer(again.call, { ok: false, failure: { code: 'UNREACHABLE', text: 'no way' } })
        const refused = await bench.next('finished', actor)
        expect(refused.result.ok && new TextDecoder().decode(refused.result.body)).toBe(
          'err UNREACHABLE no way',
        )
        expect(await bench.ask(actor, 'count')).toBe('2')
      }))

    test('a post waits for acceptance', () =>
      withProbe(async (bench, probe) => {
        const actor = await bench.start(probe)
        bench.run(actor, 'post counter/alice 5')
        const call = await bench.next('call', actor)
        expect(call).toMatchObject({ op: 'post', to: 'counter/alice' })
        bench.host.answer(call.call, { ok: true, body: new Uint8Array() })
        const { result } = await bench.next('finished', actor)
        expect(result.ok && new TextDecoder().decode(result.body)).toBe('accepted')
      }))

    test('an actor that is ended while it waits is never heard of again', () =>
      withProbe(async (bench, probe) => {
        const actor = await bench.start(probe)
        bench.run(actor, 'send a/b c')
        const { call } = await bench.next('call', actor)
        bench.host.end(actor)
        bench.host.answer(call, { ok: true, body: new Uint8Array() })
        const other = await bench.start(probe)
        await bench.ask(other, 'count')
        const heard = bench.events.filter((event) => event.instance === actor).map(({ kind }) => kind)
        expect(heard).toEqual(['created', 'call'])
        expect(bench.host.status().instances).toBe(1)
      }))

    test('a run that waits longer than its limit ends the actor alone', () =>
      withProbe(async (bench, probe) => {
        const actor = await bench.start(probe, { policy: { runMs: 100 } })
        const other = await bench.start(probe)
        bench.run(actor, 'send a/b c')
        const { call } = await bench.next('call', actor)
        const { reason, error } = await bench.next('ended', actor)
        expect([reason, error.code]).toEqual(['run-timeout', 'RUN_TIMEOUT'])
        bench.host.answer(call, { ok: true, body: new Uint8Array() })
        expect(await bench.ask(other, 'count')).toBe('1')
        expect(bench.host.status().workersLost).toBe(0)
      }))

    test('the verdict comes with the reply, or at once while running', () =>
      withProbe(async (bench, probe) => {
        const actor = await bench.start(probe)
        const verdicts: [string, object][] = [
          ['any', { kind: 'any' }],
          ['none 500', { kind: 'none', forMs: 500 }],
          [
            'only sender a/b 250 reject',
            { kind: 'only', by: 'sender', value: 'a/b', forMs: 250, otherwise: 'reject' },
          ],
          [
            'only correlation c-1 9000000 forward',
            { kind: 'only', by: 'correlation', value: 'c-1', forMs: 60_000, otherwise: 'forward' },
          ],
        ]
        for (const [command, verdict] of verdicts) {
          bench.run(actor, command)
          expect((await bench.next('finished', actor)).verdict).toEqual(verdict)
        }
        bench.run(actor, 'next only subject pay 100 hold\nsend a/b c')
        expect((await bench.next('verdict', actor)).verdict).toEqual({
          kind: 'only',
          by: 'subject',
          value: 'pay',
          forMs: 100,
          otherwise: 'hold',
        })
        const { call } = await bench.next('call', actor)
        bench.host.answer(call, { ok: true, body: new Uint8Array() })
        expect((await bench.next('finished', actor)).verdict).toEqual({ kind: 'any' })
      }))

    test('log lines come in order, before the reply', () =>
      withProbe(async (bench, probe) => {
        const actor = await bench.start(probe)
        await bench.ask(actor, `log one\n${wasi ? 'print' : 'log'} two\nlog three`)
        const heard = bench.events.flatMap((event) => (event.kind === 'log' ? [event.text] : [event.kind]))
        expect(heard).toEqual(['created', 'one', 'two', 'three', 'finished'])
      }))

    test('an unknown component fails to start', () =>
      withProbe(async (bench) => {
        await expect(bench.start('unknown')).rejects.toThrow('start-failed COMPONENT_MISSING')
      }))

    test('ended actors give their memories back', () =>
      withProbe(async (bench, probe) => {
        const actors = await Promise.all(Array.from({ length: 10 }, () => bench.start(probe)))
        expect(bench.host.status()).toMatchObject({ instances: 10, memories: 10 })
        for (const actor of actors.slice(0, 4)) bench.host.end(actor)
        await bench.ask(actors[4] ?? 0, 'trap')
        await expect.poll(() => bench.host.status()).toMatchObject({ instances: 5, memories: 5 })
      }))

    test('a host that is disposed of is silent', () =>
      withProbe(async (bench, probe) => {
        const actor = await bench.start(probe)
        bench.run(actor, 'count')
        const before = bench.events.length
        await bench.host[Symbol.asyncDispose]()
        expect(bench.events.length).toBe(before)
      }))
  })
}

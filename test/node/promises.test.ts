import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Node, Outgoing, Sent } from '../../node/index.ts'
import { LIMITS } from '../../protocols/index.ts'
import { createTestnet, type Testnet } from '../../sim-network/index.ts'
import { deploy, until } from './helpers.ts'

/** Rows of the table in docs/PROMISES.md that need no crash: what the sender hears, how often it ran, what is left. */
describe('what becomes of a message', () => {
  let net: Testnet
  let [a, b] = [] as unknown as [Node, Node]
  beforeAll(async () => {
    net = await createTestnet(2)
    ;[a, b] = net.nodes as [Node, Node]
    await deploy(a, 'counter')
    await deploy(a, 'probe', { runMs: 1_000, holdMs: 10_000 })
    await deploy(a, 'probe', { on: { nowhere: 'yes' } }, 'lost')
    await deploy(a, 'probe', { holdMs: 1 }, 'hasty')
  })
  afterAll(() => net[Symbol.asyncDispose]())

  const say = (
    kind: Outgoing['kind'],
    target: string,
    lines: string[],
    more: Partial<Outgoing> = {},
  ): Promise<Sent> =>
    b.send({
      kind,
      target,
      body: new TextEncoder().encode(lines.join('\n')),
      ...(kind === 'send' ? { timeoutMs: 20_000 } : {}),
      ...more,
    })
  const heard = ({ outcome }: Sent): string =>
    outcome.kind === 'refused' ? outcome.error.code : outcome.kind
  const runs = async (key: string): Promise<number> => {
    const { outcome } = await say('send', `counter/${key}`, ['0'])
    return outcome.kind === 'reply' ? Number(new TextDecoder().decode(outcome.body)) : -1
  }
  const letter = async (id: string): Promise<string | undefined> =>
    (await b.dlq.list()).found.find((one) => one.id === id)?.error.code

  const { attempts } = LIMITS
  it.each([
    ['all is well', ['echo ok'], {}, 'reply', undefined, 1],
    ['the actor returns a failure', ['fail sold-out'], {}, 'ACTOR_FAILED', undefined, 1],
    ['the actor traps', ['trap'], {}, 'ACTOR_TRAPPED', 'ACTOR_TRAPPED', attempts.value],
    ['it traps once', ['trap-until 2'], {}, 'reply', undefined, 2],
    ['it traps, and may start once', ['trap'], { retry: 'never' }, 'ACTOR_TRAPPED', 'ACTOR_TRAPPED', 1],
  ] as const)('when %s', async (name, lines, more, code, dead, times) => {
    const key = name.replaceAll(/\W+/g, '-')
    const sent = await say('send', `probe/${key}`, [`send counter/${key}-send 1`, ...lines], more)
    expect(heard(sent)).toBe(code)
    expect(await runs(`${key}-send`)).toBe(times)
    const posted = await say('post', `probe/${key}`, [`send counter/${key}-post 1`, ...lines], more)
    expect(heard(posted)).toBe('accepted')
    if (dead !== undefined)
      expect(await until('it is a dead letter', async () => await letter(posted.id), 20_000)).toBe(dead)
    await until('it has run', async () => (await runs(`${key}-post`)) === times, 20_000)
    // The next one runs after it: nothing of it is to come.
    expect(heard(await say('send', `probe/${key}`, ['echo ok']))).toBe('reply')
    expect(await runs(`${key}-post`)).toBe(times)
    if (dead === undefined) expect(await letter(posted.id)).toBeUndefined()
  })

  // Its worker may go with it, and with that one the memory of whoever counts.
  it('when it runs too long', async () => {
    expect(heard(await say('send', 'probe/long', ['loop']))).toBe('RUN_TIMEOUT')
    const posted = await say('post', 'probe/long', ['loop'])
    expect(heard(posted)).toBe('accepted')
    const dead = await until('it is a dead letter', async () =>
      (await b.dlq.list()).found.find(({ id }) => id === posted.id),
    )
    expect(dead).toMatchObject({ error: { code: 'RUN_TIMEOUT' }, attempts: 1 })
    expect(heard(await say('send', 'probe/long', ['count']))).toBe('reply')
  })

  it('when an actor waits in vain for another, it is told in time to go on', async () => {
    await say('send', 'probe/mute', ['none 60000'])
    // Its run may last a second, the inner send five, the outer one twenty.
    const lines = ['count', 'send probe/mute count']
    const { outcome } = await say('send', 'probe/patient', lines)
    expect(new TextDecoder().decode((outcome as { body: Uint8Array }).body)).toMatch(/^err EXPIRED /)
    expect((await b.inspect('probe/patient')).actor.runs).toBe(1)
    const { outcome: next } = await say('send', 'probe/patient', ['count'])
    expect(new TextDecoder().decode((next as { body: Uint8Array }).body)).toBe('2')
  })

  it('when its time is over while it waits, and while it runs', async () => {
    const running = say('send', 'probe/late', ['sleep 700', 'count'], { timeoutMs: 300 })
    await until('it runs', async () => {
      const { found } = await a.ps()
      return found.some(({ address, phase }) => address === 'probe/late' && phase === 'RUNNING')
    })
    const waiting = say('send', 'probe/late', ['count'], { timeoutMs: 100 })
    const posted = await say('post', 'probe/late', ['count'], { timeoutMs: 200, retry: 'yes' })
    expect(heard(posted)).toBe('accepted')
    expect(heard(await waiting)).toBe('EXPIRED')
    expect(heard(await running)).toBe('UNKNOWN_OUTCOME')
    expect(await until('it is a dead letter', async () => await letter(posted.id))).toBe('EXPIRED')
    const { outcome } = await say('send', 'probe/late', ['count'])
    expect(new TextDecoder().decode((outcome as { body: Uint8Array }).body)).toBe('2')
  })

  it('when no node fits, when it waited longer than it may, and when it would wait for itself', async () => {
    for (const kind of ['send', 'post'] as const)
      expect(heard(await say(kind, 'lost/x', ['count']))).toBe('NO_PLACE')
    const running = say('send', 'hasty/x', ['sleep 700'])
    await until('it runs', async () => {
      const { found } = await a.ps()
      return found.some(({ address, phase }) => address === 'hasty/x' && phase === 'RUNNING')
    })
    const { outcome } = await say('send', 'hasty/x', ['count'])
    expect(outcome).toMatchObject({ kind: 'refused', error: { code: 'OVERLOADED' } })
    expect(outcome.kind === 'refused' && (outcome.error.retryAfterMs ?? 0) > 0).toBe(true)
    expect(heard(await running)).toBe('reply')
    const round = await say('send', 'probe/ring-1', ['send probe/ring-2 send probe/ring-1 count'])
    expect(new TextDecoder().decode((round.outcome as { body: Uint8Array }).body)).toContain(
      'CALL_CYCLE probe/ring-1 -> probe/ring-2 -> probe/ring-1',
    )
  })
})

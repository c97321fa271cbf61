import { afterEach, describe, expect, test } from 'vitest'
import {
  type Envelope,
  type Network,
  type NetworkHandler,
  type Outcome,
  ShoalError,
} from '../../protocols/index.ts'

/** One peer of the network under test. */
export interface ContractPeer {
  network: Network
  /** Ends it in an orderly way. */
  stop(): Promise<void>
  /** Ends it as a crash does. */
  kill(): Promise<void>
}

/**
 * Makes peers that can reach one another by id, of one mesh unless told otherwise.
 */
export interface ContractMesh {
  peer(handler: NetworkHandler, options?: { messageBytes?: number }): Promise<ContractPeer>
  /** An id that belongs to nobody here. */
  nobody(): Promise<string>
  close(): Promise<void>
}

let ids = 0
export function envelopeOf(body: Uint8Array | string, overrides: Partial<Envelope> = {}): Envelope {
  return {
    id: `contract.1.${++ids}`,
    kind: 'send',
    sender: '~contract',
    target: 'echo/a',
    subject: '',
    correlation: '',
    remainingMs: 10_000,
    attempt: 1,
    chain: [],
    hops: [],
    placed: false,
    body: typeof body === 'string' ? Buffer.from(body) : body,
    ...overrides,
  }
}

export function textOf(outcome: Outcome): string {
  return outcome.kind === 'reply' ? Buffer.from(outcome.body).toString() : JSON.stringify(outcome)
}

export function echoHandler(overrides: Partial<NetworkHandler> = {}): NetworkHandler {
  return {
    message: async ({ body, hops, target }, from) => ({
      kind: 'reply',
      peer: from,
      actor: target,
      epoch: 1,
      version: 1,
      fresh: false,
      hops,
      body,
    }),
    ask: async (op, body, from) => Buffer.from(`${op} from ${from}: ${Buffer.from(body).toString()}`),
    lane() {},
    link() {},
    ...overrides,
  }
}

/** Handlers that tell when a link to a peer is there, or gone. */
export function linkWatch(): {
  link: NetworkHandler['link']
  until(peer: string, state: string): Promise<void>
} {
  const states = new Map<string, string>()
  const waiting = new Set<() => void>()
  return {
    link(peer, state) {
      states.set(peer, state)
      for (const check of waiting) check()
    },
    until: (peer, state) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (states.get(peer) !== state) return
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
      }),
  }
}

/** What every `Network` does. */
export function networkContract(name: string, open: () => Promise<ContractMesh>): void {
  describe(`${name} keeps the contract of Network`, () => {
    const meshes: ContractMesh[] = []
    const mesh = async (): Promise<ContractMesh> => {
      const opened = await open()
      meshes.push(opened)
      return opened
    }
    afterEach(async () => {
      for (const opened of meshes.splice(0)) await opened.close()
    })

    test('a message reaches the peer it is for and its outcome comes back', async () => {
      const peers = await mesh()
      const a = await peers.peer(echoHandler())
      const b = await peers.peer(echoHandler())
      const outcome = await a.network.send(b.network.self, envelopeOf('hello', { target: 'echo/x' }))
      expect(outcome).toMatchObject({ kind: 'reply', peer: a.network.self, actor: 'echo/x' })
      expect(textOf(outcome)).toBe('hello')
      expect(textOf(await b.network.send(a.network.self, envelopeOf('back')))).toBe('back')
    })

    test('the header arrives as it was sent, with less time left', async () => {
      const peers = await mesh()
      const got = Promise.withResolvers<Envelope>()
      const a = await peers.peer(echoHandler())
      const b = await peers.peer(
        echoHandler({
          message: async (envelope) => {
            got.resolve(envelope)
            return { kind: 'accepted', peer: 'b', hops: envelope.hops }
          },
        }),
      )
      const sent = envelopeOf('x', {
        kind: 'post',
        subject: 'ß',
        correlation: 'c',
        chain: ['a/1', 'b'],
        hops: [{ peer: 'p', decision: 'claim', waitedMs: 3 }],
        attempt: 2,
        placed: true,
      })
      expect((await a.network.send(b.network.self, sent)).kind).toBe('accepted')
      const { remainingMs, body, ...header } = await got.promise
      const { remainingMs: before, body: sentBody, ...sentHeader } = sent
      expect(header).toEqual(sentHeader)
      expect(Buffer.compare(body, sentBody)).toBe(0)
      expect(remainingMs).toBeLessThanOrEqual(before)
      expect(remainingMs).toBeGreaterThan(before - 5_000)
    })

    test('the sender of a post hears once that it is in a mailbox, before the outcome', async () => {
      const peers = await mesh()
      const kept = Promise.withResolvers<void>()
      const a = await peers.peer(echoHandler())
      const b = await peers.peer(
        echoHandler({
          message: async (envelope, from, signal, received) => {
            received()
            received()
            await kept.promise
            return echoHandler().message(envelope, from, signal, received)
          },
        }),
      )
      const heard: string[] = []
      const received = Promise.withResolvers<void>()
      const sent = a.network
        .send(b.network.self, envelopeOf('x', { kind: 'post' }), {
          received: () => {
            heard.push('received')
            received.resolve()
          },
        })
        .then((outcome) => heard.push(textOf(outcome)))
      await received.promise
      kept.resolve()
      await sent
      expect(heard).toEqual(['received', 'x'])
    })

    test('news of a lane arrives after the messages that went before it', async () => {
      const peers = await mesh()
      const heard: unknown[] = []
      const told = Promise.withResolvers<void>()
      const a = await peers.peer(echoHandler())
      const b = await peers.peer(
        echoHandler({
          message: async (envelope, ...rest) => {
            heard.push(envelope.lane)
            return echoHandler().message(envelope, ...rest)
          },
          lane: (notice, from) => {
            heard.push([notice, from])
            told.resolve()
          },
        }),
      )
      const lane = { id: 'l.1', seq: 4, floor: 3, ended: [2, 5], firstEpoch: 7, unordered: false }
      const notice = { target: 'echo/a', lane: { id: 'l.1', floor: 4, ended: [1] } }
      await a.network.send(b.network.self, envelopeOf('to have a link'))
      void a.network.send(b.network.self, envelopeOf('x', { lane }))
      a.network.lane(b.network.self, notice)
      a.network.lane(await peers.nobody(), notice)
      await told.promise
      expect(heard).toEqual([undefined, lane, [notice, a.network.self]])
    })

    test('first messages of both sides at once get through, and one link remains', async () => {
      const peers = await mesh()
      const a = await peers.peer(echoHandler())
      const b = await peers.peer(echoHandler())
      const outcomes = await Promise.all([
        ...Array.from({ length: 20 }, (_, n) => a.network.send(b.network.self, envelopeOf(`a${n}`))),
        ...Array.from({ length: 20 }, (_, n) => b.network.send(a.network.self, envelopeOf(`b${n}`))),
      ])
      expect(outcomes.map(textOf)).toEqual([
        ...Array.from({ length: 20 }, (_, n) => `a${n}`),
        ...Array.from({ length: 20 }, (_, n) => `b${n}`),
      ])
      expect(a.network.peers()).toEqual([b.network.self])
      expect(b.network.peers()).toEqual([a.network.self])
    })

    test('both sides hear that a link opened and that it closed', async () => {
      const peers = await mesh()
      const [watchA, watchB] = [linkWatch(), linkWatch()]
      const a = await peers.peer(echoHandler({ link: watchA.link }))
      const b = await peers.peer(echoHandler({ link: watchB.link }))
      await a.network.send(b.network.self, envelopeOf('x'))
      await Promise.all([watchA.until(b.network.self, 'open'), watchB.until(a.network.self, 'open')])
      await b.stop()
      await watchA.until(b.network.self, 'closed')
      expect(a.network.peers()).toEqual([])
    })

    test('a peer that nobody knows is UNREACHABLE', async () => {
      const peers = await mesh()
      const a = await peers.peer(echoHandler())
      const stranger = await peers.nobody()
      expect(await a.network.send(stranger, envelopeOf('x'))).toMatchObject({
        kind: 'refused',
        error: { code: 'UNREACHABLE', hint: expect.stringMatching(/./) },
      })
      await expect(a.network.ask(stranger, 'ps', new Uint8Array())).rejects.toMatchObject({
        code: 'UNREACHABLE',
      })
    })

    test('a peer that crashes with a message fails it as UNREACHABLE within seconds', async () => {
      const peers = await mesh()
      const arrived = Promise.withResolvers<void>()
      const a = await peers.peer(echoHandler())
      const b = await peers.peer(
        echoHandler({
          message: () => {
            arrived.resolve()
            return new Promise(() => {})
          },
        }),
      )
      const sent = a.network.send(b.network.self, envelopeOf('x', { remainingMs: 60_000 }))
      await arrived.promise
      await b.kill()
      expect(await sent).toMatchObject({ kind: 'refused', left: true, error: { code: 'UNREACHABLE' } })
    })

    test('a peer that stops finishes what it was asked to do', async () => {
      const peers = await mesh()
      const arrived = Promise.withResolvers<void>()
      const go = Promise.withResolvers<void>()
      const a = await peers.peer(echoHandler())
      const b = await peers.peer(
        echoHandler({
          message: async (envelope, from, signal, received) => {
            arrived.resolve()
            await go.promise
            return echoHandler().message(envelope, from, signal, received)
          },
        }),
      )
      const sent = a.network.send(b.network.self, envelopeOf('last words'))
      await arrived.promise
      const stopped = b.stop()
      go.resolve()
      expect(textOf(await sent)).toBe('last words')
      await stopped
    })

    test('a send that is aborted is aborted there, and resolves with what became of it there', async () => {
      const peers = await mesh()
      const answers: Record<string, Outcome | undefined> = {
        waits: { kind: 'refused', error: new ShoalError('CANCELLED', 'not started').toValue(), hops: [] },
        runs: { kind: 'refused', error: new ShoalError('UNKNOWN_OUTCOME', 'it runs').toValue(), hops: [] },
        done: {
          kind: 'reply',
          peer: 'p',
          actor: 'a',
          epoch: 1,
          version: 1,
          fresh: false,
          hops: [],
          body: Buffer.from('too late'),
        },
        mute: undefined,
      }
      const arrived = new Map(Object.keys(answers).map((name) => [name, Promise.withResolvers<void>()]))
      const a = await peers.peer(echoHandler())
      const b = await peers.peer(
        echoHandler({
          message: ({ target }, _from, signal) =>
            new Promise((resolve) => {
              arrived.get(target)?.resolve()
              const answer = answers[target]
              signal.addEventListener('abort', () => answer !== undefined && resolve(answer))
            }),
        }),
      )
      const aborted = async (target: string): Promise<Outcome> => {
        const controller = new AbortController()
        const { signal } = controller
        const sent = a.network.send(b.network.self, { ...envelopeOf('x'), target }, { signal })
        await arrived.get(target)?.promise
        controller.abort()
        return await sent
      }
      expect(await aborted('waits')).toMatchObject({ kind: 'refused', error: { message: 'not started' } })
      expect(await aborted('runs')).toMatchObject({ kind: 'refused', error: { message: 'it runs' } })
      expect(textOf(await aborted('done'))).toBe('too late')
      // Nobody waits for an answer that never comes.
      expect(await aborted('mute')).toMatchObject({ kind: 'refused', error: { code: 'UNKNOWN_OUTCOME' } })
      expect(
        await a.network.send(b.network.self, envelopeOf('x'), { signal: AbortSignal.abort() }),
      ).toMatchObject({ kind: 'refused', error: { code: 'CANCELLED' } })
    })

    test('a message that is not answered in its time is UNKNOWN_OUTCOME', async () => {
      const peers = await mesh()
      const a = await peers.peer(echoHandler())
      const b = await peers.peer(echoHandler({ message: () => new Promise(() => {}) }))
      const sent = a.network.send(b.network.self, envelopeOf('x', { remainingMs: 100 }))
      expect(await sent).toMatchObject({ kind: 'refused', error: { code: 'UNKNOWN_OUTCOME' } })
    })

    test('a handler that throws is a refusal, not a silence', async () => {
      const peers = await mesh()
      const a = await peers.peer(echoHandler())
      const b = await peers.peer(
        echoHandler({
          message: () => Promise.reject(new Error('a bug')),
          ask: () => Promise.reject(new ShoalError('NO_SUCH_TYPE', 'no type "x"', { hint: 'look' })),
        }),
      )
      expect(await a.network.send(b.network.self, envelopeOf('x'))).toMatchObject({
        kind: 'refused',
        error: { code: 'INTERNAL', message: 'a bug' },
      })
      await expect(a.network.ask(b.network.self, 'types', new Uint8Array())).rejects.toMatchObject({
        code: 'NO_SUCH_TYPE',
        hint: 'look',
      })
    })

    test('a question is answered, and one that is not is UNREACHABLE in its time', async () => {
      const peers = await mesh()
      const a = await peers.peer(echoHandler())
      const b = await peers.peer(echoHandler())
      const mute = await peers.peer(echoHandler({ ask: () => new Promise(() => {}) }))
      const answer = await a.network.ask(b.network.self, 'ps', Buffer.from('x'))
      expect(Buffer.from(answer).toString()).toBe(`ps from ${a.network.self}: x`)
      await expect(
        a.network.ask(mute.network.self, 'ps', new Uint8Array(), { timeoutMs: 200 }),
      ).rejects.toMatchObject({ code: 'UNREACHABLE' })
    })

    test('several answers come one by one, and ending the iteration ends them at the peer', async () => {
      const peers = await mesh()
      const ended = Promise.withResolvers<void>()
      const a = await peers.peer(echoHandler())
      const b = await peers.peer(
        echoHandler({
          async *ask(_op, _body, _from, signal) {
            try {
              for (let n = 1; !signal.aborted; n++) {
                yield Buffer.from(`${n}`)
                await new Promise((resolve) => setTimeout(resolve, 2))
              }
            } finally {
              ended.resolve()
            }
          },
        }),
      )
      const got: string[] = []
      for await (const answer of a.network.stream(b.network.self, 'logs', new Uint8Array())) {
        got.push(Buffer.from(answer).toString())
        if (got.length === 5) break
      }
      expect(got).toEqual(['1', '2', '3', '4', '5'])
      await ended.promise
    })

    test('a body at the limit arrives, one byte more is TOO_LARGE', async () => {
      const peers = await mesh()
      const limit = 1_000_000
      const a = await peers.peer(echoHandler(), { messageBytes: limit })
      const b = await peers.peer(echoHandler(), { messageBytes: limit })
      const body = new Uint8Array(limit).map((_, n) => n % 251)
      const outcome = await a.network.send(b.network.self, envelopeOf(body))
      expect(outcome.kind === 'reply' && Buffer.compare(outcome.body, body)).toBe(0)
      expect(await a.network.send(b.network.self, envelopeOf(new Uint8Array(limit + 1)))).toMatchObject({
        error: { code: 'TOO_LARGE' },
      })
    })

    test('a thousand messages at once to three peers all come back to their senders', async () => {
      const peers = await mesh()
      const a = await peers.peer(echoHandler())
      const others = await Promise.all([1, 2, 3].map(() => peers.peer(echoHandler())))
      const outcomes = await Promise.all(
        Array.from({ length: 1_000 }, (_, n) =>
          a.network.send((others[n % 3] as ContractPeer).network.self, envelopeOf(`${n}`)),
        ),
      )
      expect(outcomes.map(textOf)).toEqual(Array.from({ length: 1_000 }, (_, n) => `${n}`))
    })
  })
}

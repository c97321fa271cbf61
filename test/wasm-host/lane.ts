import { checkComponent } from '../../wasm-host/check-component.ts'
import { ending, startFailed } from '../../wasm-host/ending.ts'
import { startGuest } from '../../wasm-host/guest.ts'
import type { CallOp, CallOptions, GuestMessage, GuestResult } from '../../wasm-host/host.ts'
import { type ReadyComponent, readyComponent } from '../../wasm-host/ready-component.ts'
import { stopFlags } from '../../wasm-host/stop-flags.ts'
import { translate } from '../../wasm-host/translate.ts'

export type Lane = 'thin' | 'general'

/** The longest reply and send in these tests. */
export const MESSAGE_BYTES = 100_000

/** Pages of memory that a component may have. */
const PAGES = 64

/** A component, ready to be started on this thread in one of its lanes. */
export async function inLane(bytes: Uint8Array, lane: Lane): Promise<ReadyComponent> {
  const { modules, ...rest } = await translate(bytes, { ...checkComponent(bytes), lane })
  const loaded = {
    ...rest,
    key: `${lane}:test`,
    cid: 'test',
    hidden: undefined,
    memories: 1,
    modules: modules.map(({ bytes: core, memories, ...plan }) => ({
      ...plan,
      module: new WebAssembly.Module(core as Uint8Array<ArrayBuffer>),
      memories: memories.map((memory) => ({ ...memory, maximum: PAGES })),
    })),
  }
  return readyComponent(loaded, stopFlags().memory, MESSAGE_BYTES)
}

/** Whatever an actor of the test's says, and how each message of it ended, in order. */
export type Happened = Record<string, unknown>

export type Answer = (op: CallOp, to: string, body: Uint8Array, options: CallOptions) => GuestResult

/**
 * Starts an actor and gives it messages, one after the other. One that ended is followed by a new one, for the next
 * message.
 */
export async function tellAll(
  ready: ReadyComponent,
  messages: readonly Partial<GuestMessage>[],
  answer: Answer = () => ({ ok: true, body: new Uint8Array() }),
): Promise<Happened[]> {
  const journal: Happened[] = []
  const start = (): ReturnType<typeof startGuest> | undefined => {
    const identity = { address: 'lane/ä', peer: 'peer-1', epoch: 2 ** 40 + 3, fresh: true }
    try {
      const guest = startGuest(
        ready,
        { identity, env: {}, allow: [], slot: 1 },
        {
          call(call, op, to, body, options) {
            journal.push({ what: op, to, body: [...body], options })
            const result = answer(op, to, body, options)
            queueMicrotask(() => guest.answer(call, result))
          },
          fetch: () => journal.push({ what: 'fetch' }),
          verdict: (verdict) => journal.push({ what: 'next', verdict }),
          log: (level, text) => journal.push({ what: 'log', level, text }),
          executing: () => undefined,
          freed: () => undefined,
        },
      )
      return guest
    } catch (thrown) {
      journal.push({ what: 'ended', ...outline(startFailed(thrown, 'lane/a')) })
      return undefined
    }
  }
  let guest = start()
  for (const [n, message] of messages.entries()) {
    try {
      const handled = await guest?.run({ ...MESSAGE, id: `m${n}`, ...message })
      if (handled === undefined) return journal
      const { result, verdict } = handled
      const plain = result.ok ? { ...result, body: [...result.body] } : withoutUnset(result)
      journal.push({ what: 'finished', result: plain, verdict })
    } catch (thrown) {
      journal.push({ what: 'ended', ...outline(ending(thrown, 'lane/a')) })
      guest = start()
    }
  }
  return journal
}

export const MESSAGE: GuestMessage = {
  id: 'm',
  sender: '~test',
  subject: '',
  correlation: 'c',
  topic: '',
  idempotencyKey: '',
  headers: [],
  deadlineMs: 5_000,
  epoch: 7,
  attempt: 1,
  body: new Uint8Array(),
}

/** What the caller is told by. Of traps the engine and jco each have words of their own. */
function outline({ reason, error: { code, message } }: ReturnType<typeof ending>): Happened {
  return { reason, code, ...(code === 'TOO_LARGE' ? { message } : {}) }
}

/** Without members that are undefined. */
function withoutUnset<T extends object>(value: T): unknown {
  return JSON.parse(JSON.stringify(value))
}

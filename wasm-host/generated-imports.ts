import { systemClock } from '../protocols/index.ts'
import type { ActorHost } from './actor-host.ts'
import { NotTheWorld, toOptions, toVerdict } from './guest-values.ts'
import type { CallOp, GuestFailure, LogLevel } from './host.ts'
import { httpImports } from './http.ts'
import { type ImportTable, inertWasi, randomU64 } from './inert-wasi.ts'

/** What generated glue binds: the actor's host and WASI, with values as jco lifts and lowers them. */
export function importTable(host: ActorHost): ImportTable {
  const { address, peer, epoch } = host.identity
  const me = { address, peer, epoch: BigInt(epoch) }

  async function say(op: CallOp, to: unknown, body: unknown, given: unknown): Promise<Uint8Array> {
    if (typeof to !== 'string' || !(body instanceof Uint8Array)) throw new NotTheWorld(op)
    const result = await host.say(op, to, body, toOptions(given))
    if (result.ok) return result.body
    // jco lowers a rejection with a plain object as `err`, one with an Error as a trap.
    throw toWitFailure(result.failure)
  }

  const wasi = inertWasi(
    (stream, text) => host.log(stream === 'stdout' ? 'info' : 'warn', text),
    (ms) => host.sleep(ms),
    host.env,
  )
  return {
    ...wasi,
    'shoal:actor/host': {
      whoami: () => ({ ...me, fresh: host.identity.fresh }),
      send: (to: unknown, body: unknown, options: unknown) => say('send', to, body, options),
      post: async (to: unknown, body: unknown, options: unknown) =>
        void (await say('post', to, body, options)),
      publish: async (topic: unknown, body: unknown, options: unknown) =>
        void (await say('publish', topic, body, options)),
      next: (verdict: unknown) => host.next(toVerdict(verdict)),
      log: (level: LogLevel, text: unknown) => host.log(level, String(text)),
      now: () => BigInt(systemClock.wall()),
      random: randomU64,
    },
    ...(host.allow.includes('http')
      ? httpImports(async (request) => {
          const result = await host.fetch(request)
          if (result.ok) return result.response
          throw toWitFailure(result.failure)
        })
      : {}),
  }
}

function toWitFailure({ code, text, retryAfterMs }: GuestFailure): object {
  return { code, text, retryAfterMs: retryAfterMs === undefined ? undefined : Math.ceil(retryAfterMs) }
}

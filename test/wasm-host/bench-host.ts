import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { DEFAULT_POLICY, type Policy, systemClock } from '../../protocols/index.ts'
import {
  type GuestMessage,
  type Host,
  type HostEvent,
  type HostHandler,
  type Identity,
  type InstanceId,
  poolHost,
  type PoolHostInit,
} from '../../wasm-host/index.ts'

const root = join(import.meta.dirname, '../..')

/** A component of the repository, under a name that changes with its bytes. */
export function component(path: string): { cid: string; bytes: Uint8Array } {
  const bytes = new Uint8Array(readFileSync(join(root, path)))
  return { cid: createHash('sha256').update(bytes).digest('hex').slice(0, 20), bytes }
}

export const PROBE: { cid: string; bytes: Uint8Array } = component('test/fixtures/probe/probe.wasm')

type Kind = HostEvent['kind']
type Event<K extends Kind> = Extract<HostEvent, { kind: K }>

/** A host with its events kept, and what tests do to it. */
export interface HostBench extends AsyncDisposable {
  readonly host: Host
  readonly events: HostEvent[]
  /** The next event of that kind (and instance) that nobody has waited for yet. */
  next<K extends Kind>(kind: K, instance?: InstanceId): Promise<Event<K>>
  /** Creates and waits for `created`. */
  start(
    cid: string,
    options?: { policy?: Partial<Policy>; identity?: Partial<Identity>; snapshot?: Uint8Array },
  ): Promise<InstanceId>
  run(instance: InstanceId, body: string | Uint8Array, message?: Partial<GuestMessage>): void
  /** Runs and waits for the reply's text; a failure comes as `failure CODE TEXT`, an end as `ended REASON CODE`. */
  ask(instance: InstanceId, body: string | Uint8Array, message?: Partial<GuestMessage>): Promise<string>
}

export function hostBench(make: (handler: HostHandler) => Host): HostBench {
  const events: HostEvent[] = []
  const unread: HostEvent[] = []
  const waiting: { matches: (event: HostEvent) => boolean; resolve: (event: HostEvent) => void }[] = []
  const host = make({
    event(event) {
      events.push(event)
      const at = waiting.findIndex(({ matches }) => matches(event))
      if (at === -1) unread.push(event)
      else waiting.splice(at, 1)[0]?.resolve(event)
    },
  })
  let messages = 0

  async function wait(matches: (event: HostEvent) => boolean): Promise<HostEvent> {
    const at = unread.findIndex(matches)
    const [event] = at === -1 ? [] : unread.splice(at, 1)
    return event ?? new Promise((resolve) => waiting.push({ matches, resolve }))
  }

  const bench: HostBench = {
    host,
    events,
    next: async <K extends Kind>(kind: K, instance?: InstanceId) =>
      (await wait(
        (event) => event.kind === kind && (instance === undefined || event.instance === instance),
      )) as Event<K>,

    async start(cid, { policy = {}, identity = {}, snapshot } = {}) {
      const instance = host.create({
        cid,
        identity: { address: 'probe/a', peer: 'peer-1', epoch: 7, fresh: true, ...identity },
        policy: { ...DEFAULT_POLICY, ...policy },
        ...(snapshot === undefined ? {} : { snapshot }),
      })
      const event = await wait(
        (each) => each.instance === instance && (each.kind === 'created' || each.kind === 'ended'),
      )
      if (event.kind === 'ended')
        throw new Error(`${event.reason} ${event.error.code}: ${event.error.message}`)
      return instance
    },

    run(instance, body, message = {}) {
      host.run(instance, {
        id: `m${++messages}`,
        sender: '~test',
        subject: '',
        correlation: 'c',
        topic: '',
        idempotencyKey: '',
        headers: [],
        deadlineMs: 5_000,
        epoch: 7,
        attempt: 1,
        body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
        ...message,
      })
    },

    async ask(instance, body, message) {
      if (events.some((event) => event.kind === 'ended' && event.instance === instance)) return 'gone'
      bench.run(instance, body, message)
      const event = await wait(
        (each) => each.instance === instance && (each.kind === 'finished' || each.kind === 'ended'),
      )
      if (event.kind === 'ended') return `ended ${event.reason} ${event.error.code}`
      if (event.kind !== 'finished') throw new Error(event.kind)
      const { result } = event
      return result.ok
        ? new TextDecoder().decode(result.body)
        : `failure ${result.failure.code} ${result.failure.text}`
    },

    [Symbol.asyncDispose]: () => host[Symbol.asyncDispose](),
  }
  return bench
}

/** Waits for what workers report of themselves, which comes a little after the command. */
export async function until(fact: () => boolean): Promise<void> {
  const end = systemClock.now() + 10_000
  while (!fact()) {
    if (systemClock.now() > end) throw new Error(`never true: ${fact.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** One per test file: what is translated once serves all its hosts. */
export const cacheDir: string = mkdtempSync(join(tmpdir(), 'shoal-test-'))
afterAll(() => rmSync(cacheDir, { recursive: true, force: true }))

/** A pool with the probe prepared. */
export async function withPool(
  init: PoolHostInit,
  then: (bench: HostBench) => Promise<unknown>,
): Promise<void> {
  await using bench = hostBench((handler) => poolHost({ cacheDir, ...init })({ clock: systemClock, handler }))
  await bench.host.prepare(PROBE.cid, async () => PROBE.bytes)
  await then(bench)
}

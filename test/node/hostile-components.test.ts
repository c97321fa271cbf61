import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Node } from '../../node/index.ts'
import { createTestnet } from '../../sim-network/index.ts'
import { ACTOR_PARTS, actorOf, handle } from '../wasm-host/wat.ts'
import { deploy, send, until } from './helpers.ts'

/** Core signatures of the host's functions, as the canonical ABI flattens them. */
const SAY = `(param ${'i32 '.repeat(16)})`
const SEND = `(import "shoal:actor/host@0.2.0" "send" (func $send ${SAY}))`
const POST = `(import "shoal:actor/host@0.2.0" "post" (func $post ${SAY}))`
const LOG = '(import "shoal:actor/host@0.2.0" "log" (func $log (param i32 i32 i32)))'
const OK = '(call $reply (i32.const 1))'

/** `send` or `post` of nothing to an address of three letters at 512; its result goes to 600. */
const say = (name: string): string =>
  `(call $${name} (i32.const 512) (i32.const 3) ${'(i32.const 0) '.repeat(13)} (i32.const 600))`

const hostile = (body: string, imports = '', fields = ''): Promise<Uint8Array> =>
  actorOf(`${imports} (memory (export "memory") 1) ${fields} ${ACTOR_PARTS} ${handle(body)}`)

let net: Awaited<ReturnType<typeof createTestnet>>
let node: Node
/** A program that never stops counting, and what went wrong for it. */
const counting: { counts: number[]; failed: unknown[]; over: boolean; done: Promise<void> } = {
  counts: [],
  failed: [],
  over: false,
  done: Promise.resolve(),
}

beforeAll(async () => {
  net = await createTestnet(1)
  node = net.nodes[0] as Node
  await deploy(node, 'counter', { idleMs: 600_000 })
  await deploy(node, 'counter', { idleMs: 600_000 }, 'p')
  const count = async (): Promise<void> => {
    while (!counting.over) {
      await send(node, 'counter/a', '1', { timeoutMs: 30_000 }).then(
        ({ text }) => counting.counts.push(Number(text)),
        (error: unknown) => counting.failed.push(error),
      )
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  counting.done = count()
})

afterAll(async () => {
  counting.over = true
  await counting.done
  await net[Symbol.asyncDispose]()
})

/** The counter has answered since, and lost nothing; no worker was lost. */
async function serves(): Promise<void> {
  const { length } = counting.counts
  await until('the counter answers', async () => counting.counts.length > length + 1, 30_000)
  expect(counting.failed).toEqual([])
  expect(counting.counts).toEqual(counting.counts.map((_, index) => index + 1))
  expect((await node.status()).host.workersLost).toBe(0)
}

const POLICY = { runMs: 500, idleMs: 1_000 }
const MORE = { retry: 'never', timeoutMs: 30_000 } as const

describe('a node serves on beside a component that', () => {
  const reply = (at: string): string => `(drop ${OK}) ${at} (i32.const 16)`

  test.each([
    ['loops without end', hostile('(loop (br 0)) (unreachable)'), 'RUN_TIMEOUT'],
    ['calls itself without end', hostile('(call $handle (i32.const 0))'), 'ACTOR_TRAPPED'],
    ['replies 4 GB', hostile(reply('(i32.store (i32.const 24) (i32.const -1))')), 'TOO_LARGE'],
    [
      'fails with what is no text',
      hostile(
        '(i32.store8 (i32.const 16) (i32.const 1)) (i32.store16 (i32.const 700) (i32.const 0xfeff)) (i32.store (i32.const 28) (i32.const 700)) (i32.store (i32.const 32) (i32.const 2)) (i32.const 16)',
      ),
      'ACTOR_TRAPPED',
    ],
    [
      'gives a verdict that there is not',
      hostile(reply('(i32.store8 (i32.const 28) (i32.const 9))')),
      'ACTOR_TRAPPED',
    ],
    [
      'logs without end',
      hostile('(loop (call $log (i32.const 1) (i32.const 512) (i32.const 3)) (br 0)) (unreachable)', LOG),
      'RUN_TIMEOUT',
    ],
    [
      'posts to another one without end',
      hostile(`(loop ${say('post')} (br 0)) (unreachable)`, POST, '(data (i32.const 512) "p/k")'),
      // What it is told of refusals fills its memory.
      'RUN_TIMEOUT|ACTOR_TRAPPED',
    ],
    ['traps when it starts', hostile(OK, '', '(func $s unreachable) (start $s)'), 'START_FAILED'],
  ])('%s', async (what, bytes, code) => {
    const type = what.toLowerCase().replaceAll(' ', '-')
    await node.deploy(await bytes, { type, policy: POLICY })
    await serves()
    await Promise.all(
      ['a', 'b', 'c'].map((key) =>
        expect(send(node, `${type}/${key}`, '', MORE)).rejects.toMatchObject({
          code: expect.stringMatching(code),
        }),
      ),
    )
    await serves()
  })

  test('takes all memory and all tables that it can get, under many keys', async () => {
    const takes = `(local $was i32)
      (local.set $was (memory.grow (i32.const 63)))
      (memory.fill (i32.const 65536) (i32.const 7) (i32.const 4128768))
      (loop (br_if 0 (i32.ne (i32.const -1) (table.grow $t (ref.null func) (i32.const 1000)))))
      ${OK}`
    const bytes = await hostile(takes, '', '(table $t 1 funcref)')
    const policy = { ...POLICY, runMs: 10_000, memoryBytes: 4_194_304 }
    await node.deploy(bytes, { type: 'bomb', policy })
    const keys = Array.from({ length: 20 }, (_, n) => `bomb/k${n}`)
    for (const { text } of await Promise.all(keys.map((key) => send(node, key, '', MORE))))
      expect(text).toBe('\x01\0\0\0')
    await serves()
  })

  test('waits for itself: it is refused, and goes on', async () => {
    const bytes = await hostile(
      `${say('send')} (call $reply (i32.load8_u (i32.const 600)))`,
      SEND,
      '(data (i32.const 512) "w/k")',
    )
    await node.deploy(bytes, { type: 'w', policy: POLICY })
    for (let n = 0; n < 2; n++) expect((await send(node, 'w/k', '', MORE)).text).toBe('\x01\0\0\0')
    await serves()
  })

  test('answers each message with two more to its own kind, until its type is given up', async () => {
    const bytes = await hostile(`${say('post')} ${say('post')} ${OK}`, POST, '(data (i32.const 512) "two")')
    await node.deploy(bytes, { type: 'two', policy: { ...POLICY, instances: 50 } })
    await node.send({ kind: 'post', target: 'two', body: new Uint8Array() })
    const waiting = async (): Promise<number> =>
      (await node.status()).host.types.find(({ type }) => type === 'two')?.waiting ?? 0
    await until('its mailbox is full', async () => (await waiting()) > 500, 30_000)
    await serves()
    await node.undeploy('two', { force: true })
    await serves()
  })
})

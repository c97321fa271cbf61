import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Decision, type Entry, newEntry, type View } from '../../mailbox/index.ts'
import { createNode, TRACE_SCHEMA, type TraceLine } from '../../node/index.ts'
import { openTrace } from '../../node/trace.ts'
import { component, send } from './helpers.ts'

let dir: string
beforeAll(() => (dir = mkdtempSync(join(tmpdir(), 'shoal-trace-'))))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

interface Schema {
  type?: string | string[]
  enum?: unknown[]
  required?: string[]
  properties?: Record<string, Schema>
  additionalProperties?: boolean
}

/** What of a value does not fit a schema, of those words that ours uses. */
function misfits(value: unknown, schema: Schema, path = '$'): string[] {
  if (schema.enum !== undefined) return schema.enum.includes(value) ? [] : [`${path}: ${String(value)}`]
  const type =
    value === null ? 'null' : Number.isInteger(value) ? ['integer', 'number'] : (typeof value as string)
  const kinds = [schema.type ?? []].flat()
  if (![type].flat().some((one) => kinds.includes(one))) return [`${path}: ${String(type)}`]
  if (typeof value !== 'object' || value === null) return []
  const fields = Object.entries(value)
  return [
    ...(schema.required ?? []).filter((name) => !(name in value)).map((name) => `${path}.${name} is missing`),
    ...fields.flatMap(([name, field]) => {
      const known = schema.properties?.[name]
      if (known !== undefined) return misfits(field, known, `${path}.${name}`)
      return schema.additionalProperties === false ? [`${path}.${name} is unknown`] : []
    }),
  ]
}

function linesOf(path: string): TraceLine[] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as TraceLine)
}

it('a node writes each decision about a message, as the published schema says', async () => {
  const path = join(dir, 'node.ndjson')
  let ids: string[]
  {
    await using node = await createNode({ mdns: false, listen: ['/ip4/127.0.0.1/tcp/0'], trace: path })
    await node.deploy(component('probe'), { type: 'probe', policy: {} })
    const first = await send(node, 'probe/a')
    const both = await Promise.all([send(node, 'probe/a', 'sleep 300'), send(node, 'probe/a')])
    const pool = await send(node, 'probe')
    ids = [first, ...both, pool].map(({ id }) => id)
    await node.send({ kind: 'post', target: 'probe/a', body: new Uint8Array() })
  }
  const published = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../docs/trace.schema.json'), 'utf8'),
  ) as Schema
  expect(published).toEqual(TRACE_SCHEMA)
  const lines = linesOf(path)
  expect(lines.flatMap((line) => misfits(line, published))).toEqual([])
  const [first, running, behind, pool] = ids.map((id) =>
    lines.filter(({ message }) => message === id).map((line) => `${line.do} ${line.why}`),
  )
  // It may be looked at while its actor is being made.
  expect(first?.filter((step) => !step.startsWith('hold'))).toEqual([
    'claim none-live',
    'create none-live',
    'run free-here',
  ])
  expect(running).toEqual(['run free-here'])
  // It waits for 300 ms, and is decided on several times: what stays the same is written once.
  expect(behind).toEqual(['hold actor-busy', 'run free-here'])
  expect(pool?.at(-1)).toBe('run free-here')
  expect(lines.find(({ do: what }) => what === 'hold')?.view).toMatchObject({
    instances: 1,
    free: 0,
    room: false,
  })
})

it('the checker of this test sees what does not fit', () => {
  const schema = TRACE_SCHEMA as Schema
  expect(misfits({ at: 1.5, do: 'dance', extra: 1 }, schema)).toEqual(
    expect.arrayContaining(['$.view is missing', '$.at: number', '$.do: dance', '$.extra is unknown']),
  )
})

describe('the file of a trace', () => {
  const view = {} as View
  const decision: Decision = { do: 'hold', why: 'actor-busy' }
  const clock = { wall: () => 1 }
  function entry(id: string): Entry {
    const envelope = { id, kind: 'send', sender: '~', target: 't/a', subject: '', correlation: '' } as const
    const rest = { remainingMs: 1, attempt: 1, chain: [], hops: [], placed: false, body: new Uint8Array() }
    return newEntry({ ...envelope, ...rest }, false, () => undefined, 0)
  }

  it('is never larger than its bound, and keeps one file before it', async () => {
    const path = join(dir, 'small.ndjson')
    const failed: unknown[] = []
    await using trace = await openTrace(
      { path, bytesMax: 10_000 },
      { self: 'me', clock, failed: (error) => failed.push(error) },
    )
    for (let batch = 0; batch < 30; batch++) {
      for (let n = 0; n < 10; n++) trace.decided(entry(`m${batch}-${n}`), view, decision)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await trace[Symbol.asyncDispose]()
    expect(statSync(path).size).toBeLessThanOrEqual(10_000)
    expect(statSync(`${path}.1`).size).toBeLessThanOrEqual(10_000)
    expect(linesOf(path).at(-1)?.message).toBe('m29-9')
    expect(failed).toEqual([])
  })

  it('that cannot be opened is refused at the start, naming it', async () => {
    await expect(
      createNode({ mdns: false, listen: [], trace: join(dir, 'no', 'such', 'directory') }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST', message: expect.stringContaining('trace') as string })
  })

  it.skipIf(process.platform !== 'linux')(
    'on a full disk loses lines, says so once, and disturbs nobody',
    async () => {
      const failed: unknown[] = []
      const trace = await openTrace(
        { path: '/dev/full' },
        { self: 'me', clock, failed: (error) => failed.push(error) },
      )
      for (let n = 0; n < 3; n++) {
        trace.decided(entry(`m${n}`), view, decision)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      await trace[Symbol.asyncDispose]()
      expect(failed.map(String)).toEqual([expect.stringContaining('ENOSPC')])
    },
  )
})

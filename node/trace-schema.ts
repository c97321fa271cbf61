import { type Decision, type View, WHY } from '../mailbox/index.ts'
import { codeTable } from '../protocols/index.ts'

/** One line of a trace: what was decided about a message, and all that the decision depended on. */
export interface TraceLine {
  /** Wall clock, ms. */
  at: number
  /** Who decided. */
  peer: string
  /** Message id. */
  message: string
  target: string
  kind: 'send' | 'post'
  /** Runs of it, this one included, that were started here or are about to be. */
  attempt: number
  do: Decision['do']
  why: Decision['why']
  /** `forward`: where to. */
  to?: string
  /** `forward`: the instance there that asked for it. */
  instance?: string
  /** `forward`: that peer is to host a new actor. */
  placed?: boolean
  /** `reject`: the code. */
  code?: string
  view: View
}

type SchemaOf<T> = [T] extends [boolean]
  ? { type: 'boolean' }
  : [T] extends [number]
    ? { type: ['number', 'null'] } | { type: 'integer' } | { type: 'number' }
    : string extends T
      ? { type: 'string' }
      : [T] extends [object]
        ? {
            type: 'object'
            additionalProperties: false
            required: readonly (keyof T)[]
            properties: Properties<T>
          }
        : { enum: readonly T[] }

type Properties<T> = { [K in keyof T]-?: SchemaOf<Exclude<T[K], undefined>> }

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const whole = { type: 'integer' } as const
/** No bound is written as null. */
const ms = { type: ['number', 'null'] } satisfies { type: ['number', 'null'] }

const DECISIONS: Record<Decision['do'], true> = {
  run: true,
  create: true,
  claim: true,
  locate: true,
  hold: true,
  moved: true,
  forward: true,
  reject: true,
}

const view: Properties<View> = {
  kind: { enum: ['keyed', 'pool'] },
  owner: { enum: ['unknown', 'asking', 'here', 'moving', 'elsewhere'] },
  nobody: flag,
  addressed: flag,
  asked: { enum: ['no', 'free', 'busy'] },
  askedAt: {
    type: 'object',
    additionalProperties: false,
    required: ['peer', 'instance'],
    properties: { peer: text, instance: text },
  },
  free: whole,
  coming: whole,
  instances: whole,
  verdict: { enum: ['open', 'hold', 'forward', 'reject'] },
  room: flag,
  elsewhere: text,
  roomElsewhere: text,
  misfit: text,
  forwarded: flag,
  placed: flag,
  hops: whole,
  hopsMax: whole,
  waitedMs: ms,
  growMs: ms,
  holdMs: ms,
  accepted: flag,
  remainingMs: ms,
  full: flag,
  queued: flag,
}

const line: Properties<Omit<TraceLine, 'view'>> = {
  at: { type: 'integer' },
  peer: text,
  message: text,
  target: text,
  kind: { enum: ['send', 'post'] },
  attempt: whole,
  do: { enum: keys(DECISIONS) },
  why: { enum: keys(WHY) },
  to: text,
  placed: flag,
  instance: text,
  code: text,
}

/**
 * JSON Schema of a line of `node start --trace`. The compiler keeps it equal to the types of what is decided on;
 * `docs/trace.schema.json` is written from it (`npm run docs:trace`).
 */
export const TRACE_SCHEMA: object = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A line of a Shoal trace',
  description:
    'What one peer decided about one message, and everything that the decision depended on. One JSON value a line.',
  type: 'object',
  additionalProperties: false,
  required: ['at', 'peer', 'message', 'target', 'kind', 'attempt', 'do', 'why', 'view'],
  properties: {
    ...line,
    code: { enum: Object.keys(codeTable) },
    view: {
      type: 'object',
      additionalProperties: false,
      required: Object.keys(view).filter(
        (key) => !['askedAt', 'elsewhere', 'roomElsewhere', 'misfit'].includes(key),
      ),
      properties: view,
    },
  },
}

function keys<K extends string>(of: Record<K, unknown>): K[] {
  return Object.keys(of) as K[]
}

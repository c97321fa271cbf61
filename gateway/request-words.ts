import { isAscii, isUtf8 } from 'node:buffer'
import type { Outgoing } from '../node/index.ts'
import { checkWords, LIMITS, ShoalError } from '../protocols/index.ts'
import type { RequestHead } from './handler.ts'

/** What may be said with a message, by its name in the query, and the header that says the same. */
const WORDS = {
  subject: 'shoal-subject',
  correlation: 'shoal-correlation',
  'idempotency-key': 'idempotency-key',
  'timeout-ms': 'shoal-timeout-ms',
  retry: 'shoal-retry',
  unordered: 'shoal-unordered',
  post: 'shoal-post',
  durability: 'shoal-durability',
} as const

type Word = keyof typeof WORDS

/** `shoal-header-unit: mm` is the header `unit` of the message. */
const HEADER_PREFIX = 'shoal-header-'

/**
 * What query and headers of a request say of its message. A word that is not known, or said twice, is refused: a
 * misspelt time-out would be none.
 *
 * @param query without its `?`
 * @throws ShoalError BAD_REQUEST
 */
export function requestWords(
  query: string,
  headers: RequestHead['headers'],
): Omit<Outgoing, 'target' | 'body'> {
  const said = gather(query, headers)
  const { subject = '', correlation = '', 'idempotency-key': idempotencyKey } = said
  const kind = flag('post', said.post) ? 'post' : 'send'
  const messageHeaders = Object.entries(headers)
    .filter(([name]) => name.startsWith(HEADER_PREFIX))
    .flatMap(([name, values]) =>
      (values ?? []).map((value): [string, string] => [name.slice(HEADER_PREFIX.length), text(name, value)]),
    )
  const words: Omit<Outgoing, 'target' | 'body'> = {
    kind,
    subject,
    correlation,
    ...(messageHeaders.length === 0 ? {} : { headers: messageHeaders }),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    ...(said['timeout-ms'] === undefined ? {} : { timeoutMs: timeout(said['timeout-ms']) }),
    ...(said.retry === undefined ? {} : { retry: said.retry === 'never' ? 'never' : retry(said.retry) }),
    ...(flag('unordered', said.unordered) ? { unordered: true } : {}),
    ...(durable(said.durability, kind) ? { durable: true } : {}),
  }
  checkWords({ ...words, subject, correlation })
  return words
}

function gather(query: string, headers: RequestHead['headers']): Partial<Record<Word, string>> {
  const said: Partial<Record<Word, string>> = {}
  const say = (word: Word, value: string): void => {
    if (said[word] !== undefined)
      throw bad(`${word} is said twice`, `say it once, in the query or in the header ${WORDS[word]}`)
    said[word] = value
  }
  for (const [name, value] of parameters(query)) {
    if (!Object.hasOwn(WORDS, name))
      throw bad(`the query has ${JSON.stringify(name.slice(0, 60))}, which is no word of a message`, KNOWN)
    say(name as Word, value)
  }
  for (const [word, name] of Object.entries(WORDS) as [Word, string][])
    for (const value of headers[name] ?? []) say(word, text(name, value))
  const stranger = Object.keys(headers).find(
    (name) => name.startsWith('shoal-') && !name.startsWith(HEADER_PREFIX) && !NAMES.has(name),
  )
  if (stranger !== undefined) throw bad(`the header ${stranger.slice(0, 60)} is no word of a message`, KNOWN)
  return said
}

const NAMES: ReadonlySet<string> = new Set(Object.values(WORDS))
const KNOWN = `the words are ${Object.keys(WORDS).join(', ')}; a header of the message is ${HEADER_PREFIX}NAME`

function parameters(query: string): URLSearchParams {
  try {
    decodeURIComponent(query)
  } catch {
    throw bad('the query is not percent-encoded UTF-8')
  }
  return new URLSearchParams(query)
}

/** HTTP hands over bytes as characters. */
function text(name: string, value: string): string {
  const bytes = Buffer.from(value, 'latin1')
  if (isAscii(bytes)) return value
  if (!isUtf8(bytes))
    throw bad(`the header ${name} is not UTF-8`, 'the query takes any text, percent-encoded')
  return bytes.toString()
}

function flag(word: Word, value: string | undefined): boolean {
  if (value === undefined) return false
  if (value !== '' && value !== 'true') throw bad(`${word} is yes when it is there, and takes no value`)
  return true
}

function retry(value: string): 'yes' {
  if (value !== '' && value !== 'true') throw bad('retry takes no value, or never')
  return 'yes'
}

function durable(value: string | undefined, kind: Outgoing['kind']): boolean {
  if (value === undefined || value === 'memory') return false
  if (value !== 'disk') throw bad('durability is memory or disk')
  if (kind !== 'post') throw bad('durability=disk is for a post', 'add ?post')
  return true
}

function timeout(value: string): number {
  const { value: most } = LIMITS.sendMsCeiling
  const ms = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
  if (!(ms >= 1 && ms <= most)) throw bad(`timeout-ms must be a whole number from 1 to ${most}`)
  return ms
}

function bad(what: string, hint = ''): ShoalError {
  return new ShoalError('BAD_REQUEST', what, { hint })
}

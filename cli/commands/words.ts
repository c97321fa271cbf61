import type { Outgoing } from '../../node/index.ts'
import { LIMITS, ShoalError } from '../../protocols/index.ts'
import { readBytes, readStdin } from '../files.ts'

/** What may be said with a message, as commander reads it. */
export interface Words {
  file?: string
  /** ms */
  timeout?: number
  subject?: string
  correlation?: string
  header?: Record<string, string>
  idempotencyKey?: string
  retry?: boolean
  never?: boolean
  unordered?: boolean
  durability?: 'memory' | 'disk'
}

export function wordsOf(options: Words): Partial<Outgoing> {
  const words: Partial<Outgoing> = {}
  if (options.timeout !== undefined) words.timeoutMs = options.timeout
  if (options.subject !== undefined) words.subject = options.subject
  if (options.correlation !== undefined) words.correlation = options.correlation
  if (options.header !== undefined) words.headers = Object.entries(options.header)
  if (options.idempotencyKey !== undefined) words.idempotencyKey = options.idempotencyKey
  if (options.retry === true) words.retry = 'yes'
  if (options.never === true) words.retry = 'never'
  if (options.unordered === true) words.unordered = true
  if (options.durability === 'disk') words.durable = true
  return words
}

/** @throws ShoalError BAD_REQUEST, TOO_LARGE */
export async function bodyOf(text: string | undefined, { file }: Words): Promise<Uint8Array> {
  const most = LIMITS.messageBytesCeiling.value
  if (file !== undefined) {
    if (text !== undefined)
      throw new ShoalError('BAD_REQUEST', 'the body is given twice: as text and with --file', {
        hint: 'leave one of them out',
      })
    return await readBytes(file, most)
  }
  return text === '-' ? await readStdin(most) : new TextEncoder().encode(text ?? '')
}

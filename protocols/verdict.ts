import type { Envelope } from './envelope.ts'

/**
 * What an actor says of its *next* message (GoldFish's invocation model, section 3.2). `forMs` is how long it holds,
 * bounded by LIMITS.verdictMs; an actor that dies takes its verdict along.
 */
export type Verdict =
  | { kind: 'any' }
  | {
      kind: 'only'
      by: 'correlation' | 'sender' | 'subject'
      value: string
      forMs: number
      otherwise: 'hold' | 'forward' | 'reject'
    }
  | { kind: 'none'; forMs: number }

export const ANY: Verdict = { kind: 'any' }

/** Whether the verdict lets this message start. */
export function allows(
  verdict: Verdict,
  message: Pick<Envelope, 'correlation' | 'sender' | 'subject'>,
): boolean {
  switch (verdict.kind) {
    case 'any':
      return true
    case 'none':
      return false
    case 'only':
      return message[verdict.by] === verdict.value
  }
}

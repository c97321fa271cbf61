import type { Verdict } from '../verdict.ts'
import type { ProtoReader, ProtoWriter } from './bytes.ts'

// Positions are the numbers on the wire.
const KINDS = ['any', 'only', 'none'] as const
const KEYS = ['correlation', 'sender', 'subject'] as const
const OTHERWISE = ['hold', 'forward', 'reject'] as const

export function writeVerdict(to: ProtoWriter, verdict: Verdict): void {
  to.uint(1, KINDS.indexOf(verdict.kind))
  if (verdict.kind === 'any') return
  to.uint(2, Math.min(0xffffffff, Math.ceil(verdict.forMs)))
  if (verdict.kind === 'none') return
  to.uint(3, KEYS.indexOf(verdict.by))
  to.text(4, verdict.value)
  to.uint(5, OTHERWISE.indexOf(verdict.otherwise))
}

/** One that this version does not know is `any`: a verdict only ever narrows where messages go. */
export function readVerdict(from: ProtoReader): Verdict {
  let [kind, forMs, by, value, otherwise] = [0, 0, 0, '', 0]
  for (let field = from.next(); field !== 0; field = from.next()) {
    if (field === 1) kind = from.uint32()
    else if (field === 2) forMs = from.uint32()
    else if (field === 3) by = from.uint32()
    else if (field === 4) value = from.text()
    else if (field === 5) otherwise = from.uint32()
    else from.skip()
  }
  const key = KEYS[by]
  if (KINDS[kind] === 'none') return { kind: 'none', forMs }
  if (KINDS[kind] !== 'only' || key === undefined) return { kind: 'any' }
  return { kind: 'only', by: key, value, forMs, otherwise: OTHERWISE[otherwise] ?? 'hold' }
}

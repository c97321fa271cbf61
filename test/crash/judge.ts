import { existsSync, readFileSync } from 'node:fs'
import { REPLY_SHOWN, type RunRecord } from '../../node/run-ledger.ts'
import { codeTable } from '../../protocols/index.ts'
import type { Told } from './mesh.ts'

/** What the ledgers and the programs say together. */
export interface Verdict {
  starts: number
  completed: number
  /** Of any key. */
  epochs: number
  /** Messages that completed in more than one epoch. */
  again: number
  endings: Record<string, number>
  /** Broken promises, one sentence each; empty when all was kept. */
  broken: string[]
}

/** The runs of all processes, in the order of the machine's clock. */
export function readLedgers(paths: readonly string[]): RunRecord[] {
  return paths
    .filter((path) => existsSync(path))
    .flatMap((path) => readFileSync(path, 'utf8').split('\n'))
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as RunRecord]
      } catch {
        // Cut off with its process.
        return []
      }
    })
    .toSorted((a, b) => a.at - b.at)
}

export function judge(records: readonly RunRecord[], told: readonly Told[]): Verdict {
  const broken: string[] = []
  const must = (holds: boolean, what: () => string): void => {
    if (!holds) broken.push(what())
  }
  oneLease(records, must)
  const { completed, starts } = runs(records, must)
  const endings: Record<string, number> = {}
  const seen = new Set<string>()
  for (const { id, outcome } of told) {
    const ending = outcome.kind === 'refused' ? outcome.error.code : outcome.kind
    endings[ending] = (endings[ending] ?? 0) + 1
    if (id === '') continue
    must(!seen.has(id), () => `${id} ended twice`)
    seen.add(id)
    if (outcome.kind === 'reply') {
      // A run that began before its actor was parked is answered under the epoch in which that went on.
      const runs = [...(completed.get(id) ?? [])]
      const text = new TextDecoder().decode(outcome.body).slice(0, REPLY_SHOWN)
      must(
        runs.some(([epoch, reply]) => epoch <= outcome.epoch && reply === text),
        () => `${id} was answered "${text}" in epoch ${outcome.epoch}; its runs say ${JSON.stringify(runs)}`,
      )
    }
    if (outcome.kind === 'refused' && codeTable[outcome.error.code].executed === 'no')
      must(!starts.has(id), () => `${id} is ${outcome.error.code}, and had started`)
  }
  const all = [...completed.values()]
  return {
    starts: records.filter(({ what }) => what === 'start').length,
    completed: all.reduce((sum, epochs) => sum + epochs.size, 0),
    epochs: new Set(records.map(({ address, epoch }) => `${address} ${epoch}`)).size,
    again: all.filter((epochs) => epochs.size > 1).length,
    endings,
    broken,
  }
}

type Must = (holds: boolean, what: () => string) => void

/** At most one process holds a valid lease on a key at any time, and later ones are of higher epochs. */
function oneLease(records: readonly RunRecord[], must: Must): void {
  const spans = new Map<string, { address: string; pid: number; epoch: number; from: number; to: number }>()
  for (const { what, at, address, pid, epoch } of records) {
    if (epoch === 0 || (what !== 'start' && what !== 'holds')) continue
    const name = `${address} ${pid} ${epoch}`
    const span = spans.get(name)
    if (span === undefined) spans.set(name, { address, pid, epoch, from: at, to: at })
    else span.to = at
  }
  const last = new Map<string, { pid: number; epoch: number; from: number; to: number }>()
  for (const span of [...spans.values()].toSorted((a, b) => a.from - b.from)) {
    const { address, pid, epoch, from } = span
    const before = last.get(address)
    if (before !== undefined) {
      must(
        epoch > before.epoch,
        () => `${address}: process ${pid} begins epoch ${epoch} after epoch ${before.epoch}`,
      )
      must(
        from > before.to || pid === before.pid,
        () =>
          `${address}: process ${pid} holds epoch ${epoch} ${Math.round(before.to - from)} ms before process ${before.pid} loses ${before.epoch}`,
      )
    }
    if (before === undefined || before.to < span.to) last.set(address, span)
  }
}

/** By message, of its completed runs: the reply in each epoch; and all messages that started. */
function runs(
  records: readonly RunRecord[],
  must: Must,
): { completed: Map<string, Map<number, string>>; starts: Set<string> } {
  const completed = new Map<string, Map<number, string>>()
  const starts = new Set<string>()
  const running = new Map<string, string>()
  const counts = new Map<string, number>()
  for (const { what, pid, address, instance, epoch, id, reply } of records) {
    const life = `${pid}/${instance} ${address}`
    if (what === 'start') {
      starts.add(id)
      must(!running.has(life), () => `${address} runs ${id} beside ${running.get(life)}`)
      running.set(life, id)
    } else if (what === 'broke') running.delete(life)
    else if (what === 'end') {
      running.delete(life)
      const epochs = completed.get(id) ?? new Map<number, string>()
      completed.set(id, epochs)
      must(!epochs.has(epoch), () => `${id} completes twice in epoch ${epoch}`)
      epochs.set(epoch, reply)
      if (!/^\d+$/.test(reply)) continue
      const count = (counts.get(life) ?? 0) + 1
      counts.set(life, count)
      must(Number(reply) === count, () => `${address} counts ${reply} in epoch ${epoch}; ${count} is next`)
    }
  }
  return { completed, starts }
}

/** A month of one station as one line: a sign for each day, where its steps ran, and how long a reading took. */
import type { Answer } from './station.ts'

/** What the signs mean, for a heading. */
export const SIGNS =
  '? history incomplete   · stays at the edge   ○ judged in the cloud   ● favourable to late blight'

export class Calendar {
  readonly #nameOf: (peer: string) => string
  readonly #print: (line: string) => void
  #month = ''
  #signs = ''
  #edges = new Set<string>()
  #clouds = new Set<string>()
  #ms: number[] = []
  #favourable: number | undefined

  constructor(nameOf: (peer: string) => string, print: (line: string) => void) {
    this.#nameOf = nameOf
    this.#print = print
  }

  add({ reading, steps, ms }: Answer): void {
    const month = reading.date.slice(0, 7)
    if (month !== this.#month) this.end()
    this.#month = month
    const judged = steps.find(({ step }) => step === 'infer')
    const complete = steps.some((step) => step.complete === true)
    this.#signs += judged === undefined ? (complete ? '·' : '?') : judged.favourable === true ? '●' : '○'
    for (const { step, peer } of steps)
      (step === 'infer' ? this.#clouds : this.#edges).add(this.#nameOf(peer))
    this.#favourable = judged?.count
    this.#ms.push(ms)
  }

  /** Prints the month so far. */
  end(): void {
    if (this.#signs === '') return
    // The median: the one message that starts an actor, or waits for a lost one, is told elsewhere.
    const median = this.#ms.toSorted((a, b) => a - b)[Math.floor(this.#ms.length / 2)] ?? 0
    const where = [[...this.#edges].join(', then '), ...this.#clouds].join(' -> ')
    const count = this.#favourable === undefined ? '' : `${this.#favourable} since May`
    this.#print(
      `${this.#month}  ${this.#signs.padEnd(31)}  ${where.padEnd(16)}  ${median.toFixed(1).padStart(4)} ms  ${count}`.trimEnd(),
    )
    this.#signs = ''
    this.#edges = new Set()
    this.#clouds = new Set()
    this.#ms = []
    this.#favourable = undefined
  }
}

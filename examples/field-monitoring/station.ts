/** A weather station: sends its readings one after the other to the nearest edge node that answers. */
import { type Mesh, ShoalError } from 'shoal'
import type { Reading } from './series.ts'

export type StepName = 'ingest' | 'detect' | 'aggregate' | 'infer'

/** One line of the answer: what a step did with the reading, and where. */
export interface Step {
  step: StepName
  actor: string
  /** Peer id of the node it ran on. */
  peer: string
  /** It had just been started, and remembers nothing. */
  fresh: boolean
  /** For people. */
  says: string
  /** Of ingest: this was no reading. */
  refused?: boolean
  /** Of ingest: the readings it has taken in this life. */
  taken?: number
  /** Of aggregate: the days before are known. */
  complete?: boolean
  /** Of infer: the day was favourable to late blight; how many such days the season had; the forecast. */
  favourable?: boolean
  count?: number
  tenth?: string
  from?: string
  until?: string
}

export interface Answer {
  reading: Reading
  steps: Step[]
  /** From the first try to the answer, ms. */
  ms: number
}

/** An edge node as its station sees it. */
export interface Edge {
  name: string
  mesh: Mesh
}

export interface StationEvents {
  /** Not taken at this edge; the station tries again there, or at the next. */
  refused(date: string, edge: string, error: ShoalError): void
  /** Steps had lost their memory, and got what they need to know once more. */
  repeated(answer: Answer, forgot: Step[], readings: number): void
}

/** A day counts with the nine before it: so many readings bring a step that has forgotten up to date. */
const HISTORY = 10
const SEASON_BEGINS = '-05-01'
/** A lost owner is replaced within 10 s: longer than that, and the mesh sees to it by itself. */
const TIMEOUT_MS = 15_000
const GIVE_UP_MS = 45_000

export class Station {
  readonly season: string
  readonly #readings: readonly Reading[]
  /** Nearest first. */
  #edges: readonly Edge[]
  readonly #events: StationEvents
  #at = 0

  constructor(season: string, readings: readonly Reading[], edges: readonly Edge[], events: StationEvents) {
    this.season = season
    this.#readings = readings
    this.#edges = edges
    this.#events = events
  }

  /** Sends every reading before `date`, in order, and yields what came of each. */
  async *until(date: string): AsyncGenerator<Answer> {
    for (let reading; (reading = this.#readings[this.#at]) !== undefined && reading.date < date; this.#at++)
      yield await this.#remembered(await this.send(reading))
  }

  /**
   * `fresh` is how the mesh says that memory was lost: rested too long, or its node is gone. What the actor needs to
   * know is then sent again; a step puts a day that it knows already in its old place.
   */
  async #remembered(answer: Answer): Promise<Answer> {
    const forgotten: Step[] = []
    let readings = 0
    let last = answer
    // More than once: a step is reached only when those before it know enough, and may have forgotten as well.
    for (let forgot; (forgot = this.#forgot(last)).length > 0; ) {
      const season = this.#readings.findIndex(({ date }) => date.endsWith(SEASON_BEGINS))
      const back = forgot.some(({ step }) => step === 'infer') ? season : this.#at
      const earlier = this.#readings.slice(Math.max(0, back + 1 - HISTORY), this.#at + 1)
      for (const each of earlier) last = await this.send(each)
      forgotten.push(...forgot)
      readings += earlier.length
    }
    if (readings > 0) this.#events.repeated(answer, forgotten, readings)
    return { ...last, ms: answer.ms }
  }

  /** Steps that had to start anew in the middle of the series. */
  #forgot({ reading, steps }: Answer): Step[] {
    const begins = reading.date.endsWith(SEASON_BEGINS)
    return steps.filter(({ fresh, step }) => fresh && this.#at > 0 && !(step === 'infer' && begins))
  }

  /**
   * Sends one reading until somebody answers: at the next edge when this one is gone, and not sooner than the mesh says
   * that it makes sense.
   */
  async send(reading: Reading): Promise<Answer> {
    const started = performance.now()
    for (;;) {
      const [edge] = this.#edges
      if (edge === undefined) throw new Error(`station ${this.season} has no edge`)
      try {
        const reply = await edge.mesh
          .actor('ingest', this.season)
          .send(reading.line, { timeoutMs: TIMEOUT_MS })
        const steps = reply
          .text()
          .split('\n')
          .map((line) => JSON.parse(line) as Step)
        return { reading, steps, ms: performance.now() - started }
      } catch (error) {
        if (!(error instanceof ShoalError) || performance.now() - started > GIVE_UP_MS) throw error
        this.#events.refused(reading.date, edge.name, error)
        if (error.retryAfterMs === undefined) this.#edges = [...this.#edges.slice(1), edge]
        await new Promise((resolve) => setTimeout(resolve, Math.min(error.retryAfterMs ?? 200, 5_000)))
      }
    }
  }
}

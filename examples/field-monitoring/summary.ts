/** What the demo found out, as facts and as lines for people. */
import type { Season } from './series.ts'
import type { StepName } from './station.ts'

export interface Forecast extends Season {
  from?: string
  until?: string
}

export interface Summary {
  /** Of the file, and how many of them were answered. */
  readings: number
  answered: number
  /** Lines that were none, refused at the edge. */
  refused: number
  /** Readings that went on to the cloud. */
  judged: number
  forecasts: Record<string, Forecast>
  /** The same rule over the file in one piece, without a mesh, says the same. */
  agrees: boolean
  /** Names of the nodes on which each step ran. */
  places: Record<StepName, string[]>
  /** The longest life of one actor in its memory: readings it counted. */
  remembered: { actor: string; readings: number }
  killed: {
    node: string
    /** Actors that ended with it. */
    actors: number
    /** Until each of its stations had an answer again, ms. */
    outageMs: number
    /** Of those that came back: they said that they had forgotten. */
    fresh: number
    /** Readings sent again for them. */
    repeated: number
  }
  /** From the last reading until no actor was left, ms. */
  zeroMs: number
  totalMs: number
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`

export function summaryLines(summary: Summary): string[] {
  const { readings, answered, refused, judged, forecasts, agrees, places, remembered, killed } = summary
  const row = (name: string, text: string): string => `  ${name.padEnd(12)}${text}`
  const where = Object.entries(places).map(([step, names]) => `${step} on ${names.join(' and ')}`)
  return [
    row(
      'readings',
      `${answered} of ${readings} answered, ${readings - answered} lost; ${refused} that was none refused at the edge`,
    ),
    row('bandwidth', `${judged} of them left the edge for the cloud`),
    row('places', where.join(', ')),
    row('memory', `${remembered.actor} counted ${remembered.readings} readings in one life, nothing on disk`),
    row(
      'a node lost',
      `${killed.node} took ${killed.actors} actors with it; ${seconds(killed.outageMs)} later ${killed.fresh} were back elsewhere, fresh, and got ${killed.repeated} readings again`,
    ),
    ...Object.entries(forecasts).map(([season, { favourable, tenth, from, until }], index) =>
      row(
        index === 0 ? 'forecasts' : '',
        `${season}: ${String(favourable).padStart(2)} favourable days, ${tenth === undefined ? 'no late blight expected' : `the tenth on ${tenth}: late blight expected ${from} to ${until}`}`,
      ),
    ),
    row(
      '',
      `${agrees ? 'the same as' : 'NOT the same as'} computed from the file in one piece, without a mesh`,
    ),
    row('zero', `no actor left ${seconds(summary.zeroMs)} after the last reading`),
    row('time', seconds(summary.totalMs)),
  ]
}

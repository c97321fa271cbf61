/** The weather as it was, and what the rule says of it when computed in one piece, without actors and without a mesh. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Reading {
  /** `2012-05-10` */
  date: string
  /** The line of the file, as a station would send it. */
  line: string
}

/** Daily readings by year, in order. */
export function readSeries(): Map<string, Reading[]> {
  const text = readFileSync(join(import.meta.dirname, 'data/seattle-weather.csv'), 'utf8')
  const readings = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => ({ date: line.slice(0, 10), line }))
  return Map.groupBy(readings, ({ date }) => date.slice(0, 4))
}

export interface Season {
  favourable: number
  /** The tenth favourable day. */
  tenth?: string
}

/** Hyre's rule over one year, straightforwardly. Whole tenths, as the file has them. */
export function wholeSeason(readings: readonly Reading[]): Season {
  const days = readings.map(({ date, line }) => {
    const [, rain = 0, max = 0, min = 0] = line.split(',').map((field) => Math.round(Number(field) * 10))
    return { date, rain, max, min }
  })
  const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0)
  const favourable = days.filter(({ date, min }, at) => {
    const month = Number(date.slice(5, 7))
    if (month < 5 || month > 9) return false
    const mean5 = sum(days.slice(at - 4, at + 1).map((day) => day.max + day.min)) / 10
    const rain10 = sum(days.slice(at - 9, at + 1).map((day) => day.rain))
    return mean5 < 255 && rain10 >= 300 && min >= 72
  })
  const tenth = favourable[9]?.date
  return { favourable: favourable.length, ...(tenth === undefined ? {} : { tenth }) }
}

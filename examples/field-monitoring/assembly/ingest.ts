import { Message, Reply, run } from '../../shoal-as/assembly'
import { Day, dayNumber, decimal, pass, season, tenths, trace, UNKNOWN } from './day'
export { cabi_post_handle, cabi_realloc } from '../../shoal-as/assembly'

let taken: i32 = 0

/**
 * Ingest: a line as the station sends it (`date,precipitation,temp_max,temp_min,wind,weather`, metric). Refuses what
 * cannot be a reading, drops the columns that nobody uses, and labels the rest with the season, its own key.
 */
function actor(message: Message): Reply {
  const line = message.text().trim()
  const fields = line.split(',')
  if (fields.length != 6) return refuse(`${fields.length} columns where 6 belong`)
  const day = new Day(dayNumber(fields[0]), tenths(fields[2]), tenths(fields[3]), tenths(fields[1]))
  if (day.number == UNKNOWN) return refuse('no such date')
  if (!fields[0].startsWith(season())) return refuse(`a day outside ${season()}`)
  if (day.max < -600 || day.max > 600 || day.min < -600 || day.min > day.max) return refuse('no such temperature')
  if (day.rain < 0 || day.rain > 20_000) return refuse('no such rain')
  taken++
  const says = `${decimal(day.min)} to ${decimal(day.max)} °C, ${decimal(day.rain)} mm; reading ${taken}`
  return pass(trace('ingest', says, `,"taken":${taken}`), `detect/${season()}`, day)
}

function refuse(why: string): Reply {
  return Reply.text(trace('ingest', `refused: ${why}`, ',"refused":true'))
}

export function handle(message: usize): usize {
  return run(actor, message)
}

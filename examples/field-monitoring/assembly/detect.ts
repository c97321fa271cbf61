import { Message, Reply, run } from '../../shoal-as/assembly'
import { Day, decimal, History, pass, season, trace, UNKNOWN } from './day'
export { cabi_post_handle, cabi_realloc } from '../../shoal-as/assembly'

const DAYS = 5
/** Below, tenths of °C, late blight finds it too cold (Hyre: 7.2 °C, 45 °F). */
const COLD = 72

const history = new History(DAYS)

/** Detect: the patterns of temperature. The mean of five days, each day's the middle of its extremes, and cold nights. */
function actor(message: Message): Reply {
  const day = Day.parse(message.text())
  if (day === null) return Reply.fail('BAD_DAY', message.text())
  history.add(day)
  const days = history.last(DAYS)
  let sum: i32 = 0
  for (let i = 0; i < days.length; i++) sum += days[i].max + days[i].min
  // Rounded down: a mean just below a limit stays below it.
  day.mean5 = days.length < DAYS ? UNKNOWN : <i32>Math.floor(<f64>sum / (2 * DAYS))
  const mean = day.mean5 == UNKNOWN ? `day ${days.length} of 5` : `5-day mean ${decimal(day.mean5)} °C`
  const night = day.min < COLD ? 'cold night' : 'mild night'
  return pass(trace('detect', `${mean}, ${night}`), `aggregate/${season()}`, day)
}

export function handle(message: usize): usize {
  return run(actor, message)
}

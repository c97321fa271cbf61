import { Message, Reply, run } from '../../shoal-as/assembly'
import { Day, decimal, History, pass, season, trace, UNKNOWN } from './day'
export { cabi_post_handle, cabi_realloc } from '../../shoal-as/assembly'

const DAYS = 10

/** The growing season: whole days from May to September go on to the cloud, the rest stays at the edge. */
const FIRST_MONTH = 5
const LAST_MONTH = 9

const history = new History(DAYS)

/** Aggregate: joins the day with those before it. What leaves the edge is one line for a day whose history is whole. */
function actor(message: Message): Reply {
  const day = Day.parse(message.text())
  if (day === null) return Reply.fail('BAD_DAY', message.text())
  history.add(day)
  const days = history.last(DAYS)
  if (days.length < DAYS || day.mean5 == UNKNOWN)
    return Reply.text(trace('aggregate', `day ${days.length} of 10`, ',"complete":false'))
  day.rain10 = 0
  for (let i = 0; i < days.length; i++) day.rain10 += days[i].rain
  const rain = `${decimal(day.rain10)} mm in 10 days`
  if (day.month < FIRST_MONTH || day.month > LAST_MONTH)
    return Reply.text(trace('aggregate', `${rain}; not the season`, ',"complete":true'))
  return pass(trace('aggregate', rain, ',"complete":true'), `infer/${season()}`, day)
}

export function handle(message: usize): usize {
  return run(actor, message)
}

import { Message, Reply, run } from '../../shoal-as/assembly'
import { dateText, Day, trace, UNKNOWN } from './day'
export { cabi_post_handle, cabi_realloc } from '../../shoal-as/assembly'

// Hyre (1954): a day is favourable to late blight of potato when the mean of five days is below 25.5 °C, it rained 30 mm
// or more in ten days, and the night was not below 7.2 °C. In tenths. See README.md for where this is from.
const WARM = 255
const RAIN = 300
const COLD = 72

/** The tenth favourable day of a season announces late blight, 7 to 14 days ahead. */
const ENOUGH = 10
const SOON = 7
const LATE = 14

/** The favourable days of this season so far, by number. */
const favourable: i32[] = []

/** Infer: judges the day and keeps count for the whole season. */
function actor(message: Message): Reply {
  const day = Day.parse(message.text())
  if (day === null || day.mean5 == UNKNOWN || day.rain10 == UNKNOWN) return Reply.fail('BAD_DAY', message.text())
  // Seen before: it, and what came after it, is counted anew.
  while (favourable.length > 0 && favourable[favourable.length - 1] >= day.number) favourable.pop()
  const yes = day.mean5 < WARM && day.rain10 >= RAIN && day.min >= COLD
  if (yes) favourable.push(day.number)
  const count = favourable.length
  let says = `${yes ? 'favourable to late blight' : 'not favourable'}; ${count} such ${count == 1 ? 'day' : 'days'} since May`
  let more = `,"favourable":${yes ? 'true' : 'false'},"count":${count}`
  if (count >= ENOUGH) {
    const tenth = favourable[ENOUGH - 1]
    says += `: expect it ${dateText(tenth + SOON)} to ${dateText(tenth + LATE)}`
    more += `,"tenth":"${dateText(tenth)}","from":"${dateText(tenth + SOON)}","until":"${dateText(tenth + LATE)}"`
  }
  return Reply.text(trace('infer', says, more))
}

export function handle(message: usize): usize {
  return run(actor, message)
}

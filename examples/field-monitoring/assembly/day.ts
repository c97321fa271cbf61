/**
 * What the four steps share: one day of weather as a line of text, the days a step remembers, and the trace that each
 * step puts in front of the answer of the next.
 */
import { Failure, Options, Reply, send, whoami } from '../../shoal-as/assembly'

/** Long enough for the next step's component to be fetched and prepared, or its lost owner's lease to end. */
const STEP_MS: u32 = 12_000

/** What stands for a number that is not known (yet). */
export const UNKNOWN: i32 = i32.MIN_VALUE

/** One day at one station. Tenths of °C and of mm as whole numbers, so that every sum is exact. */
export class Day {
  /** 5-day mean temperature, tenths of °C; `detect` fills it in. */
  mean5: i32 = UNKNOWN
  /** Rain of ten days, tenths of mm; `aggregate` fills it in. */
  rain10: i32 = UNKNOWN

  constructor(
    /** Days since 1970-01-01. */
    public number: i32,
    public max: i32,
    public min: i32,
    public rain: i32,
  ) {}

  get month(): i32 {
    return civil(this.number).month
  }

  toString(): string {
    const known = `${dateText(this.number)},${decimal(this.max)},${decimal(this.min)},${decimal(this.rain)}`
    return `${known},${orNothing(this.mean5)},${orNothing(this.rain10)}`
  }

  /** What {@link Day.toString} wrote. */
  static parse(text: string): Day | null {
    const fields = text.split(',')
    if (fields.length != 6) return null
    const day = new Day(dayNumber(fields[0]), tenths(fields[1]), tenths(fields[2]), tenths(fields[3]))
    day.mean5 = tenths(fields[4])
    day.rain10 = tenths(fields[5])
    return day.number == UNKNOWN || day.max == UNKNOWN || day.min == UNKNOWN || day.rain == UNKNOWN ? null : day
  }
}

/**
 * The last days, without a gap. A day that was there before replaces itself and what came after it: so a message may
 * come twice, and a sender may begin again further back.
 */
export class History {
  private days: Day[] = []

  constructor(private readonly size: i32) {}

  add(day: Day): void {
    while (this.days.length > 0 && this.days[this.days.length - 1].number >= day.number) this.days.pop()
    if (this.days.length > 0 && this.days[this.days.length - 1].number != day.number - 1) this.days = []
    this.days.push(day)
    if (this.days.length > this.size) this.days.shift()
  }

  /** The newest `count` days, or fewer while there are not as many. */
  last(count: i32): Day[] {
    return this.days.slice(-count)
  }
}

// --- Steps

/** The key of this actor: the season it works on. */
export function season(): string {
  const address = whoami().address
  return address.substr(address.indexOf('/') + 1)
}

/** This step's line of the answer: where it ran, whether it had to start anew, and what it found. */
export function trace(step: string, says: string, more: string = ''): string {
  const me = whoami()
  return `{"step":"${step}","actor":"${me.address}","peer":"${me.peer}","fresh":${me.fresh ? 'true' : 'false'},"says":"${says}"${more}}`
}

/** Hands on to the next step; the answer is this step's line and those of the steps after it. */
export function pass(line: string, to: string, day: Day): Reply {
  const answer = send(to, Uint8Array.wrap(String.UTF8.encode(day.toString())), Options.within(STEP_MS))
  const failure = answer.failure
  if (failure !== null) {
    const failed = Reply.fail(failure.code, `${to}: ${failure.text}`)
    ;(failed.failure as Failure).retryAfterMs = failure.retryAfterMs
    return failed
  }
  return Reply.text(`${line}\n${String.UTF8.decode(answer.body.buffer)}`)
}

// --- Numbers and dates

/** `-3.25` as -32: tenths, what is finer is cut. UNKNOWN when it is no number. */
export function tenths(text: string): i32 {
  const negative = text.startsWith('-')
  let value: i32 = 0
  let digits = 0
  let decimals = -1
  for (let i = negative ? 1 : 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code == 0x2e && decimals < 0) decimals = 0
    else if (code >= 0x30 && code <= 0x39 && digits < 7) {
      digits++
      if (decimals < 1) value = value * 10 + (code - 0x30)
      if (decimals >= 0) decimals++
    } else return UNKNOWN
  }
  if (digits == 0) return UNKNOWN
  if (decimals < 1) value *= 10
  return negative ? -value : value
}

function orNothing(value: i32): string {
  return value == UNKNOWN ? '' : decimal(value)
}

export function decimal(value: i32): string {
  const size = value < 0 ? -value : value
  return `${value < 0 ? '-' : ''}${size / 10}.${size % 10}`
}

class Civil {
  constructor(
    public year: i32,
    public month: i32,
    public day: i32,
  ) {}
}

/** `2012-05-10` as days since 1970-01-01; UNKNOWN when there is no such day. */
export function dayNumber(text: string): i32 {
  if (text.length != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') return UNKNOWN
  const year = tenths(text.substr(0, 4)) / 10
  const month = tenths(text.substr(5, 2)) / 10
  const day = tenths(text.substr(8, 2)) / 10
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > 31) return UNKNOWN
  // Years begin in March, so that a leap day is a year's last: 153 days in any five months of it.
  const shifted = month > 2 ? year : year - 1
  const fromMarch = month > 2 ? month - 3 : month + 9
  const number = firstDay(shifted) + (153 * fromMarch + 2) / 5 + day - 719_469
  return dateText(number) == text ? number : UNKNOWN
}

function civil(number: i32): Civil {
  // By the average length of a year one comes out in the year before at most.
  const days = number + 719_468
  let year = (days * 400) / 146_097 + 1
  if (firstDay(year) > days) year--
  const rest = days - firstDay(year)
  const fromMarch = (5 * rest + 2) / 153
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return new Civil(month > 2 ? year : year + 1, month, rest - (153 * fromMarch + 2) / 5 + 1)
}

/** 1 March of a year, in days since that of year 0. */
function firstDay(year: i32): i32 {
  return year * 365 + year / 4 - year / 100 + year / 400
}

export function dateText(number: i32): string {
  const date = civil(number)
  const two = (n: i32): string => n.toString().padStart(2, '0')
  return `${date.year}-${two(date.month)}-${two(date.day)}`
}

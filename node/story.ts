import { WHY } from '../mailbox/index.ts'
import { codeTable, type ErrorValue, type Hop, isErrorCode } from '../protocols/index.ts'
import type { Episode } from './episodes.ts'
import type { Fate } from './fate.ts'

/** What is known of a message, for {@link story}. */
export interface Known {
  id: string
  /** What the peers say that know it. */
  fates: readonly Fate[]
  /** Wall clock of the one who tells, ms. */
  now: number
}

/** The best-informed first: where it runs or waits now, then how it ended, then who passed it on. */
const RANK: readonly Fate['state'][] = [
  'running',
  'waiting',
  'dead',
  'replied',
  'refused',
  'accepted',
  'forwarded',
  'moved',
]

/**
 * What happened to a message, in sentences for somebody who has never seen the source: whose it is, who decided what and
 * why, where it is or how it ended, and what to do.
 */
export function story({ id, fates, now }: Known): string[] {
  const origin = fates.find((fate) => fate.origin)
  // Of two that know how it ended, the one where it ran.
  const rank = ({ state, place, peer }: Fate): number => 2 * RANK.indexOf(state) - (place === peer ? 1 : 0)
  const [last] = fates.toSorted((a, b) => rank(a) - rank(b))
  if (last === undefined) return []
  const { kind, sender, target } = origin ?? last
  const entered = origin === undefined ? '' : `; it entered the mesh at peer ${origin.peer}`
  return [
    `${id} is a ${kind} from ${sender} to ${target}${entered}.`,
    ...before(fates),
    ...trailText(trail(fates)),
    ...standing(last, now),
    ...answered(origin, last),
    ...fates.flatMap(({ notes }) => notes),
  ]
}

/** What did not end it, everywhere, in order. */
function before(fates: readonly Fate[]): string[] {
  return fates
    .flatMap(({ peer, episodes }) => episodes.map((episode) => ({ peer, episode })))
    .toSorted((a, b) => a.episode.at - b.episode.at)
    .map(({ peer, episode }) => told(peer, episode))
}

function told(peer: string, { did, place, how, epoch, ms, times }: Episode): string {
  const often = times > 1 ? ` ${times} times` : ''
  const under = epoch > 0 ? ` in epoch ${epoch}` : ''
  const after = times > 1 ? `the last time after ${duration(ms)}` : `after ${duration(ms)}`
  if (did === 'broke')
    return `Peer ${peer} ran it${often} in ${place}${under}, which ended ${after} (${how}) and released it.`
  if (how === 'UNREACHABLE')
    return `Peer ${peer} sent it${often} to peer ${place}, which was lost ${after}; so it was decided on anew.`
  const said = how === 'moved' ? 'that the actor lives elsewhere' : how
  return `Peer ${peer} sent it${often} to peer ${place}, which answered ${after}: ${said}; so it was decided on anew.`
}

/** One sentence for each peer that a message passed. */
export function trailText(hops: readonly Hop[]): string[] {
  return hops.map(step)
}

/** The longest trail that anybody knows. */
function trail(fates: readonly Fate[]): readonly Hop[] {
  return fates.reduce<readonly Hop[]>((best, { hops }) => (hops.length > best.length ? hops : best), [])
}

const DID: Readonly<Record<string, string>> = {
  run: 'gave it to an actor',
  create: 'made an actor for it',
  claim: 'claimed the key for a new actor',
  hold: 'let it wait',
  forward: 'sent it on',
  relay: 'passed it on',
  reject: 'refused it',
}

function step({ peer, decision, reason, waitedMs }: Hop): string {
  // Decided to be run, and found to have an answer already.
  const did =
    reason === 'answered-before'
      ? 'answered it and did not run it'
      : (DID[decision] ?? `decided "${decision}"`)
  const time = waitedMs > 0 ? ` ${decision === 'hold' ? 'for' : 'after'} ${duration(waitedMs)}` : ''
  return `Peer ${peer} ${did}${time}${because(reason)}.`
}

function because(reason: string | undefined): string {
  if (reason === undefined || reason === '') return ''
  return `, because ${Object.hasOwn(WHY, reason) ? WHY[reason as keyof typeof WHY] : reason}`
}

function standing(fate: Fate, now: number): string[] {
  const { state, peer, actor, epoch, place, at, waitedMs, attempt, reason, queued, remainingMs } = fate
  const since = duration(Math.max(0, now - at))
  const left = `It has ${duration(remainingMs)} left.`
  const under = epoch > 0 ? ` in epoch ${epoch}` : ''
  const times = attempt > 1 ? `, attempt ${attempt}` : ''
  switch (state) {
    case 'running':
      return [
        `Now: it runs on peer ${peer} in ${actor}${under}${times}, for ${since}, after waiting ${duration(waitedMs)}. ${left}`,
      ]
    case 'waiting':
      return [
        `Now: it waits on peer ${peer}, for ${since}${because(reason)}; ${count(queued, 'message')} in that mailbox${times}. ${left}`,
      ]
    case 'forwarded':
      return [`Now: peer ${peer} sent it to peer ${place} ${since} ago and has no answer yet. ${left}`]
    case 'moved':
      return [`Peer ${peer} answered ${since} ago that the actor lives on peer ${place}.`]
    case 'accepted':
      return [`It was put into the mailbox of peer ${place} ${since} ago; what came of it is not known.`]
    case 'replied': {
      const run = place === peer ? ` It ran for ${duration(fate.runMs)}.` : ''
      return [`It ended ${since} ago: ${actor} on peer ${place} answered${under}${times}.${run}`]
    }
    case 'dead':
      return [
        `It is a dead letter on peer ${peer}, for ${since} now: ${failed(fate.error)}`,
        `Next: shoal dlq show ${fate.id} prints it, shoal dlq replay ${fate.id} sends it again, shoal dlq drop ${fate.id} removes it.`,
      ]
    case 'refused':
      return [`It ended ${since} ago: ${failed(fate.error)}`, ...next(fate.error)]
  }
}

function failed(error: ErrorValue | undefined): string {
  if (error === undefined) return 'it was refused.'
  const { code, message, attempts } = error
  const times = attempts === undefined ? '' : ` after ${count(attempts, 'attempt')}`
  const ran = isErrorCode(code) ? EXECUTED[codeTable[code].executed] : ''
  return `${code}${times}: ${message}.${ran}`
}

const EXECUTED = {
  no: ' It was not executed.',
  maybe: ' Whether it was executed is not known.',
  yes: ' It was executed.',
} as const

function next(error: ErrorValue | undefined): string[] {
  return error === undefined || error.hint === '' ? [] : [`Next: ${error.hint}.`]
}

/** When the sender was told something else than what came of it. */
function answered(origin: Fate | undefined, last: Fate): string[] {
  const told = origin?.told ?? last.told
  const said = told === 'reply' || told === 'accepted' ? told : told === '' ? '' : `the refusal ${told}`
  const same =
    said === '' ||
    (last.state === 'replied' && told === 'reply') ||
    ((last.state === 'refused' || last.state === 'dead') && told === last.error?.code)
  if (same) return []
  if (told === 'accepted') return ['Its sender was told that it is accepted, and waits for no reply.']
  return [`Its sender was answered with ${said} before, and no longer waits.`]
}

export function duration(ms: number): string {
  const tenths = Math.round(ms / 100)
  const seconds = Math.round(ms / 1_000)
  if (Math.round(ms) < 1_000) return `${Math.round(ms)} ms`
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
  return `${(seconds / 3_600).toFixed(1)} h`
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

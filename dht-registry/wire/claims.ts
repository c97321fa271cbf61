import { LIMITS } from '../../protocols/index.ts'
import * as wire from '../../protocols/proto/wardens.js'
import type { Ballot, FromWarden, Holding, KeyEpoch, Refusal, ToWarden } from '../../wardens/index.ts'
import { address, atMost, garbled, ms, named, present, whole } from './checks.ts'
import { linkFromWire, linkToWire } from './config.ts'

const REFUSALS: readonly Refusal[] = [
  'starting',
  'silent',
  'sealed',
  'stopping',
  'disk',
  'full',
  'standby',
  'config',
]

export function askToWire(message: ToWarden): wire.Ask {
  const { kind, config } = message
  switch (kind) {
    case 'prepare':
      return { config, prepare: message }
    case 'propose':
      return { config, propose: message }
    case 'renew': {
      const { incarnation, seq, part, keys } = message
      const head = { incarnation, seq, part }
      return {
        config,
        renew: 'count' in keys ? { ...head, keys: [], digest: keys } : { ...head, keys: [...keys] },
      }
    }
    case 'release':
      return { config, release: { ...message, keys: [...message.keys] } }
    case 'where':
      return { config, where: message }
  }
}

/** @throws ShoalError PROTOCOL */
export function askFromWire({ prepare, propose, renew, release, where, ...ask }: wire.Ask): ToWarden {
  const config = named(ask.config, 'a hash')
  if (prepare !== undefined)
    return {
      kind: 'prepare',
      config,
      address: address(prepare.address),
      ballot: ballot(prepare.ballot),
      released: whole(prepare.released, 'an epoch'),
    }
  if (propose !== undefined)
    return {
      kind: 'propose',
      config,
      address: address(propose.address),
      ballot: ballot(propose.ballot),
      epoch: whole(propose.epoch, 'an epoch'),
    }
  if (renew !== undefined)
    return {
      kind: 'renew',
      config,
      incarnation: whole(renew.incarnation, 'an incarnation'),
      seq: whole(renew.seq, 'a seq'),
      part: renew.part,
      keys: renew.digest ?? keysFromWire(renew.keys),
    }
  if (release !== undefined)
    return {
      kind: 'release',
      config,
      incarnation: whole(release.incarnation, 'an incarnation'),
      seq: whole(release.seq, 'a seq'),
      keys: keysFromWire(release.keys),
      successor: named(release.successor, 'a peer'),
    }
  const { request, address: of } = present(where, 'question')
  return { kind: 'where', config, request: whole(request, 'a request'), address: address(of) }
}

export function answerToWire(message: FromWarden): wire.Answer {
  const { config, store } = message
  const head = { config, store }
  switch (message.kind) {
    case 'promise':
      return { ...head, promise: message }
    case 'live':
      return { ...head, live: { ...message, remainingMs: ms(message.remainingMs) } }
    case 'overtaken':
      return { ...head, overtaken: message }
    case 'accepted':
      return { ...head, accepted: message }
    case 'renewed': {
      const { seq, part, keys } = message
      const listed = typeof keys === 'string' ? [] : [...keys]
      return { ...head, renewed: { seq, part, keys: listed, all: keys === 'all', other: keys === 'other' } }
    }
    case 'released':
      return { ...head, released: { seq: message.seq } }
    case 'at': {
      const { request, holder, remainingMs } = message
      const at = { request, remainingMs: ms(remainingMs) }
      return { ...head, at: holder === undefined ? at : { ...at, holder } }
    }
    case 'refused': {
      const { of, why, retryAfterMs, links } = message
      const asked = of.kind === 'renew' || of.kind === 'release' ? { ...of, keys: [] } : of
      return {
        ...head,
        refused: { of: askToWire(asked), why, retryAfterMs: ms(retryAfterMs), links: links.map(linkToWire) },
      }
    }
  }
}

/** @throws ShoalError PROTOCOL */
export function answerFromWire(answer: wire.Answer): FromWarden {
  const head = { config: named(answer.config, 'a hash'), store: named(answer.store, 'a store') }
  const { promise, live, overtaken, accepted } = answer
  if (promise !== undefined)
    return {
      ...head,
      kind: 'promise',
      ...keyed(promise),
      recorded: holding(promise.recorded),
      rival: whole(promise.rival, 'an epoch'),
      floor: whole(promise.floor, 'an epoch'),
    }
  if (live !== undefined)
    return {
      ...head,
      kind: 'live',
      ...keyed(live),
      holder: holding(live.holder),
      remainingMs: live.remainingMs,
    }
  if (overtaken !== undefined)
    return {
      ...head,
      kind: 'overtaken',
      ...keyed(overtaken),
      round: whole(overtaken.round, 'a round'),
      epoch: whole(overtaken.epoch, 'an epoch'),
    }
  if (accepted !== undefined)
    return {
      ...head,
      kind: 'accepted',
      ...keyed(accepted),
      epoch: whole(accepted.epoch, 'an epoch'),
      rival: whole(accepted.rival, 'an epoch'),
    }
  return { ...head, ...otherAnswer(answer) } as FromWarden
}

function otherAnswer({ renewed, released, at, refused }: wire.Answer) {
  if (renewed !== undefined) {
    const { seq, part, keys, all, other } = renewed
    const said = all ? 'all' : other ? 'other' : keysFromWire(keys)
    return { kind: 'renewed', seq: whole(seq, 'a seq'), part, keys: said } as const
  }
  if (released !== undefined) return { kind: 'released', seq: whole(released.seq, 'a seq') } as const
  if (at !== undefined) {
    const holder = at.holder === undefined ? undefined : holding(at.holder)
    const { request, remainingMs } = at
    return { kind: 'at', request: whole(request, 'a request'), holder, remainingMs } as const
  }
  const { of, why, retryAfterMs, links } = present(refused, 'answer')
  const known = REFUSALS.find((each) => each === why)
  if (known === undefined) throw garbled('it refuses for no known reason')
  return {
    kind: 'refused',
    of: askFromWire(present(of, 'question')),
    why: known,
    retryAfterMs,
    links: atMost(64, links, 'configs').map(linkFromWire),
  } as const
}

function keyed(of: { address: string; ballot?: wire.Ballot }): { address: string; ballot: Ballot } {
  return { address: address(of.address), ballot: ballot(of.ballot) }
}

function ballot(from: wire.Ballot | undefined): Ballot {
  const { round, incarnation } = present(from, 'ballot')
  return { round: whole(round, 'a round'), incarnation: whole(incarnation, 'an incarnation') }
}

function holding(from: wire.Holding | undefined): Holding {
  const { peer, incarnation, epoch } = present(from, 'holder')
  return {
    peer: named(peer, 'a peer'),
    incarnation: whole(incarnation, 'an incarnation'),
    epoch: whole(epoch, 'an epoch'),
  }
}

function keysFromWire(keys: wire.KeyEpoch[]): KeyEpoch[] {
  for (const key of atMost(LIMITS.claimsPerRequest.value, keys, 'keys')) {
    address(key.address)
    whole(key.epoch, 'an epoch')
  }
  return keys
}

import { describe, expect, test } from 'vitest'
import { PartsBox, partsOf } from '../../dht-registry/parts.ts'
import {
  decodeBatch,
  decodeLetter,
  encodeBatch,
  encodeLetter,
  type Letter,
} from '../../dht-registry/wire/letters.ts'
import { decodeStored, encodeStored } from '../../dht-registry/wire/stored.ts'
import { LIMITS } from '../../protocols/index.ts'
import * as wire from '../../protocols/proto/wardens.js'
import type {
  FromWarden,
  Link,
  MeshConfig,
  Snapshot,
  StepMessage,
  Stored,
  ToWarden,
} from '../../wardens/index.ts'

const encodeLetters = (letters: Uint8Array[]): Uint8Array => encodeBatch({ letters })
const decodeLetters = (bytes: Uint8Array): Letter[] => decodeBatch(bytes).letters.map(decodeLetter)

const ballot = { round: 3, incarnation: 2 ** 33 }
const stepBallot = { round: 4, peer: 'p', incarnation: 1 }
const keys = [
  { address: 'c/a', epoch: 2 ** 40 },
  { address: 'c/ü', epoch: 1 },
]
const config: MeshConfig = {
  mesh: 'm',
  generation: 1,
  epoch: 2,
  previous: 'h0',
  wardens: [{ peer: 'p', store: 's', zone: 'z' }],
  k: 1,
  leaseMs: 10_000,
  removed: ['q'],
}
const signed: Link = {
  config,
  certificate: {
    by: 'wardens',
    ballot: stepBallot,
    signatures: [{ peer: 'p', store: 's', signature: 'x' }],
  },
}
const forced: Link = { config, certificate: { by: 'mesh', signature: 'k.y' } }
const snapshot: Snapshot = {
  floor: 7,
  silenceMs: 12,
  records: [
    {
      address: 'c/a',
      epoch: 1,
      highest: 2,
      peer: 'p',
      incarnation: 3,
      term: 4,
      round: 5,
      rival: 6,
      remainingMs: 7,
      successor: 'q',
    },
  ],
}
const accepted = { ballot: stepBallot, config }
const holder = { peer: 'p', incarnation: 1, epoch: 9 }

const asks: ToWarden[] = [
  { kind: 'prepare', config: 'h', address: 'c/a', ballot, released: 5 },
  { kind: 'propose', config: 'h', address: 'c/a', ballot, epoch: 6 },
  { kind: 'renew', config: 'h', incarnation: 1, seq: 2, part: 0, keys },
  {
    kind: 'renew',
    config: 'h',
    incarnation: 1,
    seq: 2,
    part: 1,
    keys: { count: 3, high: 2 ** 32 - 1, low: 0 },
  },
  { kind: 'release', config: 'h', incarnation: 1, seq: 0, keys, successor: 'q' },
  { kind: 'where', config: 'h', request: 1, address: 'c/a' },
]
const head = { config: 'h', store: 's' }
const answers: FromWarden[] = [
  { ...head, kind: 'promise', address: 'c/a', ballot, recorded: holder, rival: 1, floor: 2 },
  { ...head, kind: 'live', address: 'c/a', ballot, holder, remainingMs: 77 },
  { ...head, kind: 'overtaken', address: 'c/a', ballot, round: 1, epoch: 2 },
  { ...head, kind: 'accepted', address: 'c/a', ballot, epoch: 3, rival: 0 },
  { ...head, kind: 'renewed', seq: 1, part: 0, keys },
  { ...head, kind: 'renewed', seq: 1, part: 0, keys: [] },
  { ...head, kind: 'renewed', seq: 1, part: 0, keys: 'all' },
  { ...head, kind: 'renewed', seq: 1, part: 0, keys: 'other' },
  { ...head, kind: 'released', seq: 4 },
  { ...head, kind: 'at', request: 1, holder, remainingMs: 5 },
  { ...head, kind: 'at', request: 1, holder: undefined, remainingMs: 0 },
  { ...head, kind: 'refused', of: asks[0] as ToWarden, why: 'silent', retryAfterMs: 8, links: [signed] },
]
const steps: StepMessage[] = [
  { store: 's', kind: 'prepare-step', config: 'h', ballot: stepBallot, wanted: config },
  { store: 's', kind: 'prepare-step', config: 'h', ballot: stepBallot, wanted: undefined },
  { store: 's', kind: 'promise-step', config: 'h', ballot: stepBallot, snapshot, accepted },
  { store: 's', kind: 'promise-step', config: 'h', ballot: stepBallot, snapshot, accepted: undefined },
  {
    store: 's',
    kind: 'overtaken-step',
    config: 'h',
    ballot: stepBallot,
    promised: { round: Number.MAX_SAFE_INTEGER, peer: '', incarnation: 0 },
  },
  { store: 's', kind: 'install', config: 'h', ballot: stepBallot, next: forced, merged: snapshot },
  { store: 's', kind: 'installed', config: 'h', ballot: stepBallot },
  { store: 's', kind: 'accept-step', config: 'h', ballot: stepBallot, next: config },
  { store: 's', kind: 'accepted-step', config: 'h', ballot: stepBallot, signature: 'x' },
  { store: 's', kind: 'links', links: [forced, signed, { config, certificate: { by: 'founder' } }] },
  { store: 's', kind: 'want-links', config: 'h' },
  { store: 's', kind: 'want-records', config: 'h' },
  { store: 's', kind: 'records', config: 'h', merged: snapshot },
  { store: 's', kind: 'surrender', config: 'h', next: forced },
  { store: 's', kind: 'surrendered', config: 'h', snapshot },
]

describe('letters', () => {
  const all: Letter[] = [
    ...asks.map((message) => ({ to: 'warden', message }) as const),
    ...answers.map((message) => ({ to: 'holder', message }) as const),
    ...steps.map((message) => ({ to: 'wardens', message }) as const),
  ]
  test('say the same at the other end, whatever they say', () => {
    expect(decodeLetters(encodeLetters(all.map(encodeLetter)))).toEqual(all)
  })

  test('a refusal of a renewal does not bring its keys back', () => {
    const of = asks[2] as ToWarden
    const letter = { to: 'holder', message: { ...answers[11], of } as FromWarden } as const
    const [read] = decodeLetters(encodeLetters([encodeLetter(letter)]))
    expect(read?.message).toMatchObject({ kind: 'refused', of: { kind: 'renew', keys: [] } })
  })

  test('time that is left is not shortened on the way', () => {
    const letter = { to: 'holder', message: { ...answers[1], remainingMs: 76.1 } as FromWarden } as const
    const [read] = decodeLetters(encodeLetters([encodeLetter(letter)]))
    expect(read?.message).toMatchObject({ remainingMs: 77 })
  })

  const address = 'x'.repeat(LIMITS.typeNameBytes.value + LIMITS.keyBytes.value + 2)
  const prepare = (change: object): Uint8Array =>
    wire.Letter.encode({ ask: { config: 'h', prepare: { address: 'c/a', ballot, released: 0, ...change } } })
  /** uint64 2^64-1, which is how -1 travels too, in field 3 of a Prepare. */
  const unsafe = (() => {
    const number = [0x18, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]
    const body = [...wire.Prepare.encode({ address: 'c/a', ballot, released: 0 }), ...number]
    const ask = [0x12, body.length, ...body]
    return new Uint8Array([0x0a, ask.length, ...ask])
  })()
  test.each([
    ['an epoch of 2^64-1', unsafe],
    ['an epoch that cannot be counted on from', prepare({ released: Number.MAX_SAFE_INTEGER })],
    ['an address that is too long', prepare({ address })],
    ['no address', prepare({ address: '' })],
    ['no ballot', wire.Letter.encode({ ask: { config: 'h', prepare: { address: 'c/a', released: 0 } } })],
    ['no question', wire.Letter.encode({ ask: { config: 'h' } })],
    ['nothing', wire.Letter.encode({})],
    [
      'a hash of a kilobyte',
      wire.Letter.encode({ ask: { config: 'h'.repeat(1_024), where: { request: 1, address: 'c/a' } } }),
    ],
    [
      'more keys than one renewal may list',
      wire.Letter.encode({
        ask: {
          config: 'h',
          renew: {
            incarnation: 1,
            seq: 1,
            part: 0,
            keys: Array.from({ length: LIMITS.claimsPerRequest.value + 1 }, () => ({
              address: 'c/a',
              epoch: 1,
            })),
          },
        },
      }),
    ],
    [
      'a config with two wardens for each key',
      wire.Letter.encode({
        step: {
          store: 's',
          links: {
            links: [{ config: { ...config, wardens: [], removed: [], k: 2 }, signatures: [], mesh: 'k' }],
          },
        },
      }),
    ],
    [
      'a refusal for no known reason',
      wire.Letter.encode({
        answer: {
          ...head,
          refused: {
            of: { config: 'h', where: { request: 1, address: 'c/a' } },
            why: 'mood',
            retryAfterMs: 0,
            links: [],
          },
        },
      }),
    ],
    ['what is no letter', new Uint8Array([255, 255, 1])],
  ])('with %s are refused, and with them the whole batch', (_what, letter) => {
    const good = encodeLetter({ to: 'warden', message: asks[0] as ToWarden })
    expect(() => decodeLetters(encodeLetters([good, letter]))).toThrow(
      expect.objectContaining({ code: 'PROTOCOL' }),
    )
    expect(decodeLetters(encodeLetters([good]))).toHaveLength(1)
  })
})

test('what a warden keeps on disk reads as it was written', () => {
  const values: Stored[] = [
    { kind: 'record', epoch: 1, highest: 2, peer: 'p', incarnation: 3, term: 4, round: 5, rival: 6 },
    { kind: 'floor', epoch: 2 ** 40 },
    { kind: 'rounds', upTo: 5 },
    { kind: 'served' },
    {
      kind: 'clean',
      leases: [{ address: 'c/a', remainingMs: 5, successor: '' }],
      promises: [{ address: 'c/a', peer: 'p', ...ballot }],
      silenceMs: 0,
    },
    { kind: 'chain', links: [forced, signed] },
    { kind: 'step', config: 'h', promised: stepBallot, snapshot, accepted, wanted: config },
    { kind: 'step', config: 'h', promised: stepBallot, snapshot, accepted: undefined, wanted: undefined },
    { kind: 'applied', config: 'h' },
    { kind: 'installed', next: config, merged: snapshot },
  ]
  expect(values.map((value) => decodeStored(encodeStored(value)))).toEqual(values)
})

test('a letter that is too large for a batch travels in pieces, in any order, beside another', () => {
  const letter = new Uint8Array(2_500).map((_, index) => index % 251)
  const pieces = partsOf(letter, 7, 1_000).map((part) => decodeBatch(encodeBatch({ letters: [], part })).part)
  expect(pieces.map((piece) => piece?.bytes.length)).toEqual([1_000, 1_000, 500])
  const box = new PartsBox()
  const add = (index: number) => box.add('p', pieces[index] as NonNullable<(typeof pieces)[0]>)
  expect([add(2), add(0), add(0)]).toEqual([undefined, undefined, undefined])
  // Of another peer, and another one of the same.
  expect(box.add('q', { letter: 7, index: 1, parts: 3, bytes: new Uint8Array(1) })).toBeUndefined()
  expect(box.add('p', { letter: 6, index: 1, parts: 3, bytes: new Uint8Array(1) })).toBeUndefined()
  expect(Buffer.compare(add(1) ?? new Uint8Array(), letter)).toBe(0)
  for (const other of [8, 9]) box.add('p', { letter: other, index: 0, parts: 2, bytes: letter })
  // The one that began first is lost.
  expect(box.add('p', { letter: 6, index: 0, parts: 2, bytes: letter })).toBeUndefined()
  expect(box.add('p', { letter: 9, index: 1, parts: 2, bytes: letter })).toHaveLength(5_000)
  const huge = { letter: 10, index: 0, parts: 2, bytes: { length: 3e8 } as Uint8Array }
  expect(() => box.add('p', huge)).toThrow(/larger than/)
})

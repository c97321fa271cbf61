import { isUtf8 } from 'node:buffer'
import type { DeadLetter, Explanation } from '../../node/index.ts'
import { type Context, withNode } from '../context.ts'
import { ago, plain, shortened, shortPeer, table } from '../output.ts'
import { showBytes } from '../parse.ts'
import { trail } from '../trail.ts'

/** `shoal explain ID` */
export async function explain(context: Context, id: string): Promise<void> {
  const explanation = await withNode(context, (node) => node.explain(id))
  context.out.show(explanation, () =>
    explanation.story.map((line) => plain(shortened(line, peersOf(explanation)))).join('\n'),
  )
}

function peersOf({ fates, silent }: Explanation): string[] {
  const passed = fates.flatMap(({ peer, place, hops, episodes }) => [
    peer,
    place,
    ...hops.map((hop) => hop.peer),
    ...episodes.map((episode) => episode.place),
  ])
  return [...passed, ...silent]
}

/** `shoal dlq ls`: a line for each letter, and one for each peer that did not answer. */
export async function letters(context: Context): Promise<void> {
  const { out } = context
  const { found, silent } = await withNode(context, (node) => node.dlq.list())
  if (out.json) {
    for (const letter of found) out.show(letter, () => '')
    for (const peer of silent) out.show({ peer, silent: true }, () => '')
    return
  }
  out.show(found, () =>
    found.length === 0
      ? 'no dead letters'
      : table(
          ['MESSAGE', 'TARGET', 'ERROR', 'ATTEMPTS', 'DEAD FOR', 'BODY', 'PEER'],
          found.map((letter) => [
            plain(letter.id),
            plain(letter.target),
            letter.error.code,
            String(letter.attempts),
            ago(letter.at),
            showBytes(letter.bodyBytes),
            shortPeer(letter.peer),
          ]),
        ),
  )
  for (const peer of silent) out.note(`no answer from ${peer}: its dead letters are not listed`)
}

/** `shoal dlq show ID [--body]` */
export async function showLetter(context: Context, id: string, options: { body?: boolean }): Promise<void> {
  const { out } = context
  const { body, ...letter } = await withNode(context, (node) => node.dlq.show(id))
  if (options.body === true) return await out.raw(body)
  const isText = isUtf8(body)
  const shown = isText
    ? { body: Buffer.from(body).toString() }
    : { body: Buffer.from(body).toString('base64'), encoding: 'base64' }
  out.show({ ...letter, ...shown }, () =>
    [
      table(
        [],
        facts(letter).filter(([, value]) => value !== ''),
      ),
      ...trail(letter.hops),
      '',
      letter.bodyLost
        ? `its body, ${showBytes(letter.bodyBytes)}, was too large to be kept`
        : isText
          ? plain(Buffer.from(body).toString())
          : `its body is ${body.byteLength} bytes that are not text: --body gives them as they are`,
    ].join('\n'),
  )
}

function facts(letter: DeadLetter): [string, string][] {
  const { error, cid, version } = letter
  return [
    ['message', plain(letter.id)],
    ['kind', letter.kind],
    ['from', plain(letter.sender)],
    ['to', plain(letter.target)],
    ['subject', plain(letter.subject)],
    ['correlation', plain(letter.correlation)],
    ['key', plain(letter.idempotencyKey)],
    ['topic', plain(letter.topic)],
    ...letter.headers.map(([name, value]): [string, string] => ['header', plain(`${name}: ${value}`)]),
    ['dead', `for ${ago(letter.at)}, on peer ${letter.peer}, ${attempts(letter.attempts)}`],
    ['error', plain(`${error.code}: ${error.message}`)],
    ['hint', plain(error.hint)],
    ['component', cid === '' ? 'the type was not known' : `${cid}, version ${version}`],
  ]
}

function attempts(count: number): string {
  return count === 1 ? 'after one attempt' : `after ${count} attempts`
}

/** `shoal dlq replay ID` */
export async function replayLetter(context: Context, id: string): Promise<void> {
  const replayed = await withNode(context, (node) => node.dlq.replay(id))
  context.out.show(
    { ...replayed, replayOf: id },
    () => `sent again as ${replayed.id}; it is in the mailbox of ${replayed.peer}`,
  )
}

/** `shoal dlq drop ID` */
export async function dropLetter(context: Context, id: string): Promise<void> {
  const letter = await withNode(context, (node) => node.dlq.drop(id))
  context.out.show(letter, () => `${id} is dropped from peer ${letter.peer}`)
}

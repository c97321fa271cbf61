import type { Following, LogEntry, MeshEvent } from '../../node/index.ts'
import { type Context, withNode } from '../context.ts'
import { plain, shortPeer } from '../output.ts'

export interface LogsOptions {
  follow?: boolean
  /** Age, ms. */
  since?: number
}

/** `shoal logs [ADDRESS | TYPE] [-f] [--since AGE]` */
export async function logs(context: Context, selector: string, options: LogsOptions): Promise<void> {
  await withNode(context, async (node) => {
    let shown = 0
    for await (const entry of node.logs(selector, following(options))) {
      shown += 1
      context.out.show(entry, () => logLine(entry))
    }
    if (shown === 0 && options.follow !== true)
      context.out.note(`no peer that answers has a line of ${selector === '' ? 'any actor' : selector}`)
  })
}

/** `shoal events [-f] [--since AGE]` */
export async function events(context: Context, options: LogsOptions): Promise<void> {
  await withNode(context, async (node) => {
    for await (const event of node.events(following(options))) context.out.show(event, () => eventLine(event))
  })
}

function following({ follow, since }: LogsOptions): Following {
  return { follow: follow === true, ...(since === undefined ? {} : { sinceMs: since }) }
}

/** `2026-05-01T10:00:00.000Z …AbCdEfGh info  counter/alice hello` */
export function logLine({ at, peer, level, address, text }: LogEntry): string {
  return `${stamp(at, level, peer)} ${plain(address === '' ? text : `${address} ${text}`)}`
}

function eventLine({ at, on, level, event, text }: MeshEvent): string {
  return `${stamp(at, level, on)} ${plain(event)}: ${plain(text)}`
}

function stamp(at: number, level: string, peer: string): string {
  return `${new Date(at).toISOString()} ${shortPeer(peer)} ${level.padEnd(5)}`
}

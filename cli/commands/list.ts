import { useText } from '../use-text.ts'
import type { Inspection } from '../../node/index.ts'
import { parseAddress, type Policy } from '../../protocols/index.ts'
import { type Context, withNode } from '../context.ts'
import { ago, shortPeer, table } from '../output.ts'
import { showBytes, showMs } from '../parse.ts'

/** `shoal ps`: a line for each actor, and one for each peer that did not answer. */
export async function ps(context: Context): Promise<void> {
  const { out } = context
  const { found, silent } = await withNode(context, (node) => node.ps())
  found.sort((a, b) => (a.address < b.address ? -1 : 1))
  if (out.json) {
    for (const actor of found) out.show(actor, () => '')
    for (const peer of silent) out.show({ peer, silent: true }, () => '')
    return
  }
  out.show(found, () =>
    found.length === 0
      ? 'no live actors'
      : table(
          ['ADDRESS', 'PEER', 'PHASE', 'SINCE', 'WAITING', 'RUNS', 'EPOCH'],
          found.map((actor) => [
            actor.address,
            actor.peer,
            actor.phase,
            ago(actor.since),
            String(actor.waiting),
            String(actor.runs),
            String(actor.epoch),
          ]),
        ),
  )
  for (const peer of silent) out.note(`no answer from ${peer}: its actors are not listed`)
}

/** `shoal peers` */
export async function peers(context: Context): Promise<void> {
  const found = await withNode(context, (node) => node.peers())
  if (context.out.json) {
    for (const peer of found) context.out.show(peer, () => '')
    return
  }
  context.out.show(found, () =>
    table(
      ['PEER', 'NAME', 'STATE', 'REACH', 'FREE', 'ACTORS', 'LABELS', 'GRANTS', 'ADDRESS'],
      found.map((peer) => [
        peer.peer,
        peer.name,
        [peer.self ? 'self' : peer.connected ? 'connected' : 'away', peer.warden ? 'warden' : '']
          .filter((word) => word !== '')
          .join(', '),
        peer.reach,
        peer.free === undefined ? '?' : String(peer.free),
        peer.actors === undefined ? '?' : String(peer.actors),
        Object.entries(peer.labels)
          .map(([key, value]) => `${key}=${value}`)
          .join(','),
        peer.grants.join(','),
        peer.addrs[0] ?? '',
      ]),
    ),
  )
}

/** `shoal types` */
export async function types(context: Context): Promise<void> {
  const found = await withNode(context, (node) => node.types())
  found.sort((a, b) => (a.name < b.name ? -1 : 1))
  if (context.out.json) {
    for (const type of found) context.out.show(type, () => '')
    return
  }
  context.out.show(found, () =>
    found.length === 0
      ? 'no types yet: shoal deploy FILE --type NAME adds one'
      : table(
          [
            'TYPE',
            'VERSION',
            'EARLIER',
            'SIZE',
            'IDLE',
            'HOLD',
            'RUN MAX',
            'MEMORY',
            'ON',
            'ALLOW',
            'TOPICS',
            'DEPLOYED BY',
            'CID',
          ],
          found.map((type) => [
            type.name,
            String(type.version),
            type.history.map(({ version }) => version).join(' '),
            showBytes(type.componentBytes),
            showMs(type.policy.idleMs),
            showMs(type.policy.holdMs),
            showMs(type.policy.runMs),
            showBytes(type.policy.memoryBytes),
            placeOf(type.policy),
            type.policy.allow.join(','),
            topicsOf(type.policy).join(','),
            shortPeer(type.deployedBy),
            type.cid,
          ]),
        ),
  )
}

/** Labels that it must find; in brackets, those that it would like to. */
function placeOf({ on, prefer }: Pick<Policy, 'on' | 'prefer'>): string {
  const wishes = labelsText(prefer)
  return [labelsText(on), wishes === '' ? '' : `(${wishes})`].join(' ').trim()
}

function labelsText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',')
}

/** As `--subscribe` takes them. */
function topicsOf({ subscribe }: Pick<Policy, 'subscribe'>): string[] {
  return Object.entries(subscribe).map(([topic, key]) => (key === '' ? topic : `${topic}=${key}`))
}

/** `shoal inspect TYPE`: a line for each peer that has had actors of it. */
async function inspectType(context: Context, type: string): Promise<void> {
  const { out } = context
  const { found, silent } = await withNode(context, (node) => node.uses(type))
  const had = found
    .filter(({ created, waiting }) => created + waiting > 0)
    .toSorted((a, b) => (a.peer < b.peer ? -1 : 1))
  if (out.json) {
    for (const use of had) out.show(use, () => '')
    for (const peer of silent) out.show({ peer, silent: true }, () => '')
    return
  }
  out.show(had, () =>
    had.length === 0
      ? `no node has had an actor of ${type} since it started`
      : had.map((use) => `${use.peer}  ${useText(use)}`).join('\n'),
  )
  for (const peer of silent) out.note(`no answer from ${peer}: its actors are not counted`)
}

/** `shoal inspect ADDRESS` */
export async function inspect(context: Context, address: string): Promise<void> {
  if (parseAddress(address).kind === 'pool') return await inspectType(context, address)
  const found = await withNode(context, (node) => node.inspect(address))
  context.out.show(found, () => {
    const { actor, actorType, takes, recent } = found
    const { policy } = actorType
    const facts = [
      ['actor', actor.address],
      ['type', `${actor.type} version ${actor.version}, deployed version ${actorType.version}`],
      ['peer', actor.peer],
      ['phase', `${actor.phase} for ${ago(actor.since)}`],
      ['epoch', String(actor.epoch)],
      ['mailbox', `${actor.waiting} waiting, ${actor.runs} runs`],
      ...(takes === undefined ? [] : [['takes', taking(takes)]]),
      ...(found.use === undefined ? [] : [['its type there', useText(found.use)]]),
      [
        'policy',
        `idle ${showMs(policy.idleMs)}, hold ${showMs(policy.holdMs)}, grow after ${showMs(policy.growMs)}, run at most ${showMs(policy.runMs)}, memory ${showBytes(policy.memoryBytes)}, ${policy.instances} instances a node, ${policy.instancesMesh} in the mesh`,
      ],
      ...(policy.allow.length === 0 ? [] : [['allow', policy.allow.join(' ')]]),
      ...(topicsOf(policy).length === 0 ? [] : [['topics', topicsOf(policy).join(' ')]]),
      ...recent.map(({ id, outcome, hops, runMs }) => [
        'message',
        `${id}  ${outcome}  ran ${showMs(runMs)}  ${hops.map((hop) => `${hop.decision} at ${shortPeer(hop.peer)}`).join(' > ')}`,
      ]),
    ]
    return table([], facts)
  })
}

/** What an actor said of its next message. */
function taking({ kind, forMs, by, value, otherwise }: NonNullable<Inspection['takes']>): string {
  const ms = showMs(Math.ceil(forMs / 1_000) * 1_000)
  const others = { forward: 'go elsewhere', reject: 'are refused' }[otherwise] ?? 'wait'
  return kind === 'none'
    ? `no message for ${ms}`
    : `only ${by} ${JSON.stringify(value)} for ${ms}; others ${others}`
}

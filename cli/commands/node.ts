import { setTimeout as sleep } from 'node:timers/promises'
import type { NodeStatus, Setting } from '../../node/index.ts'
import { LIMITS, ShoalError } from '../../protocols/index.ts'
import { type Context, isNoNode, withNode } from '../context.ts'
import { ago, table } from '../output.ts'
import { showBytes } from '../parse.ts'
import { useText } from '../use-text.ts'

/**
 * `shoal node status [--wait 30s]`: once the node is ready, or as it is when that time is over.
 *
 * @throws ShoalError UNAVAILABLE when it is not ready by then
 */
export async function nodeStatus(context: Context, options: { wait?: number }): Promise<void> {
  const until = performance.now() + (options.wait ?? 0)
  for (;;) {
    try {
      const status = await withNode(context, (node) => node.status())
      if (status.ready || performance.now() >= until) {
        context.out.show(status, () => statusText(status))
        if (options.wait === undefined || status.ready) return
        throw new ShoalError(
          'UNAVAILABLE',
          `the node is up, and not ready yet: ${status.warnings[0] ?? status.standing}`,
          {
            hint: 'it goes on trying: wait again, or see shoal mesh wardens',
          },
        )
      }
    } catch (error) {
      if (!isNoNode(error) || performance.now() >= until) throw error
    }
    await sleep(100)
  }
}

function wardensText({ wardens, peer, standing }: NodeStatus): string {
  const own = wardens.includes(peer) ? `this node${standing === 'serves' ? '' : ` (${standing})`}` : ''
  return (
    [own, ...wardens.filter((one) => one !== peer)].filter((text) => text !== '').join(' ') || 'not known yet'
  )
}

function statusText(status: NodeStatus): string {
  const { registry, host, slots } = status
  const rows = [
    ['node', `${status.name}  (pid ${status.pid}, shoal ${status.version}, up ${ago(status.startedAt)})`],
    ['peer', status.peer],
    ['mesh', status.mesh],
    ['wardens', wardensText(status)],
    ['data', status.dataDir],
    ...status.listen.map((address, index) => [index === 0 ? 'listen' : '', address]),
    ['peers', String(status.peers)],
    ['actors', `${status.actors} live, ${slots.used} of ${slots.total} slots used`],
    ['grants', status.grants.length === 0 ? 'nothing' : status.grants.join(' ')],
    [
      'mailbox',
      `${status.waiting} waiting, ${showBytes(status.waitingBytes)}; ${status.fenced} of ended epochs refused`,
    ],
    [
      'registry',
      `${registry.held} keys held, ${registry.published} published, ${registry.publishFailures} failed, ${registry.refused} refused, backlog ${registry.backlog} (oldest ${Math.round(registry.oldestMs)}ms)`,
    ],
    [
      'host',
      `${host.workers} workers, ${host.live} actors live, ${host.asleep} asleep in ${showBytes(host.asleepBytes)}, ${host.memories} memories, ${host.workersLost} workers lost`,
    ],
    ...host.types.map((use, index) => [index === 0 ? 'types' : '', `${use.type}: ${useText(use)}`]),
    ...trafficRows(status.traffic),
    ['join', status.join],
    ...status.settings.map((setting, index) => [index === 0 ? 'settings' : '', settingText(setting)]),
    ...(status.joinNote === '' ? [] : [['note', status.joinNote]]),
    ...status.warnings.map((warning) => ['warning', warning]),
  ]
  return table([], rows)
}

/** Protocols that carried less than this are not worth a line, bytes. */
const SHOWN_BYTES = 1_024

function trafficRows({ in: bytesIn, out, perDay, protocols }: NodeStatus['traffic']): string[][] {
  return [
    [
      'traffic',
      `${showBytes(bytesIn)} in, ${showBytes(out)} out, ${showBytes(perDay)} a day at the present rate`,
    ],
    ...protocols
      .filter((one) => one.in + one.out >= SHOWN_BYTES)
      .map((one) => ['', `${one.protocol}: ${showBytes(one.in)} in, ${showBytes(one.out)} out`]),
  ]
}

/** `slots = 100 (file /etc/…/config.yaml:3)` */
function settingText({ key, shown, origin, where }: Setting): string {
  const value = shown
    .split(' ')
    .map((word) => (word.length <= 60 ? word : `${word.slice(0, 60)}…`))
    .join(' ')
  return `${key} = ${value === '' ? '-' : value}  (${where === '' ? origin : `${origin} ${where}`})`
}

/** `shoal node stop`: resolves when the process has ended. */
export async function nodeStop(context: Context): Promise<void> {
  const pid = await withNode(context, async (node) => {
    const status = await node.status()
    await node.shutdown()
    return status.pid
  })
  await ended(pid)
  context.out.show({ event: 'stopped', pid }, () => `the node (pid ${pid}) has stopped`)
}

/** Resolves when the process of a node that stops is gone. @throws ShoalError UNAVAILABLE */
export async function ended(pid: number): Promise<void> {
  // Every part of an orderly stop has its own limit; a handful of them in a row is the longest that can be right.
  const until = performance.now() + 6 * LIMITS.stopMs.value
  while (alive(pid)) {
    if (performance.now() > until)
      throw new ShoalError('UNAVAILABLE', `the node (pid ${pid}) was asked to stop and still runs`, {
        hint: `kill ${pid} a second time ends it at once`,
      })
    await sleep(20)
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

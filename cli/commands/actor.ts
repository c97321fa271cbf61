import type { LogEntry } from '../../node/index.ts'
import { parseAddress, ShoalError } from '../../protocols/index.ts'
import { type Context, withNode } from '../context.ts'

/** `shoal stop ADDRESS` */
export async function stop(context: Context, address: string): Promise<void> {
  parseAddress(address)
  const peers = await withNode(context, (node) => node.stopActor(address))
  if (peers.length === 0)
    throw new ShoalError('NO_SUCH_ACTOR', `no peer has a live actor ${address}`, {
      hint: 'shoal ps lists the live ones',
    })
  context.out.show({ address, peers }, () => `${address} has ended on ${peers.join(', ')}`)
}

/** `shoal logs ADDRESS [-f]` */
export async function logs(context: Context, address: string, options: { follow?: boolean }): Promise<void> {
  parseAddress(address)
  const { out } = context
  await withNode(context, async (node) => {
    for await (const entry of node.logs(address, { follow: options.follow === true }))
      out.show(entry, () => logLine(entry))
  })
}

function logLine(entry: LogEntry): string {
  return `${new Date(entry.at).toISOString()} ${entry.level.padEnd(5)} ${entry.address} ${entry.text}`
}

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

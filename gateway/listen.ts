import type { Server } from 'node:http'
import { type AddressInfo, BlockList, isIP } from 'node:net'
import { ShoalError } from '../protocols/index.ts'

export interface ListenInit {
  host?: string
  port?: number
  public?: boolean
}

/**
 * Makes a server listen, on loopback unless something else is said twice.
 *
 * @throws ShoalError PORT_IN_USE, BAD_REQUEST
 */
export async function listen(server: Server, init: ListenInit): Promise<AddressInfo> {
  const { host = '127.0.0.1', port = 0 } = init
  const address = host === 'localhost' ? '127.0.0.1' : host
  if (isIP(address) === 0)
    throw new ShoalError('BAD_REQUEST', `${JSON.stringify(host)} is not an IP address or localhost`, {
      hint: 'for example 127.0.0.1',
    })
  if (!isLoopback(address) && init.public !== true)
    throw new ShoalError(
      'BAD_REQUEST',
      `${host} may be reached from other machines, and nobody is asked who he is`,
      {
        hint: 'add --public (in a program: public: true) on a network that you trust, or put a proxy before 127.0.0.1 that asks',
      },
    )
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, address, port)))
    server.listen({ host: address, port }, resolve)
  })
  // A connection that could not be taken, for lack of file descriptors for example, is its client's to try again.
  server.removeAllListeners('error').on('error', () => {})
  return server.address() as AddressInfo
}

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')

/** Whether only this machine reaches an IP address. */
export function isLoopback(address: string): boolean {
  return LOOPBACK.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

function explained(error: NodeJS.ErrnoException, address: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ShoalError('PORT_IN_USE', `port ${port} on ${address} is taken by another program`, {
        hint: 'stop that program, or take another port; port 0 takes any free one',
        cause: error,
      })
    case 'EADDRNOTAVAIL':
      return new ShoalError('BAD_REQUEST', `this machine has no address ${address}`, { cause: error })
    case 'EACCES':
      return new ShoalError('BAD_REQUEST', `this user may not listen on port ${port}`, {
        hint: 'take a port from 1024 on',
        cause: error,
      })
    default:
      return error
  }
}

import { type Multiaddr, multiaddr } from '@multiformats/multiaddr'
import { ShoalError } from '../../protocols/index.ts'

/** What can be listened on: TCP and WebSocket, by address. */
const LISTENABLE = /^(ip4|ip6) tcp( ws)?$/

/**
 * Addresses to listen on.
 *
 * @throws ShoalError BAD_MULTIADDR
 */
export function parseListenAddrs(texts: readonly string[]): Multiaddr[] {
  return texts.map((text) => {
    try {
      const addr = multiaddr(text)
      const names = addr.getComponents().map(({ name }) => name)
      if (!LISTENABLE.test(names.join(' '))) throw new Error('it is not an IP address with TCP or WebSocket')
      return addr
    } catch (error) {
      throw new ShoalError(
        'BAD_MULTIADDR',
        `${JSON.stringify(text)} is not an address to listen on: ${(error as Error).message}`,
        {
          hint: 'for example /ip4/0.0.0.0/tcp/4001, or /ip4/0.0.0.0/tcp/4002/ws for WebSocket',
          cause: error,
        },
      )
    }
  })
}

/** Whether only this machine can reach the address. */
export function isLoopback(addr: Multiaddr): boolean {
  const host = addr.getComponents()[0]?.value ?? ''
  return host.startsWith('127.') || host === '::1'
}

/** What libp2p throws when it cannot listen, as PORT_IN_USE or BAD_MULTIADDR; anything else as it is. */
export function explainListenError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const inUse = /listen EADDRINUSE: address already in use (?<host>\S+):(?<port>\d+)/.exec(error.message)
  if (inUse?.groups !== undefined) {
    const { host, port } = inUse.groups
    return new ShoalError('PORT_IN_USE', `port ${port} on ${host} is taken by another program`, {
      hint: `stop that program, or listen on another port: --listen /ip4/${host}/tcp/${Number(port) + 1}; port 0 takes any free one`,
      cause: error,
    })
  }
  const denied = /listen (?<code>EACCES|EADDRNOTAVAIL): [a-z ]+ (?<at>\S+)/.exec(error.message)
  if (denied?.groups === undefined) return error
  const { code, at } = denied.groups
  return new ShoalError(
    'BAD_MULTIADDR',
    code === 'EACCES'
      ? `this user may not listen on ${at}`
      : `this machine has no address ${at} to listen on`,
    {
      hint:
        code === 'EACCES'
          ? 'choose a port above 1023'
          : 'listen on an address of this machine; /ip4/0.0.0.0/tcp/4001 listens on all of them',
      cause: error,
    },
  )
}

/** On all interfaces, free ports: for a node that nobody told where to listen and that others are to reach. */
export const OPEN: readonly string[] = ['/ip4/0.0.0.0/tcp/0', '/ip4/0.0.0.0/tcp/0/ws']

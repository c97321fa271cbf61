import { connect } from 'node:net'
import { type Multiaddr, multiaddr } from '@multiformats/multiaddr'
import { ShoalError } from '../../protocols/index.ts'

/** What others are told to dial, in place of what this node listens on. DNS names are welcome. */
const ANNOUNCEABLE = /^(ip4|ip6|dns|dns4|dns6) tcp( ws| wss| tls ws)?$/

/** @throws ShoalError BAD_MULTIADDR */
export function parseAnnounceAddrs(texts: readonly string[]): string[] {
  return texts.map((text) => {
    try {
      const addr = multiaddr(text)
      const names = addr.getComponents().map(({ name }) => name)
      const plain = names.at(-1) === 'p2p' ? names.slice(0, -1) : names
      if (!ANNOUNCEABLE.test(plain.join(' '))) throw new Error('it is no host with TCP or WebSocket')
      return addr.toString()
    } catch (error) {
      throw new ShoalError(
        'BAD_MULTIADDR',
        `${JSON.stringify(text)} is not an address to announce: ${(error as Error).message}`,
        {
          hint: 'for example /dns4/gateway.example.org/tcp/4001, or /ip4/203.0.113.7/tcp/4001',
          cause: error,
        },
      )
    }
  })
}

/** Who can dial a node, by the addresses it names. */
export type Scope = 'nobody' | 'this machine' | 'private networks' | 'everybody'

export function scopeOf(addrs: readonly string[]): Scope {
  const scopes = addrs.map((text) => scopeOfHost(multiaddr(text).getComponents()[0]))
  for (const scope of ['everybody', 'private networks', 'this machine'] as const)
    if (scopes.includes(scope)) return scope
  return 'nobody'
}

const PRIVATE =
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd]|fe80)/i

function scopeOfHost(part: { name: string; value?: string } | undefined): Scope {
  const host = part?.value ?? ''
  if (part?.name !== 'ip4' && part?.name !== 'ip6') return host === 'localhost' ? 'this machine' : 'everybody'
  if (host.startsWith('127.') || host === '::1') return 'this machine'
  return PRIVATE.test(host) ? 'private networks' : 'everybody'
}

/** What somebody who passes the join string on should know; empty when anybody can use it. */
export function joinNote(scope: Scope): string {
  switch (scope) {
    case 'everybody':
      return ''
    case 'nobody':
      return 'this node cannot be dialled: give others the join string of a node that can'
    case 'this machine':
      return 'the join string works on this machine only: listen elsewhere (--listen /ip4/0.0.0.0/tcp/4001), or name an address by which others reach this node (--announce)'
    case 'private networks':
      return 'the join string has only private addresses: for others, name an address by which they reach this node (--announce)'
  }
}

/** Whether something accepts a TCP connection at the address. */
export async function canConnect(addr: Multiaddr, ms: number): Promise<boolean> {
  const [host, tcp] = addr.getComponents()
  if (host?.value === undefined || tcp?.value === undefined) return false
  const socket = connect({ host: host.value, port: Number(tcp.value) })
  try {
    return await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
      socket.setTimeout(ms, () => resolve(false))
    })
  } finally {
    socket.destroy()
  }
}

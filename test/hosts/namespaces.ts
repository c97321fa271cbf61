import { execFileSync } from 'node:child_process'

/** A host of its own in a network namespace of this machine. */
export interface Host {
  name: string
  /** Runs a command on it. */
  under: readonly string[]
}

const run = (...args: string[]): void => void execFileSync('ip', args, { stdio: 'pipe' })

/** Why there can be no namespaces here; undefined when there can. */
export function whyNoNamespaces(): string | undefined {
  const name = `shoal-${process.pid}-try`
  try {
    run('netns', 'add', name)
    run('netns', 'del', name)
    return undefined
  } catch (error) {
    return `no network namespaces: ${(error as Error).message.split('\n')[0]}`
  }
}

/**
 * A hub and leaves, each leaf on a wire of its own: the hub reaches all, no leaf another. Leaf `n` is 10.77.n.2, the hub
 * on its wire 10.77.n.1, or of another net. Disposing of it removes them.
 */
export function star(leaves: number, net = 77): { hub: Host; leaves: Host[] } & Disposable {
  const host = (role: string): Host => {
    const name = `shoal-${process.pid}-${role}`
    run('netns', 'add', name)
    run('-n', name, 'link', 'set', 'lo', 'up')
    return { name, under: ['ip', 'netns', 'exec', name] }
  }
  const made: Host[] = []
  const hub = host('hub')
  made.push(hub)
  const others = Array.from({ length: leaves }, (_, index) => {
    const n = index + 1
    const leaf = host(`leaf${n}`)
    made.push(leaf)
    run('link', 'add', `to${n}`, 'netns', hub.name, 'type', 'veth', 'peer', 'name', 'up0', 'netns', leaf.name)
    run('-n', hub.name, 'addr', 'add', `10.${net}.${n}.1/24`, 'dev', `to${n}`)
    run('-n', hub.name, 'link', 'set', `to${n}`, 'up')
    run('-n', leaf.name, 'addr', 'add', `10.${net}.${n}.2/24`, 'dev', 'up0')
    run('-n', leaf.name, 'link', 'set', 'up0', 'up')
    return leaf
  })
  return {
    hub,
    leaves: others,
    [Symbol.dispose]() {
      for (const { name } of made) run('netns', 'del', name)
    },
  }
}

/** Hosts that reach one another through a router, until they are cut off. */
export interface Routed extends Disposable {
  /** By their number, from 0. */
  hosts: readonly (Host & { ip: string })[]
  /** What goes from one group to the other is lost without a word, both ways. Undone by {@link heal}. */
  split(some: readonly number[], others: readonly number[]): void
  heal(): void
}

export function routed(count: number): Routed {
  const { hub, leaves, [Symbol.dispose]: dispose } = star(count, 78)
  const ip = (n: number): string => `10.78.${n + 1}.2`
  execFileSync('ip', ['netns', 'exec', hub.name, 'sysctl', '-qw', 'net.ipv4.ip_forward=1'], { stdio: 'pipe' })
  for (const [n, { name }] of leaves.entries())
    run('-n', name, 'route', 'add', 'default', 'via', `10.78.${n + 1}.1`)
  const cuts: string[][] = []
  return {
    hosts: leaves.map((leaf, n) => ({ ...leaf, ip: ip(n) })),
    split(some, others) {
      for (const a of some)
        for (const b of others)
          for (const [from, to] of [
            [a, b],
            [b, a],
          ] as const) {
            const rule = ['from', ip(from), 'to', ip(to), 'blackhole']
            run('-n', hub.name, 'rule', 'add', ...rule)
            cuts.push(rule)
          }
    },
    heal() {
      for (const rule of cuts.splice(0)) run('-n', hub.name, 'rule', 'del', ...rule)
    },
    [Symbol.dispose]: dispose,
  }
}

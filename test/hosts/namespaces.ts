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
 * on its wire 10.77.n.1. Disposing of it removes them.
 */
export function star(leaves: number): { hub: Host; leaves: Host[] } & Disposable {
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
    run('-n', hub.name, 'addr', 'add', `10.77.${n}.1/24`, 'dev', `to${n}`)
    run('-n', hub.name, 'link', 'set', `to${n}`, 'up')
    run('-n', leaf.name, 'addr', 'add', `10.77.${n}.2/24`, 'dev', 'up0')
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

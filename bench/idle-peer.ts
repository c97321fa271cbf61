/** The other processes of `bench/idle.ts`: `mesh COUNT LISTEN` runs that many nodes, `one LISTEN JOIN` joins with one. */
import { createNode, type Node, type NodeEvent } from '../node/index.ts'

/** What a process answers to any message. */
export interface Told {
  /** Lets two more join; of those that join by it, empty. */
  join: string
  /** Links of each node. */
  links: number[]
  traffic: Awaited<ReturnType<Node['status']>>['traffic']
}

if (process.send !== undefined) {
  const [role, ...args] = process.argv.slice(2)
  const common = { mdns: false } as const
  const nodes: Node[] = []
  let invite = ''
  if (role === 'mesh') {
    const [count, listen = ''] = args
    const founder = await createNode({ ...common, listen: [listen] })
    nodes.push(founder)
    // One after the other: fifty that join at once in one process have no time left to answer one another.
    for (let n = 1; n < Number(count); n += 1) {
      const node = await createNode({ ...common, listen: [listen], join: founder.join })
      nodes.push(node)
      while ((await node.status()).peers < n) await new Promise((resolve) => setTimeout(resolve, 50))
    }
    invite = (await founder.mesh.invite({ uses: 2 })).join
  } else {
    const [listen = '', join = ''] = args
    const log = ({ level, text }: NodeEvent): void => {
      if (level === 'warn' || level === 'error')
        console.error(`${listen === '' ? 'leaf' : 'full peer'}: ${text}`)
    }
    nodes.push(await createNode({ ...common, listen: listen === '' ? [] : [listen], join, log }))
  }
  const tell = async (): Promise<void> => {
    const all = await Promise.all(nodes.map((node) => node.status()))
    const [first] = all
    if (first === undefined) return
    process.send?.({
      join: invite,
      links: all.map(({ peers }) => peers),
      traffic: first.traffic,
    } satisfies Told)
  }
  process.on('message', () => void tell())
  process.on('disconnect', () => process.exit())
  await tell()
}

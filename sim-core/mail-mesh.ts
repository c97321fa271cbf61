import type { Mailbox } from '../mailbox/index.ts'
import type { Policy, Verdict as ActorVerdict } from '../protocols/index.ts'
import { Exchanges } from './exchanges.ts'
import { Judge } from './judge.ts'
import { Links } from './links.ts'
import { Machine } from './machine.ts'
import { MailNode } from './mail-node.ts'
import type { Network } from './network.ts'
import type { Peer, PeerInit } from './peer.ts'
import type { Verdict } from './scenario.ts'
import { Tenures } from './tenures.ts'
import type { World } from './world.ts'

export interface MailInit extends PeerInit {
  world: World
  network: Network
  peers: number
  policy: Policy
  /** Of one mailbox; a node has place for the bytes of two. */
  messages: number
  bytes: number
  /** After which a message that traps is given up. */
  attempts: number
  /** The longest time between the end of a process and the next; undefined: any. */
  restartMs: number | undefined
  /** Of each run, until the faults stop. */
  traps: number
  workerLosses: number
  failures: number
  verdicts: number
}

/** Nodes with mailboxes, and what is true of them from outside. */
export class MailMesh {
  readonly world: World
  readonly network: Network
  readonly init: MailInit
  readonly nodes: MailNode[]
  readonly links: Links
  readonly judge: Judge
  readonly exchanges: Exchanges
  /** No actor fails any more. */
  calm = false
  /** How long clocks had stood still when a message was sent, by its id. */
  readonly sleptAt: Map<string, number> = new Map()
  readonly #tenures: Tenures
  readonly #counts: Record<string, number> = {}
  #lives = 0

  constructor(init: MailInit) {
    const { world, network } = init
    this.init = init
    this.world = world
    this.network = network
    this.judge = new Judge(world, init.attempts)
    this.#tenures = new Tenures(world)
    const machines = Array.from({ length: init.peers }, (_, index) => {
      const rate = world.chance(0.5) ? world.pick([0.99, 1.01]) : world.between(0.99, 1.01)
      return new Machine(world, index, rate)
    })
    this.nodes = machines.map((machine) => new MailNode(this, machine))
    this.links = new Links(world, network, machines, (link) => this.exchanges.ended(link))
    this.exchanges = new Exchanges(world, this.links, this.judge)
    const all = new Map(this.nodes.map(({ peer }) => [peer.id, peer]))
    for (const node of this.nodes) {
      node.peer.peers = all
      node.begin()
    }
    this.links.begin()
  }

  node(id: string): MailNode | undefined {
    return this.nodes.find(({ peer }) => peer.id === id)
  }

  /** All but the last have actors, as long as they stay. */
  hosts(node: MailNode): boolean {
    return node !== this.nodes.at(-1) && !node.draining
  }

  newLife(): number {
    this.#lives += 1
    return this.#lives
  }

  count(what: string): void {
    this.#counts[what] = (this.#counts[what] ?? 0) + 1
  }

  /** How long clocks stood still, ms, all together. */
  get slept(): number {
    let slept = 0
    for (const { peer } of this.nodes) slept += peer.machine.slept
    return slept
  }

  /** An execution starts. */
  starts(node: MailNode, address: string, epoch: number): void {
    this.#tenures.starts(address, epoch, node.peer, this.#holders(address))
  }

  /** State of one epoch goes on under another. */
  resumed(address: string, was: number, epoch: number, from: number, to: number): void {
    const highest = this.#tenures.highest(address)
    if (highest > was)
      this.world.fail(`${address} goes on under epoch ${epoch} with the state of ${was}, after ${highest}`)
    this.judge.resumed(address, was, epoch, from, to)
  }

  *#holders(address: string): Iterable<readonly [Peer, number]> {
    for (const { peer, boxes } of this.nodes) yield [peer, boxes.get(address)?.epoch ?? 0]
  }

  /** What an actor says of its next message. */
  verdict(): ActorVerdict {
    const { world } = this
    const { verdicts } = this.init
    const how = world.next()
    if (this.calm || how > verdicts) return { kind: 'any' }
    const forMs = world.between(0, 400)
    if (how < verdicts / 4) return { kind: 'none', forMs }
    const otherwise = world.chance(0.8) ? 'hold' : 'reject'
    return { kind: 'only', by: 'correlation', value: world.pick(['c1', 'c2']), forMs, otherwise }
  }

  /** After each step of a mailbox. */
  check(node: MailNode, box: Mailbox): void {
    const { id } = node.peer
    const running = [...box.instances].filter(({ phase }) => phase === 'RUNNING')
    if (box.target.kind === 'keyed' && box.instances.size > 1)
      this.world.fail(`${box.target.text} has ${box.instances.size} activations at ${id}`)
    if (running.some(({ current }) => current === undefined))
      this.world.fail(`${box.target.text} at ${id} runs nothing`)
    if (box.waiting > 2 * this.init.messages + 1 + node.taken)
      this.world.fail(`${box.waiting} messages wait for ${box.target.text} at ${id}`)
  }

  /** The process is gone, and comes back. */
  down(node: MailNode): void {
    const { world } = this
    const { machine } = node.peer
    this.exchanges.crashed(node)
    node.crash()
    this.links.crash(machine)
    const { life } = machine
    const most = this.init.restartMs === undefined ? world.pick([50, 1_000, 9_000]) : this.init.restartMs
    world.at(world.now + most * world.between(0.2, 1), () => {
      if (machine.life === life) node.begin()
    })
  }

  /** All is quiet: nothing may be left. */
  empty(): void {
    for (const node of this.nodes)
      if (node.left !== undefined) this.world.fail(`${node.peer.id} still has ${node.left}`)
  }

  result(): Verdict {
    const { world, judge } = this
    const counts = { ...this.#counts, sent: judge.truths.size, run: judge.runs, 'run again': judge.again }
    return { wrong: world.wrong, events: world.events, trace: world.trace >>> 0, counts }
  }
}

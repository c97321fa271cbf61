import { type Link, majority, type MeshConfig, recoveryText, type Seats } from '../wardens/index.ts'
import { Fate, FAULTS } from './fate.ts'
import { Mesh } from './mesh.ts'
import type { Node } from './node.ts'
import { Network } from './network.ts'
import { notary } from './notary.ts'
import type { ScenarioInit, Verdict } from './scenario.ts'
import { World } from './world.ts'

const FAULTS_UNTIL = 75_000
const CALM_FROM = 108_000
const END = 120_000
const KEYS = ['counter/a', 'counter/b']
const PEERS = 7
/** Actors write to registers at these, whoever the wardens are. */
const REGISTERS = [0, 1, 2]
const STRIKES = [...FAULTS, 'lost disk']
/** Worlds that are named otherwise than the fault that makes up half of all in them. */
const BIASES: Readonly<Record<string, string>> = { duel: 'crash', contend: 'link' }

/**
 * A mesh whose wardens change while actors run, under one seed: to more, to fewer, to others altogether, by several at
 * once, while everything fails that may. Watches what the claims scenario watches, that the chain of configs never forks,
 * and that a step is possible when the faults have stopped.
 */
export function configScenario(seed: number, init: ScenarioInit = {}): Verdict {
  return new ConfigWorld(seed, init).run()
}

class ConfigWorld {
  readonly #world: World
  readonly #mesh: Mesh
  readonly #fate: Fate
  readonly #bias: string
  /** The config of each epoch, and the newest of them. */
  readonly #configs = new Map<string, string>()
  #newest: MeshConfig
  /** What was asked for to follow it. */
  #candidates: MeshConfig[] = []
  /** Wardens that will not come back. */
  readonly #dead = new Set<Node>()

  constructor(seed: number, { say, bias = '' }: ScenarioInit) {
    const world = new World(seed, say)
    this.#world = world
    this.#bias = bias
    const faults = {
      loss: bias === 'contend' ? 0.2 : world.pick([0, 0.01, 0.05]),
      twice: world.pick([0, 0.05, 0.3]),
      stray: world.pick([0, 0.01, 0.05]),
      strayMs: world.pick([2_000, 15_000]),
      fastestMs: 0.3,
      slowestMs: world.pick([3, 40, 300]),
    }
    const network = new Network(world, faults, FAULTS_UNTIL)
    const wardens =
      bias === 'recover'
        ? [2, 3, 4, 5, 6]
        : bias === 'halves'
          ? [0, 1, 2, 3, 4, 5, 6]
          : world.pick([[0], [0, 1, 2], [0, 1, 2, 3, 4], [2, 3, 4, 5, 6]])
    const config: MeshConfig = {
      mesh: 'sim',
      generation: 0,
      epoch: 0,
      previous: '',
      wardens: wardens.map((n) => ({ peer: `p${n}`, store: `p${n}-disk`, zone: '' })),
      k: kOf(wardens.length),
      leaseMs: 10_000,
      removed: [],
    }
    this.#newest = config
    this.#mesh = new Mesh({
      world,
      network,
      peers: PEERS,
      keys: KEYS,
      registers: () => REGISTERS,
      frozen: false,
      end: END,
      genesis: { config, certificate: { by: 'founder' } },
      forgetMs: world.pick([20_000, 3_600_000]),
      guardMs: world.pick([0, 250]),
      digestFrom: world.pick([1, 100]),
      diskMs: world.pick([2, 60]),
    })
    this.#fate = new Fate(world, network, this.#mesh)
    for (const { peer } of this.#mesh.nodes) {
      peer.changed = (seats) => this.#changed(seats)
      peer.begin()
    }
    this.#plan()
  }

  run(): Verdict {
    this.#world.run(END)
    return this.#mesh.verdict()
  }

  #changed({ config, hash }: Seats): void {
    const epoch = `${config.generation}.${config.epoch}`
    const before = this.#configs.get(epoch) ?? hash
    if (before !== hash) this.#world.fail(`the chain forks: ${epoch} is ${before} and ${hash}`)
    if (!this.#configs.has(epoch)) this.#mesh.count('step')
    this.#configs.set(epoch, hash)
    const newest = this.#newest
    if (
      config.generation > newest.generation ||
      (config.generation === newest.generation && config.epoch > newest.epoch)
    )
      this.#newest = config
    this.#candidates = this.#candidates.filter(({ epoch: its }) => its > this.#newest.epoch)
  }

  #plan(): void {
    const world = this.#world
    const mesh = this.#mesh
    const bias = this.#bias
    for (const node of mesh.nodes) {
      for (
        let at = world.between(0, 2_000);
        at < CALM_FROM;
        at += (bias === 'contend' ? 0.2 : 1) * world.between(300, 5_000)
      )
        world.at(at, () =>
          mesh.client(node, world.pick(KEYS), false, at < FAULTS_UNTIL && world.chance(0.05)),
        )
      for (const key of KEYS)
        world.at(CALM_FROM + 6_000 + world.between(0, 1_000), () => {
          if (!this.#dead.has(node)) mesh.client(node, key, true)
        })
      for (let at = world.between(0, 2_000); at < END; at += world.between(500, 2_500))
        world.at(at, () => {
          const to = world.pick(mesh.nodes)
          if (to !== node) node.peer.machine.do(() => node.peer.gossip(to.peer))
        })
    }
    const every = world.pick([2_000, 6_000, 20_000])
    for (let at = world.between(0, every); at < FAULTS_UNTIL; at += world.between(every * 0.2, every * 1.8))
      world.at(at, () => this.#strike())
    const moves = bias === 'contend' ? 0.05 : 1
    const steps =
      bias === 'contend'
        ? 4_000
        : bias === 'duel'
          ? 1_500
          : bias === 'halves'
            ? 100_000
            : world.pick([2_000, 6_000, 20_000])
    for (let at = world.between(0, steps); at < FAULTS_UNTIL; at += world.between(steps * 0.1, steps * 1.9))
      world.at(at, () => {
        for (let more = bias === 'duel' ? 3 : 1; more > 0; more--)
          world.at(world.now + world.between(0, 60), () => this.#propose(world.pick(mesh.nodes)))
      })
    for (let at = world.between(0, 8_000); at < FAULTS_UNTIL; at += moves * world.between(2_000, 12_000))
      world.at(at, () => {
        const node = world.pick(mesh.nodes)
        const heir = world.pick(mesh.nodes)
        const key = world.pick(KEYS)
        node.peer.machine.do(() => (heir === node ? mesh.release(node, key) : mesh.handOver(node, key, heir)))
      })
    // When all is well again, a step has to succeed.
    world.at(CALM_FROM, () => {
      const { epoch } = this.#newest
      for (const node of mesh.nodes) this.#propose(node)
      world.at(CALM_FROM + 10_000, () => {
        if (this.#newest.epoch === epoch) world.fail(`no step from config ${epoch}, with all wardens well`)
      })
    })
    if (this.#bias === 'recover') world.at(world.between(20_000, 30_000), () => this.#disaster())
  }

  /** A node asks for other wardens, if it is one. */
  #propose(node: Node, among: readonly Node[] = this.#mesh.nodes, size: number = 0): void {
    const world = this.#world
    const { peer } = node
    const { config, hash } = peer.warden.seats
    const alive = among.filter((other) => !this.#dead.has(other)).map((other) => other.peer)
    const others = alive.filter(({ id }) => config.wardens.every((warden) => warden.peer !== id))
    const from = world.chance(0.3) && others.length >= 3 ? others : alive
    const count = size > 0 ? size : world.pick([1, 3, 3, 5, 7].filter((each) => each <= from.length))
    const wardens = shuffled(world, from)
      .slice(0, count)
      .map(({ id, store }) => ({ peer: id, store, zone: '' }))
    const wanted = { ...config, epoch: config.epoch + 1, previous: hash, wardens, k: kOf(count) }
    this.#candidates.push(wanted)
    peer.machine.do(() => peer.judge({ kind: 'step', wanted }))
  }

  #strike(): void {
    const world = this.#world
    const kind =
      this.#bias !== '' && world.chance(0.5) ? (BIASES[this.#bias] ?? this.#bias) : world.pick(STRIKES)
    const node = world.pick(this.#mesh.nodes)
    if (kind === 'recover' || this.#dead.has(node)) return
    if (kind === 'halves') {
      this.#halve()
      return
    }
    this.#mesh.count(kind)
    if (kind === 'lost disk') this.#loseDisk(node)
    else this.#fate.strike(kind, node, FAULTS_UNTIL)
  }

  /** Two groups that do not hear each other, of which the larger makes a step. */
  #halve(): void {
    const world = this.#world
    const nodes = shuffled(world, this.#mesh.nodes)
    const large = nodes.slice(0, 4)
    for (const node of large)
      for (const other of nodes.slice(4))
        this.#fate.cut(node, other, Math.min(12_000, FAULTS_UNTIL - world.now))
    world.at(world.now + 1_000, () => this.#propose(world.pick(large), large))
    world.at(world.now + 13_000, () => this.#propose(world.pick(large), nodes, nodes.length))
  }

  /** No more disks are lost than the last config can do without, and each that may be the next. */
  #loseDisk(node: Node): void {
    // What the mesh key has signed names disks.
    if (this.#dead.size > 0) return
    const { id, store } = node.peer
    const there = (warden: { peer: string; store: string }): boolean =>
      this.#mesh.nodes.some(({ peer }) => peer.id === warden.peer && peer.store === warden.store)
    for (const { wardens, k } of [this.#newest, ...this.#candidates]) {
      const lost = wardens.filter((warden) => !there(warden)).length
      if (wardens.some(({ peer, store: its }) => peer === id && its === store) && lost + 1 > (k - 1) / 2)
        return
    }
    this.#world.say(() => `-- ${node.peer.id} loses its disk`)
    this.#mesh.down(node)
    node.peer.loseDisk()
  }

  /** Most wardens are gone for good. The mesh key signs what is to follow, and the survivors are told until they do. */
  #disaster(): void {
    const world = this.#world
    const { nodes } = this.#mesh
    const { wardens } = this.#newest
    const victims = wardens
      .map(({ peer }) => nodes.find((node) => node.peer.id === peer))
      .filter((node) => node !== undefined && !REGISTERS.includes(nodes.indexOf(node)))
    const spared = wardens.length - victims.length > 0 ? victims : victims.slice(1)
    // Where those that are left can still do without the others, to force a config makes two owners: its stated price.
    if (wardens.length - spared.length >= majority(this.#newest.k)) return
    for (const node of spared) {
      if (node === undefined) continue
      this.#dead.add(node)
      this.#mesh.destroy(node)
    }
    world.say(() => `-- ${[...this.#dead].map(({ peer }) => peer.id).join(', ')} are gone for good`)
    const alive = nodes.filter((node) => !this.#dead.has(node))
    const next: MeshConfig = {
      ...this.#newest,
      generation: this.#newest.generation + 1,
      epoch: this.#newest.epoch + 1,
      previous: notary('mesh').hash(this.#newest),
      wardens: alive.slice(0, 3).map(({ peer: { id, store } }) => ({ peer: id, store, zone: '' })),
      k: 3,
    }
    const link: Link = {
      config: next,
      certificate: { by: 'mesh', signature: notary('mesh').sign(recoveryText(notary('mesh').hash(next))) },
    }
    for (let at = world.now + 3_000; at < CALM_FROM; at += 6_000)
      world.at(at, () => {
        if (this.#newest.generation === next.generation) return
        const { peer } = world.pick(alive)
        peer.machine.do(() => peer.judge({ kind: 'recover', next: link }))
        // In the silence after it all of them are restarted.
        for (const node of world.chance(0.5) ? alive.slice(0, 3) : [])
          world.at(world.now + world.between(3_000, 5_000), () =>
            this.#fate.strike('stop', node, FAULTS_UNTIL),
          )
      })
  }
}

function kOf(wardens: number): 1 | 3 | 5 {
  return wardens >= 5 ? 5 : wardens >= 3 ? 3 : 1
}

function shuffled<T>(world: World, list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, at: world.next() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item)
}

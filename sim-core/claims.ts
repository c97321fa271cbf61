import { type MeshConfig, seats } from '../wardens/index.ts'
import { Fate, FAULTS } from './fate.ts'
import { Mesh } from './mesh.ts'
import type { Node } from './node.ts'
import { Network, type NetworkFaults } from './network.ts'
import type { ScenarioInit, Verdict } from './scenario.ts'
import { World } from './world.ts'

const LEASE_MS = 10_000
const FAULTS_UNTIL = 80_000
const CALM_FROM = 112_000
const END = 120_000
const KEYS = ['counter/a', 'counter/b']

/** Worlds in which only that happens, in a network that is nearly well. */
const DIRECTED: readonly string[] = ['rest', 'leave', 'sole']
/** In others the fault that they are named after makes up half of all; some have a network of their own kind. */
const BIASES: Readonly<Record<string, string>> = {
  late: 'rush',
  sole: 'leave',
  worn: 'full disk',
  pass: 'link',
}

/**
 * Wardens, holders, actors with a fenced register and clients under one seed. Watches that a key never has two valid
 * leases when an execution starts, that epochs only rise, that what clients saw of each register is linearizable, and
 * that everything works again when the faults have stopped.
 */
export function claimsScenario(seed: number, init: ScenarioInit = {}): Verdict {
  return new ClaimsWorld(seed, init).run()
}

class ClaimsWorld {
  readonly #world: World
  readonly #mesh: Mesh
  readonly #fate: Fate
  readonly #bias: string

  constructor(seed: number, { say, bias = '' }: ScenarioInit) {
    const world = new World(seed, say)
    this.#world = world
    this.#bias = bias
    const directed = DIRECTED.includes(bias)
    const faults: NetworkFaults = {
      loss: bias === 'sole' ? 0.3 : world.pick(directed ? [0, 0.01] : [0, 0.01, 0.05, 0.15]),
      twice: bias === 'worn' ? 0.5 : world.pick([0, 0.05, 0.3]),
      stray: ['late', 'worn', 'pass'].includes(bias) ? 0.25 : world.pick([0, 0.01, 0.05]),
      strayMs: bias === 'worn' ? 1_000 : world.pick([2_000, 15_000]),
      fastestMs: 0.3,
      slowestMs: world.pick(directed || bias === 'worn' || bias === 'pass' ? [3, 40] : [3, 40, 300, 1_200]),
    }
    const network = new Network(world, faults, FAULTS_UNTIL)
    const wardens = bias === 'sole' ? 1 : world.pick([1, 3, 3, 5, 7])
    const config: MeshConfig = {
      mesh: 'sim',
      generation: 0,
      epoch: 0,
      previous: '',
      wardens: Array.from({ length: wardens }, (_, n) => ({ peer: `p${n}`, store: `p${n}-disk`, zone: '' })),
      k: wardens === 1 ? 1 : wardens === 3 ? 3 : 5,
      leaseMs: LEASE_MS,
      removed: [],
    }
    const chamber = seats(config, '')
    this.#mesh = new Mesh({
      world,
      network,
      peers: Math.max(3, wardens + 1),
      keys: KEYS,
      registers: (address) => chamber.group(address),
      frozen: bias === 'freeze',
      end: END,
      genesis: { config, certificate: { by: 'founder' } },
      forgetMs:
        bias === 'leave' || bias === 'sole'
          ? 3_600_000
          : world.pick([bias === 'rest' ? 12_000 : 20_000, 3_600_000]),
      guardMs: world.pick([0, 250]),
      digestFrom: world.pick([1, 100]),
      diskMs: world.pick([2, 60]),
    })
    this.#fate = new Fate(world, network, this.#mesh)
    for (const { peer } of this.#mesh.nodes) peer.begin()
    this.#plan()
  }

  run(): Verdict {
    this.#world.run(END)
    return this.#mesh.verdict()
  }

  #plan(): void {
    const world = this.#world
    const mesh = this.#mesh
    for (const node of mesh.nodes) {
      for (let at = world.between(0, 2_000); at < CALM_FROM; at += world.between(100, 3_000))
        world.at(at, () =>
          mesh.client(node, world.pick(KEYS), false, at < FAULTS_UNTIL && world.chance(0.05)),
        )
      for (const key of KEYS)
        world.at(CALM_FROM + world.between(0, 1_000), () => mesh.client(node, key, true))
    }
    const every = this.#bias === 'worn' ? 800 : world.pick([1_500, 6_000, 20_000])
    for (let at = world.between(0, every); at < FAULTS_UNTIL; at += world.between(every * 0.2, every * 1.8))
      world.at(at, () => this.#strike())
    const moves = this.#bias === 'pass' ? 0.1 : 1
    for (let at = world.between(0, 8_000); at < FAULTS_UNTIL; at += moves * world.between(1_000, 12_000))
      world.at(at, () => {
        const node = world.pick(mesh.nodes)
        const heir = world.pick(mesh.nodes)
        const key = world.pick(KEYS)
        const leaves = world.chance(0.7) && heir !== node
        node.peer.machine.do(() => (leaves ? mesh.handOver(node, key, heir) : mesh.release(node, key)))
      })
  }

  #strike(): void {
    const world = this.#world
    const kind =
      this.#bias === 'worn'
        ? world.pick(WORN)
        : this.#bias !== '' && (DIRECTED.includes(this.#bias) || world.chance(0.5))
          ? (BIASES[this.#bias] ?? this.#bias)
          : world.pick(STRIKES)
    this.#mesh.count(kind)
    if (kind === 'rush') this.#rush()
    else if (kind === 'rest' || kind === 'leave') this.#rest(kind === 'leave')
    else this.#fate.strike(kind, world.pick(this.#mesh.nodes), FAULTS_UNTIL)
  }

  /** A holder is cut off, and the others cannot wait: the first moment at which its key may be had again. */
  #rush(cutMs: number = 14_000): Node | undefined {
    const world = this.#world
    const key = world.pick(KEYS)
    const victim = this.#mesh.nodes.find(({ peer, actors }) =>
      peer.believes(key, actors.get(key)?.epoch ?? 0),
    )
    if (victim === undefined || world.now > FAULTS_UNTIL - 14_000) return undefined
    for (const other of this.#mesh.nodes) this.#fate.cut(victim, other, cutMs)
    const others = this.#mesh.nodes.filter((node) => node !== victim)
    const at = world.now
    for (let ms = 3_500; ms < 12_000; ms += world.between(20, 70))
      world.at(at + ms, () => {
        const slow = world.chance(0.2)
        this.#mesh.client(slow ? victim : world.pick(others), key, false, slow)
      })
    return victim
  }

  /**
   * A holder is cut off for long; another has the key, uses it and leaves it; then nothing happens until the first is
   * back (`briefly`), or until the wardens may have forgotten the key, and perhaps start anew.
   */
  #rest(briefly: boolean): void {
    const world = this.#world
    const mesh = this.#mesh
    const restMs = briefly ? 24_000 : 48_000
    if (world.now > FAULTS_UNTIL - restMs - 4_000 || world.now < mesh.restUntil + 10_000) return
    const victim = this.#rush(briefly ? 16_000 : world.pick([14_000, 47_000]))
    if (victim === undefined) return
    const from = world.now
    mesh.restUntil = from + 1
    world.at(from + 14_000, () => {
      mesh.restUntil = from + restMs
      for (const node of mesh.nodes)
        node.peer.machine.do(() => {
          for (const address of node.actors.keys()) mesh.release(node, address)
        })
    })
    for (const node of briefly ? [] : mesh.nodes) {
      if (node === victim) continue
      if (world.chance(0.3)) for (const other of mesh.nodes) this.#fate.cut(node, other, 47_000)
      if (world.chance(0.7)) world.at(from + 46_000, () => mesh.down(node))
    }
  }
}

const WORN = ['full disk', 'full disk', 'crash']
const STRIKES = [...FAULTS, 'rush']

import { DEFAULT_POLICY, type Envelope, LIMITS } from '../protocols/index.ts'
import type { MeshConfig } from '../wardens/index.ts'
import { Fate, FAULTS } from './fate.ts'
import { MailMesh } from './mail-mesh.ts'
import { Network } from './network.ts'
import type { ScenarioInit, Verdict } from './scenario.ts'
import { World } from './world.ts'

/** When the faults stop; a minute later everything has to have ended. */
export const FAULTS_UNTIL = 40_000
const ENDED = FAULTS_UNTIL + 60_000
const END = 120_000
const SMALL = new Uint8Array(10)
const LARGE = new Uint8Array(5_000)
export const TARGETS: readonly string[] = ['actor/x', 'actor/y']
const STRIKES = [...FAULTS, 'reset', 'reset', 'reset', 'reset', 'stall', 'stall']

const HARMFUL = { traps: 0.06, workerLosses: 0.04, failures: 0.03, verdicts: 0.15 }
const HARMLESS = { traps: 0, workerLosses: 0, failures: 0, verdicts: 0 }

/** How the worlds with mailboxes differ. */
export interface MailWorldInit extends ScenarioInit {
  /** Nothing goes wrong by itself, and there is place for everything. */
  calm?: boolean
}

/** Nodes with mailboxes, programs that send to two actors, and everything that goes wrong, under one seed. */
export class MailWorld {
  readonly world: World
  readonly mesh: MailMesh
  readonly #fate: Fate
  readonly #bias: string
  readonly calm: boolean

  constructor(seed: number, { say, bias = '', calm = false }: MailWorldInit) {
    const world = new World(seed, say)
    this.world = world
    this.#bias = bias
    this.calm = calm
    const network = new Network(
      world,
      {
        loss: calm ? 0 : world.pick([0, 0.01, 0.05]),
        twice: calm ? 0 : world.pick([0, 0.05, 0.3]),
        stray: calm ? 0 : world.pick([0, 0.01, 0.1]),
        strayMs: world.pick([200, 2_000]),
        fastestMs: 0.3,
        slowestMs: world.pick([3, 10, 40]),
      },
      FAULTS_UNTIL,
    )
    const wardens = calm ? 3 : world.pick([1, 3, 3])
    const config: MeshConfig = {
      mesh: 'sim',
      generation: 0,
      epoch: 0,
      previous: '',
      wardens: Array.from({ length: wardens }, (_, n) => ({ peer: `p${n}`, store: `p${n}-disk`, zone: '' })),
      k: wardens === 1 ? 1 : 3,
      leaseMs: world.pick([3_000, 10_000]),
      removed: [],
    }
    this.mesh = new MailMesh({
      world,
      network,
      peers: 4,
      genesis: { config, certificate: { by: 'founder' } },
      forgetMs: 3_600_000,
      guardMs: 250,
      digestFrom: world.pick([1, 100]),
      diskMs: world.pick([2, 60]),
      policy: {
        ...DEFAULT_POLICY,
        holdMs: calm ? DEFAULT_POLICY.holdMs : world.pick([300, 1_000, 5_000]),
        idleMs: world.pick([300, 2_000, 20_000]),
      },
      messages: calm ? 1_000 : 12,
      bytes: calm ? 1_000_000 : 20_000,
      attempts: 3,
      restartMs: calm ? 1_000 : undefined,
      ...(calm ? HARMLESS : HARMFUL),
    })
    this.#fate = new Fate(world, network, this.mesh)
    this.#plan()
  }

  run(): Verdict {
    this.world.run(END)
    return this.mesh.result()
  }

  #plan(): void {
    const { world, mesh } = this
    // Not more than the actors can do, where nothing is to fail.
    const gapMs = this.calm ? 300 : world.pick([60, 200])
    for (let program = 0; program < 2; program += 1)
      for (let at = world.between(0, 100); at < FAULTS_UNTIL; at += world.between(0, 2 * gapMs))
        world.at(at, () => this.#program())
    const every = world.pick([600, 2_000, 8_000])
    for (let at = world.between(0, every); at < FAULTS_UNTIL; at += world.between(every * 0.2, every * 1.8))
      if (!this.calm) world.at(at, () => this.#strike())
    world.at(FAULTS_UNTIL, () => (mesh.calm = true))
    world.at(ENDED, () => mesh.judge.close())
    world.at(END - 1, () => mesh.empty())
  }

  #program(): void {
    const world = this.world
    const node = world.pick(this.mesh.nodes)
    const sender = world.pick(['~p', '~q'])
    const { machine } = node.peer
    if (!machine.up || node.draining) return
    for (let more = world.chance(0.1) ? 8 : 1; more > 0; more -= 1)
      machine.do(() => {
        const cancel = node.send((id) => this.#letter(id, sender))
        if (!this.calm && world.chance(0.08)) machine.after(world.between(0, 300), cancel)
      })
  }

  #letter(id: string, sender: string): Envelope {
    const world = this.world
    const post = world.chance(0.3)
    const envelope: Envelope = {
      id,
      kind: post ? 'post' : 'send',
      sender,
      target: world.chance(0.8) ? 'actor/x' : world.pick(TARGETS),
      subject: '',
      correlation: world.pick(['c1', 'c2', 'c3']),
      remainingMs: post ? LIMITS.postMs.value : this.calm ? 30_000 : world.pick([50, 400, 2_000, 8_000]),
      attempt: 1,
      chain: [],
      hops: [],
      placed: false,
      body: world.chance(0.05) ? LARGE : SMALL,
    }
    const how = this.calm ? 0.2 : world.next()
    if (how < 0.15) envelope.retry = 'never'
    else if (how < 0.3) envelope.retry = 'yes'
    else if (how < 0.35) envelope.retry = 'no'
    if (world.chance(0.15)) envelope.unordered = true
    return envelope
  }

  #strike(): void {
    const world = this.world
    const { nodes, links } = this.mesh
    const kind = this.#bias !== '' && world.chance(0.5) ? this.#bias : world.pick(STRIKES)
    const node = world.pick(nodes)
    this.mesh.count(kind)
    const one = node.peer.machine
    const other = world.pick(nodes).peer.machine
    if (kind === 'reset') links.reset(one, other)
    else if (kind === 'stall') {
      const link = links.between(one, other)
      if (link !== undefined) link.stalledUntil = world.now + world.between(0, 3_000)
    } else this.#fate.strike(kind, node, FAULTS_UNTIL)
  }
}

import { majority } from '../wardens/index.ts'
import { Actor, type Call, type Stage } from './actor.ts'
import { type Operation, wrongWith } from './history.ts'
import { Machine } from './machine.ts'
import type { Network } from './network.ts'
import type { MeshInit, Node } from './node.ts'
import { Peer, type Told } from './peer.ts'
import { Register } from './register.ts'
import type { Verdict } from './scenario.ts'
import { Tenures } from './tenures.ts'
import type { World } from './world.ts'

/**
 * Peers with keyed actors and their callers. Watches that a key never has two valid leases when an execution starts, that
 * epochs only rise, and what callers saw of each actor's register.
 */
export class Mesh {
  readonly nodes: Node[] = []
  /** No calls before. */
  restUntil = 0
  readonly #world: World
  readonly #network: Network
  readonly #init: MeshInit
  readonly #history = new Map<string, Operation[]>()
  readonly #tenures: Tenures
  /** The last value of each actor that a majority of its registers took. */
  readonly #committed = new Map<string, { epoch: number; value: number }>()
  readonly #counts: Record<string, number> = {}
  #request = 0
  #value = 0

  constructor(init: MeshInit) {
    this.#init = init
    this.#world = init.world
    this.#network = init.network
    this.#tenures = new Tenures(init.world)
    for (const key of init.keys) this.#history.set(key, [])
    for (let index = 0; index < init.peers; index++) this.#add(index)
    const all = new Map(this.nodes.map(({ peer }) => [peer.id, peer]))
    for (const { peer } of this.nodes) peer.peers = all
  }

  verdict(): Verdict {
    const world = this.#world
    for (const [key, operations] of this.#history) {
      const wrong = wrongWith(operations)
      if (wrong !== undefined) world.fail(`${key}: ${wrong}`)
    }
    return { wrong: world.wrong, events: world.events, trace: world.trace >>> 0, counts: this.#counts }
  }

  count(what: string): void {
    this.#counts[what] = (this.#counts[what] ?? 0) + 1
  }

  #add(index: number): void {
    const world = this.#world
    // Half of the clocks are at a corner of what is allowed, where margins are decided.
    const rate = world.chance(0.5) ? world.pick([0.99, 1.01]) : world.between(0.99, 1.01)
    const machine = new Machine(world, index, rate)
    const peer = new Peer(world, this.#network, machine, this.#init, (effect) => this.#told(node, effect))
    const node: Node = {
      peer,
      register: new Register(),
      actors: new Map(),
      waiting: new Map(),
      requests: new Map(),
    }
    this.nodes.push(node)
  }

  // What holders tell their nodes.

  #told(node: Node, effect: Told): void {
    switch (effect.do) {
      case 'owner': {
        const address = node.requests.get(effect.request)
        node.requests.delete(effect.request)
        if (address !== undefined) this.#owner(node, address, effect.owner.peer, effect.owner.epoch)
        return
      }
      case 'refused': {
        const address = node.requests.get(effect.request)
        node.requests.delete(effect.request)
        if (address !== undefined) for (const call of this.#take(node, address)) call.refused()
        return
      }
      case 'parked':
        this.count('parked')
        this.#parked(node, effect.address, effect.epoch)
        return
      case 'resumed':
        this.count(node.actors.get(effect.address)?.parked === true ? 'resumed' : 'claimed anew')
        this.#resumed(node, effect.address, effect.was, effect.epoch)
        return
      case 'lost':
        this.count('lost')
        if (node.actors.get(effect.address)?.epoch === effect.epoch) this.#drop(node, effect.address)
        return
      case 'released':
        this.#released(node, effect)
        return
      case 'at':
    }
  }

  #owner(node: Node, address: string, owner: string, epoch: number): void {
    const calls = this.#take(node, address)
    if (owner !== node.peer.id) {
      const to = this.nodes.find(({ peer }) => peer.id === owner)
      for (const call of calls) {
        if (to === undefined || call.hops >= 3) call.refused()
        else this.#forward(node, to, call)
      }
      return
    }
    let actor = node.actors.get(address)
    if (actor !== undefined && actor.epoch !== epoch) {
      this.#drop(node, address)
      actor = undefined
    }
    if (actor === undefined) {
      this.count('claimed')
      actor = new Actor(this.#stage(node), address, epoch)
      node.actors.set(address, actor)
      actor.recover()
    }
    // Back under the epoch it had: the release had not begun.
    actor.parked = false
    for (const call of calls) actor.call(call)
  }

  #take(node: Node, address: string): Call[] {
    const calls = node.waiting.get(address) ?? []
    node.waiting.delete(address)
    return calls
  }

  #parked(node: Node, address: string, epoch: number): void {
    const actor = node.actors.get(address)
    if (actor?.epoch !== epoch) return
    actor.parked = true
    // Memory that a killed run left behind is worth nothing.
    if (actor.running === undefined || this.#world.chance(0.5)) return
    actor.kill()
    this.#drop(node, address)
    node.peer.step({ kind: 'drop', address, epoch })
  }

  #resumed(node: Node, address: string, was: number, epoch: number): void {
    const actor = node.actors.get(address)
    if (actor?.epoch === was) {
      actor.resume(epoch)
      this.#tellActive(node, address, was)
    } else node.peer.step({ kind: 'release', address, epoch, successor: '' })
  }

  #drop(node: Node, address: string): void {
    const actor = node.actors.get(address)
    node.actors.delete(address)
    actor?.kill()
    for (const call of actor?.queue ?? []) call.refused()
  }

  /** The stage of one life of a node. */
  #stage(node: Node): Stage {
    const { machine } = node.peer
    const world = this.#world
    return {
      majority: majority(this.#init.registers(this.#init.keys[0] ?? '').length),
      mayStart: (actor, call) => this.#mayStart(node, actor, call),
      holds: (actor) => node.peer.holds(actor.address, actor.epoch),
      left: ({ address, epoch }) => {
        const highest = this.#tenures.highest(address)
        if (epoch < highest && !this.#init.frozen)
          world.fail(`an effect of ${address} leaves under epoch ${epoch} after ${highest} began`)
      },
      runMs: ({ slow }) => (slow ? world.between(300, 6_000) : world.between(1, 40)),
      committed: ({ address, epoch }, value) => {
        if (epoch >= (this.#committed.get(address)?.epoch ?? 0))
          this.#committed.set(address, { epoch, value })
      },
      recovered: ({ address }, value, from) =>
        this.#history.get(address)?.push({ kind: 'read', value, from, to: world.now }),
      get now() {
        return world.now
      },
      after: (ms, run) => machine.after(ms, run),
      wrong: (what) => world.fail(what),
      registers: (address, ask, answered) => {
        const { life } = machine
        this.#init.registers(address).forEach((index, place) => {
          const to = this.nodes[index]
          if (to === undefined) return
          this.#network.send(machine, to.peer.machine, () => {
            const answer = ask(to.register, to.peer.warden.epoch(address))
            this.#network.send(to.peer.machine, machine, () =>
              machine.do(() => answered(place, answer), life),
            )
          })
        })
      },
    }
  }

  #mayStart(node: Node, actor: Actor, call: Call): boolean {
    const { address, epoch } = actor
    if (!node.peer.holds(address, epoch)) return false
    const { id } = node.peer
    if (this.#init.frozen) this.#tenures.granted(address, epoch, node.peer)
    else {
      this.#tenures.starts(address, epoch, node.peer, this.#holders(address))
      const last = this.#committed.get(address)?.value ?? 0
      if (last !== actor.value)
        this.#world.fail(
          `${address} starts at ${id} (epoch ${epoch}) from ${actor.value}, and ${last} came after it`,
        )
    }
    this.count('started')
    this.#world.say(() => `${id} runs ${call.kind} ${call.value} at ${address} (epoch ${epoch})`)
    return true
  }

  *#holders(address: string): Iterable<readonly [Peer, number]> {
    for (const { peer, actors } of this.nodes) yield [peer, actors.get(address)?.epoch ?? 0]
  }

  // Calls.

  #forward(from: Node, to: Node, call: Call): void {
    // The mailbox's own rules against doubled messages are not what is tried here.
    const next = { ...call, hops: call.hops + 1 }
    this.#network.send(from.peer.machine, to.peer.machine, () => this.#arrive(to, next), true)
  }

  #arrive(node: Node, call: Call): void {
    const { address } = call
    this.#world.say(() => `${node.peer.id} has ${call.kind} ${call.value} of ${address}, hop ${call.hops}`)
    const actor = node.actors.get(address)
    if (actor?.sealed === true) {
      call.refused()
      return
    }
    if (actor !== undefined && (actor.parked || node.peer.holds(address, actor.epoch))) {
      actor.call(call)
      return
    }
    const waiting = node.waiting.get(address)
    if (waiting !== undefined) {
      waiting.push(call)
      return
    }
    node.waiting.set(address, [call])
    this.#ask(node, address, 0)
  }

  #ask(node: Node, address: string, released: number): void {
    const request = ++this.#request
    node.requests.set(request, address)
    node.peer.step({ kind: 'claim', request, address, released })
  }

  /** A client at a node calls an actor; `must`: it has to be answered within the run. */
  client(node: Node, address: string, must: boolean, slow: boolean = false): void {
    const { machine } = node.peer
    const world = this.#world
    if (!machine.up || world.now < this.restUntil) return
    const { life } = machine
    // A frozen owner may answer reads with what was true before: a known limit, and not looked at.
    const kind = this.#init.frozen || world.chance(0.5) ? 'write' : 'read'
    const operation: Operation = { kind, value: ++this.#value, from: world.now, to: Number.POSITIVE_INFINITY }
    this.#history.get(address)?.push(operation)
    const tries = (): void => {
      const call: Call = {
        kind,
        address,
        value: operation.value,
        hops: 0,
        slow,
        done: (value) => {
          // The answer goes to the client's peer, whichever ran the call.
          world.at(world.now + world.between(0.1, 3), () => {
            if (!machine.up || machine.life !== life || operation.to !== Number.POSITIVE_INFINITY) return
            operation.value = value
            operation.to = world.now
            world.say(
              () => `${node.peer.id} ${kind} of ${address}: ${value}, asked at ${operation.from.toFixed(1)}`,
            )
            this.count(kind)
          })
        },
        refused: () => {
          if (must) machine.after(300, tries)
        },
      }
      this.#arrive(node, call)
    }
    machine.do(tries)
    if (must)
      world.at(this.#init.end - 1, () => {
        if (operation.to === Number.POSITIVE_INFINITY)
          world.fail(`${address}: a ${kind} at ${node.peer.id} was not answered`)
      })
  }

  // Hand-over.

  /** A node leaves a key to another, with its state. */
  handOver(node: Node, address: string, successor: Node): void {
    const actor = node.actors.get(address)
    if (actor === undefined || actor.parked || !actor.ready || actor.running !== undefined || actor.sealed)
      return
    const { epoch } = actor
    this.count('handed over')
    actor.sealed = true
    node.peer.step({ kind: 'release', address, epoch, successor: successor.peer.id })
    // Nobody came for it: back under a new epoch.
    node.peer.machine.after(4_000, () => {
      if (node.actors.get(address) !== actor || actor.epoch !== epoch) return
      actor.sealed = false
      actor.parked = true
      this.#ask(node, address, 0)
    })
    this.#successors.set(`${node.peer.id} ${address} ${epoch}`, successor)
  }

  /** The old owner need not keep the state any longer. */
  #tellActive(heir: Node, address: string, was: number): void {
    for (const node of this.nodes) {
      if (this.#successors.get(`${node.peer.id} ${address} ${was}`) !== heir) continue
      this.#network.send(heir.peer.machine, node.peer.machine, () => {
        if (node.actors.get(address)?.epoch !== was) return
        this.#drop(node, address)
        node.peer.step({ kind: 'drop', address, epoch: was })
      })
    }
  }

  readonly #successors = new Map<string, Node>()

  #released(node: Node, { address, epoch, upTo, committed }: Told & { do: 'released' }): void {
    const successor = this.#successors.get(`${node.peer.id} ${address} ${epoch}`)
    const actor = node.actors.get(address)
    if (successor === undefined || actor?.epoch !== epoch || !committed) return
    const { value } = actor
    this.#network.send(node.peer.machine, successor.peer.machine, () => {
      if (successor.actors.has(address)) return
      const heir = new Actor(this.#stage(successor), address, epoch)
      heir.parked = true
      heir.adopt(value)
      successor.actors.set(address, heir)
      successor.peer.step({ kind: 'adopt', address, epoch })
      this.#ask(successor, address, upTo)
    })
  }

  /** A node is done with a key: its actor was idle. */
  release(node: Node, address: string): void {
    const actor = node.actors.get(address)
    if (actor === undefined || actor.running !== undefined || actor.sealed) return
    this.#drop(node, address)
    node.peer.step({ kind: 'release', address, epoch: actor.epoch, successor: '' })
  }

  /** The process is gone, and comes back. */
  down(node: Node): void {
    const world = this.#world
    this.destroy(node)
    const { life } = node.peer.machine
    world.at(world.now + world.pick([50, 1_000, 9_000]) * world.between(0.2, 1), () => {
      if (node.peer.machine.life === life) node.peer.start()
    })
  }

  /** The process is gone. */
  destroy(node: Node): void {
    node.actors.clear()
    node.waiting.clear()
    node.requests.clear()
    node.peer.crash()
  }
}

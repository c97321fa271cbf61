import type { Entry, Instance, Mailbox } from '../mailbox/index.ts'
import { errorValue } from '../protocols/index.ts'
import type { Memory } from './judge.ts'
import type { MailMesh } from './mail-mesh.ts'
import type { MailNode } from './mail-node.ts'

const REPLY = new Uint8Array(10)

/** The actors of a node: they remember the last message that they completed, answer, fail, trap and vanish. */
export class MailHost {
  readonly #mesh: MailMesh
  readonly #node: MailNode
  readonly #memories = new Map<Instance, Memory>()

  constructor(mesh: MailMesh, node: MailNode) {
    this.#mesh = mesh
    this.#node = node
  }

  get actors(): number {
    return this.#memories.size
  }

  create(box: Mailbox, instance: Instance): void {
    const { world } = this.#mesh
    this.#memories.set(instance, this.#begins(box.target.text, instance))
    this.#node.peer.machine.after(world.between(1, 20), () => {
      if (this.#memories.has(instance)) this.#node.happens(box, { kind: 'created', instance })
    })
  }

  /** What an actor remembers that begins: nothing, or what came with its key. */
  #begins(address: string, { epoch, state }: Instance): Memory {
    const first = state === undefined ? '' : new TextDecoder().decode(state)
    this.#mesh.judge.begins(address, epoch, first)
    return { first, second: first }
  }

  run(box: Mailbox, instance: Instance, entry: Entry): void {
    const { world, judge, init } = this.#mesh
    const { machine } = this.#node.peer
    const { id } = entry.envelope
    const { address, epoch } = instance
    const memory = this.#memories.get(instance)
    if (memory === undefined) return
    judge.remembers(address, epoch, memory)
    memory.first = id
    this.#mesh.starts(this.#node, address, epoch)
    const slept = this.#mesh.slept - (this.#mesh.sleptAt.get(id) ?? 0)
    judge.starts(id, instance, this.#node.life, entry.hops.length, slept, machine.now())
    world.say(() => `${this.#node.peer.id} runs ${id} at ${address} (epoch ${epoch})`)
    machine.after(world.chance(0.05) ? world.between(0, 600) : world.between(0, 30), () => {
      if (!this.#memories.has(instance)) return
      const how = world.next()
      const { traps, workerLosses, failures } = this.#mesh.calm
        ? { traps: 0, workerLosses: 0, failures: 0 }
        : init
      if (how < traps) this.#traps(box, instance, id)
      else if (how < traps + workerLosses) this.#losesWorker(box, instance)
      else {
        memory.second = id
        world.say(() => `${this.#node.peer.id} completes ${id} (epoch ${instance.epoch})`)
        judge.completes(id, instance.epoch)
        const result =
          how > 1 - failures
            ? { ok: false as const, failure: { code: '', text: 'no' } }
            : { ok: true as const, body: REPLY }
        this.#node.happens(box, { kind: 'finished', instance, result, verdict: this.#mesh.verdict() })
      }
    })
  }

  #traps(box: Mailbox, instance: Instance, id: string): void {
    this.#memories.delete(instance)
    const truth = this.#mesh.judge.truths.get(id)
    if (truth !== undefined) truth.traps += 1
    this.#node.happens(box, {
      kind: 'ended',
      instance,
      reason: 'trapped',
      error: errorValue('ACTOR_TRAPPED', 'trapped'),
    })
  }

  #losesWorker(box: Mailbox, instance: Instance): void {
    this.#memories.delete(instance)
    const reason = 'worker-lost'
    this.#node.happens(box, { kind: 'ended', instance, reason, error: errorValue('WORKER_LOST', reason) })
  }

  end(instance: Instance): void {
    this.#memories.delete(instance)
  }

  clear(): void {
    this.#memories.clear()
  }

  /** What a snapshot of the actor holds: a run in progress would leave it half-written. */
  capture(box: Mailbox): Uint8Array | undefined {
    for (const instance of box.instances) {
      const { first, second } = this.#memories.get(instance) ?? { first: '', second: '' }
      return new TextEncoder().encode(first === second ? first : `${second}, then ${first}`)
    }
    return undefined
  }
}

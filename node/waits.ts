import { type Envelope, ShoalError, type Stop } from '../protocols/index.ts'

/**
 * Which actor waits for which, as far as the messages on this node tell: each of a chain of nested sends waits for the
 * next, and the last for the target. Finds chains that wait for each other while no one message is in both.
 */
export class Waits {
  /** By the actor that waits: whom it waits for, once for each open message that says so. */
  readonly #edges = new Map<string, string[]>()

  /**
   * A message comes in. Undefined: nobody waits for its reply. To be called when it has ended.
   *
   * @throws ShoalError CALL_CYCLE when its target waits for its sender
   */
  enter({ kind, chain }: Envelope, target: string): Stop | undefined {
    const sender = chain.at(-1)
    return kind === 'send' && sender !== undefined ? this.#wait(sender, chain, target) : undefined
  }

  #wait(sender: string, chain: readonly string[], target: string): Stop {
    const path = this.#path(target, sender)
    if (path !== undefined) throw cycle([sender, ...path])
    const links = [...chain, target]
    for (let at = 1; at < links.length; at += 1) this.#add(links[at - 1] as string, links[at] as string)
    return () => {
      for (let at = 1; at < links.length; at += 1) this.#drop(links[at - 1] as string, links[at] as string)
    }
  }

  /** Actors that wait. */
  get size(): number {
    return this.#edges.size
  }

  /** The shortest way from one that waits to another that it waits for, both named. */
  #path(from: string, to: string): string[] | undefined {
    const before = new Map<string, string | undefined>([[from, undefined]])
    for (const at of before.keys()) {
      if (at === to) return way(before, to)
      for (const next of this.#edges.get(at) ?? []) if (!before.has(next)) before.set(next, at)
    }
    return undefined
  }

  #add(from: string, to: string): void {
    const all = this.#edges.get(from)
    if (all === undefined) this.#edges.set(from, [to])
    else all.push(to)
  }

  #drop(from: string, to: string): void {
    const all = this.#edges.get(from) ?? []
    const at = all.indexOf(to)
    if (at !== -1) all.splice(at, 1)
    if (all.length === 0) this.#edges.delete(from)
  }
}

/** @param before each actor's predecessor; the first has none */
function way(before: ReadonlyMap<string, string | undefined>, to: string): string[] {
  const path: string[] = []
  for (let at: string | undefined = to; at !== undefined; at = before.get(at)) path.unshift(at)
  return path
}

/** @param path the actors in order, the first one again at the end */
export function cycle(path: readonly string[]): ShoalError {
  return new ShoalError('CALL_CYCLE', `${path.join(' -> ')} would wait for itself`, {
    hint: 'use post, which does not wait, or another key',
  })
}

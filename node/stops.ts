import type { Instance, MailboxEvent } from '../mailbox/index.ts'
import type { ActorType, Address } from '../protocols/index.ts'
import type { Box } from './box.ts'

export interface StopsParts {
  step: (box: Box, event: MailboxEvent) => void
  /** The version that an instance runs. */
  typeOf: (instance: Instance) => ActorType | undefined
}

/** Ends activations that somebody wants gone, after their current message. */
export class Stops {
  readonly #boxes: ReadonlyMap<string, Box>
  readonly #parts: StopsParts

  constructor(boxes: ReadonlyMap<string, Box>, parts: StopsParts) {
    this.#boxes = boxes
    this.#parts = parts
  }

  /** Those of an address, or all of a pool; returns how many there were. */
  actor(address: Address): number {
    const box = this.#boxes.get(address.kind === 'instance' ? address.type : address.text)
    return box === undefined
      ? 0
      : this.#stop(box, (one) => address.kind !== 'instance' || one.address === address.text)
  }

  /** Those of versions of the type below that one. */
  older(type: string, below: number): number {
    let stopped = 0
    for (const box of this.#boxes.values())
      if (box.mailbox.target.type === type)
        stopped += this.#stop(box, (one) => (this.#parts.typeOf(one)?.version ?? 0) < below)
    return stopped
  }

  /** Those of all pools. */
  pools(): void {
    for (const box of this.#boxes.values())
      if (box.mailbox.target.kind === 'pool') this.#stop(box, () => true)
  }

  #stop(box: Box, which: (instance: Instance) => boolean): number {
    const instances = [...box.mailbox.instances].filter(which)
    if (instances.length > 0) this.#parts.step(box, { kind: 'stop', instances })
    return instances.length
  }
}

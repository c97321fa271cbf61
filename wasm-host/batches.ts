import { ANY, type Headers, type Verdict } from '../protocols/index.ts'
import { isLarge } from './bodies.ts'
import type { WorkerCommand, WorkerEvent } from './worker-messages.ts'

/**
 * Commands or events as they are posted between threads. The two that every call has, a run and its clean end, are
 * written field by field, and their small bodies one behind the other: the engine copies objects with names and buffers
 * at several times that price. Everything else is an item as it is.
 */
export interface Batch {
  items: unknown[]
  bytes: Uint8Array
}

/** In the place of an item: what the next ones are the fields of. */
const RUN = 1
const FINISHED = 2

/** Room for small bodies that a packer keeps from batch to batch. */
const KEPT_BYTES = 65_536

const NO_BYTES = new Uint8Array()
const NO_HEADERS: Headers = []

/** Collects one batch after the other. */
export class Packer {
  #items: unknown[] = []
  #bytes: Uint8Array = new Uint8Array(1_024)
  #length = 0

  get empty(): boolean {
    return this.#items.length === 0
  }

  command(command: WorkerCommand): void {
    if (command.kind !== 'run') {
      this.#items.push(command)
      return
    }
    const { seq, instance, message } = command
    const { id, sender, subject, correlation, topic, idempotencyKey, headers } = message
    const { deadlineMs, attempt, epoch, sharedReply = false } = message
    this.#items.push(RUN, seq, instance, id, sender, subject, correlation, topic, idempotencyKey)
    this.#items.push(headers.length === 0 ? 0 : headers, deadlineMs, attempt, epoch, sharedReply)
    this.#items.push(this.#body(message.body))
  }

  event(event: WorkerEvent): void {
    if (event.kind !== 'finished' || !event.result.ok) {
      this.#items.push(event)
      return
    }
    const { instance, result, verdict, runMs, cpuMs, bytes } = event
    this.#items.push(FINISHED, instance, verdict.kind === 'any' ? 0 : verdict, runMs, cpuMs, bytes)
    this.#items.push(this.#body(result.body))
  }

  /** What was collected since the last time. */
  take(): Batch {
    const items = this.#items
    const bytes = this.#length === 0 ? NO_BYTES : this.#bytes.slice(0, this.#length)
    this.#items = []
    this.#length = 0
    // One that was unusually large does not keep its room.
    if (this.#bytes.length > KEPT_BYTES) this.#bytes = new Uint8Array(KEPT_BYTES)
    return { items, bytes }
  }

  /** Its length, when its bytes stand among the others. */
  #body(body: Uint8Array): Uint8Array | number {
    const { length } = body
    if (isLarge(length)) return body
    const end = this.#length + length
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(2 * end)
      larger.set(this.#bytes.subarray(0, this.#length))
      this.#bytes = larger
    }
    this.#bytes.set(body, this.#length)
    this.#length = end
    return length
  }
}

/** The commands of a batch. Their small bodies are views of its bytes. */
export function commandsOf(batch: Batch): WorkerCommand[] {
  const reader = new BatchReader(batch)
  const commands: WorkerCommand[] = []
  while (!reader.done) {
    const item = reader.next()
    if (item !== RUN) {
      commands.push(item as WorkerCommand)
      continue
    }
    commands.push({
      kind: 'run',
      seq: reader.number(),
      instance: reader.number(),
      message: {
        id: reader.text(),
        sender: reader.text(),
        subject: reader.text(),
        correlation: reader.text(),
        topic: reader.text(),
        idempotencyKey: reader.text(),
        headers: (reader.next() || NO_HEADERS) as Headers,
        deadlineMs: reader.number(),
        attempt: reader.number(),
        epoch: reader.number(),
        sharedReply: reader.next() as boolean,
        body: reader.body(),
      },
    })
  }
  return commands
}

/** The events of a batch. Each body has a buffer of its own: nobody sees what others were told. */
export function eventsOf(batch: Batch): WorkerEvent[] {
  const reader = new BatchReader(batch)
  const events: WorkerEvent[] = []
  while (!reader.done) {
    const item = reader.next()
    if (item !== FINISHED) {
      events.push(item as WorkerEvent)
      continue
    }
    const instance = reader.number()
    const verdict = (reader.next() || ANY) as Verdict
    const runMs = reader.number()
    const cpuMs = reader.number()
    const bytes = reader.number()
    const body = reader.body()
    const own = isLarge(body.length) ? body : body.slice()
    const result = { ok: true, body: own } as const
    events.push({ kind: 'finished', instance, result, verdict, runMs, cpuMs, bytes })
  }
  return events
}

/** Reads what a {@link Packer} of the other thread wrote. */
class BatchReader {
  readonly #items: readonly unknown[]
  readonly #bytes: Uint8Array
  #item = 0
  #byte = 0

  constructor({ items, bytes }: Batch) {
    this.#items = items
    this.#bytes = bytes
  }

  get done(): boolean {
    return this.#item >= this.#items.length
  }

  next(): unknown {
    return this.#items[this.#item++]
  }

  number(): number {
    return this.next() as number
  }

  text(): string {
    return this.next() as string
  }

  body(): Uint8Array {
    const body = this.next() as Uint8Array | number
    if (typeof body !== 'number') return body
    return this.#bytes.subarray(this.#byte, (this.#byte += body))
  }
}

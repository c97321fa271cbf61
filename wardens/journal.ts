/** Puts on disk, atomically and one after the other; then say `written`. A value of undefined deletes. */
export interface Write<Value> {
  do: 'write'
  batch: number
  puts: ReadonlyMap<string, Value | undefined>
}

/** What waits for the disk: one thing when it is written, another when that failed. */
interface Waiter<Effect> {
  written: Effect
  failed: Effect | undefined
}

/** Groups writes: one is on its way to the disk while the next collects. */
export class Journal<Value, Effect> {
  #next = 1
  #writing = false
  #durable = 0
  #failed = 0
  #dirty = new Map<string, Value | undefined>()
  #flying = new Map<string, Value | undefined>()
  readonly #waiting = new Map<number, Waiter<Effect>[]>()

  /** Number of the write that carries what is put now. */
  get next(): number {
    return this.#next
  }

  /** Everything up to this write is on disk. */
  get durable(): number {
    return this.#durable
  }

  put(key: string, value: Value | undefined): void {
    this.#dirty.set(key, value)
  }

  /** Lets `written` happen when that write is on disk: perhaps now. */
  after(batch: number, written: Effect, failed?: Effect): (Effect | Write<Value>)[] {
    if (batch <= this.#durable) return [written]
    // What was in a write that failed goes along with the next.
    const carrier = batch <= this.#failed ? this.#next : batch
    const line = this.#waiting.get(carrier)
    if (line === undefined) this.#waiting.set(carrier, [{ written, failed }])
    else line.push({ written, failed })
    return this.flush()
  }

  flush(): Write<Value>[] {
    if (this.#writing || this.#dirty.size === 0) return []
    this.#writing = true
    this.#flying = this.#dirty
    this.#dirty = new Map()
    return [{ do: 'write', batch: this.#next++, puts: this.#flying }]
  }

  /**
   * The end of a write. One that failed goes along with the next, unless it was overwritten meanwhile; it is tried when
   * something else is put or `flush` is called.
   */
  written(batch: number, ok: boolean): (Effect | Write<Value>)[] {
    this.#writing = false
    const line = this.#waiting.get(batch) ?? []
    this.#waiting.delete(batch)
    if (ok) {
      this.#durable = batch
      return [...line.map(({ written }) => written), ...this.flush()]
    }
    this.#failed = batch
    for (const [key, value] of this.#flying) if (!this.#dirty.has(key)) this.#dirty.set(key, value)
    return line.flatMap(({ failed }) => (failed === undefined ? [] : [failed]))
  }
}

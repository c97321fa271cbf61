import type { Instance } from './instance.ts'

/** The snapshots of actors that are in no worker. */
export class KeptSnapshots {
  count = 0
  bytes = 0

  keep(instance: Instance, snapshot: Uint8Array): void {
    instance.snapshot = snapshot
    this.count++
    this.bytes += snapshot.length
  }

  forget(instance: Instance): void {
    if (instance.snapshot === undefined) return
    this.count--
    this.bytes -= instance.snapshot.length
    instance.snapshot = undefined
  }
}

import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import type { Registry } from '../dht-registry/index.ts'
import type { Clock } from '../protocols/index.ts'
import type { Host, HostHandler, Identity, InstanceId } from '../wasm-host/index.ts'

/** The variable that names the file. For tests: each run waits for a disk. */
export const RUN_LEDGER = 'SHOAL_TEST_RUNS'

/** So much of a reply is written down, bytes. */
export const REPLY_SHOWN = 64

/** A line of the ledger. */
export interface RunRecord {
  /** On the machine's monotonic clock, which all its processes share, ms. */
  at: number
  /** `holds`: the lease is valid now, as its holder sees it. */
  what: 'start' | 'end' | 'broke' | 'holds'
  pid: number
  peer: string
  address: string
  epoch: number
  /** Names the activation in its process. */
  instance: InstanceId
  /** Of the message; empty for `holds`. */
  id: string
  attempt: number
  sender: string
  correlation: string
  /** Of a clean end: the start of the reply. */
  reply: string
}

type HostFactory = (components: { clock: Clock; handler: HostHandler }) => Host

/** How often it writes which leases are valid, ms. */
const HOLDS_MS = 50

/**
 * Makes a host write down each run in a file: before it starts, on the disk, and when it has ended. Without a file it is
 * the host as it was.
 */
export function withRunLedger(registry: () => Pick<Registry, 'holds'>, make: HostFactory): HostFactory {
  const path = process.env[RUN_LEDGER] ?? ''
  if (path === '') return make
  return ({ clock, handler }) => {
    const file = openSync(path, 'a')
    const identities = new Map<InstanceId, Identity>()
    const running = new Map<InstanceId, RunRecord>()
    const epochs = new Map<string, RunRecord>()
    let stop: () => void
    const write = (record: RunRecord): void => void writeSync(file, `${JSON.stringify(record)}\n`)
    const at = (): number => Number(process.hrtime.bigint()) / 1e6
    const over = (instance: InstanceId, what: 'end' | 'broke', reply: string): void => {
      const record = running.get(instance)
      running.delete(instance)
      if (record !== undefined) write({ ...record, what, at: at(), reply })
    }
    const host = make({
      clock,
      handler: {
        event(event) {
          if (event.kind === 'finished') {
            const { result, instance } = event
            over(
              instance,
              'end',
              result.ok ? Buffer.from(result.body.subarray(0, REPLY_SHOWN)).toString() : result.failure.code,
            )
          } else if (event.kind === 'ended') over(event.instance, 'broke', event.reason)
          handler.event(event)
        },
      },
    })
    const look = (): void => {
      for (const [address, record] of epochs)
        if (registry().holds(address, record.epoch)) write({ ...record, what: 'holds', at: at() })
      stop = clock.after(HOLDS_MS, look)
    }
    stop = clock.after(HOLDS_MS, look)
    return {
      ...host,
      create(init) {
        const instance = host.create(init)
        identities.set(instance, init.identity)
        return instance
      },
      run(instance, message) {
        const { address = '', peer = '' } = identities.get(instance) ?? {}
        const { id, epoch, attempt, sender, correlation } = message
        const record = { at: at(), what: 'start' as const, pid: process.pid, peer, address, epoch, instance }
        const whole = { ...record, id, attempt, sender, correlation, reply: '' }
        write(whole)
        fsyncSync(file)
        running.set(instance, whole)
        if (epoch > 0) epochs.set(address, { ...whole, id: '' })
        host.run(instance, message)
      },
      end(instance) {
        over(instance, 'broke', 'ended')
        identities.delete(instance)
        host.end(instance)
      },
      async [Symbol.asyncDispose]() {
        stop()
        await host[Symbol.asyncDispose]()
        closeSync(file)
      },
    }
  }
}

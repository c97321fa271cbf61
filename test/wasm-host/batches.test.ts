import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commandsOf, eventsOf, Packer } from '../../wasm-host/batches.ts'
import type { WorkerCommand, WorkerEvent } from '../../wasm-host/worker-messages.ts'

const text = fc.string({ unit: 'binary', maxLength: 20 })
const body = fc.oneof(
  fc.uint8Array({ maxLength: 50 }),
  fc.integer({ min: 1_000, max: 9_000 }).map((length) => new Uint8Array(length).fill(length)),
)
const verdict = fc.oneof(
  fc.constant({ kind: 'any' as const }),
  fc.record({ kind: fc.constant('none' as const), forMs: fc.nat() }),
)

const command: fc.Arbitrary<WorkerCommand> = fc.oneof(
  fc.record({
    kind: fc.constant('run' as const),
    seq: fc.integer(),
    instance: fc.nat(),
    message: fc.record({
      id: text,
      sender: text,
      subject: text,
      correlation: text,
      topic: text,
      idempotencyKey: text,
      headers: fc.array(fc.tuple(text, text), { maxLength: 3 }),
      deadlineMs: fc.double({ noNaN: true }),
      attempt: fc.nat(),
      epoch: fc.maxSafeNat(),
      sharedReply: fc.boolean(),
      body,
    }),
  }),
  fc.record({ kind: fc.constant('end' as const), instance: fc.nat() }),
)

const event: fc.Arbitrary<WorkerEvent> = fc.oneof(
  fc.record({
    kind: fc.constant('finished' as const),
    instance: fc.nat(),
    result: fc.oneof(
      fc.record({ ok: fc.constant(true as const), body }),
      fc.record({ ok: fc.constant(false as const), failure: fc.record({ code: text, text }) }),
    ),
    verdict,
    runMs: fc.double({ noNaN: true }),
    cpuMs: fc.double({ noNaN: true }),
    bytes: fc.nat(),
  }),
  fc.record({ kind: fc.constant('dropped' as const), instance: fc.nat(), memories: fc.nat() }),
)

test('what one thread packs, the other one reads, in order and batch by batch', () => {
  const packer = new Packer()
  const batches = fc.array(fc.array(command, { maxLength: 20 }), { maxLength: 3 })
  fc.assert(
    fc.property(batches, (all) => {
      for (const commands of all) {
        for (const each of commands) packer.command(each)
        expect(packer.empty).toBe(commands.length === 0)
        expect(commandsOf(structuredClone(packer.take()))).toEqual(commands)
      }
    }),
  )
  fc.assert(
    fc.property(fc.array(event, { maxLength: 20 }), (events) => {
      for (const each of events) packer.event(each)
      const read = eventsOf(structuredClone(packer.take()))
      expect(read).toEqual(events)
      // Nobody finds another one's reply behind their own.
      for (const each of read)
        if (each.kind === 'finished' && each.result.ok)
          expect(each.result.body.buffer.byteLength).toBe(each.result.body.length)
    }),
  )
})

/**
 * One node of the loss test, in a process of its own: `loss-node.ts DATA-DIR RECORD NAME [JOIN]`. Writes a line for each
 * run that starts and each that completes, and destroys its sockets when told to.
 */
import { subscribe } from 'node:diagnostics_channel'
import { openSync, writeSync } from 'node:fs'
import type { Socket } from 'node:net'
import { Mailbox, type MailboxEvent } from '../../mailbox/index.ts'
import { createNode } from '../../node/index.ts'

const [dataDir = '', record = '', name = '', join] = process.argv.slice(2)
const file = openSync(record, 'a')
const note = (...words: unknown[]): void => void writeSync(file, `${words.join(' ')}\n`)

const sockets = new Set<Socket>()
const watch = (message: unknown): void => {
  const { socket } = message as { socket: Socket }
  sockets.add(socket)
  socket.once('close', () => sockets.delete(socket))
}
subscribe('net.client.socket', watch)
subscribe('net.server.socket', watch)

// oxlint-disable-next-line typescript/unbound-method -- called with its mailbox below
const { step } = Mailbox.prototype
Mailbox.prototype.step = function recorded(event: MailboxEvent, now: number) {
  if (event.kind === 'finished' && event.instance.current !== undefined)
    note('completed', event.instance.current.envelope.id, event.instance.epoch)
  const effects = step.call(this, event, now)
  for (const effect of effects) {
    if (effect.do === 'dead') note('dead', effect.entry.envelope.id, effect.error.code)
    if (effect.do !== 'run') continue
    const { envelope, lane, seq } = effect.entry
    note(
      'started',
      envelope.id,
      effect.instance.epoch,
      effect.instance.address,
      envelope.lane?.id ?? lane?.id,
      seq,
    )
  }
  return effects
}

const node = await createNode({
  dataDir,
  name,
  mdns: false,
  ...(join === undefined ? { listen: ['/ip4/127.0.0.1/tcp/0'] } : { join, listen: ['/ip4/127.0.0.1/tcp/0'] }),
})
process.on('message', (what) => {
  if (what === 'reset') for (const socket of sockets) if (socket.remoteAddress !== undefined) socket.destroy()
})
process.once('disconnect', () => process.exit())
process.send?.({ join: node.join, peer: node.peer })

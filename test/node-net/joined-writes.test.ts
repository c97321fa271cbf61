import { Writable } from 'node:stream'
import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { joinWrites } from '../../node/links/joined-writes.ts'

/** Something to write to, and what each call of the system would have carried. */
function sink(): { socket: Socket; calls: string[][] } {
  const calls: string[][] = []
  const socket = new Writable({
    write(bytes: Buffer, _encoding, done) {
      calls.push([nameOf(bytes)])
      done()
    },
    writev(all, done) {
      calls.push(all.map(({ chunk }) => nameOf(chunk as Buffer)))
      done()
    },
  }) as unknown as Socket
  joinWrites(socket)
  return { socket, calls }
}

const small = (name: string): Uint8Array => Buffer.from(name)
const large = (name: string): Uint8Array => Buffer.from(name.padEnd(4_096))
const nameOf = (bytes: Buffer): string => bytes.toString().trim()
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('small writes of one turn, its microtasks included, leave as one', async () => {
  const { socket, calls } = sink()
  setImmediate(() => {
    socket.write(small('a'))
    socket.write(small('b'))
    void Promise.resolve()
      .then(() => undefined)
      .then(() => socket.write(small('c')))
    expect(calls).toEqual([])
  })
  await turn()
  await turn()
  socket.write(small('d'))
  await turn()
  expect(calls).toEqual([['a', 'b', 'c'], ['d']])
})

test('a large write goes out at once, behind the small ones before it', async () => {
  const { socket, calls } = sink()
  socket.write(small('a'))
  socket.write(small('b'))
  socket.write(large('C'))
  expect(calls).toEqual([['a', 'b'], ['C']])
  socket.write(small('d'))
  socket.write(large('E'))
  socket.write(small('f'))
  socket.write(small('g'))
  await turn()
  expect(calls).toEqual([['a', 'b'], ['C'], ['d'], ['E'], ['f', 'g']])
})

test('what was written before the end is written', async () => {
  const { socket, calls } = sink()
  socket.write(small('a'))
  socket.end()
  await turn()
  expect(calls).toEqual([['a']])
})

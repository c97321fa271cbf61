import type { Channel, ChannelEvents } from './channel.ts'

/** Bytes on their way from one end to the other before `send` says stop. */
const HIGH_WATER = 1_048_576

interface End {
  events?: ChannelEvents
  /** Sent by the other end, not delivered yet. */
  inbox: Uint8Array[]
  bytes: number
  blocked: boolean
  over: boolean
}

const fresh = (): End => ({ inbox: [], bytes: 0, blocked: false, over: false })

/**
 * Two channels, each the other's far end, in one process. `defer` runs the delivery; a simulator puts its delays there.
 *
 * @param defer must keep the order of what it is given
 */
export function memoryChannelPair(defer: (deliver: () => void) => void = queueMicrotask): [Channel, Channel] {
  const a = fresh()
  const b = fresh()
  return [memoryChannel(a, b, defer), memoryChannel(b, a, defer)]
}

function memoryChannel(near: End, far: End, defer: (deliver: () => void) => void): Channel {
  const end = (side: End, error?: Error): void => {
    if (side.over) return
    side.over = true
    side.inbox = []
    side.events?.close(error)
  }

  const deliver = (to: End, from: End): void => {
    if (to.over || to.events === undefined) return
    const parts = to.inbox
    to.inbox = []
    to.bytes = 0
    for (const part of parts) to.events.data(part)
    if (from.blocked) {
      from.blocked = false
      if (!from.over) from.events?.drain()
    }
  }

  return {
    open(events) {
      near.events = events
      if (near.over) defer(() => events.close())
      else if (near.inbox.length > 0) defer(() => deliver(near, far))
    },
    send(parts) {
      if (near.over || far.over) return true
      if (far.inbox.length === 0 && far.events !== undefined) defer(() => deliver(far, near))
      for (const part of parts) {
        far.inbox.push(part)
        far.bytes += part.length
      }
      near.blocked = far.bytes > HIGH_WATER
      return !near.blocked
    },
    close() {
      end(near)
      // Behind what was sent: `defer` keeps the order.
      defer(() => end(far))
    },
    abort() {
      end(near)
      defer(() => end(far, new Error('the other end gave up')))
    },
  }
}

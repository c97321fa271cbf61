import type { MessageStream, Metrics } from '@libp2p/interface'
import type { Bytes, Traffic } from './traffic.ts'

/** libp2p's metrics as far as a node wants them: the bytes of its connections and streams. */
export function trafficMetrics(traffic: Traffic): () => Metrics {
  const unused = {
    update() {},
    increment() {},
    decrement() {},
    observe() {},
    reset() {},
    timer: () => () => {},
  }
  const register = (): typeof unused => unused
  return () => ({
    trackMultiaddrConnection: (connection) => count(connection, traffic.total),
    trackProtocolStream: (stream) => count(stream, traffic.of(nameOf(stream.protocol))),
    registerMetric: register,
    registerMetricGroup: register,
    registerCounter: register,
    registerCounterGroup: register,
    registerHistogram: register,
    registerHistogramGroup: register,
    registerSummary: register,
    registerSummaryGroup: register,
    traceFunction: <F>(_name: string, fn: F): F => fn,
    createTrace: () => undefined,
  })
}

/** A listener would be the first one, and what it hears would be lost to the one that comes after it. */
function count(stream: MessageStream, bytes: Bytes): void {
  const send = stream.send.bind(stream)
  stream.send = (data) => {
    bytes.out += data.byteLength
    return send(data)
  }
  const dispatchEvent = stream.dispatchEvent.bind(stream)
  stream.dispatchEvent = (event: Event & { data?: { byteLength: number } }) => {
    if (event.type === 'message') bytes.in += event.data?.byteLength ?? 0
    return dispatchEvent(event)
  }
}

/** `link` for `/shoal/<mesh>/link/1.0.0`; others' protocols keep their names. */
function nameOf(protocol: string): string {
  return /^\/shoal\/[^/]+\/([^/]+)\//.exec(protocol)?.[1] ?? protocol
}

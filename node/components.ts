import type { Connection, Stream } from '@libp2p/interface'
import { messageStreamToDuplex } from '@libp2p/utils'
import { pipe } from 'it-pipe'
import { concat } from 'uint8arrays/concat'
import { fromString } from 'uint8arrays/from-string'
import { toString } from 'uint8arrays/to-string'
import { type ActorType, LIMITS, ShoalError } from '../protocols/index.ts'
import { type ComponentStore, isComponent } from './ground/index.ts'

export interface ComponentsParts {
  store: ComponentStore
  /** This peer's id. */
  self: string
  /** Opens a stream of the component protocol. */
  dial(peer: string, signal: AbortSignal): Promise<Stream>
  /** Peers that say they hold it. */
  providers(cid: string, signal: AbortSignal): AsyncIterable<string>
  /** Peers with an open link, asked last. */
  peers(): readonly string[]
  /** This node holds the bytes from now on. */
  holds: (cid: string, bytes: number) => void
}

type Bytes = AsyncIterable<Uint8Array | { subarray(): Uint8Array }>

/** At most `max` bytes of a stream. */
async function collect(source: Bytes, max: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of source) {
    const bytes = chunk instanceof Uint8Array ? chunk : chunk.subarray()
    length += bytes.byteLength
    if (length > max) throw new ShoalError('TOO_LARGE', `a peer sent more than the ${max} bytes it may`)
    chunks.push(bytes)
  }
  return concat(chunks, length)
}

/**
 * The text before the first line feed. Not "until the other side ends": a side that ended before anybody listened is
 * not told of by `messageStreamToDuplex`.
 */
async function line(source: Bytes, max: number): Promise<string> {
  let text = ''
  for await (const chunk of source) {
    text += toString(chunk instanceof Uint8Array ? chunk : chunk.subarray())
    const end = text.indexOf('\n')
    if (end !== -1) return text.slice(0, end)
    if (text.length > max) break
  }
  throw new ShoalError('PROTOCOL', 'a peer asked for a component without naming it')
}

/**
 * Moves the bytes of components between peers: the asker writes a CID and a line feed; the provider answers with the
 * bytes, or with nothing if it has none, and closes. Bytes are checked against the CID before anybody uses them.
 */
export class Components {
  readonly #parts: ComponentsParts
  readonly #fetching = new Map<string, Promise<Uint8Array>>()

  constructor(parts: ComponentsParts) {
    this.#parts = parts
  }

  /** Handler of the component protocol. */
  serve = async (stream: Stream, _connection: Connection): Promise<void> => {
    const { store } = this.#parts
    const duplex = messageStreamToDuplex(stream)
    try {
      await pipe(
        duplex,
        async function* (source: Bytes) {
          const cid = await line(source, LIMITS.headerStringBytes.value)
          const bytes = await store.get(cid)
          for (let at = 0; bytes !== undefined && at < bytes.byteLength; at += LIMITS.chunkBytes.value)
            yield bytes.subarray(at, at + LIMITS.chunkBytes.value)
        },
        duplex,
      )
    } catch (error) {
      stream.abort(error instanceof Error ? error : new Error(String(error)))
    }
  }

  /** Says again what is on disk. */
  async announce(): Promise<void> {
    const { store, holds } = this.#parts
    for (const cid of store.cids()) {
      const bytes = await store.get(cid)
      if (bytes !== undefined) holds(cid, bytes.byteLength)
    }
  }

  /** Keeps bytes that a deployer gave to this node. */
  async keep(cid: string, bytes: Uint8Array): Promise<void> {
    if (!this.#parts.store.has(cid)) await this.#parts.store.put(cid, bytes)
    this.#parts.holds(cid, bytes.byteLength)
  }

  /**
   * The bytes of a type's component: from disk, or from whoever has them, `from` first.
   *
   * @throws ShoalError COMPONENT_MISSING naming the peers that were asked
   */
  async bytes(
    type: Pick<ActorType, 'cid' | 'componentBytes' | 'name'>,
    from: readonly string[],
  ): Promise<Uint8Array> {
    const kept = await this.#parts.store.get(type.cid)
    if (kept !== undefined) return kept
    let fetching = this.#fetching.get(type.cid)
    if (fetching === undefined) {
      fetching = this.#fetch(type, from).finally(() => this.#fetching.delete(type.cid))
      this.#fetching.set(type.cid, fetching)
    }
    return fetching
  }

  async #fetch(
    type: Pick<ActorType, 'cid' | 'componentBytes' | 'name'>,
    from: readonly string[],
  ): Promise<Uint8Array> {
    const asked = new Map<string, string>()
    const { self, store } = this.#parts
    for await (const peer of this.#sources(type.cid, from)) {
      if (peer === self || asked.has(peer)) continue
      try {
        const bytes = await this.#ask(peer, type)
        await store.put(type.cid, bytes)
        this.#parts.holds(type.cid, bytes.byteLength)
        return bytes
      } catch (error) {
        asked.set(peer, error instanceof Error ? error.message : String(error))
      }
    }
    const tried = [...asked].map(([peer, why]) => `${peer} (${why})`).join(', ')
    throw new ShoalError('COMPONENT_MISSING', `no peer gave the component ${type.cid} of type ${type.name}`, {
      hint: `asked ${tried === '' ? 'nobody: no peer is known to hold it' : tried}; start a node that holds it, or deploy it again`,
    })
  }

  async *#sources(cid: string, from: readonly string[]): AsyncIterable<string> {
    const linked = this.#parts.peers()
    yield* from.filter((peer) => linked.includes(peer))
    yield* this.#parts.providers(cid, AbortSignal.timeout(LIMITS.fetchMs.value))
    yield* linked
    yield* from
  }

  async #ask(peer: string, type: Pick<ActorType, 'cid' | 'componentBytes'>): Promise<Uint8Array> {
    const signal = AbortSignal.timeout(LIMITS.fetchMs.value)
    const stream = await this.#parts.dial(peer, signal)
    const onAbort = (): void => stream.abort(new Error('too slow'))
    signal.addEventListener('abort', onAbort)
    try {
      const max = Math.min(type.componentBytes, LIMITS.componentBytes.value)
      const bytes = await pipe(
        [fromString(`${type.cid}\n`)],
        messageStreamToDuplex(stream),
        (source: Bytes) => collect(source, max),
      )
      if (bytes.byteLength === 0) throw new Error('does not have it')
      if (!(await isComponent(type.cid, bytes))) throw new Error('sent other bytes than the CID names')
      return bytes
    } catch (error) {
      stream.abort(error instanceof Error ? error : new Error(String(error)))
      throw error
    } finally {
      signal.removeEventListener('abort', onAbort)
    }
  }
}

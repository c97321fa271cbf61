import type { Connection, Libp2p, Stream, StreamHandler, StreamHandlerOptions } from '@libp2p/interface'
import { lpStream } from '@libp2p/utils'
import { type Clock, LIMITS, protocolIds, ShoalError } from '../../protocols/index.ts'
import * as wire from '../../protocols/proto/join.js'
import type { Members } from './members.ts'
import type { MeshTime } from './mesh-time.ts'
import { Turns } from './turns.ts'

/** The part of membership that decides at the door. */
export type Judge = Pick<
  Members,
  'mesh' | 'certificate' | 'config' | 'links' | 'enter' | 'judge' | 'become' | 'admitted' | 'isWarden'
> & { time: Pick<MeshTime, 'hear'> }

export interface EntranceComponents {
  members: Judge
  clock: Clock
  /** A certificate for a stranger that brings a grant; asks the issuer where this peer is not. */
  redeem(grant: Uint8Array, peer: string): Promise<Uint8Array>
  /** The grant that this peer was given and has not redeemed. */
  grant(): Uint8Array | undefined
  /** The grant was redeemed. */
  joined(): void
  /** A peer was let in, and knows configs up to this one. */
  admitted?(peer: string, last: { generation: number; epoch: number }): void
  /** The mesh does not let this peer in; said once for each reason. */
  refused?(error: ShoalError): void
}

export interface EntranceHandler {
  /** The peer at the other end is a member. */
  admitted: (connection: Connection) => void
  /** It dialled, and is none. */
  refused: (peer: string, why: string) => void
}

/** The part of libp2p's registrar through which every protocol comes. */
export interface Registrar {
  handle(protocol: string, handler: StreamHandler, options?: StreamHandlerOptions): Promise<void>
}

/**
 * Lets members in and nobody else. Whoever dialled shows its certificate or a grant on the join protocol; until then
 * streams of every other protocol wait, in both directions, and are reset when the peer is not let in. libp2p's gater sees
 * peer ids and connections only, so this stands where protocols are registered and where streams are opened.
 */
export class Entrance {
  readonly protocol: string
  readonly #components: EntranceComponents
  readonly #doors = new WeakMap<Connection, PromiseWithResolvers<void>>()
  readonly #admitted = new WeakSet<Connection>()
  readonly #turns = new Turns()
  readonly #told = new Set<string>()
  #strangerRefused: EntranceHandler['refused'] = () => {}
  /** Why the mesh does not let this peer in, if it was told. */
  refusal: ShoalError | undefined

  constructor(components: EntranceComponents) {
    this.#components = components
    this.protocol = protocolIds(components.members.mesh).join
  }

  /** To be called before any protocol is registered. */
  guard(registrar: Registrar): void {
    const handle = registrar.handle.bind(registrar)
    registrar.handle = (protocol, handler, options) =>
      handle(protocol, protocol === this.protocol ? handler : this.#guarded(handler), options)
  }

  /** To be called before libp2p starts. */
  async open(libp2p: Libp2p, { admitted, refused }: EntranceHandler): Promise<void> {
    libp2p.addEventListener('connection:open', ({ detail: connection }) => {
      const door = this.#door(connection)
      door.promise.then(
        () => admitted(connection),
        (error: unknown) => connection.abort(error instanceof Error ? error : new Error(String(error))),
      )
      if (connection.direction === 'outbound') this.#enter(connection).then(door.resolve, door.reject)
    })
    this.#strangerRefused = refused
    await libp2p.handle(this.protocol, (stream, connection) => this.#serve(stream, connection), {
      maxInboundStreams: 1,
      maxOutboundStreams: 1,
    })
  }

  /** Resolves when the peer at the other end was let in. @throws ShoalError NOT_ADMITTED, and what kept it from asking */
  admitted(connection: Connection): Promise<void> {
    return this.#door(connection).promise
  }

  #door(connection: Connection): PromiseWithResolvers<void> {
    const known = this.#doors.get(connection)
    if (known !== undefined) return known
    const door = Promise.withResolvers<void>()
    this.#doors.set(connection, door)
    door.promise.then(() => this.#admitted.add(connection)).catch(() => {})
    const peer = connection.remotePeer.toString()
    const stop = this.#components.clock.after(LIMITS.joinMs.value, () =>
      door.reject(
        connection.direction === 'inbound'
          ? new ShoalError('NOT_ADMITTED', `peer ${peer} showed nothing within ${LIMITS.joinMs.value} ms`)
          : new ShoalError('UNREACHABLE', `peer ${peer} did not answer within ${LIMITS.joinMs.value} ms`),
      ),
    )
    connection.addEventListener('close', () =>
      door.reject(new ShoalError('UNREACHABLE', `the connection to ${peer} closed before it was let in`)),
    )
    door.promise.finally(stop).catch(() => {})
    const newStream = connection.newStream.bind(connection)
    connection.newStream = async (protocols, options) => {
      if (![protocols].flat().includes(this.protocol)) await door.promise
      return await newStream(protocols, options)
    }
    return door
  }

  #guarded(handler: StreamHandler): StreamHandler {
    return async (stream, connection) => {
      if (!this.#admitted.has(connection)) {
        // Nothing that a stranger says is read, or kept beyond what one window of a stream holds.
        stream.pause()
        await this.admitted(connection)
        if (stream.readStatus === 'paused') stream.resume()
      }
      await handler(stream, connection)
    }
  }

  /** This side dialled: shows what it has, and looks at the other's certificate. */
  async #enter(connection: Connection): Promise<void> {
    const { members, clock } = this.#components
    const peer = connection.remotePeer.toString()
    const signal = AbortSignal.timeout(LIMITS.joinMs.value)
    let stream: Stream
    try {
      stream = await connection.newStream([this.protocol], { signal })
    } catch (error) {
      if ((error as Error).name !== 'UnsupportedProtocolError') throw error
      throw new ShoalError('MESH_MISMATCH', `${peer} is no peer of mesh ${members.mesh}`, {
        hint: 'it belongs to another mesh, or is no Shoal node; use the join string of the mesh you mean',
      })
    }
    try {
      const messages = lpStream(stream, { maxDataLength: LIMITS.askBytes.value })
      const grant = this.#components.grant()
      const request = wire.JoinRequest.encode({
        ...(members.certificate === undefined ? {} : { certificate: exact(members.certificate) }),
        ...(grant === undefined ? {} : { grant: exact(grant) }),
        wall: clock.wall(),
        ...lastOf(members),
      })
      await messages.write(request, { signal })
      const answer = wire.JoinAnswer.decode((await messages.read({ signal })).subarray())
      await this.#read(answer, peer)
      await stream.close({ signal })
    } catch (error) {
      stream.abort(error as Error)
      const refusal = ShoalError.wrap(error)
      if (refusal.code === 'NOT_ADMITTED') this.#tell(refusal)
      throw refusal
    }
  }

  async #read(answer: wire.JoinAnswer, peer: string): Promise<void> {
    const { members } = this.#components
    if (answer.refusal !== undefined) {
      const { code, message, hint, retryAfterMs } = answer.refusal
      throw ShoalError.from({ code, message, hint, ...(retryAfterMs === 0 ? {} : { retryAfterMs }) })
    }
    if (answer.chain.length > 0) await members.enter(answer.chain)
    if (answer.issued.length > 0) {
      await members.become(answer.issued)
      this.#components.joined()
    }
    if (members.isWarden(peer)) members.time.hear(peer, answer.wall)
    this.#letIn(peer, await members.judge(answer.certificate, peer), answer)
    // Only here: whoever dials this peer and is let in may still refuse it.
    this.refusal = undefined
  }

  #letIn(
    peer: string,
    certificate: Awaited<ReturnType<Members['judge']>>,
    { wall, configEpoch, configGeneration }: LastConfig & { wall: number },
  ): void {
    const { members } = this.#components
    members.admitted(peer, certificate)
    members.time.hear(peer, wall)
    this.#components.admitted?.(peer, { generation: configGeneration, epoch: configEpoch })
  }

  /** The other side dialled. */
  async #serve(stream: Stream, connection: Connection): Promise<void> {
    const { members, clock } = this.#components
    const door = this.#door(connection)
    const signal = AbortSignal.timeout(LIMITS.joinMs.value)
    try {
      const messages = lpStream(stream, { maxDataLength: LIMITS.joinBytes.value })
      const request = wire.JoinRequest.decode((await messages.read({ signal })).subarray())
      let refusal: ShoalError | undefined
      let answer: Partial<wire.JoinAnswer>
      try {
        answer = await this.#answer(request, connection)
      } catch (error) {
        refusal = ShoalError.wrap(error)
        const { code, message, hint, retryAfterMs = 0 } = refusal
        answer = { refusal: { code, message, hint, retryAfterMs: Math.ceil(retryAfterMs) } }
      }
      // Before the answer: what the peer opens when it has read it must find the door open.
      if (refusal === undefined) door.resolve()
      else if (refusal.code === 'NOT_ADMITTED')
        this.#strangerRefused(connection.remotePeer.toString(), refusal.message)
      const wall = clock.wall()
      await messages.write(wire.JoinAnswer.encode({ ...answer, wall, ...lastOf(members) }), { signal })
      await stream.close({ signal })
      if (refusal !== undefined) clock.after(REFUSED_MS, () => door.reject(refusal))
    } catch (error) {
      stream.abort(error as Error)
      door.reject(error)
    }
  }

  async #answer(request: wire.JoinRequest, connection: Connection): Promise<Partial<wire.JoinAnswer>> {
    const { members } = this.#components
    const peer = connection.remotePeer.toString()
    const { certificate: own } = members
    if (own === undefined)
      throw new ShoalError('UNAVAILABLE', 'this peer is no member yet itself', { retryAfterMs: 1_000 })
    const answer: Partial<wire.JoinAnswer> = { certificate: exact(own) }
    let shown = request.certificate
    if (request.grant.length > 0) {
      const issued = await this.#redeem(request, connection)
      if (issued !== undefined) shown = answer.issued = issued
      answer.chain = exact(members.links)
    }
    if (shown.length === 0)
      throw new ShoalError('NOT_ADMITTED', `peer ${peer} shows neither a certificate nor an invite`, {
        hint: 'join with an invite: shoal mesh invite, on a node of the mesh, prints one',
      })
    this.#letIn(peer, await members.judge(shown, peer), request)
    return answer
  }

  /** Undefined: the grant is worth nothing, and whoever shows it is a member all the same. */
  async #redeem(
    { grant, certificate }: wire.JoinRequest,
    connection: Connection,
  ): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const { members } = this.#components
    const peer = connection.remotePeer.toString()
    const address = connection.remoteAddr.getComponents()[0]?.value ?? ''
    try {
      return exact(await this.#turns.take(address, async () => await this.#components.redeem(grant, peer)))
    } catch (error) {
      if (certificate.length === 0) throw error
      await members.judge(certificate, peer).catch(() => {
        throw error
      })
      return undefined
    }
  }

  #tell(error: ShoalError): void {
    this.refusal = error
    if (this.#told.has(error.message) || this.#told.size >= TOLD_MAX) return
    this.#told.add(error.message)
    this.#components.refused?.(error)
  }
}

/** How long a refused peer has to read why, ms. */
const REFUSED_MS = 500
const TOLD_MAX = 100

interface LastConfig {
  configEpoch: number
  configGeneration: number
}

function lastOf({ config }: Judge): LastConfig {
  return { configEpoch: config?.epoch ?? 0, configGeneration: config?.generation ?? 0 }
}

function exact(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)
}

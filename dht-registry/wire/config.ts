import { LIMITS } from '../../protocols/index.ts'
import * as wire from '../../protocols/proto/wardens.js'
import type { Certificate, Link, MeshConfig, StepBallot, WardenId } from '../../wardens/index.ts'
import { atMost, garbled, named, present, whole } from './checks.ts'

/** More than any mesh has. */
const WARDENS = 64
/** Links of one message, and of one answer to whoever is behind. */
const LINKS = 64

/** The canonical bytes of a config: what its hash is of. */
export function configBytes(config: MeshConfig): Uint8Array {
  return wire.Config.encode(configToWire(config))
}

export function configToWire(config: MeshConfig): wire.Config {
  const { mesh, generation, epoch, previous, k, leaseMs } = config
  const wardens = config.wardens.map(({ peer, store, zone }) => ({ peer, store, zone }))
  return { mesh, generation, epoch, previous, wardens, k, leaseMs, removed: [...config.removed] }
}

/** @throws ShoalError PROTOCOL */
export function configFromWire(config: wire.Config | undefined): MeshConfig {
  const { k, ...rest } = present(config, 'config')
  if (k !== 1 && k !== 3 && k !== 5) throw garbled(`a config has ${k} wardens for each key`)
  return {
    mesh: named(rest.mesh, 'the mesh'),
    generation: whole(rest.generation, 'a generation'),
    epoch: whole(rest.epoch, 'a config epoch'),
    previous: named(rest.previous, 'a hash'),
    wardens: atMost(WARDENS, rest.wardens, 'wardens').map(wardenFromWire),
    k,
    leaseMs: whole(rest.leaseMs, 'a lease'),
    removed: atMost(LIMITS.removed.value, rest.removed, 'removed peers').map((peer) => named(peer, 'a peer')),
  }
}

function wardenFromWire({ peer, store, zone }: wire.WardenId): WardenId {
  return { peer: named(peer, 'a peer'), store: named(store, 'a store'), zone: named(zone, 'a zone') }
}

/** @throws ShoalError PROTOCOL */
export function ballotFromWire(ballot: wire.StepBallot | undefined): StepBallot {
  const { round, peer, incarnation } = present(ballot, 'ballot')
  // That of a config which was given up by force is the highest number there is.
  if (round !== Number.MAX_SAFE_INTEGER) whole(round, 'a round')
  return { round, peer: named(peer, 'a peer'), incarnation: whole(incarnation, 'an incarnation') }
}

export function linkToWire({ config, certificate }: Link): wire.Link {
  const link: wire.Link = { config: configToWire(config), signatures: [], mesh: '' }
  if (certificate.by === 'mesh') link.mesh = certificate.signature
  if (certificate.by === 'wardens') {
    link.ballot = { ...certificate.ballot }
    link.signatures = certificate.signatures.map(({ peer, store, signature }) => ({ peer, store, signature }))
  }
  return link
}

/** @throws ShoalError PROTOCOL */
export function linkFromWire(link: wire.Link | undefined): Link {
  const { config, ballot, signatures, mesh } = present(link, 'config')
  return { config: configFromWire(config), certificate: certificateOf(ballot, signatures, mesh) }
}

function certificateOf(
  ballot: wire.StepBallot | undefined,
  signatures: wire.WardenSignature[],
  mesh: string,
): Certificate {
  if (mesh !== '') return { by: 'mesh', signature: named(mesh, 'a signature') }
  if (ballot === undefined) return { by: 'founder' }
  return {
    by: 'wardens',
    ballot: ballotFromWire(ballot),
    signatures: atMost(WARDENS, signatures, 'signatures').map(({ peer, store, signature }) => ({
      peer: named(peer, 'a peer'),
      store: named(store, 'a store'),
      signature: named(signature, 'a signature'),
    })),
  }
}

export function linksToWire(links: readonly Link[]): wire.Links {
  return { links: links.map(linkToWire) }
}

/** @throws ShoalError PROTOCOL */
export function linksFromWire({ links }: wire.Links, most: number = LINKS): Link[] {
  return atMost(most, links, 'configs').map(linkFromWire)
}

export function encodeLinks(links: readonly Link[]): Uint8Array {
  return wire.Links.encode(linksToWire(links))
}

/** @throws ShoalError PROTOCOL */
export function decodeLinks(bytes: Uint8Array, most?: number): Link[] {
  try {
    return linksFromWire(wire.Links.decode(bytes), most)
  } catch (error) {
    throw error instanceof RangeError || error instanceof TypeError ? garbled('its configs', error) : error
  }
}

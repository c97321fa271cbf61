/** Every name by which meshes could meet contains the mesh id, so that two side by side never exchange anything. */
export interface ProtocolIds {
  /** The one long-lived stream between two peers. */
  link: string
  /** The only protocol that a stranger may open: shows a certificate or an invite. */
  join: string
  /** Bytes of a component, by CID. */
  component: string
  kad: string
  /** Gossip topics. */
  load: string
  types: string
  /** Published messages, {@link topicOf} each; a node hears those that somebody on it listens to. */
  topics: readonly string[]
  /** mDNS service name, without the trailing `.local`. */
  mdns: string
}

/** Version of the wire in HELLO. Another major version is refused. */
export const WIRE_VERSION = { major: 1, minor: 0 } as const

/** Gossip topics that all topics of a mesh share: few enough to be allowed by name, so that nobody can make more. */
const TOPICS = 64

/** The gossip topic that carries a topic: by a hash (FNV-1a) that every peer computes alike. */
export function topicOf({ topics }: Pick<ProtocolIds, 'topics'>, topic: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < topic.length; at++) hash = Math.imul(hash ^ topic.charCodeAt(at), 0x01000193)
  return topics[(hash >>> 0) % topics.length] ?? ''
}

export function protocolIds(mesh: string): ProtocolIds {
  return {
    link: `/shoal/${mesh}/link/1.0.0`,
    join: `/shoal/${mesh}/join/1.0.0`,
    component: `/shoal/${mesh}/component/1.0.0`,
    kad: `/shoal/${mesh}/kad/1.0.0`,
    load: `shoal/${mesh}/load/1`,
    types: `shoal/${mesh}/types/1`,
    topics: Array.from({ length: TOPICS }, (_, index) => `shoal/${mesh}/topics/1/${index}`),
    mdns: `_shoal-${mesh.slice(0, 12)}._udp`,
  }
}

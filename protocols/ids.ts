/** Every name by which meshes could meet contains the mesh id, so that two side by side never exchange anything. */
export interface ProtocolIds {
  /** The one long-lived stream between two peers. */
  link: string
  /** Bytes of a component, by CID. */
  component: string
  kad: string
  /** Gossip topics. */
  load: string
  types: string
  /** mDNS service name, without the trailing `.local`. */
  mdns: string
}

/** Version of the wire in HELLO. Another major version is refused. */
export const WIRE_VERSION = { major: 1, minor: 0 } as const

export function protocolIds(mesh: string): ProtocolIds {
  return {
    link: `/shoal/${mesh}/link/1.0.0`,
    component: `/shoal/${mesh}/component/1.0.0`,
    kad: `/shoal/${mesh}/kad/1.0.0`,
    load: `shoal/${mesh}/load/1`,
    types: `shoal/${mesh}/types/1`,
    mdns: `_shoal-${mesh.slice(0, 12)}._udp`,
  }
}

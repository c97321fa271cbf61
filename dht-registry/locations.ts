/** Where keys were last seen: bounded, the least recently used goes. Hints only. */
export interface Locations {
  get(address: string): Location | undefined
  /** A lower epoch than the known one changes nothing. */
  learn(address: string, location: Location): void
  forget(address: string, peer: string): void
}

export interface Location {
  peer: string
  epoch: number
}

export function locations(max: number): Locations {
  const known = new Map<string, Location>()
  return {
    get(address) {
      const location = known.get(address)
      if (location === undefined) return undefined
      known.delete(address)
      known.set(address, location)
      return location
    },
    learn(address, { peer, epoch }) {
      const before = known.get(address)
      if (before !== undefined && epoch < before.epoch) return
      known.delete(address)
      known.set(address, { peer, epoch })
      const oldest = known.keys().next()
      if (known.size > max && oldest.done !== true) known.delete(oldest.value)
    },
    forget(address, peer) {
      if (known.get(address)?.peer === peer) known.delete(address)
    },
  }
}

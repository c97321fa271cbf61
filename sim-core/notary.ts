import { hash, type MeshConfig, type Notary } from '../wardens/index.ts'

const hashes = new WeakMap<MeshConfig, string>()

function text(of: string): string {
  const { high, low } = hash(of)
  return `${high.toString(16)}${low.toString(16)}`
}

/** Hashes and signatures that only the simulation believes in. Whoever holds the mesh key signs as `mesh`. */
export function notary(self: string): Notary {
  return {
    hash(config) {
      const known = hashes.get(config)
      if (known !== undefined) return known
      const fresh = text(JSON.stringify(config))
      hashes.set(config, fresh)
      return fresh
    },
    sign: (what) => text(`${self} ${what}`),
    verify: (peer, what, signature) => signature === text(`${peer} ${what}`),
    verifyMesh: (what, signature) => signature === text(`mesh ${what}`),
  }
}

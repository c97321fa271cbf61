import { ShoalError } from '../../protocols/index.ts'

/** Bodies that arrive in several frames. */
export interface Assemblies {
  /** Begins a body of `bodyBytes` with its first part; the body itself, when that part is all of it. */
  begin(key: number, bodyBytes: number, part: Uint8Array): Uint8Array | undefined
  /**
   * The next part: the whole body when it is the last. Undefined also for a body that nobody waits for.
   *
   * @throws ShoalError PROTOCOL when it is more than was announced
   */
  add(key: number, part: Uint8Array): Uint8Array | undefined
  drop(key: number): void
  /** Announced lengths of the bodies being assembled. */
  readonly bytes: number
}

interface Assembly {
  bodyBytes: number
  body: Uint8Array<ArrayBuffer>
  filled: number
}

/** Reserved on the word of a peer alone; beyond, room grows with what really arrives. */
const TRUSTED_BYTES = 262_144

export function assemblies(): Assemblies {
  const open = new Map<number, Assembly>()
  let bytes = 0

  const append = (assembly: Assembly, part: Uint8Array): void => {
    const end = assembly.filled + part.length
    if (end > assembly.bodyBytes) {
      throw new ShoalError('PROTOCOL', `a body is longer than the ${assembly.bodyBytes} bytes announced`)
    }
    if (end > assembly.body.length) {
      const room = Math.min(assembly.bodyBytes, Math.max(end, assembly.body.length * 2))
      const larger = new Uint8Array(room)
      larger.set(assembly.body.subarray(0, assembly.filled))
      assembly.body = larger
    }
    assembly.body.set(part, assembly.filled)
    assembly.filled = end
  }

  return {
    begin(key, bodyBytes, part) {
      // Exact buffers of their own: a worker may take them over by transfer.
      if (part.length === bodyBytes) return new Uint8Array(part)
      const assembly = { bodyBytes, body: new Uint8Array(Math.min(bodyBytes, TRUSTED_BYTES)), filled: 0 }
      append(assembly, part)
      open.set(key, assembly)
      bytes += bodyBytes
      return undefined
    },
    add(key, part) {
      const assembly = open.get(key)
      if (assembly === undefined) return undefined
      append(assembly, part)
      if (assembly.filled < assembly.bodyBytes) return undefined
      open.delete(key)
      bytes -= assembly.bodyBytes
      return assembly.body
    },
    drop(key) {
      const assembly = open.get(key)
      if (assembly === undefined) return
      open.delete(key)
      bytes -= assembly.bodyBytes
    },
    get bytes() {
      return bytes
    },
  }
}

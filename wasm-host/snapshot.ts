import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { LIMITS } from '../protocols/index.ts'
import { ByteWriter } from './byte-writer.ts'
import { BadSnapshot } from './core-state.ts'
import { TRANSLATION_VERSION } from './translation.ts'
import { MalformedWasm, WasmReader } from './wasm-reader.ts'

/** An actor's state at rest, to go on from in another instance, thread, or node. */
export interface Snapshot {
  /** CID of its component. */
  cid: string
  /** SHA-256 of the base image that {@link contents} were compared with. */
  base: Uint8Array
  /** Nothing was returned cleanly yet. */
  fresh: boolean
  /** As `encodeState` writes them. */
  contents: Uint8Array
}

/** Rises with every change of this format and of {@link Snapshot.contents}. */
const FORMAT = 1
const MAGIC = [0x73, 0x68, 0x73, 0x6e]
const HASH_BYTES = 32
const FRESH = 1
const COMPRESSED = 2
/** Below this, compression takes longer than it is worth, each time. Bytes. */
const SMALL_BYTES = 1_024
/** Of what the compressor uses at its default level. A decompressor asks for that much memory before it has read anything. */
const WINDOW_LOG = 21

/** Magic, format; component, pass version, base; flags; length of the contents; contents, with zstd where that helps. */
export function encodeSnapshot({ cid, base, fresh, contents }: Snapshot): Uint8Array {
  const compressed = contents.length < SMALL_BYTES ? contents : zstdCompressSync(contents)
  const helps = compressed.length < contents.length
  const out = new ByteWriter(compressed.length + 160).raw(MAGIC).byte(FORMAT)
  out.name(cid).name(TRANSLATION_VERSION).raw(base)
  out.byte((fresh ? FRESH : 0) | (helps ? COMPRESSED : 0)).u32(contents.length)
  return out.raw(helps ? compressed : contents).bytes()
}

/**
 * Reads a snapshot, whoever sent it, for an actor of that component.
 *
 * @throws BadSnapshot
 */
export function decodeSnapshot(bytes: Uint8Array, { cid, base }: Pick<Snapshot, 'cid' | 'base'>): Snapshot {
  try {
    const reader = new WasmReader(bytes)
    if (MAGIC.some((each) => reader.byte() !== each)) throw new BadSnapshot('it is no snapshot')
    const format = reader.byte()
    if (format !== FORMAT) throw new BadSnapshot(`it has format ${format}, and this host reads ${FORMAT}`)
    if (reader.name() !== cid) throw new BadSnapshot('it is of another component')
    if (reader.name() !== TRANSLATION_VERSION) throw new BadSnapshot('it is of another version of the host')
    const hash = bytes.subarray(reader.at, reader.at + HASH_BYTES)
    reader.skip(HASH_BYTES)
    if (!Buffer.from(base).equals(hash)) throw new BadSnapshot('it is of another base image')
    const flags = reader.byte()
    const length = reader.u32()
    if (length > LIMITS.snapshotBytes.value)
      throw new BadSnapshot(`it has ${length} bytes, more than ${LIMITS.snapshotBytes.value}`)
    const packed = bytes.subarray(reader.at)
    const contents = (flags & COMPRESSED) === 0 ? packed : unpack(packed, length)
    if (contents.length !== length) throw new BadSnapshot('it is cut off or damaged')
    return { cid, base, fresh: (flags & FRESH) !== 0, contents }
  } catch (error) {
    if (error instanceof MalformedWasm) throw new BadSnapshot('it is cut off or damaged')
    throw error
  }
}

/** @param length the most that it may unpack to */
function unpack(packed: Uint8Array, length: number): Uint8Array {
  try {
    const params = { [constants.ZSTD_d_windowLogMax]: WINDOW_LOG }
    return zstdDecompressSync(packed, { maxOutputLength: Math.max(1, length), params })
  } catch {
    throw new BadSnapshot('it is cut off or damaged')
  }
}

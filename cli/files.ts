import { open } from 'node:fs/promises'
import { ShoalError } from '../protocols/index.ts'

/**
 * A file named on the command line, whole.
 *
 * @throws ShoalError BAD_REQUEST when it cannot be read, TOO_LARGE before more than `bytesMax` is in memory
 */
export async function readBytes(path: string, bytesMax: number): Promise<Uint8Array> {
  try {
    await using file = await open(path)
    const stat = await file.stat()
    if (stat.size > bytesMax) throw tooLarge(path, stat.size, bytesMax)
    return await file.readFile()
  } catch (error) {
    if (error instanceof ShoalError) throw error
    const code = (error as NodeJS.ErrnoException).code
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a directory'
          : `${code ?? String(error)}`
    throw new ShoalError('BAD_REQUEST', `cannot read ${path}: ${why}`, {
      hint: 'check the path',
      cause: error,
    })
  }
}

/** Standard input to its end. @throws ShoalError TOO_LARGE */
export async function readStdin(bytesMax: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of process.stdin) {
    bytes += (chunk as Uint8Array).length
    if (bytes > bytesMax) throw tooLarge('standard input', bytes, bytesMax)
    chunks.push(chunk as Uint8Array)
  }
  return Buffer.concat(chunks)
}

function tooLarge(what: string, bytes: number, bytesMax: number): ShoalError {
  return new ShoalError('TOO_LARGE', `${what} has ${bytes} bytes or more; the most is ${bytesMax}`, {
    hint: 'docs/LIMITS.md lists the limits and the options that change them',
  })
}

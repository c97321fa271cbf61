import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'

/** sockaddr_un holds 104 bytes on macOS and 108 on Linux, the terminating zero included. */
const PATH_BYTES = 100

/**
 * Where the local socket of the node in `dataDir` is: in that directory, or under a hashed name in this user's part
 * of the runtime directory where the path would be too long for a socket. Node and programs compute it alike.
 */
export function controlPath(dataDir: string): string {
  const real = realOf(dataDir)
  const path = join(real, 'control.sock')
  if (Buffer.byteLength(path) <= PATH_BYTES) return path
  const hash = createHash('sha256').update(real).digest('base64url').slice(0, 16)
  return join(process.env['XDG_RUNTIME_DIR'] || tmpdir(), `shoal-${userInfo().uid}`, `${hash}.sock`)
}

/** One directory has one socket, by whichever links it is reached. */
function realOf(dataDir: string): string {
  try {
    return realpathSync(dataDir)
  } catch {
    // Not there: then no node is, and any path will do.
    return resolve(dataDir)
  }
}

import { createInterface } from 'node:readline/promises'
import { exportMeshKey, importMeshKey } from '../../node/index.ts'
import { ShoalError } from '../../protocols/index.ts'
import type { Context } from '../context.ts'

/** `shoal mesh key export`: on the data directory; no node has to run. */
export async function exportKey({ out, dataDir }: Context): Promise<void> {
  const key = await exportMeshKey(dataDir, await passphrase())
  out.show({ key }, () => key)
}

/** `shoal mesh key import KEY` */
export async function importKey({ out, dataDir }: Context, text: string): Promise<void> {
  const mesh = await importMeshKey(dataDir, text, passphrase)
  out.show({ mesh, dataDir }, () => `the key of mesh ${mesh} is in ${dataDir}`)
}

/** The variable, or a line of standard input. @throws ShoalError BAD_REQUEST when there is neither */
async function passphrase(): Promise<string> {
  const set = process.env['SHOAL_PASSPHRASE'] ?? ''
  if (set !== '') return set
  if (process.stdin.isTTY) process.stderr.write('passphrase (shown as you type): ')
  const lines = createInterface({ input: process.stdin })
  try {
    for await (const line of lines) if (line !== '') return line
  } finally {
    lines.close()
  }
  throw new ShoalError('BAD_REQUEST', 'there is no passphrase', {
    hint: 'set SHOAL_PASSPHRASE, or write it to standard input',
  })
}

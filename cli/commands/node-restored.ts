import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { markRestored } from '../../node/index.ts'
import { ShoalError } from '../../protocols/index.ts'
import type { Context } from '../context.ts'

/** `shoal node restored`. */
export async function nodeRestored({ out, dataDir }: Context): Promise<void> {
  if (!existsSync(join(dataDir, 'schema')))
    throw new ShoalError('DATA_DIR', `${dataDir} is no data directory of a node`, {
      hint: 'put the copy there first, or name another one with --data',
    })
  const { epoch, invites } = await markRestored(dataDir)
  const revoked = `its open invites (${invites}) are revoked: who joined by them since is not known`
  out.show({ event: 'restored', epoch: epoch ?? null, invites }, () =>
    epoch === undefined
      ? `${dataDir}: this node was no warden, nothing has to be remembered`
      : `${dataDir}: its warden will be silent for one lease, and grant epochs above ${epoch}${invites > 0 ? `; ${revoked}` : ''}`,
  )
}

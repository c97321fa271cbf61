import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { NodeClient } from '../node/index.ts'
import { ShoalError } from '../protocols/index.ts'
import type { Output } from './output.ts'

/** What every command is given. */
export interface Context {
  out: Output
  /** Absolute path. */
  dataDir: string
}

/** `--data`, then `$SHOAL_DATA`, then `~/.shoal`; absolute. */
export function dataDirOf(options: { data?: string }): string {
  return resolve(options.data ?? (process.env['SHOAL_DATA'] || join(homedir(), '.shoal')))
}

/**
 * Does something with the local node and closes the connection.
 *
 * @throws ShoalError NO_NODE with the directory and the line that starts one
 */
export async function withNode<T>(context: Context, then: (node: NodeClient) => Promise<T>): Promise<T> {
  const { controlClient } = await import('../node/index.ts')
  await using node = await controlClient({ dataDir: context.dataDir })
  return await then(node)
}

/** Whether this error says that no node answers in the data directory. */
export function isNoNode(thrown: unknown): boolean {
  return thrown instanceof ShoalError && thrown.code === 'NO_NODE'
}

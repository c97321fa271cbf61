/**
 * The `shoal` command: what people type at a node. Parses, asks the node on its local socket (or becomes one), prints.
 *
 * @example
 * import { main } from './cli/index.ts'
 * await main(['node', 'start', '--name', 'a'])
 *
 * @module
 */
export { main } from './main.ts'

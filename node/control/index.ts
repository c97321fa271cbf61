/**
 * How programs on this host talk to a node: a socket in its data directory, and what is said over it.
 *
 * @module
 */
export { controlClient, type NodeClient } from './client.ts'
export { controlPath } from './path.ts'
export { controlServer, type ControlServer, type ControlServerInit } from './server.ts'

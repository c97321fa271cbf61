/**
 * What actors say and what happens on a node: written down within bounds, read back, followed, asked of all peers.
 *
 * @module
 */
export type { ActorLogs } from './actor-logs.ts'
export type { EventLog } from './event-log.ts'
export { checkSelector, logAnswers, readEvents, readLogs, silentEvent, silentLog } from './log-answers.ts'
export { meshLines } from './log-mesh.ts'
export { openLogs } from './log-open.ts'

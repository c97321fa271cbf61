/**
 * Doors for programs that speak HTTP: a request becomes a message, the reply or refusal its response.
 *
 * `httpDoor` opens a port and keeps clients within bounds; what a request means is its handler's: `actorHandler` makes
 * messages of them, `typeHandler` also for types whose components serve HTTP themselves.
 *
 * @example
 * import { httpDoor, typeHandler } from './gateway/index.ts'
 *
 * await using door = await httpDoor(typeHandler(node, 'counter'), { port: 3000 })
 * // POST /alice is a message to counter/alice
 *
 * @module
 */
export { actorHandler } from './actor-handler.ts'
export type { HttpAnswer, HttpHandler, RequestHead } from './handler.ts'
export { type HttpDoor, httpDoor, type HttpDoorInit } from './http-door.ts'
export { isLoopback } from './listen.ts'
export { HTTP_STATUS } from './refusal.ts'
export { typeHandler } from './type-handler.ts'

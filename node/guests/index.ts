/**
 * What actors ask of the world while they run: messages to other actors, requests to servers.
 *
 * @module
 */
export { GuestCaller } from './guest-caller.ts'
export type { GuestCall } from './guest-calls.ts'
export { httpFetch, type HttpFetch } from './http-fetch.ts'

import type { ErrorValue } from '../protocols/index.ts'

/** What happens on a node that an operator may want to know. One line each in its log. */
export type NodeEvent =
  | { event: 'listening'; addrs: string[] }
  | { event: 'peer-joined'; peer: string; name: string }
  | { event: 'peer-left'; peer: string }
  | { event: 'join-failed'; addr: string; error: string; retryInMs: number }
  | { event: 'stranger-refused'; why: string }
  | { event: 'deployed'; type: string; version: number; cid: string; peers: string[] }
  | { event: 'type-learnt'; type: string; version: number }
  | { event: 'actor-created'; address: string; epoch: number; version: number }
  | { event: 'actor-ended'; address: string; epoch: number; reason: string; error?: string }
  | { event: 'lease-lost'; address: string; epoch: number }
  | { event: 'post-undelivered'; id: string; target: string; error: ErrorValue }
  | { event: 'warning'; text: string }
  | { event: 'stopping' }

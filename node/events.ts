import { type ErrorValue, LIMITS } from '../protocols/index.ts'
import type { NodeEvent } from './api.ts'

/** What happens on a node that an operator may want to know. */
export type Happening =
  | { event: 'peer-joined'; peer: string }
  | { event: 'peer-left'; peer: string }
  | { event: 'join-unreachable'; text: string }
  | { event: 'started'; name: string; incarnation: number; crashed: boolean }
  /** Its invite was redeemed. */
  | { event: 'joined'; mesh: string }
  /** The mesh does not let it in. */
  | { event: 'join-refused'; error: ErrorValue }
  | { event: 'stranger-refused'; from: string; why: string }
  | { event: 'deployed'; type: string; version: number; cid: string; peers: string[] }
  | { event: 'undeployed'; type: string; version: number }
  | { event: 'type-learnt'; type: string; version: number }
  /**
   * `fresh` says why its memory is empty; `from` where it lived before, when that was on another peer. `kept`: it is not
   * fresh, its memory came along.
   */
  | {
      event: 'actor-created' | 'actor-moved'
      address: string
      epoch: number
      version: number
      fresh?: string
      from?: string
      kept?: boolean
    }
  | { event: 'actor-ended'; address: string; epoch: number; reason: string; error?: string }
  | { event: 'lease-lost' | 'lease-parked'; address: string; epoch: number }
  | { event: 'lease-resumed'; address: string; was: number; epoch: number }
  /** It leaves for another peer without its memory. */
  | { event: 'actor-forgets'; address: string; epoch: number; why: string }
  /** In a drain, to that peer. */
  | { event: 'actor-left'; address: string; peer: string; epoch: number }
  /** An accepted post ended in a way that leaves nothing to try: nobody else hears of it. */
  | { event: 'post-undelivered'; id: string; target: string; error: ErrorValue }
  | { event: 'dead-letter'; id: string; target: string; error: ErrorValue; attempts: number }
  /** Newer ones took its place. */
  | { event: 'dead-letter-lost'; id: string; target: string }
  /** Its actors failed to start too often. */
  | { event: 'starts-paused'; type: string; version: number; error: ErrorValue }
  /** `target` did not take what was published. */
  | { event: 'publish-lost'; topic: string; target: string; error: ErrorValue }
  /** A request of an actor to a server, and its status or the code of its failure. */
  | { event: 'fetched'; address: string; method: string; origin: string; result: string; ms: number }
  /** The mesh has another config, by its epoch; `mayFail`: how many wardens, whichever they are. */
  | { event: 'wardens'; epoch: number; wardens: string[]; mayFail: number }
  /** Somebody showed a config of the mesh that does not follow from the last one. */
  | { event: 'config-refused'; epoch: number; why: 'fork' | 'unsigned' }
  | { event: 'warning'; text: string }
  | { event: 'draining'; graceMs: number }
  | {
      event: 'drained'
      end: 'moved' | 'alone' | 'late'
      actors: number
      moved: number
      messages: number
      posts: number
      given: number
    }
  | { event: 'stopping' }

/** The line that an operator reads. */
export function told(happening: Happening, at: number): NodeEvent {
  const { event, ...facts } = happening
  const line = (level: NodeEvent['level'], text: string): NodeEvent => ({ at, level, event, text, facts })
  switch (happening.event) {
    case 'peer-joined':
      return line('info', `peer ${happening.peer} is linked`)
    case 'peer-left':
      return line('info', `peer ${happening.peer} is gone`)
    case 'join-unreachable':
      return line('warn', happening.text)
    case 'started': {
      const { name, crashed } = happening
      const text = `the node${name === '' ? '' : ` "${name}"`} has started`
      return line(
        crashed ? 'warn' : 'info',
        crashed
          ? `${text}; it had ended without an orderly stop, and what its actors kept in memory is lost`
          : text,
      )
    }
    case 'joined':
      return line('info', `joined mesh ${happening.mesh}`)
    case 'join-refused': {
      const { message, hint } = happening.error
      return line('error', `the mesh does not let this node in: ${message}; ${hint}`)
    }
    case 'stranger-refused':
      return line('warn', `stranger ${happening.from}: ${happening.why}`)
    case 'deployed': {
      const { type, version, cid, peers } = happening
      return line('info', `${type} version ${version} (${cid}) deployed; on the disks of ${peers.join(', ')}`)
    }
    case 'undeployed':
      return line('info', `${happening.type} undeployed (version ${happening.version})`)
    case 'type-learnt':
      return line('debug', `type ${happening.type} is now version ${happening.version}`)
    case 'actor-created':
    case 'actor-moved': {
      const { address, epoch, version, fresh, kept } = happening
      const how = event === 'actor-moved' ? 'moved here' : 'created'
      const why = kept === true ? ', with its memory' : fresh === undefined ? '' : `; fresh: ${fresh}`
      return line('info', `${address} ${how}, epoch ${epoch}, version ${version}${why}`)
    }
    case 'actor-ended': {
      const { address, reason, error } = happening
      const text = `${address} ended: ${reason}${error === undefined ? '' : ` (${error})`}`
      return line(error === undefined ? 'info' : 'warn', text)
    }
    case 'fetched': {
      const { address, method, origin, result, ms } = happening
      return line('debug', `${address}: ${method} ${origin} ${result} in ${ms} ms`)
    }
    case 'lease-lost':
      return line(
        'warn',
        `the lease on ${happening.address}, epoch ${happening.epoch}, is over: its memory is dropped`,
      )
    case 'lease-parked':
      return line(
        'warn',
        `the lease on ${happening.address}, epoch ${happening.epoch}, is over: nothing starts, and its memory is kept until the wardens say who has the key`,
      )
    case 'lease-resumed': {
      const { address, was, epoch } = happening
      return line('info', `${address} goes on in epoch ${epoch}: nobody else had it since epoch ${was}`)
    }
    case 'actor-forgets': {
      const { address, why } = happening
      return line('warn', `${address} leaves without its memory, and begins anew: ${why}`)
    }
    case 'actor-left':
      return line('info', `${happening.address} moved to peer ${happening.peer}, epoch ${happening.epoch}`)
    case 'wardens': {
      const { epoch, wardens, mayFail } = happening
      const number = wardens.length === 1 ? '1 warden arbitrates' : `${wardens.length} wardens arbitrate`
      return line('info', `config ${epoch} of the mesh: ${number}, ${mayFail} may fail (shoal mesh wardens)`)
    }
    case 'config-refused': {
      const { epoch, why } = happening
      return line(
        'error',
        why === 'fork'
          ? `two different configs ${epoch} of the mesh were shown: a warden was restored from an old backup, or its key is in other hands (shoal mesh show)`
          : `a config ${epoch} of the mesh was shown that its wardens did not sign, and was refused`,
      )
    }
    case 'post-undelivered': {
      const { id, target, error } = happening
      return line(
        'error',
        `post ${id} to ${target} was accepted and failed: ${error.message} (${error.code})`,
      )
    }
    case 'dead-letter': {
      const { id, target, error, attempts } = happening
      return line(
        'error',
        `message ${id} to ${target} is a dead letter, attempt ${attempts}: ${error.message} (${error.code}); shoal dlq show ${id}`,
      )
    }
    case 'dead-letter-lost':
      return line(
        'error',
        `the dead letter ${happening.id} to ${happening.target} is lost: newer ones took its place (shoal dlq ls)`,
      )
    case 'starts-paused': {
      const { type, version, error } = happening
      const { startFailures, startPauseMs } = LIMITS
      return line(
        'warn',
        `${type} version ${version} does not start: it was tried ${startFailures.value} times, and is tried again after ${startPauseMs.value / 1_000} s; until then its messages are refused: ${error.message} (${error.code})`,
      )
    }
    case 'publish-lost': {
      const { topic, target, error } = happening
      return line('warn', `${target} missed what was published to ${topic}: ${error.message} (${error.code})`)
    }
    case 'warning':
      return line('warn', happening.text)
    case 'draining':
      return line('info', `draining: actors move to other peers, for ${happening.graceMs / 1_000} s at most`)
    case 'drained': {
      const { end, actors, moved, messages, posts, given } = happening
      const done = `${moved} ${moved === 1 ? 'actor' : 'actors'} moved, ${given} ${given === 1 ? 'post' : 'posts'} given to other peers`
      if (end === 'moved') return line('info', `drained: ${done}`)
      const why = end === 'late' ? 'the grace is over' : 'no other peer can have the rest'
      return line(
        'warn',
        `not drained, ${why}: ${done}; ${actors} actors, ${messages} messages and ${posts} posts are left`,
      )
    }
    case 'stopping':
      return line('info', 'stopping')
  }
}

/**
 * Messages on this node’s disk: posts until they have ended, and those that ended badly and that nobody waits for.
 *
 * @module
 */
export { buried, concluded } from './burials.ts'
export type { DeadLetter, DeadLetters } from './dead-letters.ts'
export { openKept } from './kept.ts'
export { letterAnswer } from './letter-answers.ts'
export { fateOf } from './letter-fate.ts'
export { letterMesh } from './letter-mesh.ts'
export { type Given, keep, type Outbox } from './outbox.ts'
export { encodeKept } from './outbox-codec.ts'

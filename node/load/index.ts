/**
 * What is known of other peers’ room, and how it gets about: by gossip, and by the neighbours of a node that nobody can dial.
 *
 * @module
 */
export { type Gossip, gossip } from './gossip.ts'
export { LeafVoice } from './leaf-voice.ts'
export { Leaves } from './leaves.ts'
export { LoadTable } from './load.ts'
export { neighbourAir } from './neighbour-air.ts'
export { Neighbours } from './neighbours.ts'
export { ownLoad } from './own-load.ts'

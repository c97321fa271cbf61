/**
 * What a node stands on: its data directory, identity and mesh, read at the start and written so that a crash leaves them readable.
 *
 * @module
 */
export { componentCid, type ComponentStore, isComponent } from './component-store.ts'
export { type Ground, openGround, rememberedListen, rememberListen } from './ground.ts'
export type { Identity } from './identity.ts'
export { formatJoin, peerOf } from './join-string.ts'
export { explainListenError, isLoopback, OPEN, parseListenAddrs } from './listen-addrs.ts'
export { exportMeshKey, importMeshKey, plainMeshKey } from './mesh-key.ts'
export { grantOf, type Mesh, withoutGrant } from './mesh.ts'
export { markRestored, type Restored } from './restored.ts'

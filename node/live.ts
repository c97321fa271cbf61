import type { Instance } from '../mailbox/index.ts'
import type { ActorType } from '../protocols/index.ts'
import type { Box } from './box.ts'

/** A live activation with what the node knows beyond its mailbox. */
export interface Live {
  box: Box
  instance: Instance
  type: ActorType
}

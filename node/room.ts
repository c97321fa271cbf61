import type { Slots } from '../mailbox/index.ts'
import type { Labels, Policy } from '../protocols/index.ts'
import { fits, preferred } from '../topologies/index.ts'
import type { Box } from './box.ts'
import type { LoadTable } from './load/index.ts'

/** This node as a place for activations. */
export interface Place {
  slots: number
  labels: Labels
  grants: readonly string[]
  load: LoadTable
  boxes: ReadonlyMap<string, Box>
  taken: Slots
  policy(type: string): Policy
}

/** Whether one more activation of the type fits here, and no peer that is preferred has room unless we were chosen. */
export function hasRoom(place: Place, type: string, chosen: boolean, now: number): boolean {
  const { slots, taken, labels, grants, load, boxes } = place
  if (slots === 0) return false
  let over = taken.taken - slots
  if (over >= 0) for (const box of boxes.values()) over -= evictable(box, type, now)
  if (over >= 0) return false
  const policy = place.policy(type)
  if (taken.of(type) >= policy.instances || !fits({ labels, grants }, policy)) return false
  if (chosen || Object.keys(policy.prefer).length === 0) return true
  return preferred(labels, policy) >= load.bestPreferred(policy, () => true)
}

/** Instances of other pools at rest: their memory is nobody's in particular. */
export function evictable({ mailbox }: Box, forType: string, now: number): number {
  return mailbox.target.kind === 'pool' && mailbox.target.type !== forType ? mailbox.free(now) : 0
}

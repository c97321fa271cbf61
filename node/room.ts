import type { Labels, Policy } from '../protocols/index.ts'
import { fits, preferred } from '../topologies/index.ts'
import type { Box } from './box.ts'
import type { LoadTable } from './load.ts'

/** This node as a place for activations. */
export interface Place {
  slots: number
  /** Activations that live here, are being created, or whose keys are being claimed. */
  used: number
  labels: Labels
  grants: readonly string[]
  load: LoadTable
  boxes: ReadonlyMap<string, Box>
  policy(type: string): Policy
}

/** Whether one more activation of the type fits here, and no peer that is preferred has room unless we were chosen. */
export function hasRoom(place: Place, type: string, chosen: boolean): boolean {
  const { slots, used, labels, grants, load, boxes } = place
  if (slots === 0) return false
  let over = used - slots
  if (over >= 0) for (const box of boxes.values()) over -= evictable(box, type)
  if (over >= 0) return false
  const policy = place.policy(type)
  if (!fits({ labels, grants }, policy)) return false
  if (chosen || Object.keys(policy.prefer).length === 0) return true
  return preferred(labels, policy) >= load.bestPreferred(policy, () => true)
}

/** Instances of other pools at rest: their memory is nobody's in particular. */
export function evictable({ mailbox }: Box, forType: string): number {
  return mailbox.target.kind === 'pool' && mailbox.target.type !== forType ? mailbox.free : 0
}

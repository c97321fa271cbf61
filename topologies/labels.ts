import type { Labels } from '../protocols/index.ts'

/** What a node offers to actors, beside room. */
export interface Place {
  labels: Labels
  /** Capabilities that its operator grants. */
  grants: readonly string[]
}

/** What actors cannot do without. */
export interface Needs {
  /** Labels; all must match. */
  on: Labels
  /** Capabilities; all must be granted. */
  allow: readonly string[]
}

/** Whether they may run there at all. */
export function fits({ labels, grants }: Place, { on, allow }: Needs): boolean {
  return matches(labels, on) && allow.every((capability) => grants.includes(capability))
}

/** Every wanted label is there with the wanted value. */
export function matches(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value)
}

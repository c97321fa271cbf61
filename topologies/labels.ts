import type { Labels } from '../protocols/index.ts'

/** Every wanted label is there with the wanted value. */
export function matches(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value)
}

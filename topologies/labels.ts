/** What a node says of itself, `key=value`. */
export type Labels = Readonly<Record<string, string>>

/** Every wanted label is there with the wanted value. */
export function matches(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value)
}

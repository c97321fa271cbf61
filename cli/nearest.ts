/**
 * The word that somebody who typed `wrong` meant, or undefined when none is near: at most a third of its letters, and
 * at most three, are wrong, missing, too many or swapped.
 */
export function nearest(wrong: string, words: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.min(3, Math.max(1, Math.floor(wrong.length / 3))) + 1
  for (const word of words) {
    const distance = editDistance(wrong.toLowerCase(), word.toLowerCase())
    if (distance < least) [best, least] = [word, distance]
  }
  return best
}

/** `did you mean "x"?`, or what there is when nothing is near. */
export function didYouMean(wrong: string, words: readonly string[]): string {
  const near = nearest(wrong, words)
  return near === undefined ? `it may be ${words.toSorted().join(', ')}` : `did you mean "${near}"?`
}

/** Letters to change, add, remove or swap with their neighbour. */
function editDistance(a: string, b: string): number {
  // Far apart already: no table of a file's longest line.
  if (Math.abs(a.length - b.length) > 3) return Number.POSITIVE_INFINITY
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    rows.push(row)
    for (let j = 1; j <= b.length; j++) {
      const change = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(
        Math.min(at(i - 1, j) + 1, (row[j - 1] ?? 0) + 1, change, swapped ? at(i - 2, j - 2) + 1 : change),
      )
    }
  }
  return at(a.length, b.length)
}

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Journal, Numbered } from '../../node/logs/log-journal.ts'

export interface Entry extends Numbered {
  text: string
}

export const EVERYTHING = { test: (): boolean => true }

export const entry = (seq: number, text = `line ${seq}`): Entry => ({ seq, at: 1_000 + seq, text })

export async function texts(journal: Journal<Entry>): Promise<string[]> {
  const found: string[] = []
  for await (const entries of journal.read(EVERYTHING)) found.push(...entries.map(({ text }) => text))
  return found
}

/** What every `Journal` does. `open` gives an empty one, and the way to close it. */
export function journalContract(
  name: string,
  open: (bytesMax: number) => Promise<{ journal: Journal<Entry>; close(): Promise<void> }>,
): void {
  describe(`${name} keeps the contract of Journal`, () => {
    const bytesMax = 80_000
    let opened: Awaited<ReturnType<typeof open>>
    let journal: Journal<Entry>
    beforeEach(async () => {
      opened = await open(bytesMax)
      journal = opened.journal
    })
    afterEach(() => opened.close())

    test('an empty one has nothing', async () => {
      expect([journal.lastSeq, await texts(journal), await journal.tail(EVERYTHING, 5)]).toEqual([0, [], []])
    })

    test('what was appended is read at once and in order, any text as it was', async () => {
      const odd = ['', '\n', '{"seq":9,"at":1}\n', 'é\u{1f41f}\u2028', '\u0000\u001b[31m', '"\\']
      odd.forEach((text, index) => journal.append(entry(index + 1, text)))
      expect(await texts(journal)).toEqual(odd)
      expect(journal.lastSeq).toBe(odd.length)
    })

    test('a tail has the newest of those wanted, oldest first', async () => {
      for (let seq = 1; seq <= 100; seq += 1) journal.append(entry(seq))
      const even = { test: ({ seq }: Entry) => seq % 2 === 0 }
      const fours = { test: ({ text }: Entry) => text.startsWith('line 4'), contains: 'line 4' }
      expect((await journal.tail(even, 3)).map(({ seq }) => seq)).toEqual([96, 98, 100])
      expect((await journal.tail(fours, 2)).map(({ seq }) => seq)).toEqual([48, 49])
    })

    test('of more than it may hold it keeps the newest, and most of what it may', async () => {
      for (let seq = 1; seq <= 2_000; seq += 1) {
        journal.append(entry(seq, 'x'.repeat(100)))
        // Turns in between, as in life: nobody writes everything in one.
        if (seq % 50 === 0) await journal.tail(EVERYTHING, 1)
      }
      const kept: number[] = []
      for await (const entries of journal.read(EVERYTHING)) kept.push(...entries.map(({ seq }) => seq))
      expect(kept.at(-1)).toBe(2_000)
      expect(kept).toEqual(Array.from({ length: kept.length }, (_, index) => 2_001 - kept.length + index))
      const bytes = kept.length * JSON.stringify(entry(1_000, 'x'.repeat(100))).length
      expect(bytes).toBeLessThanOrEqual(bytesMax)
      expect(bytes).toBeGreaterThan(bytesMax * 0.5)
    })
  })
}

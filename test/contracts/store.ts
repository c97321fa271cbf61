import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../protocols/index.ts'

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))

/** What every `Store` does. `open` gives an empty one and the way to close it. */
export function storeContract(
  name: string,
  open: () => Promise<{ store: Store; close(): Promise<void> }>,
): void {
  describe(`${name} keeps the contract of Store`, () => {
    let opened: Awaited<ReturnType<typeof open>>
    let store: Store
    beforeEach(async () => {
      opened = await open()
      store = opened.store
    })
    afterEach(() => opened.close())
    const read = async (key: string): Promise<string | undefined> => {
      const value = await store.get(key)
      return value === undefined ? undefined : Buffer.from(value).toString()
    }

    test('what was written is read, and what was not is undefined', async () => {
      await store.write(new Map([['a/1', bytes('one')]]))
      expect(await read('a/1')).toBe('one')
      expect(await store.get('a/2')).toBeUndefined()
    })

    test('an empty value is a value, and undefined deletes', async () => {
      await store.write(new Map([['a', bytes('')]]))
      expect(await read('a')).toBe('')
      await store.write(new Map([['a', undefined]]))
      expect(await store.get('a')).toBeUndefined()
    })

    test('of several writes of one key the last one holds, whether awaited or not', async () => {
      const writes = ['1', '2', '3'].map((text) => store.write(new Map([['k', bytes(text)]])))
      await Promise.all(writes)
      expect(await read('k')).toBe('3')
    })

    test('a value that its writer changes afterwards stays as it was written', async () => {
      const value = bytes('before')
      await store.write(new Map([['k', value]]))
      value.fill(0)
      expect(await read('k')).toBe('before')
    })

    test('a list has the entries under its prefix, in byte order, and no others', async () => {
      const keys = ['a', 'a/', 'a/1', 'a/10', 'a/2', 'a/\u{ff5e}', 'a/\u{1f41f}', 'a0', 'b/1']
      await store.write(new Map(keys.toReversed().map((key) => [key, bytes(key)])))
      const found: string[] = []
      for await (const [key, value] of store.list('a/')) {
        expect(Buffer.from(value).toString()).toBe(key)
        found.push(key)
      }
      expect(found).toEqual(['a/', 'a/1', 'a/10', 'a/2', 'a/\u{ff5e}', 'a/\u{1f41f}'])
    })

    test('writes that meet are all there when they resolve', async () => {
      const writes = Array.from({ length: 200 }, async (_, n) => {
        await store.write(new Map([[`n/${n}`, bytes(`${n}`)]]))
        expect(await read(`n/${n}`)).toBe(`${n}`)
      })
      await Promise.all(writes)
    })

    test('an empty batch is nothing', async () => {
      await store.write(new Map())
    })
  })
}

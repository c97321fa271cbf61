/**
 * Items of several sources as they come; ends when all have ended. A source that fails ends. Ending the iteration ends
 * the sources.
 */
export async function* merge<T>(sources: readonly AsyncIterable<T>[]): AsyncIterable<T> {
  const iterators = new Set(sources.map((source) => source[Symbol.asyncIterator]()))
  const next = (
    iterator: AsyncIterator<T>,
  ): Promise<{ iterator: AsyncIterator<T>; result: IteratorResult<T> }> =>
    iterator.next().then(
      (result) => ({ iterator, result }),
      () => ({ iterator, result: { done: true as const, value: undefined } }),
    )
  const pending = new Map([...iterators].map((iterator) => [iterator, next(iterator)]))
  try {
    while (pending.size > 0) {
      const { iterator, result } = await Promise.race(pending.values())
      if (result.done === true) {
        pending.delete(iterator)
        iterators.delete(iterator)
      } else {
        pending.set(iterator, next(iterator))
        yield result.value
      }
    }
  } finally {
    // Not awaited: a source may be waiting for its peer.
    for (const iterator of iterators) void iterator.return?.().catch(() => undefined)
  }
}

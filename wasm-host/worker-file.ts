/** A module beside this one, as a worker's entry: `.ts` in the checkout, `.js` in the built package. */
export function workerFile(name: string): URL {
  const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'))
  return new URL(`./${name}${extension}`, import.meta.url)
}

/** Exit code of a command that Ctrl-C ended: 128 and the number of SIGINT. */
export const INTERRUPTED = 130

/** Aborts at the first Ctrl-C, so that the node can be told. The second one ends the process at once. */
export function interruption(): { signal: AbortSignal } {
  const controller = new AbortController()
  process.on('SIGINT', () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED)
    controller.abort()
  })
  return { signal: controller.signal }
}

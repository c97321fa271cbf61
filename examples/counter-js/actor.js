let count = 0

/** Adds the number in the body, or 1 when it is empty or no number, and replies the count. */
export function handle(message) {
  const text = message.text().trim()
  count += /^-?[0-9]+$/.test(text) ? Number(text) : 1
  return String(count)
}

import { Message, Reply, run } from '../../shoal-as/assembly'
export { cabi_post_handle, cabi_realloc } from '../../shoal-as/assembly'

let count: i64 = 0

/** Adds the number in the body, or 1 when it is empty or no number, and replies the count. */
function actor(message: Message): Reply {
  const text = message.text().trim()
  count += isNumber(text) ? I64.parseInt(text) : 1
  return Reply.text(count.toString())
}

function isNumber(text: string): bool {
  const start = text.startsWith('-') ? 1 : 0
  for (let i = start; i < text.length; i++) {
    const digit = text.charCodeAt(i)
    if (digit < 0x30 || digit > 0x39) return false
  }
  return text.length > start
}

export function handle(message: usize): usize {
  return run(actor, message)
}

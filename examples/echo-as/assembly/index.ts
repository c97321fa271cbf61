import { Message, Reply, run } from '../../shoal-as/assembly'
export { cabi_post_handle, cabi_realloc } from '../../shoal-as/assembly'

/** Replies what it was sent. */
function actor(message: Message): Reply {
  return new Reply(message.body)
}

// prettier-ignore
export function handle(
  id: usize, idLen: usize, sender: usize, senderLen: usize, subject: usize, subjectLen: usize,
  correlation: usize, correlationLen: usize, deadlineMs: u32, attempt: u32, body: usize, bodyLen: usize,
): usize {
  return run(actor, id, idLen, sender, senderLen, subject, subjectLen, correlation, correlationLen, deadlineMs, attempt, body, bodyLen)
}

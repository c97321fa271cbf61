import { Message, Reply, run } from '../../shoal-as/assembly'
export { cabi_post_handle, cabi_realloc } from '../../shoal-as/assembly'

/** Replies what it was sent. */
function actor(message: Message): Reply {
  return new Reply(message.body)
}

export function handle(message: usize): usize {
  return run(actor, message)
}

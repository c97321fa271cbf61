import type { Context } from '../context.ts'
import { actorWit } from '../project-component.ts'

/** `shoal wit`: the world that an actor is built for. */
export async function wit(context: Context): Promise<void> {
  const text = await actorWit()
  context.out.show({ world: 'shoal:actor/actor', wit: text }, () => text)
}

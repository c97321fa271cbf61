import { type Context, withNode } from '../context.ts'
import { plain } from '../output.ts'

/** `shoal explain ID` */
export async function explain(context: Context, id: string): Promise<void> {
  const explanation = await withNode(context, (node) => node.explain(id))
  context.out.show(explanation, () => explanation.story.map(plain).join('\n'))
}

import type { NodeApi } from '../node/index.ts'
import { parseTypeName, type World } from '../protocols/index.ts'
import { actorHandler } from './actor-handler.ts'
import type { HttpHandler } from './handler.ts'
import { serverHandler } from './server-handler.ts'

/** What a type is built for may change with its next version; so long it is not asked for again, ms. */
const KNOWN_MS = 1_000

/**
 * The door to a type: `serverHandler` when its component serves HTTP, else `actorHandler`.
 *
 * @throws ShoalError BAD_ADDRESS
 */
export function typeHandler(
  api: Pick<NodeApi, 'send' | 'types'>,
  type: string,
  { public: isPublic = false }: { public?: boolean } = {},
): HttpHandler {
  parseTypeName(type)
  const actor = actorHandler(api, type)
  const server = serverHandler(api, type, isPublic)
  let known: Promise<World | undefined> | undefined
  let until = 0
  const world = (): Promise<World | undefined> => {
    if (known === undefined || performance.now() > until) {
      until = performance.now() + KNOWN_MS
      known = api.types().then((types) => types.find(({ name }) => name === type)?.world)
      known.catch(() => {
        known = undefined
      })
    }
    return known
  }
  return async (head) => ((await world()) === 'http' ? server(head) : actor(head))
}

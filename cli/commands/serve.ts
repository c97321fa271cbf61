import { httpDoor, isLoopback, typeHandler } from '../../gateway/index.ts'
import { controlClient } from '../../node/index.ts'
import { LIMITS, parseTypeName } from '../../protocols/index.ts'
import type { Context } from '../context.ts'
import { lastingClient } from '../lasting-client.ts'
import { type Endpoint, showMs } from '../parse.ts'
import { stopSignals } from '../stop-signals.ts'

export interface ServeOptions {
  http: Endpoint
  public?: boolean
  /** bytes */
  messageMax?: number
}

/** `shoal serve TYPE --http [HOST:]PORT`: until a signal to stop; then it lets the requests under way end. */
export async function serve(context: Context, type: string, options: ServeOptions): Promise<void> {
  const { out, dataDir } = context
  const { http, public: isPublic = false, messageMax } = options
  parseTypeName(type)
  const stop = stopSignals(out)
  await using node = await lastingClient({
    dial: () => controlClient({ dataDir }),
    lost: (reason) => out.note(`the node has gone (${reason.message}); requests are 503 until it is back`),
    back: () => out.note('the node is back'),
  })
  const door = await httpDoor(typeHandler(node, type, { public: isPublic }), {
    ...http,
    public: isPublic,
    ...(messageMax === undefined ? {} : { messageBytes: messageMax }),
  })
  const { url } = door
  if (!isLoopback(http.host))
    out.note(
      `${url} may be reached from other machines, and nobody is asked who he is: keep it on a network that you trust`,
    )
  const deployed = (await node.types()).find(({ name }) => name === type)
  if (deployed === undefined) out.note(`no type ${type} is deployed yet; until it is, requests are 404`)
  out.show({ event: 'serving', pid: process.pid, type, url }, () =>
    [
      `${url} is the door to ${type}; Ctrl-C closes it`,
      ...(deployed?.world === 'http'
        ? [
            `  curl ${url}/PATH                      to any free ${type}, which answers as it likes`,
            `  curl -H 'shoal-key: KEY' ${url}/PATH  to ${type}/KEY`,
          ]
        : [
            `  curl -d BODY ${url}/KEY       to ${type}/KEY`,
            `  curl -d BODY ${url}/          to any free ${type}`,
          ]),
    ].join('\n'),
  )
  await stop
  out.note(`requests under way may end, for ${showMs(LIMITS.doorDrainMs.value)} at most`)
  await door.close()
  out.show({ event: 'closed', url }, () => `${url} is closed`)
}

/** Actors as Durable Objects: `POST /counter/KEY` counts, `POST /relay/a` goes to a, b and c and back with its body. */
export class Counter {
  #count = 0

  async fetch(request) {
    await request.arrayBuffer()
    return new Response(String(++this.#count))
  }
}

const NEXT = { a: 'b', b: 'c' }

export class Relay {
  #relay

  constructor(_, env) {
    this.#relay = env.relay
  }

  async fetch(request) {
    const body = await request.arrayBuffer()
    const next = NEXT[new URL(request.url).pathname.split('/').at(-1)]
    if (next === undefined) return new Response(body)
    const stub = this.#relay.get(this.#relay.idFromName(next))
    const reply = await stub.fetch(`http://actor/relay/${next}`, { method: 'POST', body })
    return new Response(await reply.arrayBuffer())
  }
}

export default {
  fetch(request, env) {
    const [, type, key] = new URL(request.url).pathname.split('/')
    return env[type].get(env[type].idFromName(key)).fetch(request)
  },
}

import { expect, onTestFinished, test } from 'vitest'
import { assemble } from '../../node/create-node.ts'
import { openGround } from '../../node/ground/ground.ts'
import { createNode, type NodeApi, type NodeEvent } from '../../node/index.ts'
import { STRATEGY } from '../../node/strategy.ts'
import { type Clock, LIMITS, systemClock, systemRandom } from '../../protocols/index.ts'
import { component, send, until } from './helpers.ts'

const YEARS_MS = 2 * 31_536_000_000

interface Skewed {
  api: NodeApi
  peer: string
  join: string
  events: NodeEvent[]
  set: { offMs: number }
}

/** A node on a host whose clock is off; with no join string it founds a mesh. */
async function skewedNode(offMs: number, ...joins: string[]): Promise<Skewed> {
  const set = { offMs }
  const clock: Clock = { ...systemClock, wall: () => Date.now() + set.offMs }
  const events: NodeEvent[] = []
  const stack = new AsyncDisposableStack()
  onTestFinished(() => stack.disposeAsync())
  const ground = stack.use(await openGround({ joins }, { clock, random: systemRandom }))
  const init = { mdns: false, listen: ['/ip4/127.0.0.1/tcp/0'], labels: { at: 'far' } }
  const { api, facts } = await assemble(
    { ...init, log: (event) => events.push(event) },
    ground,
    { clock, strategy: STRATEGY },
    stack,
  )
  return { api, peer: facts.peer, join: facts.join, events, set }
}

test.each([
  [-YEARS_MS, /730 d behind/],
  [YEARS_MS, /730 d ahead/],
])(
  'a host whose clock is off by %i ms joins, is told, works, and leaves no record of its years',
  async (offMs, said) => {
    const founder = await createNode({ mdns: false, listen: ['/ip4/127.0.0.1/tcp/0'] })
    onTestFinished(() => founder[Symbol.asyncDispose]())
    // Expiry is judged by the issuer: a minute is enough for a host that thinks it is long over.
    const { join } = await founder.mesh.invite({ roles: ['publisher'], expiresMs: 60_000 })
    const { api, peer, events, set } = await skewedNode(offMs, join)
    await until('a link', async () => (await api.status()).peers === 1)
    await until('it is told', () =>
      Promise.resolve(events.some(({ event, text }) => event === 'warning' && said.test(text))),
    )

    const shown = await api.mesh.show()
    expect(Math.abs(shown.behindMs + offMs)).toBeLessThan(LIMITS.skewMs.value)
    expect(shown.advice).toContainEqual(
      expect.stringMatching(/the clock of this host is .*timedatectl set-ntp true/),
    )
    const seen = await founder.mesh.show()
    expect(seen.peers).toContainEqual(
      expect.objectContaining({ peer, clockAheadMs: expect.closeTo(offMs, -5) as number }),
    )
    expect(seen.advice).toContainEqual(expect.stringContaining(`the clock of peer ${peer} is 730 d`))

    // What it deploys, and the actor that lives there, are dated by the mesh's clock.
    const { type } = await api.deploy(component('counter'), {
      type: 'counter',
      policy: { on: { at: 'far' } },
    })
    expect(Math.abs(type.deployedAt - Date.now())).toBeLessThan(LIMITS.skewMs.value)
    expect((await send(founder, 'counter/x')).text).toBe('1')
    await until(
      'its records are in the DHT',
      async () => (await api.status()).registry.published >= 2,
      20_000,
    )
    expect((await founder.status()).registry.refused).toBe(0)

    // It dates nothing for others: it is no candidate for a seat.
    const standby = async (): Promise<string[]> =>
      (await founder.mesh.wardens()).standby.map((one) => one.peer)
    expect(await standby()).toEqual([])

    // Somebody sets it right: nothing is said of it any more, on either side.
    set.offMs = 0
    expect(await standby()).toEqual([peer])
    expect((await api.mesh.show()).advice.filter((text) => text.includes('clock'))).toEqual([])
    expect((await founder.mesh.show()).advice.filter((text) => text.includes('clock'))).toEqual([])
  },
)

test('a founder whose own clock is off is told that it differs from all the others', async () => {
  const { api, join } = await skewedNode(YEARS_MS)
  const others = await Promise.all(
    [0, 1].map(() => createNode({ mdns: false, listen: ['/ip4/127.0.0.1/tcp/0'], join })),
  )
  onTestFinished(async () => void (await Promise.all(others.map((one) => one[Symbol.asyncDispose]()))))
  await until('both are linked', async () => (await api.status()).peers === 2)
  const { advice } = await api.mesh.show()
  expect(advice.filter((text) => text.includes('clock'))).toEqual([
    expect.stringMatching(/the clock of this host is another than that of 2 of 2 peers: .*timedatectl/),
  ])
})

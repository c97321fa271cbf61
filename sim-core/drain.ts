import { asGiven } from '../mailbox/index.ts'
import type { MailNode } from './mail-node.ts'
import { FAULTS_UNTIL, MailWorld } from './mail-world.ts'
import type { ScenarioInit, Verdict } from './scenario.ts'

const GRACE_MS = 15_000
const HURRY_MS = 600
/** How long the answer of a node that was given posts is waited for. */
const GIVEN_MS = 2_000
const LOOK_MS = 200
/** In so many worlds nothing else goes wrong, and no message that is to be tried again may fail. */
const CALM = 0.3

/**
 * Nodes are drained and started again, one after the other, under the traffic of the scenario `lanes` and its faults.
 * Watches what that watches, and that nothing which a node took on is lost when it stops in order.
 */
export function drainScenario(seed: number, init: ScenarioInit = {}): Verdict {
  const mail = new MailWorld(seed, { ...init, calm: seed % 10 < 10 * CALM && init.bias === undefined })
  const { world, mesh } = mail
  mesh.judge.strict = mail.calm
  world.at(world.between(1_000, 4_000), () =>
    drainFrom(mail, Math.floor(world.between(0, mesh.nodes.length))),
  )
  return mail.run()
}

/** That node, and then the next ones. */
function drainFrom(mail: MailWorld, index: number): void {
  const { world, mesh } = mail
  if (world.now > FAULTS_UNTIL) return
  const node = mesh.nodes[index % mesh.nodes.length] as MailNode
  const next = (): void => {
    const { peer } = node
    // It is ready when it arbitrates again, if it is a warden.
    const { machine, warden } = peer
    const seated = warden.seats.indexOf(peer.id, peer.store) >= 0
    if (machine.up && (!seated || warden.standing(machine.now()) === 'serves')) drainFrom(mail, index + 1)
    else world.at(world.now + LOOK_MS, next)
  }
  if (node.peer.machine.up) drain(mail, node, next)
  else world.at(world.now + LOOK_MS, next)
}

/** Its actors go to others, what it sent ends, and it stops; at the end of its grace it stops anyhow. */
function drain(mail: MailWorld, node: MailNode, then: () => void): void {
  const { world, mesh } = mail
  const { machine } = node.peer
  const { life } = node
  const until = world.now + (mail.calm || world.chance(0.7) ? GRACE_MS : HURRY_MS)
  mesh.count('drain')
  world.say(() => `-- drain ${node.peer.id}`)
  node.draining = true
  const look = (): void => {
    if (node.life !== life || !machine.up) {
      world.at(world.now + LOOK_MS, then)
      return
    }
    const over = world.now >= until
    const heirs = mesh.nodes.filter((other) => other.peer.machine.up && mesh.hosts(other))
    if (heirs.length > 0) for (const target of node.boxes.keys()) node.leave(target, world.pick(heirs))
    if (!over && (node.holds > 0 || mesh.judge.open(life) > 0)) {
      world.at(world.now + LOOK_MS, look)
      return
    }
    if (!over) mesh.judge.drained(life)
    const stop = (): void => {
      if (node.life === life) node.close()
      world.at(world.now + 1_000, () => {
        if (node.life === life) mesh.down(node)
        world.at(world.now + LOOK_MS, then)
      })
    }
    if (over) mesh.count('grace over')
    const heir = over ? heirs[0] : undefined
    if (heir === undefined) stop()
    else givePosts(mail, node, heir, stop)
  }
  look()
}

/** Posts that have not ended go to a node that stays and sees them through. */
function givePosts({ mesh, world }: MailWorld, node: MailNode, heir: MailNode, then: () => void): void {
  const posts = node.posts()
  const { machine } = node.peer
  const link = mesh.links.dial(machine, heir.peer.machine)
  if (posts.length === 0 || link === undefined) {
    then()
    return
  }
  const { life } = node
  let over = false
  const end = (): void => {
    if (!over) then()
    over = true
  }
  const letters = posts.map(([, entry]) => ({
    envelope: asGiven(entry, heir.peer.id),
    leftMs: entry.deadline - machine.now(),
  }))
  mesh.count('given')
  mesh.links.send(link, machine, () => {
    world.say(() => `${heir.peer.id} is given ${letters.length} posts by ${node.peer.id}`)
    for (const { envelope, leftMs } of letters) {
      mesh.judge.given(envelope.id, heir.life)
      heir.take(envelope, leftMs)
    }
    mesh.links.send(link, heir.peer.machine, () => {
      if (node.life !== life) return
      for (const [target, entry] of posts) node.step(target, { kind: 'given', entry })
      end()
    })
  })
  world.at(world.now + GIVEN_MS, end)
}

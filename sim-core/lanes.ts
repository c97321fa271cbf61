import { FAULTS_UNTIL, MailWorld, TARGETS } from './mail-world.ts'
import type { ScenarioInit, Verdict } from './scenario.ts'

/**
 * Programs send to keyed actors that move, through whole mailboxes, among everything that goes wrong between computers.
 * Watches that each message ends once and is answered once, that lanes keep their order, that no message completes twice
 * in one tenure, that actors run one message at a time under one lease and with their own memory, and that nothing is
 * left when the faults stop.
 */
export function lanesScenario(seed: number, init: ScenarioInit = {}): Verdict {
  const mail = new MailWorld(seed, init)
  const { world } = mail
  const everyMs = world.pick([1_000, 5_000])
  for (let at = world.between(0, everyMs); at < FAULTS_UNTIL; at += world.between(0, 2 * everyMs))
    world.at(at, () => move(mail))
  return mail.run()
}

/** The actors of one node are to live at another. */
function move({ world, mesh }: MailWorld): void {
  const hosts = mesh.nodes.filter((node) => mesh.hosts(node))
  const node = world.pick(hosts)
  const to = world.pick(hosts)
  if (node !== to) for (const target of TARGETS) node.leave(target, to)
}

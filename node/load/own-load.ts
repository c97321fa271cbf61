import type { Mailbox } from '../../mailbox/index.ts'
import { type Labels, LIMITS } from '../../protocols/index.ts'
import type { Load, TypeLoad } from '../../protocols/proto/node.js'
import type { Router } from '../router.ts'

/** What this node says of itself; without number and leaves. */
export function ownLoad(
  router: Router,
  self: { incarnation: number; name: string; labels: Labels; grants: readonly string[] },
  now: number,
): Load {
  const types = [...router.taken.types()]
    .map(([type, instances]) => typeLoad(type, instances, router.box(type)?.mailbox, now))
    .toSorted((a, b) => b.instances - a.instances)
    .slice(0, LIMITS.loadTypes.value)
  return {
    incarnation: self.incarnation,
    name: self.name,
    labels: new Map(Object.entries(self.labels)),
    slots: router.slots,
    free: Math.max(0, router.slots - router.used),
    actors: router.used,
    types,
    grants: [...self.grants],
    seq: 0,
    leaves: [],
  }
}

/** @param pool the mailbox of the type's pool here, if there is one */
function typeLoad(type: string, instances: number, pool: Mailbox | undefined, now: number): TypeLoad {
  if (pool === undefined) return { type, instances, free: 0, queued: 0, ewmaMs: 0, wants: [] }
  const { waiting: queued, ewmaMs } = pool
  return { type, instances, free: pool.free(now), queued, ewmaMs, wants: wantsOf(pool, now) }
}

function wantsOf(pool: Mailbox, now: number): TypeLoad['wants'] {
  const wants: TypeLoad['wants'] = []
  for (const instance of pool.instances) {
    if (wants.length === LIMITS.wants.value) break
    const verdict = instance.saying(now)
    if (verdict?.kind !== 'only' || Buffer.byteLength(verdict.value) > LIMITS.wantBytes.value) continue
    const { by, value, forMs } = verdict
    wants.push({ instance: instance.address, by, value, forMs: Math.ceil(forMs) })
  }
  return wants
}

import type { Entry } from '../../mailbox/index.ts'
import { type Clock, LIMITS, type Network, type Policy } from '../../protocols/index.ts'
import type { DrainProgress } from '../api-drain.ts'
import type { Box } from '../box.ts'
import type { Happening } from '../events.ts'
import type { Outbox } from '../letters/index.ts'
import type { LoadTable } from '../load/index.ts'
import type { Router } from '../router.ts'
import { givenPosts } from './posts.ts'

export interface DrainParts {
  router: Pick<Router, 'boxes' | 'tell' | 'drain'>
  network: Pick<Network, 'self' | 'ask' | 'peers'>
  load: Pick<LoadTable, 'roomPeer' | 'instances' | 'sent' | 'hosts'>
  outbox: Pick<Outbox, 'given'>
  policy(type: string): Policy
  /** A warden's seat goes to a peer that stands by. */
  leaveSeat(): Promise<'none' | 'moved' | 'kept'>
  clock: Clock
  log(event: Happening): void
}

/** How often it looks whether something has ended, ms. */
const LOOK_MS = 25
/** Keys on their way at once: each is a claim at its successor. */
const AT_ONCE = 64
/** What is left of the grace when posts are given away that have not ended by then. */
const RESERVE = 0.2
/** Posts that nothing but time would end are not waited for any longer than this, ms. */
const QUIET_MS = 1_000

/** Moves what lives on this node to other peers. Once begun it goes on, whoever watches. */
export class Drain {
  readonly #parts: DrainParts
  #ends: Promise<void> | undefined
  #until = 0
  #given = 0
  /** Where a key could not go. */
  readonly #refused = new Map<string, Set<string>>()
  readonly #leaving = new Map<Box, string>()
  #moved = 0
  #end: DrainProgress['end']

  constructor(parts: DrainParts) {
    this.#parts = parts
  }

  /** Begins, or joins a drain that goes on. Resolves when it has ended, one way or the other. */
  run(graceMs: number): Promise<void> {
    if (this.#ends === undefined) {
      this.#until = this.#parts.clock.now() + graceMs
      this.#ends = this.#run(graceMs)
    }
    return this.#ends
  }

  get progress(): DrainProgress {
    const { clock } = this.#parts
    let [actors, messages, posts] = [0, 0, 0]
    for (const { mailbox } of this.#parts.router.boxes()) {
      if (mailbox.epoch > 0) actors += 1
      messages += mailbox.open
      posts += mailbox.posts.size
    }
    const leftMs = Math.max(0, Math.round(this.#until - clock.now()))
    const progress = { actors, moved: this.#moved, messages, posts, given: this.#given, leftMs }
    return this.#end === undefined ? progress : { ...progress, end: this.#end }
  }

  /** What it comes to, at each change; ends with the drain. */
  async *follow(graceMs: number): AsyncGenerator<DrainProgress> {
    const ends = this.run(graceMs)
    let said = ''
    while (this.#end === undefined) {
      const { progress } = this
      const { leftMs: _, ...rest } = progress
      if (JSON.stringify(rest) !== said) yield progress
      said = JSON.stringify(rest)
      await Promise.race([ends, this.#pause(LIMITS.drainTellMs.value)])
    }
    yield this.progress
  }

  async #run(graceMs: number): Promise<void> {
    const { router, clock } = this.#parts
    router.drain()
    this.#parts.log({ event: 'draining', graceMs })
    await Promise.race([this.#leaveSeat(), this.#pause(graceMs * RESERVE)])
    let quietSince = clock.now()
    for (;;) {
      const stuck = this.#moveKeys()
      const { actors, messages, posts } = this.progress
      const now = clock.now()
      if (messages > posts || actors > stuck) quietSince = now
      const idle = messages === 0 && actors === stuck
      const late = now >= this.#until - (posts > 0 ? graceMs * RESERVE : 0)
      if (idle || late || now - quietSince >= QUIET_MS) break
      await this.#pause(LOOK_MS)
    }
    await this.#givePosts()
    const { actors, messages, posts } = this.progress
    this.#end = actors + messages + posts === 0 ? 'moved' : clock.now() >= this.#until ? 'late' : 'alone'
    this.#parts.log({ event: 'drained', ...this.progress, end: this.#end })
  }

  async #leaveSeat(): Promise<void> {
    const seat = await this.#parts.leaveSeat()
    if (seat === 'kept')
      this.#parts.log({
        event: 'warning',
        text: 'nobody stands by for the seat of this warden: until it is back one more may not fail, or, if it is the only one, keyed actors pause (shoal mesh wardens)',
      })
  }

  /** Sends keys on their way. Returns how many have none. */
  #moveKeys(): number {
    const { router, load } = this.#parts
    for (const [box, to] of this.#leaving) {
      const { mailbox } = box
      if (mailbox.leaving) continue
      this.#leaving.delete(box)
      const { text } = mailbox.target
      if (mailbox.epoch === 0) {
        this.#moved += 1
        continue
      }
      const refused = this.#refused.get(text) ?? new Set()
      this.#refused.set(text, refused.add(to))
    }
    let stuck = 0
    for (const box of router.boxes()) {
      const { mailbox } = box
      if (mailbox.epoch === 0 || mailbox.leaving || this.#leaving.size >= AT_ONCE) continue
      const to = this.#successor(mailbox.target.type, mailbox.target.text)
      if (to === undefined) {
        stuck += 1
        continue
      }
      router.tell(box, { kind: 'leave', to })
      if (!mailbox.leaving && mailbox.epoch > 0) continue
      load.sent(to)
      this.#leaving.set(box, to)
    }
    return stuck
  }

  #successor(type: string, address: string): string | undefined {
    const { load, network } = this.#parts
    const policy = this.#parts.policy(type)
    const refused = this.#refused.get(address)
    return load.roomPeer(
      policy,
      (peer) =>
        peer !== network.self && refused?.has(peer) !== true && load.instances(type, peer) < policy.instances,
    )
  }

  /** What has not ended by now is seen through by a peer that stays. */
  async #givePosts(): Promise<void> {
    const { load, network } = this.#parts
    for (const to of load.hosts(network.peers())) {
      const left = this.#posts()
      if (left.length === 0) return
      await this.#giveTo(to, left)
    }
  }

  #posts(): { box: Box; entry: Entry }[] {
    // In the order of their lanes, which is not always that in which they were accepted.
    return [...this.#parts.router.boxes()]
      .flatMap((box) => Array.from(box.mailbox.posts, (entry) => ({ box, entry })))
      .filter(({ entry }) => entry.state !== 'running')
      .toSorted((one, other) => one.entry.seq - other.entry.seq)
  }

  async #giveTo(to: string, posts: readonly { box: Box; entry: Entry }[]): Promise<void> {
    const { network, clock, router, outbox } = this.#parts
    const boxes = new Map(posts.map(({ box, entry }) => [entry, box]))
    for (let left = [...boxes.keys()]; left.length > 0; ) {
      const { body, given } = givenPosts(left, to, clock, LIMITS.askBytes.value / 2)
      try {
        await network.ask(to, 'take-posts', body, { timeoutMs: LIMITS.transferMs.value })
      } catch {
        return
      }
      for (const entry of given) {
        const box = boxes.get(entry)
        if (box !== undefined) router.tell(box, { kind: 'given', entry })
        if (entry.kept) outbox.given(entry.envelope.id)
      }
      this.#given += given.length
      left = left.slice(given.length)
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.#parts.clock.after(ms, resolve))
  }
}

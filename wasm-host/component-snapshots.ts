import { CAPABILITIES } from '../protocols/index.ts'
import type { ActorHost, ActorInstance, Instantiate } from './actor-host.ts'
import { type BaseImage, baseImage, CannotCapture, encodeState, hashOf, restoreState } from './core-state.ts'
import { decodeSnapshot, encodeSnapshot } from './snapshot.ts'
import type { LoadedComponent } from './worker-messages.ts'

/** Snapshots of one component's actors, in one worker. */
export interface ComponentSnapshots {
  /**
   * Of an actor at rest.
   *
   * @param fresh it has returned nothing yet
   * @throws CannotCapture
   */
  capture(instance: ActorInstance, fresh: boolean): Uint8Array
  /**
   * @param instance whose start functions did not run; of no use after a throw
   * @returns whether it is fresh
   * @throws BadSnapshot
   */
  restore(instance: ActorInstance, snapshot: Uint8Array): boolean
}

export function componentSnapshots(
  { cid, hidden }: LoadedComponent,
  instantiate: Instantiate,
): ComponentSnapshots {
  let known: { image: BaseImage; hash: Uint8Array } | undefined

  /** Of an instance that nobody ever has. */
  function base(): { image: BaseImage; hash: Uint8Array } {
    if (known !== undefined) return known
    const image = baseImage(instantiate(NOBODY, 0, true).state())
    known = { image, hash: hashOf(image) }
    return known
  }

  return {
    capture(instance, fresh) {
      if (hidden !== undefined) throw new CannotCapture(hidden)
      const handles = instance.handles()
      if (handles > 0) {
        const held = handles === 1 ? 'a resource' : `${handles} resources`
        throw new CannotCapture(`it holds ${held} of the host`)
      }
      const { image, hash } = base()
      return encodeSnapshot({ cid, base: hash, fresh, contents: encodeState(instance.state(), image) })
    },

    restore(instance, snapshot) {
      const { fresh, contents } = decodeSnapshot(snapshot, { cid, base: base().hash })
      restoreState(instance.state(), contents)
      return fresh
    },
  }
}

function never(): never {
  throw new Error('no code runs here')
}

/** For an instance that says and asks nothing. */
export const NOBODY: ActorHost = {
  identity: { address: '', peer: '', epoch: 0, fresh: true },
  env: {},
  allow: CAPABILITIES,
  say: never,
  fetch: never,
  fetchAside: never,
  sleep: never,
  next: never,
  log: never,
  freed: never,
}

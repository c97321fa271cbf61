import type { ActorType, OwnerRecord, Phase } from '../protocols/index.ts'

/** One activation, as its host publishes it. */
export interface Activation {
  /** `type/key`, or `type@instance` for a pool's. */
  address: string
  phase: Phase
  /** 0 for pool instances. */
  epoch: number
  /** Wall clock of the last change of phase, ms. */
  since: number
}

/**
 * Claims, publishes, finds and withdraws. Records in the DHT are hints: they save time and never decide; `claim` and
 * `where` ask the key's wardens and do decide.
 * Implementations: `kadRegistry`, `memoryRegistry`. Contract: `test/contracts/registry.ts`.
 */
export interface Registry extends AsyncDisposable {
  /**
   * Becomes the holder of a key, or learns who is. Two claims of one key at one peer share one exchange.
   * A record whose `peer` is this peer is renewed in the background until `release`.
   *
   * @param released the epoch up to which its holder gave it up in favour of this peer: `upTo` of a hand-over
   * @throws ShoalError UNAVAILABLE when nobody answers in LIMITS.claimMs
   */
  claim(address: string, released?: number): Promise<OwnerRecord>
  /**
   * Gives a key up, so that the next claim need not wait for the lease to end. Best effort. With an epoch only that
   * lease, so that the end of an old activation does not touch its successor's.
   */
  release(address: string, epoch?: number): void
  /**
   * Gives a key up in favour of `successor`. From the call on this peer holds it no more under that epoch. What it has of
   * the actor stays adopted here until `drop`, or until a `claim` takes it back under a new epoch; one that fails is tried
   * again, as for a parked key.
   *
   * @returns whether that is settled, so that the successor need not wait for the lease to end; it then claims with `upTo`
   */
  handOver(address: string, epoch: number, successor: string): Promise<{ upTo: number; committed: boolean }>
  /**
   * The state of an actor under that epoch came here. The next `claim` goes on with it (`resumed`) if nobody else had the
   * key in between, and ends it (`lost`) otherwise.
   */
  adopt(address: string, epoch: number): void
  /** The state of a parked, adopted or released key is gone. */
  drop(address: string, epoch: number): void
  /**
   * Whether this peer's own lease on the key is valid now, with its margins, on the monotonic clock. Ask before each
   * start and before each effect leaves. Cheap and synchronous.
   */
  holds(address: string, epoch: number): boolean
  /**
   * Who holds the key, from a majority of its wardens: undefined when nobody does.
   *
   * @throws ShoalError UNAVAILABLE
   */
  where(address: string): Promise<OwnerRecord | undefined>

  /** Where the key was last seen: cache only, synchronous; may be stale. */
  cached(address: string): { peer: string; epoch: number } | undefined
  /** Something learnt from a MOVED or a reply. A lower epoch than the known one changes nothing. */
  learn(address: string, location: { peer: string; epoch: number }): void
  /** The location turned out to be wrong. */
  forget(address: string, peer: string): void
  /** A hint from the DHT; undefined when there is none. Slow (a query). */
  find(
    address: string,
    signal?: AbortSignal,
  ): Promise<{ peer: string; epoch: number; phase: Phase } | undefined>

  /**
   * Tells the background queue the state of an activation here. Only the newest state per activation is published;
   * TERMINATION withdraws it. Never waits.
   */
  publish(activation: Activation): void
  /**
   * Signs a type deployed here, or takes one whose signed bytes were accepted, and resolves when it is on disk here.
   * The DHT hears of it in the background, again and again while this node lives. The highest version wins everywhere.
   *
   * @throws ShoalError NO_SUCH_TYPE for another peer's type whose signed bytes are not known here, OVERLOADED
   */
  publishType(type: ActorType): Promise<void>
  /** A type record signed by this peer and not taken yet: the wardens of its name are asked first. */
  signType(type: ActorType): Promise<Uint8Array>
  /**
   * Takes a type record from another peer, whoever passed it on. Resolves with the newest known version of its name,
   * on disk here.
   *
   * @throws ShoalError PROTOCOL when it is garbled or badly signed, FORBIDDEN or NOT_ADMITTED when its deployer may not
   *   deploy, OVERLOADED beyond LIMITS.types
   */
  acceptType(record: Uint8Array): Promise<ActorType>
  /** The newest version known here. */
  type(name: string): ActorType | undefined
  /** The same as its deployer signed it, to be passed on. */
  typeRecord(name: string): Uint8Array | undefined
  /** The newest version known here; if there is none, what the DHT has. Slow then (a query). */
  findType(name: string, signal?: AbortSignal): Promise<ActorType | undefined>
  /** Types this node knows, newest versions. */
  types(): ActorType[]
  /** Says that this node holds a component's bytes: a record and a provider entry. Never waits. */
  publishComponent(cid: string, bytes: number): void
  /** Peers that say they hold the bytes, nearest first; ends when the query does. */
  providers(cid: string, signal?: AbortSignal): AsyncIterable<string>

  /**
   * Takes letters about claims and configs from another peer: the operation `MAIL_OP`. To be called by the network's handler.
   *
   * @throws ShoalError PROTOCOL when they are garbled
   */
  answer(op: string, body: Uint8Array, from: string): Promise<Uint8Array>

  status(): RegistryStatus
}

export interface RegistryEvents {
  /**
   * A lease of this peer ended or could not be renewed in time: nothing starts, and nothing leaves. State and queue are
   * kept; the registry claims anew by itself, and says `resumed` or `lost`.
   */
  parked(address: string, epoch: number): void
  /**
   * Nobody else had the key since `was`: its state goes on under `epoch`. Also of one that was not parked. Told before the
   * `claim` that brought it resolves.
   */
  resumed(address: string, was: number, epoch: number): void
  /** The state of that epoch is worth nothing any more: the activation must end. */
  lost(address: string, epoch: number): void
  /** A newer version of a type became known. */
  type(type: ActorType): void
}

export interface RegistryStatus {
  /** Peers that arbitrate keys. */
  wardens: string[]
  /** Whether this one arbitrates now, or why not. */
  standing: string
  held: number
  /** Records waiting to be published, and how long the oldest has waited, ms. */
  backlog: number
  oldestMs: number
  published: number
  publishFailures: number
  /** Records refused by the validator. */
  refused: number
}

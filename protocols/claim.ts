/** Who holds a key, as its wardens answer it. */
export interface OwnerRecord {
  /** `type/key`. */
  address: string
  /** Peer id of the holder. */
  peer: string
  /** Rises with each change of holder. Everything that leaves the actor carries it. */
  epoch: number
  /**
   * What is left of the lease, ms. At the holder itself counted from the sending of the claim and less the margin for
   * drift and suspension; at others as a warden said, on arrival.
   */
  remainingMs: number
}

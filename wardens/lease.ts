/** How far a clock's pace may be off, either way. 1 %. */
const DRIFT = 0.01

/**
 * How long a holder believes in its lease, ms from *sending* the claim or renewal: with both clocks at opposite corners
 * of the drift it still ends before the wardens', and a suspension shorter than `guardMs` is covered.
 */
export function holderLeaseMs(leaseMs: number, guardMs: number): number {
  return leaseMs * (1 - 2 * DRIFT) - guardMs
}

/** How long a warden that crashed says nothing, ms: until every lease it may have granted has ended. */
export function silenceMs(leaseMs: number): number {
  return leaseMs * (1 + 3 * DRIFT)
}

/** Time between two renewals of a holder, ms. A lost one leaves time for a second. */
export function renewEveryMs(leaseMs: number): number {
  return leaseMs * 0.6
}

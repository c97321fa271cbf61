/** Which peers may deploy: records of types from others are refused, whoever passes them on. */
export interface Deployers {
  /** What shows others that this peer may; its type records carry it. */
  proof(): Uint8Array
  /** @throws ShoalError FORBIDDEN, NOT_ADMITTED when `proof` does not show that `peer` may */
  check(proof: Uint8Array, peer: string): Promise<void>
}

export const everybody: Deployers = { proof: () => new Uint8Array(), check: () => Promise.resolve() }

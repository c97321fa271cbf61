/** Two 32-bit lanes of one hash: numbers that every language computes alike. */
export interface Hash {
  high: number
  low: number
}

/**
 * Hash of a text, by UTF-16 code units: cyrb53's two lanes. Not for secrets; spreads keys over wardens and makes
 * digests.
 */
export function hash(text: string, seed: number = 0): Hash {
  let high = 0xdeadbeef ^ seed
  let low = 0x41c6ce57 ^ seed
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 2_654_435_761)
    low = Math.imul(low ^ unit, 1_597_334_677)
  }
  return mixed(high, low)
}

/** One hash out of two. */
export function mix(one: Hash, other: Hash): Hash {
  return mixed(
    Math.imul(one.high ^ other.low, 2_654_435_761) ^ other.high,
    Math.imul(one.low ^ other.high, 1_597_334_677) ^ other.low,
  )
}

function mixed(a: number, b: number): Hash {
  let high = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909)
  let low = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  high = Math.imul(high ^ (high >>> 15), 2_146_121_005)
  low = Math.imul(low ^ (low >>> 15), 2_146_121_005)
  return { high: (high ^ (high >>> 16)) >>> 0, low: (low ^ (low >>> 16)) >>> 0 }
}

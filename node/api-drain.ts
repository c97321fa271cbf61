/** How far a drain has come. */
export interface DrainProgress {
  /** Actors with a key that are still here. */
  actors: number
  /** Those that live at other peers now. */
  moved: number
  /** Messages that run, wait, or are out at other peers. */
  messages: number
  /** Posts of this node's programs and actors that have not ended; and those that other peers see through now. */
  posts: number
  given: number
  /** What is left of the grace, ms. */
  leftMs: number
  /** `moved`: nothing is left to do. `alone`: no other peer can have what is left. `late`: the grace is over. */
  end?: 'moved' | 'alone' | 'late'
}

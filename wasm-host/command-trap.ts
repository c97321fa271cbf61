/** A command trapped; the cause is what was thrown. */
export class CommandTrap extends Error {
  override readonly name = 'CommandTrap'
  /** The end of its standard error. */
  readonly lastWords: string

  constructor(cause: unknown, lastWords: string) {
    super('a command trapped', { cause })
    this.lastWords = lastWords
  }
}

import { type Headers, LIMITS } from '../protocols/index.ts'

/** Cases of `header-error`, as the glue lowers what is thrown. */
const INVALID = { tag: 'invalid-syntax' }
const IMMUTABLE = { tag: 'immutable' }

const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

type Entry = [name: string, value: Uint8Array]

/** `wasi:http/types` fields: names in the case they were given in, values as bytes. */
export class Fields {
  #entries: Entry[] = []
  #bytes = 0
  #immutable = false

  static fromList(entries: readonly Entry[]): Fields {
    const fields = new Fields()
    for (const [name, value] of entries) fields.append(name, value)
    return fields
  }

  /** Not to be changed by the guest. Values are bytes, one a character. */
  static received(headers: Headers): Fields {
    const fields = new Fields()
    fields.#entries = headers.map(([name, value]) => [name, new Uint8Array(Buffer.from(value, 'latin1'))])
    fields.#immutable = true
    return fields
  }

  /** As bytes, one a character. */
  headers(): Headers {
    return this.#entries.map(([name, value]) => [name.toLowerCase(), Buffer.from(value).toString('latin1')])
  }

  /** A copy that the guest can only read. */
  view(): Fields {
    const fields = this.clone()
    fields.#immutable = true
    return fields
  }

  get(name: string): Uint8Array[] {
    return this.#entries.filter(named(name)).map(([, value]) => value)
  }

  has(name: string): boolean {
    return this.#entries.some(named(name))
  }

  set(name: string, values: readonly Uint8Array[]): void {
    this.delete(name)
    for (const value of values) this.append(name, value)
  }

  delete(name: string): void {
    if (this.#immutable) throw IMMUTABLE
    if (!NAME.test(name)) throw INVALID
    const other = named(name)
    this.#entries = this.#entries.filter((entry) => !other(entry))
  }

  append(name: string, value: Uint8Array): void {
    if (this.#immutable) throw IMMUTABLE
    if (!NAME.test(name) || value.some((byte) => byte === 0 || byte === 10 || byte === 13)) throw INVALID
    this.#bytes += name.length + value.length + 4
    const { value: most } = LIMITS.httpHeadBytes
    if (this.#bytes > most) throw new RangeError(`its header fields have more than ${most} bytes`)
    this.#entries.push([name, value])
  }

  entries(): Entry[] {
    return [...this.#entries]
  }

  clone(): Fields {
    const fields = new Fields()
    fields.#entries = [...this.#entries]
    fields.#bytes = this.#bytes
    return fields
  }
}

function named(name: string): (entry: Entry) => boolean {
  const wanted = name.toLowerCase()
  return ([each]) => each.toLowerCase() === wanted
}

/**
 * The world `shoal:actor/actor@0.2.0` (wasm-host/wit/actor.wit) for AssemblyScript: the canonical ABI by hand.
 *
 * An actor exports its own `handle`, which calls `run` with a function:
 *
 *     import { Message, Reply, run } from '../../shoal-as/assembly'
 *     export { cabi_realloc, cabi_post_handle } from '../../shoal-as/assembly'
 *
 * Build with `--runtime minimal`: its collector needs an empty stack, and `cabi_post_handle`, which the host calls
 * after each message, is exactly such a place. So an actor that lives long does not grow. And with `--memoryBase 57344`:
 * the allocator writes to the end of the memory, so data and heap begin in the 8 KB before it. A small actor then touches
 * these two pages of the machine, and no others.
 */

// --- Imports: `shoal:actor/host@0.2.0`, flattened as the canonical ABI says

@external('shoal:actor/host@0.2.0', 'whoami')
declare function hostWhoami(out: usize): void
@external('shoal:actor/host@0.2.0', 'send')
// prettier-ignore
declare function hostSend(
  to: usize, toLen: usize, body: usize, bodyLen: usize, subject: usize, subjectLen: usize, correlation: usize,
  correlationLen: usize, headers: usize, headersLen: usize, key: usize, keyLen: usize, timeoutMs: u32, retry: i32,
  unordered: i32, out: usize,
): void
@external('shoal:actor/host@0.2.0', 'post')
// prettier-ignore
declare function hostPost(
  to: usize, toLen: usize, body: usize, bodyLen: usize, subject: usize, subjectLen: usize, correlation: usize,
  correlationLen: usize, headers: usize, headersLen: usize, key: usize, keyLen: usize, timeoutMs: u32, retry: i32,
  unordered: i32, out: usize,
): void
@external('shoal:actor/host@0.2.0', 'publish')
// prettier-ignore
declare function hostPublish(
  topic: usize, topicLen: usize, body: usize, bodyLen: usize, subject: usize, subjectLen: usize, correlation: usize,
  correlationLen: usize, headers: usize, headersLen: usize, key: usize, keyLen: usize, timeoutMs: u32, retry: i32,
  unordered: i32, out: usize,
): void
@external('shoal:actor/host@0.2.0', 'next')
declare function hostNext(tag: i32, a: i32, b: usize, c: usize, d: u32, e: i32): void
@external('shoal:actor/host@0.2.0', 'log')
declare function hostLog(level: i32, text: usize, textLen: usize): void
@external('shoal:actor/host@0.2.0', 'now')
declare function hostNow(): u64
@external('shoal:actor/host@0.2.0', 'random')
declare function hostRandom(): u64

// --- Types

export class Message {
  constructor(
    public id: string,
    public sender: string,
    public subject: string,
    public correlation: string,
    /** Where it was published; empty when it was sent or posted to this actor. */
    public topic: string,
    /** Two messages with the same one are the same wish. Empty when unset. */
    public idempotencyKey: string,
    public headers: Header[],
    /** Time left, ms. */
    public deadlineMs: u32,
    public attempt: u32,
    public epoch: u64,
    public body: Uint8Array,
  ) {}

  text(): string {
    return String.UTF8.decode(this.body.buffer)
  }

  /** The value of a header, or null. */
  header(name: string): string | null {
    for (let i = 0; i < this.headers.length; i++) if (this.headers[i].name == name) return this.headers[i].value
    return null
  }
}

export class Header {
  constructor(
    public name: string,
    public value: string,
  ) {}
}

/** When a message is refused before it ran. Unset: `No` for a send, `Yes` for a post. */
export enum Retry {
  Unset,
  No,
  Yes,
  Never,
}

/** How a message goes: `Options.within(500).header('unit', 'mm')`, or set what differs from the usual way. */
export class Options {
  subject: string = ''
  /** Empty: that of the message being handled. */
  correlation: string = ''
  headers: Header[] = []
  idempotencyKey: string = ''
  /** 0: 5 s for a reply, 10 min for a post. */
  timeoutMs: u32 = 0
  retry: Retry = Retry.Unset
  unordered: bool = false

  static within(timeoutMs: u32): Options {
    const options = new Options()
    options.timeoutMs = timeoutMs
    return options
  }

  header(name: string, value: string): Options {
    this.headers.push(new Header(name, value))
    return this
  }
}

export enum Key {
  Correlation,
  Sender,
  Subject,
}

export enum Otherwise {
  Hold,
  Forward,
  Reject,
}

/** What the actor says of its next message. */
export class Verdict {
  private constructor(
    public tag: i32,
    public by: Key,
    public value: string,
    public forMs: u32,
    public otherwise: Otherwise,
  ) {}

  static any(): Verdict {
    return new Verdict(0, Key.Correlation, '', 0, Otherwise.Hold)
  }

  static only(by: Key, value: string, forMs: u32, otherwise: Otherwise): Verdict {
    return new Verdict(1, by, value, forMs, otherwise)
  }

  static none(forMs: u32): Verdict {
    return new Verdict(2, Key.Correlation, '', forMs, Otherwise.Hold)
  }
}

export class Failure {
  constructor(
    public code: string,
    public text: string,
    /** Not worth trying again sooner, ms; below 0 when unknown. */
    public retryAfterMs: i64 = -1,
  ) {}
}

/** What `handle` returns: a body and a verdict, or a failure. Also what a send brings back. */
export class Reply {
  verdict: Verdict = Verdict.any()

  constructor(
    public body: Uint8Array,
    public failure: Failure | null = null,
  ) {}

  static text(text: string): Reply {
    return new Reply(Uint8Array.wrap(String.UTF8.encode(text)))
  }

  static fail(code: string, text: string): Reply {
    return new Reply(new Uint8Array(0), new Failure(code, text))
  }

  then(verdict: Verdict): Reply {
    this.verdict = verdict
    return this
  }
}

export class Identity {
  constructor(
    public address: string,
    public peer: string,
    public epoch: u64,
    public fresh: bool,
  ) {}
}

export enum Level {
  Debug,
  Info,
  Warn,
  Error,
}

// --- What the host offers

export function whoami(): Identity {
  const at = cabi_realloc(0, 0, 8, 32)
  hostWhoami(at)
  return new Identity(
    utf8(load<usize>(at), load<usize>(at, 4)),
    utf8(load<usize>(at, 8), load<usize>(at, 12)),
    load<u64>(at, 16),
    load<u8>(at, 24) != 0,
  )
}

/** Waits for the reply; `failure` is set when there is none. */
export function send(to: string, body: Uint8Array, options: Options = new Options()): Reply {
  const out = said(0, to, body, options)
  if (load<u8>(out) != 0) return new Reply(new Uint8Array(0), readFailure(out + 4))
  return new Reply(bytes(load<usize>(out, 4), load<usize>(out, 8)))
}

/** Null when the message was accepted. */
export function post(to: string, body: Uint8Array, options: Options = new Options()): Failure | null {
  const out = said(1, to, body, options)
  return load<u8>(out) != 0 ? readFailure(out + 4) : null
}

/** To whoever is subscribed to the topic or listens, best effort. Null when it is on its way. */
export function publish(topic: string, body: Uint8Array, options: Options = new Options()): Failure | null {
  const out = said(2, topic, body, options)
  return load<u8>(out) != 0 ? readFailure(out + 4) : null
}

/** Calls send (0), post (1) or publish (2); the pointer to its result. */
function said(how: i32, to: string, body: Uint8Array, options: Options): usize {
  const address = String.UTF8.encode(to)
  const subject = String.UTF8.encode(options.subject)
  const correlation = String.UTF8.encode(options.correlation)
  const key = String.UTF8.encode(options.idempotencyKey)
  const count = options.headers.length
  const headers = writeHeaders(options.headers)
  const out = cabi_realloc(0, 0, 4, 28)
  // prettier-ignore
  if (how == 0)
    hostSend(
      changetype<usize>(address), address.byteLength, body.dataStart, body.length, changetype<usize>(subject),
      subject.byteLength, changetype<usize>(correlation), correlation.byteLength, headers, count,
      changetype<usize>(key), key.byteLength, options.timeoutMs, options.retry, options.unordered ? 1 : 0, out,
    )
  else if (how == 1)
    hostPost(
      changetype<usize>(address), address.byteLength, body.dataStart, body.length, changetype<usize>(subject),
      subject.byteLength, changetype<usize>(correlation), correlation.byteLength, headers, count,
      changetype<usize>(key), key.byteLength, options.timeoutMs, options.retry, options.unordered ? 1 : 0, out,
    )
  else
    hostPublish(
      changetype<usize>(address), address.byteLength, body.dataStart, body.length, changetype<usize>(subject),
      subject.byteLength, changetype<usize>(correlation), correlation.byteLength, headers, count,
      changetype<usize>(key), key.byteLength, options.timeoutMs, options.retry, options.unordered ? 1 : 0, out,
    )
  return out
}

export function next(verdict: Verdict): void {
  const value = String.UTF8.encode(verdict.value)
  if (verdict.tag == 2) hostNext(2, <i32>verdict.forMs, 0, 0, 0, 0)
  else hostNext(verdict.tag, verdict.by, changetype<usize>(value), value.byteLength, verdict.forMs, verdict.otherwise)
}

export function log(level: Level, text: string): void {
  const bytes = String.UTF8.encode(text)
  hostLog(level, changetype<usize>(bytes), bytes.byteLength)
}

/** Wall clock, ms since 1970. */
export function now(): u64 {
  return hostNow()
}

export function random(): u64 {
  return hostRandom()
}

/** AssemblyScript calls this when it throws: say why, then trap. Build with `--use abort=examples/shoal-as/assembly/index/abort`. */
export function abort(message: string | null, file: string | null, line: u32, column: u32): void {
  const what = message !== null ? message : 'aborted'
  const where = file !== null ? file : ''
  log(Level.Error, `${what} (${where}:${line}:${column})`)
  unreachable()
}

// --- One message

/**
 * Lifts the message, calls `actor`, lowers what it returns. `at` and the result are pointers, as the host gives and
 * expects them: a message has too many fields to be flattened.
 */
export function run(actor: (message: Message) => Reply, at: usize): usize {
  const message = new Message(
    text(at, 0),
    text(at, 8),
    text(at, 16),
    text(at, 24),
    text(at, 32),
    text(at, 40),
    readHeaders(at + 48),
    load<u32>(at, 56),
    load<u32>(at, 60),
    load<u64>(at, 64),
    bytes(load<usize>(at, 72), load<usize>(at, 76)),
  )
  return writeReply(actor(message))
}

/** A list of pairs whose pointer and length stand at `at`. */
export function readHeaders(at: usize): Header[] {
  const headers = new Array<Header>()
  const list = load<usize>(at)
  const count = load<usize>(at, 4)
  for (let i: usize = 0; i < count; i++) headers.push(new Header(text(list, 16 * i), text(list, 16 * i + 8)))
  return headers
}

/** The pointer to a list of as many pairs. */
export function writeHeaders(headers: Header[]): usize {
  const count = headers.length
  const list: usize = count == 0 ? 0 : cabi_realloc(0, 0, 4, <usize>(16 * count))
  for (let i = 0; i < count; i++) {
    writeText(list + 16 * i, headers[i].name)
    writeText(list + 16 * i + 8, headers[i].value)
  }
  return list
}

/** A string whose pointer and length stand at `at + offset`. */
function text(at: usize, offset: usize): string {
  return utf8(load<usize>(at + offset), load<usize>(at + offset, 4))
}

// The canonical layout of result<reply, failure>, 36 bytes, aligned to 4.
function writeReply(reply: Reply): usize {
  const out = cabi_realloc(0, 0, 4, 36)
  const failure = reply.failure
  if (failure !== null) {
    store<u8>(out, 1)
    writeText(out + 4, failure.code)
    writeText(out + 12, failure.text)
    store<u8>(out, failure.retryAfterMs < 0 ? 0 : 1, 20)
    store<u32>(out, <u32>failure.retryAfterMs, 24)
    return out
  }
  store<u8>(out, 0)
  const body = cabi_realloc(0, 0, 1, reply.body.length)
  memory.copy(body, reply.body.dataStart, reply.body.length)
  store<usize>(out, body, 4)
  store<usize>(out, reply.body.length, 8)
  const verdict = reply.verdict
  store<u8>(out, <u8>verdict.tag, 12)
  if (verdict.tag == 1) {
    store<u8>(out, <u8>verdict.by, 16)
    writeText(out + 20, verdict.value)
    store<u32>(out, verdict.forMs, 28)
    store<u8>(out, <u8>verdict.otherwise, 32)
  } else store<u32>(out, verdict.forMs, 16)
  return out
}

export function writeText(at: usize, text: string): void {
  const length = String.UTF8.byteLength(text)
  const to = cabi_realloc(0, 0, 1, length)
  String.UTF8.encodeUnsafe(changetype<usize>(text), text.length, to)
  store<usize>(at, to)
  store<usize>(at, length, 4)
}

export function readFailure(at: usize): Failure {
  return new Failure(
    utf8(load<usize>(at), load<usize>(at, 4)),
    utf8(load<usize>(at, 8), load<usize>(at, 12)),
    load<u8>(at, 16) != 0 ? <i64>load<u32>(at, 20) : -1,
  )
}

export function utf8(at: usize, length: usize): string {
  return String.UTF8.decodeUnsafe(at, length)
}

export function bytes(at: usize, length: usize): Uint8Array {
  const copy = new Uint8Array(<i32>length)
  memory.copy(copy.dataStart, at, length)
  return copy
}

// --- Memory shared with the host: blocks of one run, chained, freed together after it

const HEADER: usize = 16
let blocks: usize = 0

/** How the host asks for room. Arguments, results of imports and the reply live in it until the run is over. */
export function cabi_realloc(old: usize, oldSize: usize, align: usize, size: usize): usize {
  // The runtime aligns to 16, enough for every type of the world. A block cannot move: it is in the chain.
  const block = heap.alloc(HEADER + size)
  store<usize>(block, blocks)
  blocks = block
  if (old != 0) memory.copy(block + HEADER, old, min(oldSize, size))
  return block + HEADER
}

/** After the host has read the reply: the stack is empty, so this is the place to give memory back. */
export function cabi_post_handle(result: usize): void {
  while (blocks != 0) {
    const previous = load<usize>(blocks)
    heap.free(blocks)
    blocks = previous
  }
  __collect()
}

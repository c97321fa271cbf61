import { systemClock, systemRandom } from '../protocols/index.ts'
import { inertFilesystem } from './inert-filesystem.ts'
import { Failed, InputStream, LineOutput, OutputStream, Pollable, type Sleep } from './inert-streams.ts'

/** The guest called `exit`: its instance ends. */
export class GuestExit extends Error {
  override readonly name = 'GuestExit'
  readonly status: number

  constructor(status: number) {
    super(`called exit with status ${status}`)
    this.status = status
  }
}

/** More random bytes at once than this end the guest: it asks for memory of ours, not of its own. */
const RANDOM_BYTES = 1_048_576

/** Implementations by interface name without version. */
export type ImportTable = Record<string, Record<string, unknown>>

/**
 * WASI 0.2 as on an empty machine: no arguments, no directories, only the environment its deployer gave it, standard input at its end. Clocks and
 * random numbers work. What is written to standard output and error comes out of `line`.
 */
export function inertWasi(
  line: (stream: 'stdout' | 'stderr', text: string) => void,
  sleep: Sleep,
  env: Readonly<Record<string, string>>,
): ImportTable {
  const stdout = new LineOutput((text) => line('stdout', text))
  const stderr = new LineOutput((text) => line('stderr', text))
  const nothing = (): undefined => undefined
  return {
    'wasi:cli/environment': {
      getEnvironment: () => Object.entries(env),
      getArguments: () => [],
      initialCwd: nothing,
    },
    'wasi:cli/exit': {
      exit: (status: { tag: string }) => exit(status.tag === 'ok' ? 0 : 1),
      exitWithCode: exit,
    },
    'wasi:cli/stdin': { getStdin: () => new InputStream() },
    'wasi:cli/stdout': { getStdout: () => stdout },
    'wasi:cli/stderr': { getStderr: () => stderr },
    'wasi:cli/terminal-input': { TerminalInput: class TerminalInput {} },
    'wasi:cli/terminal-output': { TerminalOutput: class TerminalOutput {} },
    'wasi:cli/terminal-stdin': { getTerminalStdin: nothing },
    'wasi:cli/terminal-stdout': { getTerminalStdout: nothing },
    'wasi:cli/terminal-stderr': { getTerminalStderr: nothing },
    'wasi:io/error': { Error: Failed },
    'wasi:io/poll': { Pollable, poll: (pollables: Pollable[]) => Pollable.any(pollables) },
    'wasi:io/streams': { InputStream, OutputStream },
    ...clocks(sleep),
    ...random(),
    ...inertFilesystem(),
  }
}

function exit(code: number): never {
  throw new GuestExit(code)
}

function clocks(sleep: Sleep): ImportTable {
  const monotonic = (): bigint => BigInt(Math.round(systemClock.now() * 1e6))
  const wall = (): { seconds: bigint; nanoseconds: number } => {
    const ms = systemClock.wall()
    return { seconds: BigInt(Math.floor(ms / 1_000)), nanoseconds: Math.floor(ms % 1_000) * 1_000_000 }
  }
  return {
    'wasi:clocks/monotonic-clock': {
      now: monotonic,
      resolution: () => 1_000n,
      subscribeInstant: (when: bigint) => new Pollable(Number(when) / 1e6, sleep),
      subscribeDuration: (ns: bigint) => new Pollable(systemClock.now() + Number(ns) / 1e6, sleep),
    },
    'wasi:clocks/wall-clock': { now: wall, resolution: () => ({ seconds: 0n, nanoseconds: 1_000_000 }) },
    'wasi:clocks/timezone': {
      display: () => ({ utcOffset: 0, name: 'UTC', inDaylightSavingTime: false }),
      utcOffset: () => 0,
    },
  }
}

function random(): ImportTable {
  const bytes = (length: bigint): Uint8Array => {
    if (length > BigInt(RANDOM_BYTES)) throw new RangeError(`asked for ${length} random bytes at once`)
    const all = new Uint8Array(Number(length))
    // The system's source gives 64 KiB at a time.
    for (let at = 0; at < all.length; at += 65_536) {
      all.set(systemRandom.bytes(Math.min(65_536, all.length - at)), at)
    }
    return all
  }
  return {
    'wasi:random/random': { getRandomBytes: bytes, getRandomU64: randomU64 },
    'wasi:random/insecure': { getInsecureRandomBytes: bytes, getInsecureRandomU64: randomU64 },
    'wasi:random/insecure-seed': { insecureSeed: () => [randomU64(), randomU64()] },
  }
}

/** Uniform over 64 bits. */
export function randomU64(): bigint {
  return new DataView(systemRandom.bytes(8).buffer).getBigUint64(0)
}

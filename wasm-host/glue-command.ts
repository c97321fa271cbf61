import { ANY } from '../protocols/index.ts'
import type { ActorHost, Handled, Instantiate } from './actor-host.ts'
import { CommandTrap } from './command-trap.ts'
import { importTable } from './generated-imports.ts'
import { evaluateGenerated, type GeneratedInstance, type InstantiateGenerated } from './glue-generated.ts'
import { GuestExit, type ImportTable } from './inert-wasi.ts'
import { oneByOne } from './one-by-one.ts'
import { ByteOutput, InputStream, LineOutput } from './inert-streams.ts'
import type { LoadedComponent } from './worker-messages.ts'

interface Run {
  run(): Promise<void>
}

/** Of what a command said last, a failure shows that many characters. */
const LAST_WORDS = 1_000

/**
 * Commands of `wasi:cli/run` as actors: the body is their standard input, their standard output the reply, standard error
 * goes to the log. Each message has an instance of its own. It sees no arguments, files or network, and of the environment what
 * its deployer gave.
 */
export function loadCommand(
  component: LoadedComponent,
  stop: WebAssembly.Memory,
  messageBytes: number,
): Instantiate {
  const instantiate = evaluateGenerated(component, stop, messageBytes)
  return (host, slot, asleep = false) => {
    const make = (sleeping: boolean): Instance => newInstance(instantiate, host, slot, sleeping, messageBytes)
    const actor = oneByOne(
      make(asleep),
      () => make(false),
      (memories, bytes) => host.freed(memories, bytes),
    )
    return { ...actor, handle: ({ body }) => actor.use((instance) => handled(instance, body)) }
  }
}

function newInstance(
  instantiate: InstantiateGenerated,
  host: ActorHost,
  slot: number,
  asleep: boolean,
  messageBytes: number,
): Instance {
  const input = new Input()
  const output = new ByteOutput(messageBytes)
  const said = new Said((text) => host.log('warn', text))
  const imports: ImportTable = {
    ...importTable(host),
    'wasi:cli/stdin': { getStdin: () => input.stream },
    'wasi:cli/stdout': { getStdout: () => output },
    'wasi:cli/stderr': { getStderr: () => said.stream },
  }
  const { exports, ...instance } = instantiate(imports, slot, asleep)
  return { ...instance, command: exports['run'] as Run, input, output, said }
}

async function handled({ command, input, output, said }: Instance, body: Uint8Array): Promise<Handled> {
  input.given(body)
  try {
    const status = await exitOf(command)
    said.stream.end()
    if (status === 0) return { result: { ok: true, body: output.bytes() }, verdict: ANY }
    const text = `it exited with status ${status}${said.last === '' ? '' : `: ${said.last}`}`
    return { result: { ok: false, failure: { code: `EXIT_${status}`, text } }, verdict: ANY }
  } catch (thrown) {
    said.stream.end()
    throw new CommandTrap(thrown, said.last)
  }
}

interface Instance extends Omit<GeneratedInstance, 'exports'> {
  command: Run
  input: Input
  output: ByteOutput
  said: Said
}

/** Standard input, which comes after the instance was made. */
class Input {
  stream: InputStream = new InputStream()

  given(bytes: Uint8Array): void {
    this.stream = new InputStream(bytes)
  }
}

/** Standard error: lines for the log, and their end for failures. */
class Said {
  last = ''
  readonly stream: LineOutput

  constructor(line: (text: string) => void) {
    this.stream = new LineOutput((text) => {
      this.last = `${this.last}${this.last === '' ? '' : '\n'}${text}`.slice(-LAST_WORDS)
      line(text)
    })
  }
}

/** The status that it ended with. */
async function exitOf(command: Run): Promise<number> {
  try {
    await command.run()
    return 0
  } catch (thrown) {
    if (thrown instanceof GuestExit) return thrown.status
    // The `err` of its result, which has no value.
    if (thrown === undefined) return 1
    throw thrown
  }
}

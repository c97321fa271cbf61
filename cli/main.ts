import { CommanderError } from 'commander'
import { type ErrorCode, ShoalError } from '../protocols/index.ts'
import { usageHint } from './help-command.ts'
import { type Output, output } from './output.ts'
import { createProgram } from './program.ts'

/**
 * Runs one command line. Sets `process.exitCode`: 0 done, 1 the world refused, 2 the command line is wrong, 75 the mesh is
 * overloaded (the one of sysexits.h for "try again later"), 130 Ctrl-C.
 *
 * @param args without `node` and the script
 */
export async function main(args: readonly string[]): Promise<void> {
  // Also when the line does not parse: a program that asked for JSON gets it.
  const out: Output = output(args.includes('--json'))
  // A reader that closes early (`shoal logs | head`) has what it wanted.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  const program = createProgram(out)
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (thrown) {
    if (thrown instanceof CommanderError) {
      if (thrown.exitCode === 0) return
      process.exitCode = 2
      // Of a group of commands that was named without one of them; its help was shown.
      const text =
        thrown.code === 'commander.help' ? 'a command is missing' : thrown.message.replace(/^error: /, '')
      const hint = usageHint(program, args)
      if (out.json) out.error(new ShoalError('BAD_REQUEST', text, { hint }))
      else process.stderr.write(`shoal: ${text}\n  next: ${hint}\n`)
      return
    }
    const error = ShoalError.wrap(thrown)
    out.error(error)
    // Ctrl-C has set one of its own.
    process.exitCode ??= exitCodeOf(error.code)
  }
}

function exitCodeOf(code: ErrorCode): number {
  if (code === 'OVERLOADED') return 75
  return code === 'BAD_ADDRESS' || code === 'BAD_REQUEST' ? 2 : 1
}

import { setTimeout as sleep } from 'node:timers/promises'
import type { Command } from 'commander'
import { complete, type Completion } from '../completion.ts'
import { SCRIPTS } from '../completion-scripts.ts'
import { type Context, withNode } from '../context.ts'

/** `shoal completion bash`: prints the script. */
export function printScript({ out }: Context, shell: keyof typeof SCRIPTS): void {
  out.show({ shell, script: SCRIPTS[shell] }, () => SCRIPTS[shell])
}

/** Somebody waits for the next word: a node that takes longer than this is left out. ms */
const NODE_MS = 700

/** `shoal __complete -- WORDS`: what the scripts ask. */
export async function printCandidates(
  context: Context,
  program: Command,
  typed: readonly string[],
): Promise<void> {
  const found = complete(program, typed)
  const current = typed.at(-1) ?? ''
  const names = await namesOf(context, found.names)
  const lines = [
    ...found.words.map(({ word, what }) => `${word}\t${what}`),
    ...names.filter((name) => name.startsWith(current)).map((name) => `${name}\t`),
    ...(found.paths === 'none' ? [] : [`:${found.paths}`]),
  ]
  // Not waiting for a node that is slow to answer.
  process.stdout.write(lines.map((line) => `${line}\n`).join(''), () => process.exit())
}

async function namesOf(context: Context, names: Completion['names']): Promise<string[]> {
  if (names === 'none') return []
  const asking = withNode(context, async (node) => {
    const types = (await node.types()).map(({ name }) => name)
    const live = names === 'addresses' ? (await node.ps()).found.map(({ address }) => address) : []
    return [...new Set([...types, ...live])].toSorted((a, b) => (a < b ? -1 : 1))
  }).catch(() => [])
  return await Promise.race([asking, sleep(NODE_MS, [])])
}

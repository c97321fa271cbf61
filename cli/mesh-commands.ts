import { type Command, Option } from 'commander'
import { LIMITS } from '../protocols/index.ts'
import type { Context } from './context.ts'
import { count, duration, showMs } from './parse.ts'

const NODES = 'Nodes:'
/** A year. */
const EXPIRES_MAX_MS = 31_536_000_000
const USES_MAX = 1_000_000

/** Who is of the mesh, and who may become so. */
export function addMesh(program: Command, context: () => Context): void {
  const mesh = program
    .command('mesh')
    .description('members of the mesh: invite, show and remove them')
    .helpGroup(NODES)
  mesh
    .command('show')
    .description('wardens, members, clocks, and what is fragile')
    .action(async () => (await import('./commands/mesh.ts')).show(context()))
  mesh
    .command('wardens')
    .description('who arbitrates keys, who stands by, and how many may fail')
    .action(async () => (await import('./commands/mesh.ts')).wardens(context()))
  mesh
    .command('recover')
    .description(
      'give up wardens that are gone for good: a new generation of the mesh, signed by the mesh key',
    )
    .option('--force', 'do it; without it, only what is lost by it is said')
    .action(async (options) => (await import('./commands/mesh.ts')).recover(context(), options))
  mesh
    .command('invite')
    .description('print what lets another node in: shoal node start --join STRING')
    .addOption(
      new Option(
        '--role <role>',
        'what it may do besides sending: deploy, or invite and remove as well',
      ).choices(['publisher', 'admin']),
    )
    .option('--leaf', 'it never arbitrates')
    .option(
      '--expires <duration>',
      `how long it is good for, or never (default: ${showMs(LIMITS.inviteMs.value)})`,
      expiry,
    )
    .option('--uses <n>', 'nodes that may join by it, or any (default: 1)', uses)
    .action(async (options) => (await import('./commands/mesh.ts')).invite(context(), options))
  const invites = mesh.command('invites').description('invites that were made')
  invites
    .command('ls')
    .description('those that the warden remembers')
    .action(async () => (await import('./commands/mesh.ts')).invites(context()))
  invites
    .command('revoke')
    .description('nobody joins by it any more; those who did stay')
    .argument('<id>', 'as invites ls shows it, or how it begins')
    .action(async (id) => (await import('./commands/mesh.ts')).revoke(context(), id))
  mesh
    .command('remove')
    .description('put a peer out of the mesh for good')
    .argument('<peer>')
    .option('--force', 'also one that nobody here has heard of')
    .action(async (peer, options) => (await import('./commands/mesh.ts')).remove(context(), peer, options))
  const key = mesh
    .command('key')
    .description('the mesh key: what a new generation of the mesh is signed with, when its wardens are lost')
  key
    .command('export')
    .description('print the mesh key under a passphrase ($SHOAL_PASSPHRASE, or a line of standard input)')
    .action(async () => (await import('./commands/mesh-key.ts')).exportKey(context()))
  key
    .command('import')
    .description(
      'put an exported mesh key into the data directory of another member; a warden that starts with it is an admin',
    )
    .argument('<key>')
    .action(async (text) => (await import('./commands/mesh-key.ts')).importKey(context(), text))
}

function expiry(text: string): number {
  return text === 'never' ? 0 : duration(EXPIRES_MAX_MS)(text)
}

function uses(text: string): number {
  return text === 'any' ? 0 : count(1, USES_MAX)(text)
}

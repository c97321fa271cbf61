import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { component } from '../node/helpers.ts'
import { crashMesh, type CrashNode, say, type Told, until } from './mesh.ts'

const MIB = 1_048_576

/** A small disk of its own; a sentence when this machine gives none. */
function smallDisk(): { path: string; fill(): void; free(): void; drop(): void } | string {
  const path = mkdtempSync(join(tmpdir(), 'shoal-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', path], { stdio: 'pipe' })
  } catch (error) {
    rmSync(path, { recursive: true })
    return `no disk can be mounted: ${(error as Error).message.split('\n')[0]}`
  }
  const ballast = join(path, 'ballast')
  return {
    path,
    fill() {
      // What is left over by rounding up counts as well.
      for (let size = MIB; size >= 1; size /= 2)
        try {
          for (;;) writeFileSync(`${ballast}`, Buffer.alloc(Math.ceil(size)), { flag: 'a' })
        } catch {
          if (statfsSync(path).bavail === 0) return
        }
    },
    free: () => rmSync(ballast),
    drop() {
      execFileSync('umount', ['-l', path])
      rmSync(path, { recursive: true })
    },
  }
}

test('a warden whose disk is full answers nobody, says why, and recovers', {
  timeout: 180_000,
}, async (context) => {
  const disk = smallDisk()
  if (typeof disk === 'string') return context.skip(disk)
  try {
    await using mesh = await crashMesh({ args: [[], []], dirs: [join(disk.path, 'data')] })
    const [warden, other] = mesh.nodes as [CrashNode, CrashNode]
    await (await warden.client()).deploy(component('probe'), { type: 'counter', policy: { idleMs: 600_000 } })
    const how = ({ outcome }: Told): string =>
      outcome.kind === 'refused' ? `${outcome.error.code}: ${outcome.error.message}` : outcome.kind
    expect(how(await say(other, 'counter/a', 'count', { timeoutMs: 30_000 }))).toBe('reply')
    disk.fill()
    let n = 0
    const refused = await until('no key finds an owner', async () => {
      const told = how(await say(other, `counter/new-${(n += 1)}`, 'count', { timeoutMs: 5_000 }))
      return told !== 'reply' && told
    })
    expect(refused).toMatch(/^UNAVAILABLE: .*cannot write to its disk/)
    const wardens = async (): Promise<string[]> => {
      const { arbitrating } = await (await other.client()).mesh.wardens()
      return arbitrating.map(({ state }) => state)
    }
    expect(await wardens()).toEqual(['disk'])
    disk.free()
    await until('keys find owners again', async () => {
      return how(await say(other, 'counter/later', 'count', { timeoutMs: 5_000 })) === 'reply'
    })
    expect(await wardens()).toEqual(['arbitrates'])
    // Nothing was lost by it: not even what was granted last.
    expect(how(await say(other, 'counter/a', 'count', { retry: 'yes', timeoutMs: 30_000 }))).toBe('reply')
  } finally {
    disk.drop()
  }
})

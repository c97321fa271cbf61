import type { ViteUserConfig } from 'vitest/config'

/** What takes minutes, one after the other: part of `npm run test:crash`. */
const config: ViteUserConfig = {
  test: { include: ['test/crash/*.long.ts'], testTimeout: 300_000, maxWorkers: 1, pool: 'forks', root: '.' },
}

export default config

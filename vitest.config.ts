import type { ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = {
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: more files at once only makes real network tests wait for one another.
    maxWorkers: 2,
    pool: 'forks',
    // Real processes and real sockets on shared machines: there a failure counts when it comes twice. At a desk, at once.
    retry: process.env['CI'] === undefined ? 0 : 1,
  },
}

export default config

import { existsSync } from 'node:fs'
import { test } from 'vitest'
import { runReadme } from './project-readme.ts'

/** Debian's, with the WebAssembly target that another toolchain earlier in the path need not have. */
const RUST = ['/usr/bin/cargo', '/usr/bin/rustc', '/usr/lib/rustlib/wasm32-unknown-unknown']

// Skipped without Debian's packages cargo, rustc and libstd-rust-dev-wasm32.
test.skipIf(!RUST.every(existsSync))(
  'a new Rust project builds, deploys and answers as its README prints',
  { timeout: 120_000 },
  () => runReadme('rust'),
)

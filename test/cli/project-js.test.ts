import { test } from 'vitest'
import { runReadme } from './project-readme.ts'

test('a new JavaScript project builds, deploys and answers as its README prints', { timeout: 120_000 }, () =>
  runReadme('js'),
)

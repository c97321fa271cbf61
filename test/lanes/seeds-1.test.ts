import { test } from 'vitest'
import { clean } from './seeds.ts'

test(
  'mailboxes on three nodes keep every promise of delivery among faults: seeds 1 to 250',
  { timeout: 60_000 },
  () => clean(1, 250),
)

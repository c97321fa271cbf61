import { test } from 'vitest'
import { clean } from './seeds.ts'

test(
  'mailboxes on three nodes keep every promise of delivery among faults: seeds 251 to 500',
  { timeout: 60_000 },
  () => clean(251, 250),
)

import { test } from 'vitest'
import { clean } from './seeds.ts'

test(
  'mailboxes on three nodes keep every promise of delivery among faults: seeds 751 to 1000',
  { timeout: 60_000 },
  () => clean(751, 250),
)

import { test } from 'vitest'
import { clean } from './seeds.ts'

test(
  'mailboxes on three nodes keep every promise of delivery among faults: seeds 501 to 750',
  { timeout: 60_000 },
  () => clean(501, 250),
)

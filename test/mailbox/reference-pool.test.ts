import { it } from 'vitest'
import { agree, COMMANDS } from './reference-run.ts'

const RUNS = 2_500

it(`a pool mailbox does what the reference does, ${RUNS} times ${COMMANDS} commands`, {
  timeout: 120_000,
}, () => {
  agree(false, RUNS)
})

/** Writes docs/trace.schema.json from node/trace-schema.ts. `--print` writes it to standard output (the test compares). */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TRACE_SCHEMA } from '../node/index.ts'

const text = `${JSON.stringify(TRACE_SCHEMA, undefined, 2)}\n`
if (process.argv[2] === '--print') process.stdout.write(text)
else writeFileSync(join(import.meta.dirname, '../docs/trace.schema.json'), text)

/**
 * Translates one component and ends. It parses bytes of strangers, so it is a thread of its own that `translator` can
 * terminate; it has no environment and gets nothing but the bytes.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { ShoalError } from '../protocols/index.ts'
import type { CheckedComponent } from './check-component.ts'
import { translate } from './translate.ts'
import type { TranslationResult } from './translation.ts'

const { bytes, checked } = workerData as { bytes: Uint8Array; checked: CheckedComponent }

const result: TranslationResult = await translate(bytes, checked).then(
  (translation) => ({ ok: true, translation }),
  (error: unknown) => ({ ok: false, error: ShoalError.wrap(error).toValue() }),
)
parentPort?.postMessage(result)

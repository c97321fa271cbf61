import { Worker } from 'node:worker_threads'
import { type Clock, LIMITS, ShoalError } from '../protocols/index.ts'
import { bad, type CheckedComponent } from './check-component.ts'
import type { Translation, TranslationResult } from './translation.ts'
import { workerFile } from './worker-file.ts'

export interface Translator extends AsyncDisposable {
  /**
   * Translates a component that passed `checkComponent`. One at a time.
   *
   * @throws ShoalError BAD_COMPONENT, STOPPING
   */
  translate(bytes: Uint8Array, checked: CheckedComponent): Promise<Translation>
}

/** Translates in a thread per component, which is terminated after LIMITS.transpileMs. */
export function translator({ clock }: { clock: Clock }): Translator {
  let last: Promise<unknown> = Promise.resolve()
  let running: Worker | undefined
  let stopped = false

  async function translate(bytes: Uint8Array, checked: CheckedComponent): Promise<TranslationResult> {
    if (stopped) throw new ShoalError('STOPPING', 'the host is stopping')
    const worker = new Worker(workerFile('translate-worker'), {
      name: 'shoal-translate',
      workerData: { bytes, checked },
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 1_024 },
    })
    running = worker
    const { promise, resolve, reject } = Promise.withResolvers<TranslationResult>()
    const stopTimer = clock.after(LIMITS.transpileMs.value, () => {
      reject(bad(`took longer than ${LIMITS.transpileMs.value} ms to translate`, 'make it smaller'))
    })
    worker.once('message', resolve)
    worker.once('error', (error: Error) =>
      reject(bad(`breaks the translator: ${error.message}`, 'build it again', error)),
    )
    worker.once('exit', () => {
      reject(
        stopped
          ? new ShoalError('STOPPING', 'the host is stopping')
          : bad('breaks the translator', 'build it again'),
      )
    })
    try {
      return await promise
    } finally {
      stopTimer()
      running = undefined
      await worker.terminate()
    }
  }

  return {
    async translate(bytes, checked) {
      const turn = last.then(() => translate(bytes, checked))
      last = turn.catch(() => undefined)
      const result = await turn
      if (!result.ok) throw ShoalError.from(result.error)
      return result.translation
    },

    async [Symbol.asyncDispose]() {
      stopped = true
      await running?.terminate()
      await last
    },
  }
}

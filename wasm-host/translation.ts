import type { ErrorValue } from '../protocols/index.ts'
import { METER_VERSION, type MeteredModule } from './meter-module.ts'

/** A component as a worker runs it: jco's glue, and the core modules it instantiates. */
export interface Translation {
  /** JavaScript of a function body that defines and returns `instantiate`. Its parameters are {@link GLUE_PARAMETERS}. */
  source: string
  /** Their tables capped, their code metered. */
  modules: CoreModule[]
  /** Keys of the import table that the glue reads: interface names without version. */
  imports: string[]
}

export interface CoreModule extends MeteredModule {
  name: string
}

/** Changes with the options and patches of the translation and with the metering: other cache entries are misses. */
export const TRANSLATION_VERSION: string = `3.${METER_VERSION}`

/**
 * What the glue calls of ours: `shoalText` stands in for its TextDecoders, `shoalReply` and `shoalBytes` copy a list out
 * of guest memory (the reply's, any other), in bounds and under the limits.
 */
export const GLUE_PARAMETERS = ['shoalText', 'shoalReply', 'shoalBytes'] as const

/** From the translating worker. */
export type TranslationResult = { ok: true; translation: Translation } | { ok: false; error: ErrorValue }

import type { ErrorValue } from '../protocols/index.ts'

/** A component as a worker runs it: jco's glue, and the core modules it instantiates. */
export interface Translation {
  /** JavaScript of a function body that defines and returns `instantiate`. Its parameters are {@link GLUE_PARAMETERS}. */
  source: string
  /** As in the component: not yet capped. */
  modules: { name: string; bytes: Uint8Array }[]
  /** Keys of the import table that the glue reads: interface names without version. */
  imports: string[]
}

/** Rises when the options or the patches of the translation change: older cache entries are misses then. */
export const TRANSLATION_VERSION = 2

/**
 * What the glue calls of ours: `shoalText` stands in for its TextDecoders, `shoalReply` and `shoalBytes` copy a list out
 * of guest memory (the reply's, any other), in bounds and under the limits.
 */
export const GLUE_PARAMETERS = ['shoalText', 'shoalReply', 'shoalBytes'] as const

/** From the translating worker. */
export type TranslationResult = { ok: true; translation: Translation } | { ok: false; error: ErrorValue }

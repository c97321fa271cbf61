import type { ErrorValue, World } from '../protocols/index.ts'
import type { ThinPlan } from './thin-plan.ts'
import { METER_VERSION, type MeteredModule } from './meter-module.ts'

/** A component as a worker runs it: its core modules, and one of two lanes to call them by. */
export interface Translation {
  world: World
  /** The thin lane: the glue is ours, and there is one module. */
  thin?: ThinPlan
  /**
   * The general lane, empty in the other one: jco's glue. JavaScript of a function body that defines and returns
   * `instantiate`; its parameters are {@link GLUE_PARAMETERS}.
   */
  source: string
  /** Their tables capped, their code metered. */
  modules: CoreModule[]
  /** Interfaces that it imports functions of, without version. */
  imports: string[]
}

export interface CoreModule extends MeteredModule {
  name: string
}

/** Changes with the options and patches of the translation and with the metering: other cache entries are misses. */
export const TRANSLATION_VERSION: string = `6.${METER_VERSION}`

/**
 * What the glue calls of ours: `shoalText` stands in for its TextDecoders, `shoalReply` and `shoalBytes` copy a list out
 * of guest memory (the reply's, any other), in bounds and under the limits, and `shoalInside` looks at bounds alone.
 */
export const GLUE_PARAMETERS = ['shoalText', 'shoalReply', 'shoalBytes', 'shoalInside'] as const

/** From the translating worker. */
export type TranslationResult = { ok: true; translation: Translation } | { ok: false; error: ErrorValue }

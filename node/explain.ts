import { type Clock, ShoalError } from '../protocols/index.ts'
import { FateQuestion } from '../protocols/proto/fate.js'
import type { Explanation } from './api.ts'
import { decodeFate } from './fate-codec.ts'
import { checkId } from './message-id.ts'
import { story } from './story.ts'
import type { Surveyor } from './survey.ts'

export interface ExplainParts {
  survey: Surveyor
  clock: Clock
}

/** Asks every peer what became of a message. */
export function explainer({ survey, clock }: ExplainParts): (id: string) => Promise<Explanation> {
  return async (id) => {
    const body = FateQuestion.encode({ id: checkId(id) })
    const { found, silent } = await survey.ask('fate', body, decodeFate)
    const fates = found.filter((fate) => fate !== undefined)
    if (fates.length === 0) throw noSuchMessage(id, silent)
    const missing = silent.map(
      (peer) => `Peer ${peer} does not answer: what it knows of the message is missing here.`,
    )
    return { id, story: [...story({ id, fates, now: clock.wall() }), ...missing], fates, silent }
  }
}

function noSuchMessage(id: string, silent: readonly string[]): ShoalError {
  const [from = ''] = id.split('.')
  const away = silent.length === 0 ? '' : `; ${silent.join(', ')} did not answer`
  return new ShoalError('NO_SUCH_MESSAGE', `no peer that answered knows the message ${id}${away}`, {
    messageId: id,
    hint: `it was sent at the peer whose id ends in ${from}, and nodes forget with a restart: see that it runs (shoal peers), and look at what happened (shoal events)`,
  })
}

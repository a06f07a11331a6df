import { ASSURANCE_LEVELS, type AssuranceLevel } from '@/db/vocabulary/identity'
import type { Interaction } from '../interaction'
import { wantedLevel } from '../level-policy'

export const rankOf = (level: AssuranceLevel): number => ASSURANCE_LEVELS.indexOf(level)

/** With these reasons anybody may sign in: nobody is yet, or the portal wants the person to say anew who they are. */
const ANYBODY = new Set(['no_session', 'account_gone', 'login_prompt', 'id_token_hint', 'claims_id_token_sub_value'])

/** What this sign-in has to prove: of whom (null: of anybody), and at which level at least. */
export function demandOf(interaction: Pick<Interaction, 'prompt' | 'session'>): {
  expectedId: string | null
  wanted: AssuranceLevel
} {
  const { prompt, session } = interaction
  const anybody = prompt.reasons.some((reason) => ANYBODY.has(reason))
  return { expectedId: (!anybody && session?.accountId) || null, wanted: wantedLevel(interaction) }
}

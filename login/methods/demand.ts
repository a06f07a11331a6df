import { ASSURANCE_LEVELS, type AssuranceLevel } from '@/db/vocabulary/identity'
import type { Interaction } from '../interaction'

export const rankOf = (level: AssuranceLevel): number => ASSURANCE_LEVELS.indexOf(level)
const higher = (a: AssuranceLevel, b: AssuranceLevel): AssuranceLevel => (rankOf(a) >= rankOf(b) ? a : b)
const isLevel = (text: unknown): text is AssuranceLevel => (ASSURANCE_LEVELS as readonly unknown[]).includes(text)

/** With these reasons anybody may sign in: nobody is yet, or the portal wants the person to say anew who they are. */
const ANYBODY = new Set(['no_session', 'account_gone', 'login_prompt', 'id_token_hint', 'claims_id_token_sub_value'])

/**
 * What this sign-in has to prove: of whom (null: of anybody), and at which level at least. A level asked for can only raise what the
 * client needs anyway; words nobody knows ask for nothing.
 */
export function demandOf(
  { prompt, params, session }: Pick<Interaction, 'prompt' | 'params' | 'session'>,
  required: AssuranceLevel,
): { expectedId: string | null; wanted: AssuranceLevel } {
  const expectedId = session?.accountId && !prompt.reasons.some((reason) => ANYBODY.has(reason)) ? session.accountId : null
  return { expectedId, wanted: higher(required, higher(lowestOf(params.acr_values), lowestOf(essentialAcr(prompt.details)))) }
}

/** Of several that would do, the lowest. */
function lowestOf(list: unknown): AssuranceLevel {
  const asked = (typeof list === 'string' ? list.split(' ') : Array.isArray(list) ? list : []).filter(isLevel)
  return ASSURANCE_LEVELS.find((level) => asked.includes(level)) ?? 'low'
}

function essentialAcr(details: Record<string, unknown>): unknown {
  const acr = details.acr as { value?: unknown; values?: unknown } | undefined
  return acr?.values ?? acr?.value
}

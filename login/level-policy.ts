import type Provider from 'oidc-provider'
import { errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import type { Db } from '@/db/client'
import { ASSURANCE_LEVELS, type AssuranceLevel } from '@/db/vocabulary/identity'
import { effectiveLevel, higher, isLevel, NOTHING_PROVEN, reaches, withProof } from '@/lib/identity'
import { currentTime } from '@/lib/platform/time'
import { registrationOf } from './client-adapter'
import { asserted, findStanding, proofOf, type Standing } from './session-mirror'

type Oidc = KoaContextWithOIDC['oidc']
type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

/** The lowest level that will do in this sign-in, as the policy wrote it into the interaction. */
export function wantedLevel({ prompt }: Pick<Interaction, 'prompt'>): AssuranceLevel {
  const { level } = prompt.details
  return isLevel(level) ? level : 'low'
}

/**
 * Levels are compared by rank and age, which OpenID leaves to us: `acr_values` alone would ask for nothing. Whoever has not shown
 * enough, or not recently enough, proves what is missing; and an ID token never says more than was proven.
 */
export function askForLevel(policy: interactionPolicy.DefaultPolicy, db: () => Db): void {
  const login = policy.get('login')
  if (!login) throw new Error("Cannot ask for a level: expected the prompt 'login' in the policy, got none")
  // The library's own checks know equality only, not that a higher level will do, and ask for the age of the last proof of any level.
  for (const reason of ['essential_acr', 'essential_acrs', 'max_age']) login.checks.remove(reason)
  const details = login.details.bind(login)
  login.details = async (ctx) => ({ ...(await details(ctx)), level: demandOf(ctx.oidc).wanted })

  const verdicts = new WeakMap<Oidc, Promise<Verdict>>()
  const verdictOn = (oidc: Oidc): Promise<Verdict> => {
    const known = verdicts.get(oidc) ?? settle(oidc, db())
    verdicts.set(oidc, known)
    return known
  }
  const { Check } = interactionPolicy
  const refuse = (verdict: Verdict, description: string) =>
    login.checks.add(
      new Check(String(verdict), description, 'login_required', async ({ oidc }) => (await verdictOn(oidc)) === verdict),
    )
  refuse('level_too_low', 'the level of the sign-in is too low')
  refuse('max_age', 'the sign-in is too long ago')
}

/** Why a session does not suffice; null when it does. */
type Verdict = 'level_too_low' | 'max_age' | null

type Demand = {
  wanted: AssuranceLevel
  /** How old the proof may be, in seconds. */
  maxAge: number | undefined
  /** Only these may be asserted; null: whichever. */
  exactly: readonly AssuranceLevel[] | null
}

/** What this request needs. Words nobody knows ask for nothing; what is asked for can only raise what the client needs anyway. */
export function demandOf(oidc: Pick<Oidc, 'client' | 'params' | 'claims'>): Demand {
  const { client, params = {}, claims } = oidc
  const acr = claims?.id_token?.acr
  const listed = acr?.essential ? [acr.values ?? acr.value ?? []].flat() : []
  const exactly = listed.filter(isLevel)
  const required = client ? registrationOf(client).requiredLevel : 'low'
  const asked = typeof params.acr_values === 'string' ? params.acr_values.split(' ').filter(isLevel) : []
  const floor = higher(required, lowest(asked))
  const will = exactly.filter((level) => reaches(level, floor))
  if (listed.length > 0 && will.length === 0)
    throw new errors.UnmetAuthenticationRequirements('none of the essential acr values can be had here')
  return {
    wanted: will.length > 0 ? lowest(will) : floor,
    maxAge: params.max_age === undefined ? undefined : Number(params.max_age),
    exactly: will.length > 0 ? will : null,
  }
}

/** Of several that will do. */
const lowest = (levels: readonly AssuranceLevel[]): AssuranceLevel => ASSURANCE_LEVELS.find((one) => levels.includes(one)) ?? 'low'

/** Whether what was proven suffices. If so, the session in memory says of it what may be said, which is where the ID token takes it from. */
async function settle(oidc: Oidc, db: Db): Promise<Verdict> {
  const { session } = oidc
  const { wanted, maxAge, exactly } = demandOf(oidc)
  // Nobody is signed in: that is reason enough, and another check gives it.
  if (!session?.accountId) return wanted === 'low' ? null : 'level_too_low'
  const now = currentTime()
  const standing = await standingOf(oidc, db, session.uid, session.accountId, now)
  const enough = (level: AssuranceLevel): boolean =>
    standing !== null && reaches(standing.level, level) && reaches(level, wanted) && (exactly?.includes(level) ?? true)
  const reached = ASSURANCE_LEVELS.filter(enough)
  if (!standing || reached.length === 0) return 'level_too_low'
  const recent = (level: AssuranceLevel): boolean => {
    if (maxAge === undefined || (standing.justNow && reaches(standing.justNow, level))) return true
    const { loginTs } = asserted(standing, level)
    return Math.floor(now.getTime() / 1000) - loginTs <= maxAge
  }
  const level = reached.findLast(recent)
  if (!level) return 'max_age'
  Object.assign(session, asserted(standing, level))
  return null
}

/** The way from the page of a method back to the provider. A proof that lay about longer is as old as it is. */
const JUST_NOW_MS = 120_000

type Proven = Pick<Standing, 'level' | 'provenAt' | 'substantialUntil' | 'highUntil' | 'methodsFor'> & {
  /** Level of the proof this very request brings. */
  justNow: AssuranceLevel | null
}

/** What counts in this sign-in. A weaker proof takes nothing away from an earlier one. */
async function standingOf(oidc: Oidc, db: Db, uid: string, personId: string, now: Date): Promise<Proven | null> {
  const kept = await findStanding(db, uid, now)
  const before = kept?.personId === personId ? kept : null
  const proof = proofOf(oidc)
  if (proof?.personId !== personId) return before && { ...before, justNow: null }
  const at = proof.at ?? now
  const times = withProof(before ?? NOTHING_PROVEN, proof.level, at)
  const alone = effectiveLevel(withProof(NOTHING_PROVEN, proof.level, at), now)
  return {
    ...times,
    provenAt: before && before.provenAt > at ? before.provenAt : at,
    level: effectiveLevel(times, now),
    justNow: now.getTime() - at.getTime() < JUST_NOW_MS ? proof.level : null,
    methodsFor: (level) => [...(before?.methodsFor(level) ?? []), ...(reaches(alone, level) ? [proof.method] : [])],
  }
}

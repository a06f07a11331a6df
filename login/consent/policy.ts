import { interactionPolicy } from 'oidc-provider'
import { isCovered, wishOf } from '@/lib/identity'
import { isApiScope } from '@/lib/identity/model'
import { registrationOf } from '../client-adapter'

/**
 * Lets the provider ask for consent when a company wants to learn or do more than the person agreed to. The library looks at scopes;
 * we look at each fact, so that a fact added to a scope later is asked about too.
 */
export function askForConsent(policy: interactionPolicy.DefaultPolicy): void {
  const { Check } = interactionPolicy
  policy.get('consent')?.checks.add(
    new Check('facts_missing', 'facts not agreed to were requested', 'consent_required', ({ oidc }) => {
      const { client, grant, params } = oidc
      if (!client || !grant) return Check.NO_NEED_TO_PROMPT
      const registration = registrationOf(client)
      if (registration.kind !== 'private') return Check.NO_NEED_TO_PROMPT
      const granted = {
        scopes: [...grant.getOIDCScope().split(' '), ...Object.values(grant.resources ?? {}).flatMap((one) => one.split(' '))],
        claims: grant.getOIDCClaims(),
      }
      const wish = wishOf(params ?? {}, registration)
      // Scopes of the machine interfaces mean nothing without their resource; the library asks for those itself.
      const scopes = params?.resource ? wish.scopes : wish.scopes.filter((one) => !isApiScope(one))
      return isCovered({ ...wish, scopes }, granted) ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT
    }),
  )
}

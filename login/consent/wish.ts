import { type Wish, wishOf } from '@/lib/identity'
import { isApiScope } from '@/lib/identity/model'
import { registrationOf } from '../client-adapter'
import type { Interaction } from '../interaction'
import type { Parts } from '../parts'

/** What this sign-in asks for, as far as the client's registration goes at this moment. */
export async function wishOfInteraction({ provider }: Pick<Parts, 'provider'>, { params }: Interaction): Promise<Wish> {
  const client = await provider.Client.find(String(params.client_id))
  const wish = client ? wishOf(params, registrationOf(client)) : { scopes: [], claims: [] }
  // Scopes of the machine interfaces mean nothing without their resource.
  return params.resource ? wish : { ...wish, scopes: wish.scopes.filter((scope) => !isApiScope(scope)) }
}

/** Only what stood on the page the person answered. */
export const seenOnly = (wish: Wish, form: URLSearchParams): Wish => {
  const seen = (name: string) => (form.get(name) ?? '').split(' ')
  return {
    scopes: wish.scopes.filter((scope) => seen('scopes').includes(scope)),
    claims: wish.claims.filter((claim) => seen('claims').includes(claim)),
  }
}

import type { Db } from '@/db/client'
import type { LocalizedText } from '@/db/columns'
import type { AssuranceLevel, ClientKind } from '@/db/vocabulary/identity'
import { findActiveClient } from '@/lib/identity'
import { type ClaimCode, isClaim, PORTAL_CLIENT } from '@/lib/identity/model'

/** Who asks for a sign-in, as its pages name it. */
export type AskingClient = {
  clientId: string
  /** `portal` is myGov itself: everybody knows where they came from. */
  kind: ClientKind | 'portal'
  name: LocalizedText
  legalName: string | null
  /** Why people sign in there. */
  purpose: LocalizedText
  homepage: string
  privacyAddress: string | null
  /** What it may learn about the person; texts in clients.json under `claims`. */
  claims: readonly ClaimCode[]
  requiredLevel: AssuranceLevel
}

export const PORTAL_CLAIMS = ['given_name', 'family_name'] as const satisfies readonly ClaimCode[]

const portalItself = (portal: string): AskingClient => ({
  clientId: PORTAL_CLIENT,
  kind: 'portal',
  name: { az: 'myGov', en: 'myGov', ru: 'myGov' },
  legalName: null,
  purpose: {
    az: 'Şəxsi kabinetinizi açmaq',
    en: 'To open your cabinet',
    ru: 'Открыть ваш личный кабинет',
  },
  homepage: portal,
  privacyAddress: `${portal}/az/privacy`,
  claims: PORTAL_CLAIMS,
  requiredLevel: 'low',
})

/**
 * The client of an interaction (`interaction.params.client_id`).
 *
 * @param portal origin of the portal
 * @returns null for a client that is not registered, or was suspended while the person was signing in
 */
export async function findAskingClient(db: Db, portal: string, clientId: unknown): Promise<AskingClient | null> {
  if (clientId === PORTAL_CLIENT) return portalItself(portal)
  const client = typeof clientId === 'string' ? await findActiveClient(db, clientId) : null
  if (!client) return null
  const { kind, name, legalName, purpose, homepage, privacyAddress, requiredLevel } = client
  return {
    clientId: client.clientId,
    kind,
    name,
    legalName,
    purpose,
    homepage,
    privacyAddress,
    requiredLevel,
    claims: client.claims.filter(isClaim),
  }
}

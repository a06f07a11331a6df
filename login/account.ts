import { eq, sql } from 'drizzle-orm'
import type { Account, KoaContextWithOIDC } from 'oidc-provider'
import { type Db, prepared } from '@/db/client'
import { accounts, people } from '@/db/schema'
import { noteRelease } from '@/lib/identity'
import { CLAIMS_OF_SCOPE, type ClaimCode, isClaim, isSignInScope } from '@/lib/identity/model'
import { isId } from '@/lib/platform/ids'
import { registrationOf } from './client-adapter'

const account = prepared('login_account', (db, name) =>
  db
    .select({
      pin: people.pin,
      givenName: people.givenName,
      surname: people.surname,
      patronymic: people.patronymic,
      birthDate: people.birthDate,
      sex: people.sex,
      email: people.email,
      phone: people.phone,
      locale: people.locale,
      status: accounts.status,
    })
    .from(people)
    .innerJoin(accounts, eq(accounts.personId, people.id))
    .where(eq(people.id, sql.placeholder('id')))
    .prepare(name),
)
type Row = Awaited<ReturnType<ReturnType<typeof account>['execute']>>[number]

/** What ASAN Login can tell of a person, by claim. */
const claimValues = (row: Omit<Row, 'status'>): Record<ClaimCode, string | null> => ({
  given_name: row.givenName,
  family_name: row.surname,
  middle_name: row.patronymic,
  pin: row.pin,
  birthdate: row.birthDate,
  gender: row.sex,
  email: row.email,
  phone_number: row.phone,
  locale: row.locale,
})

/** The same for one person, whatever the state of the account; null for nobody. */
export async function findClaims(db: Db, id: string): Promise<Record<ClaimCode, string | null> | null> {
  const [row] = await account(db).execute({ id })
  return row ? claimValues(row) : null
}

/** The account as the provider needs it; none when it is closed. A client gets the claims of its registration, whatever it asks for. */
export async function loadAccount(ctx: KoaContextWithOIDC, db: Db, id: string): Promise<Account | undefined> {
  if (!isId(id)) return undefined
  const [row] = await account(db).execute({ id })
  if (row?.status !== 'active') return undefined
  return {
    accountId: id,
    async claims(use, scope, claims, rejected) {
      const { client } = ctx.oidc
      if (!client) return { sub: id }
      const registration = registrationOf(client)
      const values = Object.entries(claimValues(row)).filter(
        ([code, value]) => value !== null && registration.claims.includes(code),
      )
      if (registration.kind !== 'portal') {
        const leaving = askedFor(ctx, use, scope, Object.keys(claims)).filter((code) => !rejected?.includes(code))
        const fields = values.map(([code]) => code).filter((code) => leaving.includes(code as ClaimCode))
        await noteRelease(db, { personId: id, clientId: client.clientId, fields, requestId: String(ctx.state.requestId ?? '') })
      }
      return { sub: id, ...Object.fromEntries(values) }
    },
  }
}

/** Facts that leave with this answer. An id token carries what was asked for by name; the rest waits at the user information address. */
function askedFor(ctx: KoaContextWithOIDC, use: string, scope: string, named: readonly string[]): ClaimCode[] {
  const byScope = use === 'userinfo' || ctx.oidc.entities.AccessToken?.aud
  return [
    ...(byScope ? scope.split(' ').filter(isSignInScope) : []).flatMap((one): readonly ClaimCode[] => CLAIMS_OF_SCOPE[one]),
    ...named.filter(isClaim),
  ]
}

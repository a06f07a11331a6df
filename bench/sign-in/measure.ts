// Complete sign-ins, as a partner and a browser make them: request, sign-in page, form, code, tokens. The same driver for all.
import { importJWK, type JWK } from 'jose'
import type { Connection } from '@/db/client'
import { factories } from '@/db/factories'
import { hashPassword } from '@/lib/identity'
import { Browser, type PartnerKeys, signInThrough, TEST_PASSWORD } from '@/login/testing'
import { TestPartner } from '@/login/testing-partner'

const CLIENTS = 16
const SIGN_INS = 320
const REDIRECT = 'https://bench.example/callback'

/** As bench/baseline/provider.mjs knows it too. */
const PARTNER = 'bench-partner'

/** The key of the partner, made when the bench began, because the bare provider was told its public half. */
async function partnerKey(text: string): Promise<PartnerKeys> {
  const jwk = JSON.parse(text) as JWK
  const { d: _private, ...publicJwk } = jwk
  return { privateKey: (await importJWK(jwk, 'ES256')) as CryptoKey, publicJwk, jwks: { keys: [{ ...publicJwk }] } }
}

/** People with a password, and the partner they sign in for. */
async function prepareSignIns({ db }: Connection, { jwks }: PartnerKeys): Promise<{ pin: string }[]> {
  const given = factories(db)
  await given.client({ clientId: PARTNER, kind: 'state', sector: null, jwks, redirectUris: [REDIRECT], requirePar: false })
  const passwordHash = await hashPassword(TEST_PASSWORD)
  const made: { pin: string }[] = []
  for (let number = 0; number < SIGN_INS; number++) {
    const person = await given.person({ surname: 'Girişli' })
    await given.account({ personId: person.id, passwordHash })
    made.push(person)
  }
  return made
}

/** Sign-ins a second at one provider, each by another person in a new browser from an address of its own. */
async function measureSignIns(issuer: string, keys: PartnerKeys, persons: { pin: string }[]): Promise<number> {
  const partner = new TestPartner(issuer, PARTNER, keys, REDIRECT)
  const waiting = [...persons]
  const began = performance.now()
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (let person = waiting.pop(); person; person = waiting.pop()) await signInOnce(partner, person)
    }),
  )
  return (persons.length * 1000) / (performance.now() - began)
}

async function signInOnce(partner: TestPartner, person: { pin: string }): Promise<void> {
  const { params, verifier } = partner.request()
  const seen = await signInThrough(new Browser(partner.issuer, addressOfVisitor()), partner.address(params), person)
  const code = seen.left?.searchParams.get('code')
  if (!code) throw new Error(`Cannot measure: expected a code, got ${seen.status} ${seen.url}`)
  const { status, body } = await partner.redeem(code, verifier)
  if (status !== 200 || !body.id_token) throw new Error(`Cannot measure: expected tokens, got ${status} ${JSON.stringify(body)}`)
}

let visitors = 0
/** As our reverse proxy would name it (TRUST_PROXY=on): tries are counted by address, and one for all would be a queue. */
function addressOfVisitor(): Record<string, string> {
  visitors += 1
  return { 'x-forwarded-for': `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}` }
}

export type SignInRates = { bare: number; unlooked: number; password: number }

/** The best of two rounds of each, in turn, so that a slow minute of the machine touches all of them. */
export async function measureAllSignIns(
  connection: Connection,
  { key, issuers, say }: { key: string; issuers: Record<keyof SignInRates, string>; say: (line: string) => void },
): Promise<SignInRates> {
  const keys = await partnerKey(key)
  const persons = await prepareSignIns(connection, keys)
  const best: SignInRates = { bare: 0, unlooked: 0, password: 0 }
  for (let round = 1; round <= 2; round++) {
    for (const name of Object.keys(best) as (keyof SignInRates)[]) {
      const perSecond = await measureSignIns(issuers[name], keys, persons)
      say(`round ${round}: complete sign-ins, ${NAMES[name]} ${perSecond.toFixed(0)}/s`)
      best[name] = Math.max(best[name], perSecond)
    }
  }
  return best
}

export const NAMES: Record<keyof SignInRates, string> = {
  bare: 'bare provider in memory',
  unlooked: 'ASAN Login, password not looked at',
  password: 'ASAN Login, with password',
}

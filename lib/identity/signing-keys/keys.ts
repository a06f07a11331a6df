import { asc, eq, sql } from 'drizzle-orm'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import type { Db } from '@/db/client'
import { signingKeys } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx } from '@/lib/platform/context'
import { decrypt, encrypt } from '@/lib/platform/crypto'
import { dueMoves, type KeyMove, type KnownKey, type RotationWish, SIGNING_ALGS, type SigningAlg } from './rules'

/** Every process that tends the keys takes this lock: two at once would make two keys. */
const LOCK = 7_220_503
const RSA_BITS = 2048

const listKeys = (db: Db): Promise<KnownKey[]> =>
  db
    .select({
      kid: signingKeys.kid,
      alg: signingKeys.alg,
      state: signingKeys.state,
      createdAt: signingKeys.createdAt,
      activatedAt: signingKeys.activatedAt,
      retiredAt: signingKeys.retiredAt,
    })
    .from(signingKeys)
    .orderBy(asc(signingKeys.alg), asc(signingKeys.createdAt))

/** The keys, without their private halves. */
export const listSigningKeys = listKeys

/**
 * Does what is due: makes the first keys, prepares the next ones, lets them sign, and forgets the old.
 *
 * @param imported private keys of the configuration; taken over once, while there are none
 * @returns what was done
 */
export async function tendSigningKeys(
  ctx: Ctx,
  { imported = [], wish }: { imported?: readonly JWK[]; wish?: RotationWish } = {},
): Promise<KeyMove[]> {
  // Mostly there is nothing to do, and nobody has to wait for that.
  if (!wish && dueMoves(await listKeys(ctx.db), ctx.now).length === 0) return []
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
    if ((await tx.$count(signingKeys)) === 0) await importKeys(tx, ctx.now, imported)
    const moves = dueMoves(await listKeys(tx), ctx.now, wish)
    for (const move of moves) {
      const kid = await apply(tx, ctx.now, move)
      await recordAudit(tx, ctx, {
        action: `identity.signing_key_${move.kind}`,
        subjectType: 'signing_key',
        subjectId: kid,
        ...(move.kind === 'make' && { details: { alg: move.alg, state: move.state } }),
      })
    }
    return moves
  })
}

async function apply(tx: Db, now: Date, move: KeyMove): Promise<string> {
  if (move.kind === 'make') {
    const jwk = await newKey(move.alg)
    await insert(tx, jwk, { state: move.state, createdAt: now, ...(move.state === 'current' && { activatedAt: now }) })
    return jwk.kid
  }
  const { kid } = move
  const row = eq(signingKeys.kid, kid)
  if (move.kind === 'forget') await tx.delete(signingKeys).where(row)
  else
    await tx
      .update(signingKeys)
      .set(move.kind === 'activate' ? { state: 'current', activatedAt: now } : { state: 'retired', retiredAt: now })
      .where(row)
  return kid
}

type PrivateKey = JWK & { kid: string; alg: SigningAlg }

async function newKey(alg: SigningAlg): Promise<PrivateKey> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true, modulusLength: RSA_BITS })
  const jwk = await exportJWK(privateKey)
  return { ...jwk, alg, use: 'sig', kid: await calculateJwkThumbprint(jwk) }
}

/** The first key of each kind goes on signing, as it did before; others only stay published until their tokens are dead. */
async function importKeys(tx: Db, now: Date, imported: readonly JWK[]): Promise<void> {
  const taken = new Set<string>()
  for (const jwk of imported) {
    const alg = SIGNING_ALGS.find((one) => one === (jwk.alg ?? (jwk.kty === 'RSA' ? 'RS256' : jwk.crv === 'P-256' ? 'ES256' : '')))
    if (!alg || !jwk.d || jwk.use === 'enc') continue
    const key = { ...jwk, alg, use: 'sig', kid: jwk.kid ?? (await calculateJwkThumbprint(jwk)) }
    const state = taken.has(alg) ? ({ state: 'retired', retiredAt: now } as const) : ({ state: 'current' } as const)
    await insert(tx, key, { ...state, createdAt: now, activatedAt: now })
    taken.add(alg)
  }
}

type Life = Pick<typeof signingKeys.$inferInsert, 'state' | 'createdAt' | 'activatedAt' | 'retiredAt'>

const insert = (tx: Db, jwk: PrivateKey, life: Life) =>
  tx
    .insert(signingKeys)
    .values({ kid: jwk.kid, alg: jwk.alg, jwk: encrypt(JSON.stringify(jwk)), ...life })
    .onConflictDoNothing()

export type KeySet = {
  /** Those that sign stand first of their kind, then those that will, then those that did. */
  jwks: { keys: JWK[] }
  /** Changes with the keys and their states. */
  version: string
}

const ORDER = { current: 0, next: 1, retired: 2 } as const

/** What the keys are now, in one word; cheap enough to be asked twice a minute. */
export async function signingKeysVersion(db: Db): Promise<string> {
  return versionOf(await listKeys(db))
}

const versionOf = (keys: readonly Pick<KnownKey, 'kid' | 'state'>[]): string =>
  keys
    .map(({ kid, state }) => `${state}:${kid}`)
    .sort()
    .join(' ')

/** The private keys. @throws {Error} when one was sealed with a DATA_KEY that is no longer listed */
export async function loadSigningKeys(db: Db): Promise<KeySet> {
  const rows = await db.select().from(signingKeys).orderBy(asc(signingKeys.createdAt))
  const sorted = rows.sort((a, b) => ORDER[a.state] - ORDER[b.state])
  return { jwks: { keys: sorted.map(({ jwk }) => JSON.parse(decrypt(jwk)) as JWK) }, version: versionOf(rows) }
}

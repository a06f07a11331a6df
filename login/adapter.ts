import { createHash } from 'node:crypto'
import { and, eq, gt, isNull, lte, or } from 'drizzle-orm'
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider'
import type { Db } from '@/db/client'
import { oidcPayloads } from '@/db/schema'
import { ownerHash } from '@/lib/identity'
import { decrypt, encrypt } from '@/lib/platform/crypto'
import { log } from '@/lib/platform/log'
import { consumePayload, dropPayload, keepPayload, payloadById, payloadByUid } from './payload-statements'
import { asItStands, currentRequest, keepLogin, type SignInRequest } from './session-mirror'

// Tokens of these kinds die together with the grant they came from.
const GRANTABLE = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken', 'DeviceCode', 'BackchannelAuthenticationRequest'])

/**
 * Whoever sees a code as used has everything that came of it revoked (RFC 6749, 4.1.2). Of many uses at the same moment the losers
 * would so take away what the winner is just being given; for this long they are only refused, by `consume`.
 */
const RACE_MS = 3_000
/** A refresh token is not among them: the second use of one tells that it was stolen, however soon it comes. */
const RACED = new Set(['AuthorizationCode', 'BackchannelAuthenticationRequest'])

const t = oidcPayloads

/**
 * Where oidc-provider keeps its codes, grants, tokens and sessions. A copy of the table is worth nothing to a thief:
 * ids are hashed and payloads are encrypted.
 */
export class PostgresAdapter implements Adapter {
  constructor(
    private readonly model: string,
    private readonly db: () => Db,
    private readonly now: () => Date = () => new Date(),
    private readonly request: () => SignInRequest = currentRequest,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const now = this.now()
    const row = {
      ...this.named(id),
      payload: encrypt(JSON.stringify(payload)),
      grantHash: payload.grantId && GRANTABLE.has(this.model) ? hashOf('grant', payload.grantId) : null,
      uidHash: payload.uid ? hashOf('uid', payload.uid) : null,
      userCodeHash: payload.userCode ? hashOf('user_code', payload.userCode) : null,
      clientId: payload.clientId ?? null,
      ownerHash: payload.clientId && payload.accountId ? ownerHash(payload.accountId) : null,
      expiresAt: Number.isFinite(expiresIn) ? new Date(now.getTime() + expiresIn * 1000) : null,
    }
    if (this.model === 'ReplayDetection') return this.insertOnce(row, now)
    const write = async (db: Db): Promise<void> => {
      await keepPayload(db).execute(row)
    }
    if (this.model !== 'Session') return write(this.db())
    // Two requests of one browser at once may leave two copies of one session. Both stay: either may be in its cookie.
    await this.db().transaction(async (tx) => {
      await keepLogin(tx, payload, this.request(), now)
      await write(tx)
    })
  }

  /** A proof is good once: the second insert of the same id is the replay. The provider's own check (find, then save) is a race. */
  private async insertOnce(row: typeof t.$inferInsert, now: Date): Promise<void> {
    const rows = await this.db()
      .insert(t)
      .values(row)
      .onConflictDoUpdate({ target: [t.model, t.idHash], set: { expiresAt: row.expiresAt }, setWhere: lte(t.expiresAt, now) })
      .returning({ idHash: t.idHash })
    if (rows.length === 0) throw new errors.InvalidRequest('this proof was used before')
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.opened(await payloadById(this.db()).execute({ ...this.named(id), now: this.now() }))
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const asked = { model: this.model, uidHash: hashOf('uid', uid), now: this.now() }
    return this.opened(await payloadByUid(this.db()).execute(asked))
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    const rows = await this.db()
      .select({ payload: t.payload, consumedAt: t.consumedAt })
      .from(t)
      .where(
        and(
          eq(t.model, this.model),
          eq(t.userCodeHash, hashOf('user_code', userCode)),
          or(isNull(t.expiresAt), gt(t.expiresAt, this.now())),
        ),
      )
      .limit(1)
    return this.opened(rows)
  }

  private async opened([row]: { payload: string; consumedAt: Date | null }[]): Promise<AdapterPayload | undefined> {
    if (!row) return undefined
    const payload = this.open(row.payload)
    if (!payload) return undefined
    if (this.model === 'Session') return asItStands(this.db(), payload, this.request(), this.now())
    const since = row.consumedAt ? this.now().getTime() - row.consumedAt.getTime() : null
    if (since === null || !row.consumedAt || (since < RACE_MS && RACED.has(this.model))) return payload
    return { ...payload, consumed: Math.floor(row.consumedAt.getTime() / 1000) }
  }

  /** What was sealed with a key taken away since is as good as gone: the person signs in anew. */
  private open(sealed: string): AdapterPayload | undefined {
    try {
      return JSON.parse(decrypt(sealed)) as AdapterPayload
    } catch (error) {
      log.warn({ err: error, model: this.model }, 'a kept payload cannot be read')
      return undefined
    }
  }

  /** One code, one redemption: of many at once exactly one changes the row, the others are refused. */
  async consume(id: string): Promise<void> {
    const rows = await consumePayload(this.db()).execute({ ...this.named(id), now: this.now().toISOString() })
    if (rows.length > 0) return
    if (this.model === 'PushedAuthorizationRequest') throw new errors.InvalidRequestUri('request_uri was already used')
    throw new errors.InvalidGrant('already used')
  }

  async destroy(id: string): Promise<void> {
    await dropPayload(this.db()).execute(this.named(id))
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.db()
      .delete(t)
      .where(and(eq(t.model, this.model), eq(t.grantHash, hashOf('grant', grantId))))
  }

  private named(id: string): { model: string; idHash: string } {
    return { model: this.model, idHash: hashOf(this.model, id) }
  }
}

const hashOf = (kind: string, text: string): string => createHash('sha256').update(`${kind}\0${text}`).digest('base64url')

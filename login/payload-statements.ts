import { and, desc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { prepared } from '@/db/client'
import { oidcPayloads as t } from '@/db/schema'

// What the provider keeps and asks for a dozen times in one sign-in: made once, not anew each time.

const p = sql.placeholder
const kept = { payload: t.payload, consumedAt: t.consumedAt }
const alive = or(isNull(t.expiresAt), gt(t.expiresAt, p('now')))
const named = and(eq(t.model, p('model')), eq(t.idHash, p('idHash')))

export const payloadById = prepared('login_payload_by_id', (db, name) =>
  db.select(kept).from(t).where(and(named, alive)).limit(1).prepare(name),
)

export const payloadByUid = prepared('login_payload_by_uid', (db, name) =>
  db
    .select(kept)
    .from(t)
    .where(and(eq(t.model, p('model')), eq(t.uidHash, p('uidHash')), alive))
    .orderBy(desc(t.expiresAt))
    .limit(1)
    .prepare(name),
)

export const keepPayload = prepared('login_keep_payload', (db, name) =>
  db
    .insert(t)
    .values({
      model: p('model'),
      idHash: p('idHash'),
      payload: p('payload'),
      grantHash: p('grantHash'),
      uidHash: p('uidHash'),
      userCodeHash: p('userCodeHash'),
      clientId: p('clientId'),
      ownerHash: p('ownerHash'),
      expiresAt: p('expiresAt'),
    })
    .onConflictDoUpdate({
      target: [t.model, t.idHash],
      set: {
        payload: sql`excluded.payload`,
        grantHash: sql`excluded.grant_hash`,
        uidHash: sql`excluded.uid_hash`,
        userCodeHash: sql`excluded.user_code_hash`,
        clientId: sql`excluded.client_id`,
        ownerHash: sql`excluded.owner_hash`,
        expiresAt: sql`excluded.expires_at`,
      },
    })
    .prepare(name),
)

/** Of many at once exactly one changes the row. */
export const consumePayload = prepared('login_consume_payload', (db, name) =>
  db
    .update(t)
    .set({ consumedAt: sql`${p('now')}` })
    .where(and(named, isNull(t.consumedAt)))
    .returning({ idHash: t.idHash })
    .prepare(name),
)

export const dropPayload = prepared('login_drop_payload', (db, name) => db.delete(t).where(named).prepare(name))

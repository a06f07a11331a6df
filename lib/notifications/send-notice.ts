import { and, type AnyColumn, eq, isNull, ne, notExists, type SQL, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { noticeDeliveries, noticePreferences, notices, people } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { hasSmsGateway } from './gateways/simulated-sms'
import { KINDS } from './kinds'
import { type NewNotice, OPTIONAL_CLASSES } from './model'

/**
 * Tells a person something: once per fact (`dedupeKey`), into the inbox, and by the channels they can be reached on.
 * A newer notice about the same matter takes the place of the older one under "needs attention".
 *
 * @returns the notice's id, or null when this fact was told before
 */
export async function sendNotice(tx: Db, ctx: Ctx, notice: NewNotice): Promise<string | null> {
  const { messageClass, channels } = KINDS[notice.kind]
  const { asks } = notice
  const [told] = await tx
    .insert(notices)
    .values({
      id: newId(),
      personId: notice.personId,
      kind: notice.kind,
      params: notice.params,
      messageClass,
      dedupeKey: notice.dedupeKey,
      createdAt: ctx.now,
      matter: asks?.matter ?? null,
      serviceCode: asks?.serviceCode ?? null,
      actionPath: asks?.actionPath ?? notice.actionPath ?? null,
      dueOn: asks?.dueOn ?? null,
    })
    .onConflictDoNothing()
    .returning({ id: notices.id })
  if (!told) return null

  if (asks) {
    await tx
      .update(notices)
      .set({ resolvedAt: ctx.now, resolvedBy: 'superseded' })
      .where(
        and(
          eq(notices.personId, notice.personId),
          eq(notices.matter, asks.matter),
          isNull(notices.resolvedAt),
          ne(notices.id, told.id),
        ),
      )
  }

  const [contact] = await tx
    .select({ email: people.email, phone: people.phone, optionalEmail: noticePreferences.optionalEmail })
    .from(people)
    .leftJoin(noticePreferences, eq(noticePreferences.personId, people.id))
    .where(eq(people.id, notice.personId))
  const wanted = (notice.channels ?? channels).filter((channel) => {
    if (channel === 'sms') return hasSmsGateway() && Boolean(contact?.phone)
    return Boolean(contact?.email) && (contact?.optionalEmail !== false || !OPTIONAL_CLASSES.includes(messageClass))
  })
  if (wanted.length > 0) {
    await tx
      .insert(noticeDeliveries)
      .values(
        wanted.map((channel) => ({ id: newId(), noticeId: told.id, personId: notice.personId, channel, nextAttemptAt: ctx.now })),
      )
  }
  return told.id
}

/** For the query of a rule: leaves out those this fact was told to before. */
export const notTold = (db: Db, personId: AnyColumn, dedupeKey: SQL): SQL =>
  notExists(
    db
      .select({ one: sql`1` })
      .from(notices)
      .where(and(eq(notices.personId, personId), eq(notices.dedupeKey, dedupeKey))),
  )

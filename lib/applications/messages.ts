import { and, count, desc, eq, isNull, ne } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import type { Db } from '@/db/client'
import { applicationMessages, applications, staffMembers } from '@/db/schema'
import type { MessageSide } from '@/db/vocabulary/applications'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import { holdDeputy } from '@/lib/identity'
import type { Applicant, Ctx, Staff } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { type Page, pageOf } from '@/lib/platform/pages'
import { err, ok, type Result } from '@/lib/platform/result'
import type { SendMessage } from './model'
import { decideMove, visibleTo } from './policy'

/** A word on the case. */
export type MessageView = {
  id: string
  side: MessageSide
  body: string
  sentAt: Date
  /** When the other side first saw it. */
  readAt: Date | null
  /** The officer's post; null for the applicant's words. */
  position: LocalizedText | null
}
export type MessageError = 'not_found' | 'not_allowed' | 'own_case' | 'representation_ended' | 'owner_decides' | 'closed'

const MESSAGES_A_PAGE = 20
type Side = Ctx<Applicant> | Ctx<Staff>
const sideOf = ({ actor }: Side): MessageSide => (actor.kind === 'staff' ? 'officer' : 'applicant')

/** Says something to the other side. The same form sent twice is one message. What was never sent, or was taken back, has no other side. */
export function sendMessage(ctx: Side, { id, body, idempotencyKey }: SendMessage): Promise<Result<{ id: string }, MessageError>> {
  const { actor } = ctx
  const side = sideOf(ctx)
  return ctx.db.transaction(async (tx): Promise<Result<{ id: string }, MessageError>> => {
    if (actor.kind === 'citizen' && !(await holdDeputy(tx, { ...ctx, actor }))) return err('representation_ended')
    const [row] = await tx
      .select()
      .from(applications)
      .where(and(eq(applications.id, id), visibleTo(actor)))
    if (!row) return err('not_found')
    const decision = await decideMove({ ...ctx, db: tx }, row)
    if (!decision.allowed) return err(decision.reason === 'own' ? 'own_case' : 'not_allowed')
    if (actor.kind === 'citizen' && actor.deputy?.ownerConfirms) return err('owner_decides')
    const { reference } = row
    if (!reference || row.status === 'draft' || row.status === 'withdrawn') return err('closed')
    const [made] = await tx
      .insert(applicationMessages)
      .values({
        id: newId(),
        applicationId: id,
        side,
        personId: actor.kind === 'citizen' ? (actor.deputy?.personId ?? actor.personId) : null,
        staffId: actor.kind === 'staff' ? actor.staffId : null,
        body,
        sentAt: ctx.now,
        idempotencyKey,
      })
      .onConflictDoNothing()
      .returning({ id: applicationMessages.id })
    if (!made) return ok({ id: await messageOfKey(tx, id, idempotencyKey) })
    await recordAudit(tx, ctx, {
      action: 'applications.message',
      subjectType: 'application',
      subjectId: id,
      personId: row.personId,
      details: { service: row.serviceCode, reference },
    })
    await publish(tx, ctx, {
      type: 'applications.message_sent',
      applicationId: id,
      personId: row.personId,
      serviceCode: row.serviceCode,
      reference,
      messageId: made.id,
      side,
    })
    return ok(made)
  })
}

async function messageOfKey(tx: Db, applicationId: string, idempotencyKey: string): Promise<string> {
  const [row] = await tx
    .select({ id: applicationMessages.id })
    .from(applicationMessages)
    .where(and(eq(applicationMessages.applicationId, applicationId), eq(applicationMessages.idempotencyKey, idempotencyKey)))
  if (!row)
    throw new Error(`Cannot find a message of application ${applicationId}: expected one with the key of its form, got none`)
  return row.id
}

const isUnread = (applicationId: string, reader: MessageSide) =>
  and(
    eq(applicationMessages.applicationId, applicationId),
    ne(applicationMessages.side, reader),
    isNull(applicationMessages.readAt),
  )

/** Messages of a case, the newest page first, each page in the order of writing; null when the case is not for this actor. */
export async function listMessages(
  ctx: Side,
  id: string,
  page: number = 1,
): Promise<(Page<MessageView> & { unread: number }) | null> {
  const [seen] = await ctx.db
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.id, id), visibleTo(ctx.actor)))
  if (!seen) return null
  const [rows, [total], [unread]] = await Promise.all([
    ctx.db
      .select({
        id: applicationMessages.id,
        side: applicationMessages.side,
        body: applicationMessages.body,
        sentAt: applicationMessages.sentAt,
        readAt: applicationMessages.readAt,
        position: staffMembers.position,
      })
      .from(applicationMessages)
      .leftJoin(staffMembers, eq(staffMembers.id, applicationMessages.staffId))
      .where(eq(applicationMessages.applicationId, id))
      .orderBy(desc(applicationMessages.sentAt), desc(applicationMessages.id))
      .limit(MESSAGES_A_PAGE)
      .offset((page - 1) * MESSAGES_A_PAGE),
    ctx.db.select({ count: count() }).from(applicationMessages).where(eq(applicationMessages.applicationId, id)),
    ctx.db
      .select({ count: count() })
      .from(applicationMessages)
      .where(isUnread(id, sideOf(ctx))),
  ])
  return { ...pageOf(rows.reverse(), total?.count ?? 0, page, MESSAGES_A_PAGE), unread: unread?.count ?? 0 }
}

/**
 * The other side's messages have been seen. Called when the page that shows them was read by who may answer them: an officer who
 * only may look leaves no mark.
 */
export async function markMessagesRead(ctx: Side, id: string): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(applications)
      .where(and(eq(applications.id, id), visibleTo(ctx.actor)))
    if (!row || !(await decideMove({ ...ctx, db: tx }, row)).allowed) return 0
    const marked = await tx
      .update(applicationMessages)
      .set({ readAt: ctx.now })
      .where(isUnread(id, sideOf(ctx)))
      .returning({ id: applicationMessages.id })
    return marked.length
  })
}

import { and, asc, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { prepared } from '@/db/client'
import { noticeDeliveries, notices } from '@/db/schema'
import type { Locale } from '@/lib/i18n'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { isId } from '@/lib/platform/ids'
import { PAGE_SIZE, type Page, pageOf } from '@/lib/platform/pages'
import type { AttentionItem, NoticeChannel, NoticeDeliveryStatus, NoticeView } from './model'
import { canRead, visibleTo } from './policy'
import { noticeTexts } from './texts'

const columns = {
  id: notices.id,
  kind: notices.kind,
  params: notices.params,
  messageClass: notices.messageClass,
  createdAt: notices.createdAt,
  readAt: notices.readAt,
  matter: notices.matter,
  actionPath: notices.actionPath,
  dueOn: notices.dueOn,
  resolvedAt: notices.resolvedAt,
}
// Names are written out: Drizzle leaves the table off where a query has only one, and inside this it would mean another.
const deliveries = sql<NoticeView['deliveries'] | null>`(
  select json_agg(json_build_object('channel', d.channel, 'status', d.status) order by d.channel)
  from ${noticeDeliveries} d where d.notice_id = notices.id)`.as('deliveries')

type Row = Pick<typeof notices.$inferSelect, keyof typeof columns> & { deliveries?: NoticeView['deliveries'] | null }

function view(ctx: { locale: Locale; now: Date }, row: Row): NoticeView {
  const text = noticeTexts(ctx.locale, row.kind, row.params, ctx.now)
  return {
    id: row.id,
    kind: row.kind,
    messageClass: row.messageClass,
    title: text('title'),
    body: text('body'),
    why: text('why'),
    at: row.createdAt,
    read: row.readAt !== null,
    dueOn: row.dueOn,
    action: row.actionPath ? { href: `/${ctx.locale}${row.actionPath}`, label: text('action') } : null,
    open: row.matter !== null && row.resolvedAt === null,
    deliveries: row.deliveries ?? [],
  }
}

const page = prepared('notifications_page', (db, name) =>
  db
    .select({ ...columns, deliveries, total: sql<number>`count(*) over()`.mapWith(Number) })
    .from(notices)
    .where(eq(notices.personId, sql.placeholder('personId')))
    .orderBy(desc(notices.createdAt), desc(notices.id))
    .limit(sql.placeholder('limit'))
    .offset(sql.placeholder('offset'))
    .prepare(name),
)

/** The inbox, newest first; empty for a deputy who is not a parent. */
export async function listNotices(ctx: Ctx<Applicant>, { page: number = 1 }: { page?: number } = {}): Promise<Page<NoticeView>> {
  if (!canRead(ctx.actor)) return pageOf([], 0, 1)
  const rows = await page(ctx.db).execute({ personId: ctx.actor.personId, limit: PAGE_SIZE, offset: (number - 1) * PAGE_SIZE })
  return pageOf(
    rows.map((row) => view(ctx, row)),
    rows[0]?.total ?? 0,
    number,
  )
}

/** One notice; null also when it is somebody else's. */
export async function findNotice(ctx: Ctx, id: string): Promise<NoticeView | null> {
  if (!isId(id)) return null
  const [row] = await ctx.db
    .select({ ...columns, deliveries })
    .from(notices)
    .where(and(eq(notices.id, id), visibleTo(ctx.actor)))
  return row ? view(ctx, row) : null
}

const unreadCount = prepared('notifications_unread', (db, name) =>
  db
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(notices)
    .where(and(eq(notices.personId, sql.placeholder('personId')), isNull(notices.readAt)))
    .prepare(name),
)

export async function countUnread(ctx: Ctx<Applicant>): Promise<number> {
  if (!canRead(ctx.actor)) return 0
  const [row] = await unreadCount(ctx.db).execute({ personId: ctx.actor.personId })
  return row?.count ?? 0
}

const openOrUnread = prepared('notifications_now', (db, name) =>
  db
    .select(columns)
    .from(notices)
    .where(
      and(
        eq(notices.personId, sql.placeholder('personId')),
        or(isNull(notices.readAt), and(isNotNull(notices.matter), isNull(notices.resolvedAt))),
      ),
    )
    .orderBy(asc(notices.dueOn), desc(notices.createdAt))
    .limit(40)
    .prepare(name),
)

/** What a home screen needs in one query: what asks for something (soonest due first) and the newest unread. */
export async function getNoticesNow(
  ctx: Ctx<Applicant>,
  limits: { attention: number; unread: number },
): Promise<{ attention: AttentionItem[]; unread: NoticeView[] }> {
  if (!canRead(ctx.actor)) return { attention: [], unread: [] }
  const rows = await openOrUnread(ctx.db).execute({ personId: ctx.actor.personId })
  const open = rows.filter((row) => row.matter !== null && row.resolvedAt === null && row.actionPath !== null)
  const unread = rows
    .filter((row) => row.readAt === null && !open.includes(row))
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
  return {
    attention: open.slice(0, limits.attention).flatMap((row) => {
      const { action, ...item } = view(ctx, row)
      return action
        ? [{ id: item.id, kind: item.kind, title: item.title, body: item.body, why: item.why, dueOn: item.dueOn, action }]
        : []
    }),
    unread: unread.slice(0, limits.unread).map((row) => view(ctx, row)),
  }
}

/** Notices that ask for something not done yet, soonest due first. */
export const listAttention = async (ctx: Ctx<Applicant>, limit: number): Promise<AttentionItem[]> =>
  (await getNoticesNow(ctx, { attention: limit, unread: 0 })).attention

/** One message about an application that left the portal, and what came of it. */
export type SentOutside = {
  id: string
  title: string
  channel: NoticeChannel
  status: NoticeDeliveryStatus
  at: Date
  sentAt: Date | null
}

/** What was sent about one application outside of the portal, newest first; empty for who may not read the inbox. */
export async function listSentOutside(ctx: Ctx<Applicant>, applicationId: string): Promise<SentOutside[]> {
  if (!canRead(ctx.actor)) return []
  const path = `/applications/${applicationId}`
  const rows = await ctx.db
    .select({
      id: noticeDeliveries.id,
      kind: notices.kind,
      params: notices.params,
      channel: noticeDeliveries.channel,
      status: noticeDeliveries.status,
      at: notices.createdAt,
      sentAt: noticeDeliveries.sentAt,
    })
    .from(notices)
    .innerJoin(noticeDeliveries, eq(noticeDeliveries.noticeId, notices.id))
    .where(and(visibleTo(ctx.actor), or(eq(notices.actionPath, path), eq(notices.actionPath, `${path}#messages`))))
    .orderBy(desc(notices.createdAt), asc(noticeDeliveries.channel))
    .limit(40)
  return rows.map(({ kind, params, ...row }) => ({ ...row, title: noticeTexts(ctx.locale, kind, params, ctx.now)('title') }))
}

import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { noticeDeliveries, notices, people } from '@/db/schema'
import type { NoticeChannel, NoticeKind } from '@/db/vocabulary/notifications'
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n'
import { groupedCode, revealCode } from '@/lib/identity'
import type { Ctx } from '@/lib/platform/context'
import { demoMode, env } from '@/lib/platform/env'
import { type Gateways, Refused } from './gateways/gateway'
import { noticeMail } from './mail'
import { visitNow } from './matters'
import type { NoticeParams } from './model'
import { noticeTexts } from './texts'
import { visitLink } from './visits'

const MAX_ATTEMPTS = 8
/** A worker that dies while sending leaves the message to others after this long. */
const LEASE_MS = 60_000

/** 5, 10, 20 … minutes, at most 6 hours; seconds in the demo, so that a fault can be watched. */
export const retryAfterMs = (attempts: number, demo: boolean): number =>
  Math.min((demo ? 5_000 : 300_000) * 2 ** (attempts - 1), 21_600_000)

/**
 * Sends one message that is due on this channel, if any. The row is claimed with a lease and nothing stays locked while the
 * other side is waited for. At least once: a crash between sending and noting it repeats the message under the same id.
 *
 * @returns whether there was one
 */
export async function deliverDueNotice(ctx: Ctx, gateways: Gateways, channel: NoticeChannel): Promise<boolean> {
  const due = ctx.db
    .select({ id: noticeDeliveries.id })
    .from(noticeDeliveries)
    .where(
      and(
        eq(noticeDeliveries.status, 'waiting'),
        eq(noticeDeliveries.channel, channel),
        lte(noticeDeliveries.nextAttemptAt, ctx.now),
      ),
    )
    .orderBy(asc(noticeDeliveries.nextAttemptAt))
    .limit(1)
    .for('update', { skipLocked: true })
  const [claimed] = await ctx.db
    .update(noticeDeliveries)
    .set({ attempts: sql`${noticeDeliveries.attempts} + 1`, nextAttemptAt: new Date(ctx.now.getTime() + LEASE_MS) })
    .where(eq(noticeDeliveries.id, sql`(${due})`))
    .returning()
  if (!claimed) return false

  const mark = (change: Partial<typeof noticeDeliveries.$inferInsert>) =>
    ctx.db.update(noticeDeliveries).set(change).where(eq(noticeDeliveries.id, claimed.id))
  try {
    const sent = await send(ctx, gateways, claimed)
    if (sent) await mark({ status: 'sent', sentAt: ctx.now, lastError: null })
    else await ctx.db.delete(noticeDeliveries).where(eq(noticeDeliveries.id, claimed.id))
  } catch (error) {
    const final = error instanceof Refused || claimed.attempts >= MAX_ATTEMPTS
    const lastError = error instanceof Refused ? error.code : 'unreachable'
    await mark({
      status: final ? 'failed' : 'waiting',
      lastError,
      nextAttemptAt: new Date(ctx.now.getTime() + retryAfterMs(claimed.attempts, demoMode())),
    })
    ctx.log.warn({ deliveryId: claimed.id, channel, attempts: claimed.attempts, final, code: lastError }, 'notice not delivered')
  }
  return true
}

/** Language, address and truth are read now, not when the notice was made. False: there is nothing left to say. */
async function send(ctx: Ctx, gateways: Gateways, delivery: typeof noticeDeliveries.$inferSelect): Promise<boolean> {
  const [row] = await ctx.db
    .select({ notice: notices, email: people.email, phone: people.phone, locale: people.locale })
    .from(notices)
    .innerJoin(people, eq(people.id, notices.personId))
    .where(eq(notices.id, delivery.noticeId))
  if (!row || row.notice.resolvedAt || !(await visitStands(ctx, row.notice))) return false
  const address = delivery.channel === 'email' ? row.email : row.phone
  if (!address) throw new Refused('refused_address')

  const locale = isLocale(row.locale) ? row.locale : DEFAULT_LOCALE
  const secret = await secretOf(ctx, row.notice.params)
  if (secret === 'dead') return false
  const link = secret ? resetAddress(locale) : await openLink(ctx, locale, row.notice)
  const text = noticeTexts(locale, row.notice.kind, { ...row.notice.params, ...secret, ...(link ? { link } : {}) }, ctx.now)
  if (delivery.channel === 'sms') await gateways.sms.send({ id: delivery.id, to: address, text: text('sms') })
  else
    await gateways.email.send(
      noticeMail(
        { id: delivery.id, address, locale, noticeId: row.notice.id, ...(link ? { link } : {}) },
        { title: text('title'), text: text('mail'), why: text('why') },
      ),
    )
  return true
}

/** What a message carries and a notice must not: the code itself. Nobody is sent one that no longer works. */
async function secretOf(ctx: Ctx, { codeId }: NoticeParams): Promise<NoticeParams | 'dead' | null> {
  if (typeof codeId !== 'string') return null
  const revealed = await revealCode(ctx, codeId)
  return revealed ? { code: groupedCode(revealed.code), expiresAt: revealed.expiresAt.toISOString() } : 'dead'
}

/** A page that its unguessable key opens without a sign-in; null for all others, whose mail leads to the notice. */
async function openLink(
  ctx: Ctx,
  locale: Locale,
  { actionPath, kind, params }: typeof notices.$inferSelect,
): Promise<string | null> {
  if (actionPath && /^\/rate\//.test(actionPath)) return `${env().PORTAL_URL}/${locale}${actionPath}`
  return WITH_VISIT_LINK.includes(kind) && typeof params.visitId === 'string' ? visitLink(ctx.db, locale, params.visitId) : null
}

const WITH_VISIT_LINK: readonly NoticeKind[] = [
  'appointment_booked',
  'appointment_moved',
  'appointment_cancelled',
  'appointment_shifted',
  'appointment_reminder',
  'appointment_soon',
  'appointment_displaced',
  'appointment_restored',
]

/** Where the code is typed: who forgot the password cannot open the portal. */
const resetAddress = (locale: Locale): string => `${new URL(env().LOGIN_URL).origin}/account/reset/code?lang=${locale}`

const OF_A_VISIT: readonly NoticeKind[] = [
  'appointment_booked',
  'appointment_moved',
  'appointment_shifted',
  'appointment_reminder',
  'appointment_soon',
  'appointment_displaced',
  'appointment_restored',
]

/** Nobody is called to a visit that was cancelled or moved while the message waited, or whose time has passed. */
async function visitStands(ctx: Ctx, { kind, params }: typeof notices.$inferSelect): Promise<boolean> {
  const { visitId, startsAt } = params
  if (!OF_A_VISIT.includes(kind) || typeof visitId !== 'string') return true
  const visit = await visitNow(ctx.db, visitId)
  return visit?.status === 'booked' && visit.startsAt.toISOString() === startsAt && visit.startsAt > ctx.now
}

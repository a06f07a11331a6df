import { and, asc, desc, eq, gt, not, or, type SQL, sql } from 'drizzle-orm'
import { prepared } from '@/db/client'
import { consentMoves, consents, disclosures, partners } from '@/db/schema'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { isId } from '@/lib/platform/ids'
import { PAGE_SIZE, type Page, pageOf } from '@/lib/platform/pages'
import type { ConsentDetails, ConsentSummary } from './model'
import { visibleTo } from './policy'
import { statusAt } from './rules'

const summary = {
  id: consents.id,
  reference: consents.reference,
  partnerName: partners.name,
  purpose: consents.purpose,
  status: consents.status,
  requestedAt: consents.requestedAt,
  answerBy: consents.answerBy,
  validUntil: consents.validUntil,
  endedAt: consents.endedAt,
  fieldCount: sql<number>`cardinality(coalesce(${consents.grantedFields}, ${consents.fields}))`.mapWith(Number),
}

const now = sql.placeholder('now')
const mine = eq(consents.personId, sql.placeholder('personId'))
const waiting = and(eq(consents.status, 'requested'), gt(consents.answerBy, now))

const pending = prepared('consents_pending', (db, name) =>
  db
    .select(summary)
    .from(consents)
    .innerJoin(partners, eq(partners.code, consents.partnerCode))
    .where(and(mine, waiting))
    .orderBy(asc(consents.answerBy), asc(consents.id))
    .limit(sql.placeholder('limit'))
    .prepare(name),
)

const pendingCount = prepared('consents_pending_count', (db, name) =>
  db
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(consents)
    .where(and(mine, waiting))
    .prepare(name),
)

/** Requests that wait for this person's answer, the most urgent first. */
export function pendingConsents(ctx: Ctx<Citizen>, limit: number): Promise<ConsentSummary[]> {
  return pending(ctx.db).execute({ personId: ctx.actor.personId, now: ctx.now, limit })
}

export async function countPendingConsents(ctx: Ctx<Citizen>): Promise<number> {
  const [row] = await pendingCount(ctx.db).execute({ personId: ctx.actor.personId, now: ctx.now })
  return row?.count ?? 0
}

/** All of a person's consents: what waits and what is in force in full, the past by pages. */
export async function listConsents(
  ctx: Ctx<Citizen>,
  { page = 1 }: { page?: number } = {},
): Promise<{ pending: ConsentSummary[]; active: ConsentSummary[]; past: Page<ConsentSummary> }> {
  const rows = (where: SQL | undefined, order: SQL[], limit: number, offset = 0) =>
    ctx.db
      .select({ ...summary, total: sql<number>`count(*) over ()`.mapWith(Number) })
      .from(consents)
      .innerJoin(partners, eq(partners.code, consents.partnerCode))
      .where(and(visibleTo(ctx.actor), where))
      .orderBy(...order)
      .limit(limit)
      .offset(offset)
  const isWaiting = and(eq(consents.status, 'requested'), gt(consents.answerBy, ctx.now))
  const isInForce = and(eq(consents.status, 'granted'), gt(consents.validUntil, ctx.now))
  const isPast = not(or(isWaiting, isInForce) ?? sql`false`)
  const [waits, active, past] = await Promise.all([
    rows(isWaiting, [asc(consents.answerBy), asc(consents.id)], 100),
    rows(isInForce, [asc(consents.validUntil), asc(consents.id)], 100),
    rows(isPast, [desc(consents.requestedAt), desc(consents.id)], PAGE_SIZE, (page - 1) * PAGE_SIZE),
  ])
  const asShown = ({ total: _total, ...row }: (typeof past)[number]): ConsentSummary => ({ ...row, status: statusAt(row, ctx.now) })
  return { pending: waits.map(asShown), active: active.map(asShown), past: pageOf(past.map(asShown), past[0]?.total ?? 0, page) }
}

/** How many readings the page of one consent shows; the whole list is in the activity history. */
const READINGS_SHOWN = 20

/** One consent with its history and what was read under it; null also when it is somebody else's. */
export async function findConsent(ctx: Ctx<Citizen>, id: string): Promise<ConsentDetails | null> {
  if (!isId(id)) return null
  const [row] = await ctx.db
    .select({ consent: consents, partner: partners })
    .from(consents)
    .innerJoin(partners, eq(partners.code, consents.partnerCode))
    .where(and(eq(consents.id, id), visibleTo(ctx.actor)))
  if (!row) return null
  const [history, readings] = await Promise.all([
    ctx.db
      .select({ action: consentMoves.action, at: consentMoves.at })
      .from(consentMoves)
      .where(eq(consentMoves.consentId, id))
      .orderBy(asc(consentMoves.at), asc(consentMoves.id)),
    ctx.db
      .select({ id: disclosures.id, at: disclosures.at, fields: disclosures.fields })
      .from(disclosures)
      .where(
        and(eq(disclosures.personId, ctx.actor.personId), eq(disclosures.subjectType, 'consent'), eq(disclosures.subjectId, id)),
      )
      .orderBy(desc(disclosures.at), desc(disclosures.id))
      .limit(READINGS_SHOWN),
  ])
  const { consent, partner } = row
  const { code, kind, name, legalName, tin, phone, address } = partner
  return {
    id: consent.id,
    reference: consent.reference,
    partnerName: name,
    partner: { code, kind, name, legalName, tin, phone, address },
    purpose: consent.purpose,
    consequence: consent.consequence,
    status: statusAt(consent, ctx.now),
    fields: consent.fields,
    optionalFields: consent.optionalFields,
    grantedFields: consent.grantedFields,
    termDays: consent.termDays,
    keepDays: consent.keepDays,
    noticeVersion: consent.noticeVersion,
    requestedAt: consent.requestedAt,
    answerBy: consent.answerBy,
    decidedAt: consent.decidedAt,
    validUntil: consent.validUntil,
    endedAt: consent.endedAt,
    history,
    readings,
  }
}

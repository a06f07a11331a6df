import { and, desc, eq, inArray, or, sql } from 'drizzle-orm'
import { applications, feesDue, people } from '@/db/schema'
import { FEE_CHANNELS } from '@/db/vocabulary/payments'
import { recordDisclosures } from '@/lib/audit'
import { type Ctx, type Staff, within } from '@/lib/platform/context'
import { Pin } from '@/lib/platform/forms/model'
import { PAGE_SIZE } from '@/lib/platform/pages'
import { err, ok, type Result } from '@/lib/platform/result'
import { visibleTo } from '../policy'
import { lineOf, linesQuery } from './list-cases'
import type { WorkLine } from './model'

export type FoundCases = { rows: WorkLine[]; more: boolean; byPin: boolean }

/** Letters and figures of a number that must be known: fewer would go through everybody's numbers. */
const LEAST = 4

/**
 * Looks for cases by their number or a part of it, by the applicant's PIN, or by the number of a receipt or payment: only among the
 * cases this officer may see. Who types a PIN and finds somebody has learned that this person applied here: the person reads it.
 */
export async function searchCases(ctx: Ctx<Staff>, typed: string): Promise<Result<FoundCases, 'too_short'>> {
  const text = typed.trim().toUpperCase().slice(0, 60)
  const pin = Pin.safeParse(text)
  const part = text
    .replace(/[^A-Z0-9-]/g, '')
    .replace(/^ASN-?(?:\d{4}-?)?/, '')
    .replace(/^(\w{4})(\w{4})$/, '$1-$2')
  if (part.replaceAll('-', '').length < LEAST) return err('too_short')
  return ctx.db.transaction(async (tx) => {
    const paid = tx
      .select({ id: feesDue.applicationId })
      .from(feesDue)
      .where(
        or(eq(feesDue.reference, text), and(inArray(feesDue.channel, [...FEE_CHANNELS]), eq(feesDue.receiptNumber, typed.trim()))),
      )
    const inside = within(ctx, tx)
    // One query for each way: joined by "or" they would read every row.
    const ways = [sql`${applications.reference} like ${`%${part}%`}`, inArray(applications.id, paid)]
    if (pin.success)
      ways.push(inArray(applications.personId, tx.select({ id: people.id }).from(people).where(eq(people.pin, pin.data))))
    const found = []
    for (const way of ways)
      found.push(
        await linesQuery(inside, and(visibleTo(ctx.actor), way))
          .orderBy(desc(applications.submittedAt), desc(applications.id))
          .limit(PAGE_SIZE + 1),
      )
    const byPin = found[2] ?? []
    if (byPin.length > 0)
      await tell(
        inside,
        byPin.map(({ id }) => id),
      )
    const unique = [...new Map(found.flat().map((row) => [row.id, row])).values()]
    const lines = unique.flatMap((row) => lineOf(ctx, row) ?? [])
    return ok({ rows: lines.slice(0, PAGE_SIZE), more: lines.length > PAGE_SIZE, byPin: byPin.length > 0 })
  })
}

/** One line in the history of the person found, in the name of each agency whose cases were shown. */
async function tell(ctx: Ctx<Staff>, ids: string[]): Promise<void> {
  const shown = await ctx.db
    .select({ personId: applications.personId, agencyCode: applications.agencyCode, id: applications.id })
    .from(applications)
    .where(inArray(applications.id, ids))
  const byAgency = new Map(shown.map((row) => [row.agencyCode, row]))
  await recordDisclosures(
    ctx.db,
    ctx,
    [...byAgency.values()].map((row) => ({
      personId: row.personId,
      what: 'application_search',
      purpose: 'case',
      right: 'case',
      subjectType: 'application',
      subjectId: row.id,
      fields: ['person.pin', 'application.numbers'],
      inNameOf: row.agencyCode === ctx.actor.agencyCode ? undefined : { agencyCode: row.agencyCode },
    })),
  )
}

import { and, asc, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { applications } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import { getTranslator } from '@/lib/i18n'
import { type Ctx, within } from '@/lib/platform/context'
import { dayInBaku } from '@/lib/platform/time'
import { writeDecision } from './decide'
import { closeLooseEnds } from './loose-ends'
import { type CaseRow, moveBySystem } from './move-case'
import { SILENCE_GROUND } from './silence-ground'

const BATCH = 200

/** The state's turn, its last day is over, and nothing was done about it yet. */
const passed = (today: string) =>
  and(
    inArray(applications.status, ['submitted', 'in_review', 'decision_proposed']),
    lt(applications.dueOn, today),
    isNull(applications.decidedAt),
    isNotNull(applications.reference),
    or(isNull(applications.termToldOn), sql`${applications.termToldOn} <> ${applications.dueOn}`),
  )

/**
 * Job: what happens when the state lets its term pass. Where the law gives silence a meaning it is the decision; elsewhere people
 * are told, once for each term. Each case is one transaction; cases another worker holds are left to it.
 *
 * @returns how many terms had passed
 */
export async function passTerms(ctx: Ctx): Promise<number> {
  const today = dayInBaku(ctx.now)
  let done = 0
  for (;;) {
    const batch = await ctx.db
      .select({ id: applications.id })
      .from(applications)
      .where(passed(today))
      .orderBy(asc(applications.dueOn), asc(applications.id))
      .limit(BATCH)
    let moved = 0
    for (const { id } of batch) if (await ctx.db.transaction((tx) => passTerm(tx, ctx, id, today))) moved++
    done += moved
    // The rest is in the hands of another worker.
    if (moved < BATCH) return done
  }
}

async function passTerm(tx: Db, ctx: Ctx, id: string, today: string): Promise<boolean> {
  const [row] = await tx
    .select()
    .from(applications)
    .where(and(eq(applications.id, id), passed(today)))
    .for('update', { skipLocked: true })
  if (!row) return false
  if (row.onSilence !== 'alarm' && (await deem(tx, ctx, row, row.onSilence))) return true
  await alarm(tx, ctx, row)
  return true
}

/** @returns false when silence cannot mean yes: the fee is still due */
async function deem(tx: Db, ctx: Ctx, row: CaseRow, meaning: 'yes' | 'no'): Promise<boolean> {
  const refused = meaning === 'no'
  const decided = await writeDecision(tx, within(ctx, tx), row, {
    outcome: refused ? 'rejected' : 'approved',
    by: 'silence',
    ...(refused ? { groundCodes: [SILENCE_GROUND], explanation: getTranslator(ctx.locale, 'applications')('life.silenceNo') } : {}),
  })
  if (!decided.ok) return false
  await closeLooseEnds(tx, ctx, row.id)
  await moveBySystem(tx, ctx, row, refused ? 'deem_rejected' : 'deem_approved', { ...decided.value, note: undefined })
  return true
}

/** The row's version stays: an officer's open form is not refused because of it. */
async function alarm(tx: Db, ctx: Ctx, row: CaseRow): Promise<void> {
  const { dueOn, reference, serviceCode, personId } = row
  if (!dueOn || !reference) return
  await tx.update(applications).set({ termToldOn: dueOn }).where(eq(applications.id, row.id))
  await recordAudit(tx, ctx, {
    action: 'applications.term_passed',
    subjectType: 'application',
    subjectId: row.id,
    personId,
    details: { service: serviceCode, reference, dueOn },
  })
  await publish(tx, ctx, { type: 'applications.term_passed', applicationId: row.id, personId, serviceCode, reference, dueOn })
}

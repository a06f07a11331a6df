import { and, eq, inArray, ne, or, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { agencies, centreLines, centres, services } from '@/db/schema'
import { GENERAL_LINE } from '@/db/vocabulary/queue'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { randomLetters } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { changePlan } from './change-plan'
import { GENERAL_NAME, type LineInput, type PlanError } from './model'

/** A line is changed, or added when it has no code yet. Switched off, its services go to the general line and its places are closed. */
export function changeLine(ctx: Ctx<Staff>, input: LineInput) {
  return changePlan(ctx, input, async (tx) => {
    const problem = await problemOf(tx, input)
    if (problem) return err(problem)
    return input.code ? update(tx, ctx, input) : add(tx, ctx, input)
  })
}

/** A centre that has said nothing yet works as one line; before it says more, that line is written down. */
async function writeGeneralLine(tx: Db, centreCode: string): Promise<void> {
  const [centre] = await tx.select({ counters: centres.counters }).from(centres).where(eq(centres.code, centreCode))
  if (centre)
    await tx
      .insert(centreLines)
      .values({ centreCode, code: GENERAL_LINE, name: GENERAL_NAME, counters: centre.counters })
      .onConflictDoNothing()
}

async function problemOf(tx: Db, input: LineInput): Promise<PlanError | null> {
  const { centreCode, code, serviceCodes, agencyCodes, ticketLetter } = input
  if (code === GENERAL_LINE && !input.active) return 'general_stays'
  if (serviceCodes.length > 0 && (await tx.$count(services, inArray(services.code, serviceCodes))) < serviceCodes.length)
    return 'unknown_service'
  if (agencyCodes.length > 0 && (await tx.$count(agencies, inArray(agencies.code, agencyCodes))) < agencyCodes.length)
    return 'unknown_agency'
  const others = and(
    eq(centreLines.centreCode, centreCode),
    ne(centreLines.code, code),
    eq(centreLines.active, true),
    eq(centreLines.kind, 'counter'),
  )
  if (!input.active) return null
  const listed = (values: readonly string[]) =>
    sql`array[${sql.join(
      values.map((value) => sql`${value}`),
      sql`, `,
    )}]::text[]`
  const [same] = await tx
    .select({ letter: centreLines.ticketLetter })
    .from(centreLines)
    .where(
      and(
        others,
        or(
          eq(centreLines.ticketLetter, ticketLetter),
          serviceCodes.length > 0 ? sql`${centreLines.serviceCodes} && ${listed(serviceCodes)}` : undefined,
          agencyCodes.length > 0 ? sql`${centreLines.agencyCodes} && ${listed(agencyCodes)}` : undefined,
        ),
      ),
    )
    .limit(1)
  if (!same) return null
  return same.letter === ticketLetter ? 'letter_taken' : 'service_elsewhere'
}

const columnsOf = (input: LineInput) => ({
  name: {
    az: input['name.az'],
    ...(input['name.en'] && { en: input['name.en'] }),
    ...(input['name.ru'] && { ru: input['name.ru'] }),
  },
  serviceCodes: input.serviceCodes,
  agencyCodes: input.agencyCodes,
  counters: input.counters,
  publicPercent: input.publicPercent,
  reservePercent: input.reservePercent,
  gridMinutes: input.gridMinutes,
  bufferMinutes: input.bufferMinutes,
  horizonDays: input.horizonDays,
  ticketLetter: input.ticketLetter,
  release: input.release,
  anonymousTickets: input.anonymousTickets !== undefined,
  active: input.active !== undefined,
})

async function update(tx: Db, ctx: Ctx<Staff>, input: LineInput): Promise<Result<void, PlanError>> {
  if (input.code === GENERAL_LINE) await writeGeneralLine(tx, input.centreCode)
  const line = and(eq(centreLines.centreCode, input.centreCode), eq(centreLines.code, input.code))
  const [before] = await tx.select({ version: centreLines.version }).from(centreLines).where(line).for('update')
  if (!before) return err('unknown_line')
  if (before.version !== input.version) return err('changed_meanwhile')
  await tx
    .update(centreLines)
    .set({ ...columnsOf(input), version: before.version + 1 })
    .where(line)
  await note(tx, ctx, 'plan.line_changed', input, input.code)
  return ok()
}

async function add(tx: Db, ctx: Ctx<Staff>, input: LineInput): Promise<Result<void, PlanError>> {
  await writeGeneralLine(tx, input.centreCode)
  const code = `line-${randomLetters(5).toLowerCase()}`
  await tx.insert(centreLines).values({ centreCode: input.centreCode, code, ...columnsOf(input) })
  await note(tx, ctx, 'plan.line_added', input, code)
  return ok()
}

function note(tx: Db, ctx: Ctx<Staff>, action: string, input: LineInput, code: string): Promise<void> {
  const { centreCode, counters, publicPercent, reservePercent, gridMinutes, bufferMinutes, horizonDays, release } = input
  return recordAudit(tx, ctx, {
    action,
    subjectType: 'centre_line',
    subjectId: `${centreCode}/${code}`,
    details: {
      centreCode,
      line: code,
      counters,
      publicPercent,
      reservePercent,
      gridMinutes,
      bufferMinutes,
      horizonDays,
      release,
      active: input.active !== undefined,
    },
  })
}

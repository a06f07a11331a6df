import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { applications, bulkItems, bulkRuns, people, services } from '@/db/schema'
import type { LocalizedText } from '@/db/columns'
import type { BulkAction } from '@/db/vocabulary/work'
import { recordAudit } from '@/lib/audit'
import { type Ctx, type Staff, within } from '@/lib/platform/context'
import { newKey } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { approveApplication } from '../approve-application'
import { sendMessage } from '../messages'
import { canReadQueue, visibleTo } from '../policy'
import { reassignApplication } from '../reassign-application'
import { takeApplication } from '../take-application'
import { listCases } from './list-cases'
import { type Bulk, BULK_LIMIT, readFilter } from './model'
import { fillTemplate, findTemplate } from './templates'

export type BulkError = 'not_allowed' | 'nothing_selected' | 'colleague_missing' | 'message_missing' | 'template_missing'

/**
 * Writes down what is to be done to which applications; the work itself is `runBulk`. The key of the form is the id of the run, so
 * that a second press finds the first.
 */
export async function startBulk(ctx: Ctx<Staff>, input: Bulk): Promise<Result<{ id: string }, BulkError>> {
  const { actor } = ctx
  if (!canReadQueue(actor)) return err('not_allowed')
  const id = input.idempotencyKey
  const [known] = await ctx.db
    .select({ id: bulkRuns.id })
    .from(bulkRuns)
    .where(and(eq(bulkRuns.id, id), eq(bulkRuns.staffId, actor.staffId)))
  if (known) return ok(known)
  if (input.bulk === 'assign' && !input.toStaffId) return err('colleague_missing')
  if (input.bulk === 'message' && !input.message && !input.templateId) return err('message_missing')
  if (input.bulk === 'message' && input.templateId && !(await findTemplate(ctx, input.templateId))) return err('template_missing')
  const chosen = await chosenIds(ctx, input)
  if (chosen.length === 0) return err('nothing_selected')
  return ctx.db.transaction(async (tx): Promise<Result<{ id: string }, BulkError>> => {
    const [made] = await tx
      .insert(bulkRuns)
      .values({
        id,
        staffId: actor.staffId,
        action: input.bulk,
        params: { toStaffId: input.toStaffId, message: input.message, templateId: input.templateId },
        askedAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: bulkRuns.id })
    if (!made) return ok({ id })
    await tx.insert(bulkItems).values(chosen.map((applicationId) => ({ runId: id, applicationId })))
    await recordAudit(tx, ctx, {
      action: 'applications.bulk',
      subjectType: 'bulk_run',
      subjectId: id,
      details: { act: input.bulk, count: chosen.length },
    })
    return ok(made)
  })
}

/** What was ticked, or the first five hundred of the view; of it only what this officer may see. */
async function chosenIds(ctx: Ctx<Staff>, input: Bulk): Promise<string[]> {
  if (input.everything) {
    const filter = readFilter(Object.fromEntries(new URLSearchParams(input.query)))
    return (await listCases(ctx, filter, { limit: BULK_LIMIT })).rows.map(({ id }) => id)
  }
  if (input.selected.length === 0) return []
  const rows = await ctx.db
    .select({ id: applications.id })
    .from(applications)
    .where(and(inArray(applications.id, input.selected), visibleTo(ctx.actor)))
  const seen = new Set(rows.map(({ id }) => id))
  return [...new Set(input.selected)].filter((id) => seen.has(id))
}

/**
 * Does what is left of a run, each application in a transaction of its own together with its outcome. Called again, or twice at
 * once, it does nothing twice.
 */
export async function runBulk(ctx: Ctx<Staff>, id: string): Promise<Result<{ id: string }, 'not_found'>> {
  const [run] = await ctx.db
    .select()
    .from(bulkRuns)
    .where(and(eq(bulkRuns.id, id), eq(bulkRuns.staffId, ctx.actor.staffId)))
  if (!run) return err('not_found')
  const left = await ctx.db
    .select({ applicationId: bulkItems.applicationId })
    .from(bulkItems)
    .where(and(eq(bulkItems.runId, id), isNull(bulkItems.outcome)))
    .orderBy(asc(bulkItems.applicationId))
  for (const { applicationId } of left) await runItem(ctx, run, applicationId)
  return ok({ id })
}

type Run = typeof bulkRuns.$inferSelect
/** Undoes a half-done act of one application; its reason is kept as the outcome. */
class Refused extends Error {
  constructor(readonly code: string) {
    super(`Bulk act refused: ${code}`)
  }
}

async function runItem(ctx: Ctx<Staff>, run: Run, applicationId: string): Promise<void> {
  try {
    await ctx.db.transaction(async (tx) => {
      const [mine] = await tx
        .select({ applicationId: bulkItems.applicationId })
        .from(bulkItems)
        .where(and(itemIs(run.id, applicationId), isNull(bulkItems.outcome)))
        .for('update', { skipLocked: true })
      if (!mine) return
      const outcome = await tx
        .transaction(async (inner) => {
          const result = await perform(within(ctx, inner), run, applicationId)
          if (!result.ok) throw new Refused(result.error)
          return 'done'
        })
        .catch((error: unknown) => {
          if (error instanceof Refused) return error.code
          throw error
        })
      await tx.update(bulkItems).set({ outcome, settledAt: ctx.now }).where(itemIs(run.id, applicationId))
    })
  } catch (error) {
    ctx.log.error({ err: error, run: run.id, application: applicationId }, 'bulk act failed')
    await ctx.db
      .update(bulkItems)
      .set({ outcome: 'failed', settledAt: ctx.now })
      .where(and(itemIs(run.id, applicationId), isNull(bulkItems.outcome)))
  }
}

const itemIs = (runId: string, applicationId: string) => and(eq(bulkItems.runId, runId), eq(bulkItems.applicationId, applicationId))

async function perform(ctx: Ctx<Staff>, run: Run, id: string): Promise<Result<unknown>> {
  const [row] = await ctx.db
    .select({ row: applications, locale: people.locale, serviceName: services.name })
    .from(applications)
    .innerJoin(people, eq(people.id, applications.personId))
    .innerJoin(services, eq(services.code, applications.serviceCode))
    .where(and(eq(applications.id, id), visibleTo(ctx.actor)))
    .for('update', { of: applications })
  if (!row) return err('not_found')
  const at = { id, version: row.row.version }
  switch (run.action) {
    case 'take':
      return takeApplication(ctx, at)
    case 'assign': {
      const toStaffId = run.params.toStaffId ?? ''
      if (row.row.status !== 'submitted') return reassignApplication(ctx, { ...at, toStaffId })
      // Nobody has it yet: it is taken and given on, and the history says both.
      const taken = await takeApplication(ctx, at)
      if (!taken.ok || toStaffId === ctx.actor.staffId) return taken
      return reassignApplication(ctx, { id, version: at.version + 1, toStaffId })
    }
    case 'approve':
      // Others need a second officer, or were decided by a rule already.
      if (row.row.family !== 'standard') return err('not_in_bulk')
      return approveApplication(ctx, { ...at, explanation: '' })
    case 'message': {
      const template = run.params.templateId ? await findTemplate(ctx, run.params.templateId) : null
      const body = template
        ? fillTemplate(template.body, localeOf(row.locale), { reference: row.row.reference ?? '', serviceName: row.serviceName })
        : (run.params.message ?? '')
      return body ? sendMessage(ctx, { id, body, idempotencyKey: newKey() }) : err('template_missing')
    }
  }
}

const localeOf = (text: string): 'az' | 'en' | 'ru' => (text === 'en' || text === 'ru' ? text : 'az')

export type BulkResult = {
  id: string
  action: BulkAction
  askedAt: Date
  total: number
  done: number
  left: number
  /** By reason, the most frequent first; each with the cases it stopped. */
  exceptions: { code: string; cases: { id: string; reference: string; serviceName: LocalizedText }[] }[]
}

/** What became of a run of the officer's own; null for anybody else's. */
export async function findBulk(ctx: Ctx<Staff>, id: string): Promise<BulkResult | null> {
  const [run] = await ctx.db
    .select()
    .from(bulkRuns)
    .where(and(eq(bulkRuns.id, id), eq(bulkRuns.staffId, ctx.actor.staffId)))
  if (!run) return null
  const items = await ctx.db
    .select({
      id: bulkItems.applicationId,
      outcome: bulkItems.outcome,
      reference: sql<string>`coalesce(${applications.reference}, '')`,
      serviceName: services.name,
    })
    .from(bulkItems)
    .innerJoin(applications, eq(applications.id, bulkItems.applicationId))
    .innerJoin(services, eq(services.code, applications.serviceCode))
    .where(and(eq(bulkItems.runId, id), visibleTo(ctx.actor)))
    .orderBy(asc(applications.reference))
  const byReason = new Map<string, BulkResult['exceptions'][number]['cases']>()
  for (const { outcome, ...item } of items)
    if (outcome !== null && outcome !== 'done') byReason.set(outcome, [...(byReason.get(outcome) ?? []), item])
  return {
    id,
    action: run.action,
    askedAt: run.askedAt,
    total: items.length,
    done: items.filter(({ outcome }) => outcome === 'done').length,
    left: items.filter(({ outcome }) => outcome === null).length,
    exceptions: [...byReason].map(([code, cases]) => ({ code, cases })).sort((a, b) => b.cases.length - a.cases.length),
  }
}

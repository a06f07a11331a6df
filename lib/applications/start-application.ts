import { and, eq } from 'drizzle-orm'
import { applications } from '@/db/schema'
import type { RawAnswers } from '@/db/schema/applications'
import { recordAudit } from '@/lib/audit'
import { findService } from '@/lib/catalogue'
import { holdDeputy } from '@/lib/identity'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { claimant } from './claim'
import { fieldsOf, type ServiceDefinition } from './definition'
import { openDraft, resumeAt } from './drafts'
import { judge } from './eligibility'
import { recordMove } from './move-case'
import { canStart, visibleTo } from './policy'
import { findForm } from './find-form'
import { readWorld } from './world'

export type StartError =
  | 'service_not_found'
  | 'not_eligible'
  | 'facts_unavailable'
  | 'already_running'
  /** Not among the services a deputy may act in. */
  | 'not_allowed'
  | 'only_for_people'
  | 'only_for_companies'
  | 'representation_ended'

/**
 * Opens a draft, or the one the person already has: one a service, held by the index. `step` is where to go on; null: everything is
 * answered, on to the review.
 */
export async function startApplication(
  ctx: Ctx<Applicant>,
  { code, answers = {} }: { code: string; answers?: RawAnswers },
): Promise<Result<{ id: string; step: string | null }, StartError>> {
  const form = await findForm(ctx, code)
  const definition = form?.definition
  const service = definition && (await findService(ctx, code))
  const first = definition?.steps[0]?.code
  if (!definition || !service || !first) return err('service_not_found')
  const { personId, deputy } = ctx.actor
  if (!canStart(ctx.actor, code)) return err('not_allowed')
  const wrong = wrongApplicant(ctx.actor, definition)
  if (wrong) return err(wrong)

  const draft = await findDraft(ctx, code)
  if (draft) {
    const open = await openDraft(ctx, draft)
    return ok({ id: draft, step: open && open !== 'sent' ? resumeAt(open) : first })
  }

  const world = await readWorld(ctx, definition, service, personId)
  if (definition.claim?.by === 'person' && world.claimed.has(claimant({ personId, companyTin: deputy?.company?.tin ?? null })))
    return err('already_running')
  const { verdict } = judge(definition, world)
  if (verdict !== 'can') return err(verdict === 'cannot' ? 'not_eligible' : 'facts_unavailable')

  return ctx.db.transaction(async (tx): Promise<Result<{ id: string; step: string }, StartError>> => {
    if (!(await holdDeputy(tx, ctx))) return err('representation_ended')
    const id = newId()
    const [made] = await tx
      .insert(applications)
      .values({
        id,
        personId,
        companyTin: deputy?.company?.tin ?? null,
        companyName: deputy?.company?.name ?? null,
        serviceCode: code,
        agencyCode: service.agency.code,
        definitionVersion: definition.version,
        answers: offered(definition, answers),
        stepVersions: {},
        facts: {},
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      .onConflictDoNothing() // two tabs starting at once: the index keeps one draft
      .returning({ id: applications.id })
    if (!made) return ok({ id: (await findDraft({ ...ctx, db: tx }, code)) ?? id, step: first })
    await recordMove(tx, ctx, { id, status: null }, 'start', 'draft')
    await recordAudit(tx, ctx, {
      action: 'applications.start',
      subjectType: 'application',
      subjectId: id,
      personId,
      details: { service: code },
    })
    return ok({ id, step: first })
  })
}

/** Whether the service is for people while one acts for a company, or the other way round. */
export function wrongApplicant(
  { deputy }: Applicant,
  { applicants = 'people' }: Pick<ServiceDefinition, 'applicants'>,
): 'only_for_people' | 'only_for_companies' | null {
  if (applicants === 'any' || (applicants === 'companies') === Boolean(deputy?.company)) return null
  return applicants === 'companies' ? 'only_for_companies' : 'only_for_people'
}

async function findDraft(ctx: Ctx<Applicant>, code: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ id: applications.id })
    .from(applications)
    .where(and(visibleTo(ctx.actor), eq(applications.serviceCode, code), eq(applications.status, 'draft')))
  return row?.id ?? null
}

/** First answers a link may bring ("your card expires"): only known options of choices, nothing else. */
function offered(definition: ServiceDefinition, answers: RawAnswers): RawAnswers {
  return Object.fromEntries(
    fieldsOf(definition).flatMap((field) => {
      const value = answers[field.name]
      return field.kind === 'choice' && typeof value === 'string' && field.options.includes(value) ? [[field.name, value]] : []
    }),
  )
}

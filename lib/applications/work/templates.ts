import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import { messageTemplates, services } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { canReadQueue, canWriteTemplates, queueAgencies } from '../policy'
import { isUniqueViolation } from '../unique-violation'
import type { ChangeTemplate, DropTemplate, NewTemplate } from './model'

export type TemplateView = {
  id: string
  agencyCode: string
  serviceCode: string | null
  serviceName: LocalizedText | null
  title: string
  body: Required<LocalizedText>
  version: number
  mayChange: boolean
}
export type TemplateError = 'not_found' | 'not_allowed' | 'stale' | 'title_taken' | 'unknown_service'

/** Templates of the officer's agencies; with a case's agency and service only those that fit it. Null without a work queue. */
export async function listTemplates(
  ctx: Ctx<Staff>,
  fit?: { agencyCode: string; serviceCode: string },
): Promise<TemplateView[] | null> {
  if (!canReadQueue(ctx.actor)) return null
  const agencies = queueAgencies(ctx.actor)
  const rows = await ctx.db
    .select({
      id: messageTemplates.id,
      agencyCode: messageTemplates.agencyCode,
      serviceCode: messageTemplates.serviceCode,
      serviceName: services.name,
      title: messageTemplates.title,
      body: messageTemplates.body,
      version: messageTemplates.version,
    })
    .from(messageTemplates)
    .leftJoin(services, eq(services.code, messageTemplates.serviceCode))
    .where(
      and(
        inArray(messageTemplates.agencyCode, agencies),
        fit && eq(messageTemplates.agencyCode, fit.agencyCode),
        fit && or(isNull(messageTemplates.serviceCode), eq(messageTemplates.serviceCode, fit.serviceCode)),
      ),
    )
    .orderBy(asc(messageTemplates.title))
    .limit(500)
  return rows.map((row) => ({ ...row, mayChange: canWriteTemplates(ctx.actor, row.agencyCode) }))
}

export const findTemplate = async (ctx: Ctx<Staff>, id: string): Promise<TemplateView | null> =>
  (await listTemplates(ctx))?.find((one) => one.id === id) ?? null

/** Agencies for which this officer may write templates, and their services to choose from. */
export async function templatePlaces(
  ctx: Ctx<Staff>,
): Promise<{ agencies: string[]; services: { code: string; name: LocalizedText; agencyCode: string }[] }> {
  const agencies = queueAgencies(ctx.actor).filter((code) => canWriteTemplates(ctx.actor, code))
  if (agencies.length === 0) return { agencies, services: [] }
  const rows = await ctx.db
    .select({ code: services.code, name: services.name, agencyCode: services.agencyCode })
    .from(services)
    .where(inArray(services.agencyCode, agencies))
    .orderBy(asc(services.code))
  return { agencies, services: rows }
}

const bodyOf = ({ bodyAz, bodyEn, bodyRu }: { bodyAz: string; bodyEn: string; bodyRu: string }) => ({
  az: bodyAz,
  en: bodyEn,
  ru: bodyRu,
})

export async function createTemplate(ctx: Ctx<Staff>, input: NewTemplate): Promise<Result<{ id: string }, TemplateError>> {
  if (!canWriteTemplates(ctx.actor, input.agencyCode)) return err('not_allowed')
  if (!(await servesAgency(ctx, input.agencyCode, input.serviceCode))) return err('unknown_service')
  return onceTitled(() =>
    ctx.db.transaction(async (tx) => {
      const id = newId()
      await tx.insert(messageTemplates).values({
        id,
        agencyCode: input.agencyCode,
        serviceCode: input.serviceCode || null,
        title: input.title,
        body: bodyOf(input),
        authorId: ctx.actor.staffId,
      })
      await recordAudit(tx, ctx, { action: 'applications.template_added', subjectType: 'message_template', subjectId: id })
      return ok({ id })
    }),
  )
}

export async function changeTemplate(ctx: Ctx<Staff>, input: ChangeTemplate): Promise<Result<{ id: string }, TemplateError>> {
  const found = await findTemplate(ctx, input.templateId)
  if (!found) return err('not_found')
  if (!found.mayChange) return err('not_allowed')
  if (!(await servesAgency(ctx, found.agencyCode, input.serviceCode))) return err('unknown_service')
  return onceTitled(() =>
    ctx.db.transaction(async (tx) => {
      const [kept] = await tx
        .update(messageTemplates)
        .set({
          title: input.title,
          serviceCode: input.serviceCode || null,
          body: bodyOf(input),
          version: input.version + 1,
          updatedAt: ctx.now,
        })
        .where(and(eq(messageTemplates.id, input.templateId), eq(messageTemplates.version, input.version)))
        .returning({ id: messageTemplates.id })
      if (!kept) return err('stale')
      await recordAudit(tx, ctx, { action: 'applications.template_changed', subjectType: 'message_template', subjectId: kept.id })
      return ok(kept)
    }),
  )
}

export async function dropTemplate(
  ctx: Ctx<Staff>,
  { templateId, version }: DropTemplate,
): Promise<Result<{ id: string }, TemplateError>> {
  const found = await findTemplate(ctx, templateId)
  if (!found) return err('not_found')
  if (!found.mayChange) return err('not_allowed')
  return ctx.db.transaction(async (tx): Promise<Result<{ id: string }, TemplateError>> => {
    const [gone] = await tx
      .delete(messageTemplates)
      .where(and(eq(messageTemplates.id, templateId), eq(messageTemplates.version, version)))
      .returning({ id: messageTemplates.id })
    if (!gone) return err('stale')
    await recordAudit(tx, ctx, { action: 'applications.template_dropped', subjectType: 'message_template', subjectId: templateId })
    return ok(gone)
  })
}

async function servesAgency(ctx: Ctx<Staff>, agencyCode: string, serviceCode: string): Promise<boolean> {
  if (serviceCode === '') return true
  const [row] = await ctx.db
    .select({ code: services.code })
    .from(services)
    .where(and(eq(services.code, serviceCode), eq(services.agencyCode, agencyCode)))
  return row !== undefined
}

/** Two templates of an agency under one title could not be told apart in a list. */
async function onceTitled<T>(write: () => Promise<Result<T, TemplateError>>): Promise<Result<T, TemplateError>> {
  try {
    return await write()
  } catch (error) {
    if (isUniqueViolation(error, 'message_templates_title')) return err('title_taken')
    throw error
  }
}

/** The words in the applicant's language with what they name put in: `{reference}`, `{service}`. */
export const fillTemplate = (
  body: LocalizedText,
  locale: 'az' | 'en' | 'ru',
  { reference, serviceName }: { reference: string; serviceName: LocalizedText },
): string =>
  (body[locale] ?? body.az).replaceAll('{reference}', reference).replaceAll('{service}', serviceName[locale] ?? serviceName.az)

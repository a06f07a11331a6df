import { and, eq } from 'drizzle-orm'
import { applications } from '@/db/schema'
import type { RawAnswers } from '@/db/schema/applications'
import { findService } from '@/lib/catalogue'
import type { ServiceDetails } from '@/lib/catalogue/model'
import { hasLevel } from '@/lib/identity'
import { type Applicant, type Ctx, within } from '@/lib/platform/context'
import { err, ok } from '@/lib/platform/result'
import { dayInBaku } from '@/lib/platform/time'
import { agencyNames, textFor } from './case-view'
import type { Field, ServiceDefinition, StepDefinition, World } from './definition'
import { answerSections } from './display'
import { factsKept } from './facts'
import type { FieldView } from './field-view'
import { getSentForm } from './find-form'
import type { ServiceForm } from './form'
import { mayWrite } from './masks'
import { actionsFrom, type Case } from './model'
import { type CaseRow, moveCase } from './move-case'
import { visibleTo } from './policy'
import { type Reading, readAnswers, scopeOf } from './read-answers'
import { routeOf } from './route'
import { withStep } from './save-step'
import { sealContent } from './seal'
import { stepFields } from './step-view'
import { levelToSend } from './submit-application'
import { must, type ServiceText } from './texts'
import { keptWorld } from './world'

/** What the form of a correction sends: the fields it showed, and what stands in them. */
export type Typed = { asked: readonly string[]; values: RawAnswers }
export type ChangedAnswer = { field: string; label: string; before: string; after: string }

/** A sent application with its answers open again, and what the typed ones would change. */
export type OpenCorrection = {
  id: string
  version: number
  reference: string
  service: ServiceDetails
  /** False once an officer has taken it: what was typed can still be read. */
  open: boolean
  steps: { code: string; title: string; fields: FieldView[] }[]
  /** Labels of the questions that cannot be changed here. */
  fixed: string[]
  changed: ChangedAnswer[]
  complete: boolean
  declarations: string[]
  /** What the sign-in lacks, when it is signed. */
  level: ServiceDefinition['level']
}

/** What is corrected word by word. Files are added, not exchanged; fee, term and claim were settled when it was sent. */
const isCorrectable = (definition: ServiceDefinition, step: StepDefinition, field: Field): boolean =>
  !step.screening &&
  !['file', 'group', 'signature', 'declaration'].includes(field.kind) &&
  field.name !== definition.speedField &&
  !(typeof definition.claim?.by === 'object' && definition.claim.by.field === field.name) &&
  mayWrite(field, 'applicant', 'submitted')

const only = (definition: ServiceDefinition, step: StepDefinition): StepDefinition => ({
  ...step,
  fields: step.fields.filter((field) => isCorrectable(definition, step, field)),
})

/** The answers as they would stand. What the form may not change stays as it was sent. */
const corrected = (definition: ServiceDefinition, before: RawAnswers, typed: Typed | null): RawAnswers =>
  typed
    ? definition.steps.reduce(
        (answers, step) => withStep(answers, only(definition, step), typed, { role: 'applicant', status: 'submitted' }),
        before,
      )
    : before

type Sent = { row: CaseRow; form: ServiceForm; service: ServiceDetails; world: World }

/** The form as it was sent: its version, the registers' answers of that day. */
async function readSent(ctx: Ctx, row: CaseRow): Promise<Sent> {
  const form = await getSentForm(ctx, row)
  const service = await findService(ctx, row.serviceCode)
  if (!service) throw new Error(`Cannot correct: expected the service '${row.serviceCode}' in the registry, got none`)
  const day = dayInBaku(row.submittedAt ?? row.createdAt)
  const world = await keptWorld(ctx, form.definition, service, factsKept(row.facts), day, row)
  return { row, form, service, world }
}

/**
 * Opens what was sent for putting right, with what was typed so far.
 *
 * @param check shows what is wrong with it
 * @returns null when it is not for this actor, or was never sent
 */
export async function openCorrection(
  ctx: Ctx<Applicant>,
  id: string,
  { typed = null, check = false }: { typed?: Typed | null; check?: boolean } = {},
): Promise<OpenCorrection | null> {
  const [row] = await ctx.db
    .select()
    .from(applications)
    .where(and(eq(applications.id, id), visibleTo(ctx.actor)))
  if (!row?.reference) return null
  const { form, service, world } = await readSent(ctx, row)
  const { definition } = form
  const text = textFor(ctx, form, service)
  const raw = corrected(definition, row.answers, typed)
  const before = readAnswers(definition, row.answers, world)
  const reading = readAnswers(definition, raw, world)
  const names = await agencyNames(
    ctx,
    Object.values(row.facts).map(({ agencyCode }) => agencyCode),
  )
  const context = { locale: ctx.locale, definition, world, text, answers: reading.answers, agencyNames: names }
  const level = levelToSend(definition)
  return {
    id,
    version: row.version,
    reference: row.reference,
    service,
    open: !ctx.actor.deputy?.ownerConfirms && actionsFrom(row.family, row.status, 'applicant').includes('correct'),
    steps: reading.steps.flatMap(({ step, errors }) => {
      const fields = stepFields(context, only(definition, step), raw, check ? errors : [])
      return fields.some(({ look }) => look !== 'fact')
        ? [{ code: step.code, title: must(text, `steps.${step.code}.title`), fields }]
        : []
    }),
    fixed: reading.steps.flatMap(({ step, fields }) =>
      fields
        .filter((field) => mayWrite(field, 'applicant', 'draft') && !isCorrectable(definition, step, field))
        .map((field) => must(text, `fields.${field.name}.label`)),
    ),
    changed: changesBetween(ctx, { before, after: reading }, world, text),
    complete: reading.complete,
    declarations: definition.declarations.map((code) => must(text, `declarations.${code}`)),
    level: level && !hasLevel(ctx.actor, level) ? level : undefined,
  }
}

/** Answers in words that differ, in the order of the form. */
function changesBetween(
  ctx: Ctx,
  { before, after }: { before: Reading; after: Reading },
  world: World,
  text: ServiceText,
): ChangedAnswer[] {
  const lines = (reading: Reading) =>
    answerSections(reading, world, ctx.locale, text).flatMap((section) => section.lines.map((line) => [line.field, line] as const))
  const was = new Map(lines(before))
  const is = new Map(lines(after))
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field) => {
    const [one, other] = [was.get(field), is.get(field)]
    if (one?.value === other?.value) return []
    return [{ field, label: other?.label ?? one?.label ?? field, before: one?.value ?? '', after: other?.value ?? '' }]
  })
}

export type CorrectError = 'incomplete' | 'unchanged' | 'level_too_low'

/**
 * The applicant puts right what was sent, until an officer takes it. It keeps its number, fee and term; what was sent before stays
 * as a revision, and the hash is of what holds now.
 */
export async function correctApplication(ctx: Ctx<Applicant>, { id, version, typed }: Case & { typed: Typed }) {
  return moveCase<CorrectError>(ctx, { id, version }, 'correct', async (tx, row) => {
    const inside = within(ctx, tx)
    const { form, service, world } = await readSent(inside, row)
    const { definition } = form
    const level = levelToSend(definition)
    if (level && !hasLevel(ctx.actor, level)) return err('level_too_low')
    const raw = corrected(definition, row.answers, typed)
    const reading = readAnswers(definition, raw, world)
    if (!reading.complete) return err('incomplete')
    const before = readAnswers(definition, row.answers, world)
    const fields = changesBetween(ctx, { before, after: reading }, world, textFor(ctx, form, service)).map(({ field }) => field)
    if (fields.length === 0) return err('unchanged')
    const sealed = await sealContent(tx, ctx, row, {
      definition,
      registryVersion: row.registryVersion,
      answers: reading.answers,
      raw,
      facts: row.facts,
    })
    return ok({
      set: { ...sealed, ...routeOf(definition, service.agency.code, scopeOf(reading.answers, world)), answers: raw },
      tell: 'corrected',
      details: { fields: fields.join(',') },
    })
  })
}

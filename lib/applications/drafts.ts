import { and, eq } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import { applications } from '@/db/schema'
import type { RawAnswers } from '@/db/schema/applications'
import { findService } from '@/lib/catalogue'
import type { ServiceDetails } from '@/lib/catalogue/model'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { agencyNames, textFor } from './case-view'
import { fieldsOf, type ServiceDefinition, type StepDefinition, type World } from './definition'
import { type FormChanges, formChanges } from './form-changes'
import type { FieldView } from './field-view'
import { type AnswerSection, answerSections, rowTitle } from './display'
import { type Eligibility, judge } from './eligibility'
import { visibleTo } from './policy'
import { type Reading, readAnswers } from './read-answers'
import { findForm, getForm } from './find-form'
import type { ServiceForm } from './form'
import { chosenSpeed, type Speed } from './terms'
import { stepFields } from './step-view'
import { errorText, must, type ServiceText } from './texts'
import { readWorld } from './world'

/** A draft with the form as it stands now. */
export type OpenDraft = {
  id: string
  version: number
  updatedAt: Date
  /** The form is another than the one it was begun with; answers are kept. */
  changes: FormChanges | null
  /** Steps that were saved at least once. */
  saved: ReadonlySet<string>
  raw: RawAnswers
  service: ServiceDetails
  definition: ServiceDefinition
  text: ServiceText
  world: World
  reading: Reading
  sections: AnswerSection[]
  eligibility: Eligibility
  speed: Speed
  agencyNames: Record<string, LocalizedText>
}

/** The person's own draft; null when it is not theirs, `sent` when it is no draft any more. */
export async function openDraft(ctx: Ctx<Applicant>, id: string): Promise<OpenDraft | 'sent' | null> {
  const [row] = await ctx.db
    .select()
    .from(applications)
    .where(and(eq(applications.id, id), visibleTo(ctx.actor)))
  if (!row) return null
  if (row.status !== 'draft') return row.reference === null ? null : 'sent'
  const form = await getForm(ctx, row.serviceCode)
  const { definition } = form
  const service = await findService(ctx, row.serviceCode)
  if (!service) throw new Error(`Cannot open a draft: expected the service '${row.serviceCode}' in the registry, got none`)
  const world = await readWorld(ctx, definition, service, ctx.actor.personId, id)
  const text = textFor(ctx, form, service)
  const reading = readAnswers(definition, row.answers, world)
  return {
    id,
    version: row.version,
    updatedAt: row.updatedAt,
    changes:
      row.definitionVersion === definition.version
        ? null
        : await changesSince(ctx, row.definitionVersion, form, service, row.answers, reading, text),
    saved: new Set(Object.keys(row.stepVersions)),
    raw: row.answers,
    service,
    definition,
    text,
    world,
    reading,
    sections: answerSections(reading, world, ctx.locale, text),
    eligibility: judge(definition, world),
    speed: chosenSpeed(definition, service, reading.answers),
    agencyNames: await namesOfSources(ctx, world),
  }
}

async function changesSince(
  ctx: Ctx,
  version: number,
  { definition }: ServiceForm,
  service: ServiceDetails,
  raw: RawAnswers,
  reading: Reading,
  text: ServiceText,
): Promise<FormChanges> {
  const before = await findForm(ctx, definition.code, version)
  // Of a folder only the versions that sent applications lie in are kept; then nothing can be named, and nothing is lost.
  if (!before) return { added: [], again: [], gone: [] }
  return formChanges(
    { before: before.definition, beforeText: textFor(ctx, before, service) },
    { now: definition, text },
    raw,
    reading,
  )
}

/** Where to go on with a draft: the first step that still needs something, else the review. */
export const resumeAt = ({ reading, saved }: Pick<OpenDraft, 'reading' | 'saved'>): string | null =>
  reading.ended?.step ?? reading.steps.find(({ step, errors }) => errors.length > 0 || !saved.has(step.code))?.step.code ?? null

export const namesOfSources = (ctx: Ctx, world: World) =>
  agencyNames(
    ctx,
    Object.values(world.facts).map(({ agencyCode }) => agencyCode),
  )

/** Where saving a step leads. */
export function afterStep(
  reading: Reading,
  stepCode: string,
  asked: readonly string[],
): { kind: 'more' | 'check' } | { kind: 'next'; step: string | null } {
  const at = reading.steps.findIndex(({ step }) => step.code === stepCode)
  const here = reading.steps[at]
  if (here && here.errors.length > 0) {
    // An answer just given opened another question of this step: it was not wrong to leave it out.
    const unseen = here.errors.every(({ field }) => !asked.includes(questionOf(here.step, field)))
    return { kind: unseen ? 'more' : 'check' }
  }
  return { kind: 'next', step: reading.steps[at + 1]?.step.code ?? null }
}

/** The question a control belongs to: of `home.street` the address, of `cars.1.plate` that one. */
function questionOf(step: StepDefinition, control: string): string {
  const [name = '', ...rest] = control.split('.')
  const kind = step.fields.find((field) => field.name === name)?.kind
  return kind === 'group' || kind === 'table' ? [name, ...rest.slice(0, 2)].join('.') : name
}

/** The fields of one step of a draft, ready to draw. */
export function drawStep(
  ctx: Ctx,
  draft: OpenDraft,
  stepCode: string,
  shown: { check: boolean; typed?: RawAnswers },
): FieldView[] | null {
  const at = draft.reading.steps.find(({ step }) => step.code === stepCode)
  if (!at) return null
  const context = {
    locale: ctx.locale,
    definition: draft.definition,
    world: draft.world,
    text: draft.text,
    answers: draft.reading.answers,
    agencyNames: draft.agencyNames,
  }
  return stepFields(context, at.step, shown.typed ?? draft.raw, shown.check ? at.errors : [], draft.raw)
}

/** What still keeps a draft from being sent, in words, with the step where it is put right. */
export const problemsOf = (ctx: Ctx, draft: OpenDraft): { step: string; field: string; label: string; message: string }[] =>
  draft.reading.steps.flatMap(({ step, errors }) =>
    errors.map((error) => ({
      step: step.code,
      field: error.field,
      label: labelOf(draft, error.field),
      message: errorText(ctx.locale, draft.text, { ...error, field: wordsKey(draft.definition, error.field) }),
    })),
  )

/** Key of the words of a control: of a row `cars.1.plate` it is `cars_plate`, of an address `home.street` the address. */
export function wordsKey(definition: ServiceDefinition, control: string): string {
  const [name = '', row, inner] = control.split('.')
  const field = fieldsOf(definition).find((one) => one.name === name)
  return (field?.kind === 'group' || field?.kind === 'table') && row !== undefined && inner !== undefined
    ? `${name}_${inner}`
    : name
}

function labelOf({ definition, text }: OpenDraft, control: string): string {
  const [name = '', row = '', inner] = control.split('.')
  const field = fieldsOf(definition).find((one) => one.name === name)
  const own = must(text, `fields.${wordsKey(definition, control)}.label`)
  if (inner === undefined || !field) return own
  if (field.kind === 'group') return `${rowTitle({ text }, name, Number(row))}: ${own}`
  return field.kind === 'table' ? `${must(text, `fields.${name}.rows.${row}`)}: ${own}` : own
}

import { and, eq } from 'drizzle-orm'
import { applications } from '@/db/schema'
import { moveFiles } from './row-files'
import type { RawAnswers } from '@/db/schema/applications'
import type { ApplicationStatus } from '@/db/vocabulary/applications'
import { holdDeputy } from '@/lib/identity'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { storable } from '@/lib/platform/forms/model'
import { err, ok, type Result } from '@/lib/platform/result'
import type { FormRole, GroupField, StepDefinition } from './definition'
import { outdateConfirmation } from './ask-confirmation'
import { controlNames, placesIn } from './fields'
import { mayWrite } from './masks'
import { type Placed, placed, rowCount } from './placed'
import { canChange, visibleTo } from './policy'
import { getForm } from './find-form'

export type SaveError = 'not_found' | 'not_draft' | 'unknown_step' | 'stale' | 'representation_ended'
export type SaveStep = {
  id: string
  step: string
  /** Of the row when the form was drawn. */
  version: number
  /** Names of the fields the form showed; an unticked box of a shown field is an answer, of a hidden one it is nothing. */
  asked: readonly string[]
  values: RawAnswers
  /** A row to add to a group, or to take out of it, once the step is kept. */
  row?: RowChange | undefined
}
export type RowChange = { group: string; remove: number | null }

/** Longest text one control may send; the definition's own limits are told to the applicant. */
const MAX_LENGTH = 5_000

/**
 * Keeps what was typed on one step, right or wrong, so that nothing is lost. A form drawn before the step was saved
 * elsewhere (another tab, another device) does not overwrite it: the applicant sees both. A change asks for a new yes of the
 * owner, where a deputy had asked for one.
 */
export function saveStep(ctx: Ctx<Applicant>, input: SaveStep): Promise<Result<{ version: number }, SaveError>> {
  return ctx.db.transaction(async (tx): Promise<Result<{ version: number }, SaveError>> => {
    if (!(await holdDeputy(tx, ctx))) return err('representation_ended')
    const [row] = await tx
      .select()
      .from(applications)
      .where(and(eq(applications.id, input.id), visibleTo(ctx.actor)))
      .for('update')
    if (!row || !canChange(ctx.actor, row)) return err('not_found')
    if (row.status !== 'draft') return err('not_draft')
    const { definition } = await getForm({ ...ctx, db: tx }, row.serviceCode)
    const step = definition.steps.find(({ code }) => code === input.step)
    if (!step) return err('unknown_step')

    const kept = withStep(row.answers, step, input)
    const group = input.row && step.fields.find((field) => field.kind === 'group' && field.name === input.row?.group)
    const answers = input.row && group?.kind === 'group' ? withRow(kept, group, input.row) : kept
    if (same(answers, row.answers) && row.stepVersions[step.code] !== undefined) return ok({ version: row.version })
    // What says the same as is kept overwrites nothing, however old the page is.
    if ((row.stepVersions[step.code] ?? 0) > input.version && !same(kept, row.answers))
      return group && isSecondPress(kept, row.answers, group.name, input.row) ? ok({ version: row.version }) : err('stale')
    const version = row.version + 1
    await tx
      .update(applications)
      .set({
        answers,
        version,
        stepVersions: { ...row.stepVersions, [step.code]: version },
        updatedAt: ctx.now,
      })
      .where(eq(applications.id, row.id))
    if (group && input.row?.remove != null) await moveFiles(tx, row.id, group.name, input.row.remove, ctx.now)
    await outdateConfirmation(tx, ctx, row)
    return ok({ version })
  })
}

/**
 * The answers with those of one step put in their place. What this side may not write at this moment stays as it was; so does
 * what the form did not show.
 */
export function withStep(
  before: RawAnswers,
  step: StepDefinition,
  { asked, values }: Pick<SaveStep, 'asked' | 'values'>,
  { role, status }: { role: FormRole; status: ApplicationStatus } = { role: 'applicant', status: 'draft' },
): RawAnswers {
  const answers = { ...before }
  for (const field of step.fields.filter((one) => asked.includes(one.name) && mayWrite(one, role, status))) {
    const sent = { ...before, ...values }
    if (field.kind === 'group') answers[`${field.name}.count`] = String(rowCount(field, sent))
    for (const place of placesIn(placed(field), sent)) {
      if (place.name !== field.name && !asked.includes(place.name)) continue
      if (!mayWrite(place.field, role, status)) continue
      for (const name of controlNames(place)) {
        const value = values[name]
        if (value === undefined) answers[name] = unticked(place)
        else answers[name] = Array.isArray(value) ? value.slice(0, 100).map(cut) : cut(value)
      }
    }
  }
  return answers
}

/** The same press of "add" once more, by a double click: the row it asks for is there. */
const isSecondPress = (sent: RawAnswers, kept: RawAnswers, group: string, row: RowChange | undefined): boolean =>
  row?.remove === null && same({ ...sent, [`${group}.count`]: kept[`${group}.count`] ?? '' }, kept)

/** The answers with one row more at the end of a group, or without one; the rows after it move up. */
export function withRow(before: RawAnswers, group: GroupField, { remove }: RowChange): RawAnswers {
  const count = rowCount(group, before)
  if (remove === null) return { ...before, [`${group.name}.count`]: String(Math.min(group.max, count + 1)) }
  if (remove < 0 || remove >= count) return before
  const start = `${group.name}.`
  const answers: RawAnswers = {}
  for (const [name, value] of Object.entries(before)) {
    const [row = '', ...rest] = name.startsWith(start) ? name.slice(start.length).split('.') : []
    if (!/^\d+$/.test(row)) answers[name] = value
    else if (Number(row) < remove) answers[name] = value
    else if (Number(row) > remove) answers[`${start}${Number(row) - 1}.${rest.join('.')}`] = value
  }
  answers[`${start}count`] = String(count - 1)
  return answers
}

const unticked = ({ field }: Placed): string | string[] => (field.kind === 'choices' ? [] : '')
const cut = (text: string): string => storable(text.slice(0, MAX_LENGTH))
const sorted = (answers: RawAnswers) => JSON.stringify(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)))
const same = (a: RawAnswers, b: RawAnswers): boolean => sorted(a) === sorted(b)

import { and, eq } from 'drizzle-orm'
import { applications } from '@/db/schema'
import type { RawAnswers } from '@/db/schema/applications'
import { holdDeputy } from '@/lib/identity'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { storable } from '@/lib/platform/forms/model'
import { err, ok, type Result } from '@/lib/platform/result'
import type { Field, StepDefinition } from './definition'
import { outdateConfirmation } from './ask-confirmation'
import { controlNames } from './fields'
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
}

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

    const answers = withStep(row.answers, step, input)
    if (same(answers, row.answers) && row.stepVersions[step.code] !== undefined) return ok({ version: row.version })
    if ((row.stepVersions[step.code] ?? 0) > input.version) return err('stale')
    const version = row.version + 1
    await tx
      .update(applications)
      .set({
        answers,
        version,
        stepVersions: { ...row.stepVersions, [step.code]: version },
        definitionVersion: definition.version,
        updatedAt: ctx.now,
      })
      .where(eq(applications.id, row.id))
    await outdateConfirmation(tx, ctx, row)
    return ok({ version })
  })
}

/** The answers with those of one step put in their place. */
export function withStep(
  before: RawAnswers,
  step: StepDefinition,
  { asked, values }: Pick<SaveStep, 'asked' | 'values'>,
): RawAnswers {
  const answers = { ...before }
  for (const field of step.fields.filter((one) => asked.includes(one.name))) {
    for (const name of controlNames(field)) {
      const value = values[name]
      if (value === undefined) answers[name] = unticked(field)
      else answers[name] = Array.isArray(value) ? value.slice(0, 100).map(cut) : cut(value)
    }
  }
  return answers
}

const unticked = (field: Field): string | string[] => (field.kind === 'choices' ? [] : '')
const cut = (text: string): string => storable(text.slice(0, MAX_LENGTH))
const sorted = (answers: RawAnswers) => JSON.stringify(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)))
const same = (a: RawAnswers, b: RawAnswers): boolean => sorted(a) === sorted(b)

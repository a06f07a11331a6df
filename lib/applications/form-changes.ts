import type { RawAnswers } from '@/db/schema/applications'
import { type Field, fieldsOf, type ServiceDefinition } from './definition'
import { allControls } from './fields'
import type { Reading } from './read-answers'
import type { ServiceText } from './texts'

/** What a new version of a form means for a draft: named, so that nobody has to look for it. */
export type FormChanges = {
  /** Questions there were not before, still without an answer. */
  added: { step: string; field: string; label: string }[]
  /** Questions that changed so that the answer given does not fit any more. */
  again: { step: string; field: string; label: string }[]
  /** Labels of questions that are gone; their answers are no longer used. */
  gone: string[]
}

/**
 * @param before the definition the draft was begun with
 * @param beforeText words of that definition, for questions that are gone
 */
export function formChanges(
  { before, beforeText }: { before: ServiceDefinition; beforeText: ServiceText },
  { now, text }: { now: ServiceDefinition; text: ServiceText },
  raw: RawAnswers,
  reading: Reading,
): FormChanges {
  const known = new Map(fieldsOf(before).map((field) => [field.name, field]))
  const here = new Set(fieldsOf(now).map(({ name }) => name))
  const named = (step: string, field: Field) => ({
    step,
    field: field.name,
    label: text(`fields.${field.name}.label`) ?? field.name,
  })
  const asked = reading.steps.flatMap(({ step, fields, errors }) => fields.map((field) => ({ step: step.code, field, errors })))
  const given = (field: Field) => allControls(field, raw).some((name) => raw[name] !== undefined && raw[name] !== '')
  return {
    added: asked.flatMap(({ step, field }) => {
      const typed = allControls(field, raw)
      return !known.has(field.name) && typed.length > 0 && typed.every((name) => raw[name] === undefined)
        ? [named(step, field)]
        : []
    }),
    again: asked.flatMap(({ step, field, errors }) => {
      const old = known.get(field.name)
      const wrong = errors.some((error) => error.field === field.name || error.field.startsWith(`${field.name}.`))
      return old && wrong && given(field) && JSON.stringify(old) !== JSON.stringify(field) ? [named(step, field)] : []
    }),
    gone: fieldsOf(before).flatMap((field) =>
      here.has(field.name) || !given(field) ? [] : [beforeText(`fields.${field.name}.label`) ?? field.name],
    ),
  }
}

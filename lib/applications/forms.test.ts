// What holds for every form there is: folders here; the generic ones in generic.test.ts.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { RawAnswers } from '@/db/schema/applications'
import { LOCALES, type Locale } from '@/lib/i18n/locales'
import { fieldsOf, type ServiceDefinition, type World } from './definition'
import { answerSections } from './display'
import { allControls, placesIn } from './fields'
import { jsonSchemaOf } from './json-schema'
import { applicantAnswers } from './masks'
import { type Placed, placed } from './placed'
import { type Reading, readAnswers } from './read-answers'
import { FOLDER_CODES, folderOf } from './services'
import { stepFields } from './step-view'
import { worldOf } from './testing'
import { serviceText, withCommon } from './texts'

const wordsOf = Object.fromEntries(
  FOLDER_CODES.map((code) => {
    const texts = withCommon(folderOf(code).texts)
    // Amounts of the benefits registry, which texts name.
    const amounts = Object.fromEntries(Object.keys(folderOf(code).definition.amounts ?? {}).map((name) => [name, '600 ₼']))
    return [code, (locale: Locale) => serviceText(locale, texts, amounts)]
  }),
)
const textOf = (code: string, locale: Locale) => {
  const words = wordsOf[code]
  if (!words) throw new Error(`Cannot test: expected the words of '${code}'`)
  return words(locale)
}

/** Everything a reader ever sees of answers: the sections of the review and every step as it is drawn. */
function showAll(code: string, definition: ServiceDefinition, raw: RawAnswers, world: World, reading: Reading) {
  for (const locale of LOCALES) {
    const text = textOf(code, locale)
    for (const section of answerSections(reading, world, locale, text))
      for (const line of section.lines) {
        expect(line.label).not.toBe('')
        expect(typeof line.value).toBe('string')
      }
    const context = { locale, definition, world, text, answers: reading.answers, agencyNames: {} }
    for (const { step, errors } of reading.steps) stepFields(context, step, raw, errors)
  }
}

test.each(FOLDER_CODES)('%s: the example is complete and can be shown in every language', (code) => {
  const folder = folderOf(code)
  const world = worldOf(folder)
  const reading = readAnswers(folder.definition, folder.example.answers, world)
  expect(reading.steps.flatMap(({ errors }) => errors)).toEqual([])
  expect(reading.complete).toBe(true)
  showAll(code, folder.definition, folder.example.answers, world, reading)
})

/** The answers without one question, and the world without its files. */
function without({ name }: Placed, controls: readonly string[], raw: RawAnswers, world: World): [RawAnswers, World] {
  const { [name]: _, ...files } = world.files
  return [Object.fromEntries(Object.entries(raw).filter(([control]) => !controls.includes(control))), { ...world, files }]
}

test.each(FOLDER_CODES)('%s: leaving out any answer that is demanded is refused at that question', (code) => {
  const { definition, example } = folderOf(code)
  const world = worldOf(folderOf(code))
  const complete = readAnswers(definition, example.answers, world)
  for (const { step, fields } of complete.steps)
    for (const field of fields) {
      if (field.kind === 'group' || field.kind === 'table') {
        for (const place of placesIn(placed(field), example.answers).slice(1)) {
          const row = place.name.split('.').slice(0, 2).join('.')
          if (
            place.field.optional ||
            place.field.when ||
            field.optional ||
            !applicantAnswers(place.field) ||
            place.field.kind === 'computed'
          )
            continue
          const controls = allControlsOf(place)
          const reading = readAnswers(definition, ...without(place, controls, example.answers, world))
          expect({ row, errors: errorsAt(reading, step.code, place.name) }).toEqual({ row, errors: [expect.any(String)] })
        }
        continue
      }
      const silent = field.kind === 'fact' || field.kind === 'computed' || field.kind === 'signature'
      if (silent || field.optional || field.fixed || !applicantAnswers(field)) continue
      const reading = readAnswers(
        definition,
        ...without(placed(field), allControls(field, example.answers), example.answers, world),
      )
      expect({ field: field.name, errors: errorsAt(reading, step.code, field.name) }).toEqual({
        field: field.name,
        errors: [expect.any(String)],
      })
      expect(reading.complete).toBe(false)
    }
})

const allControlsOf = (place: Placed): string[] =>
  place.field.kind === 'date'
    ? ['day', 'month', 'year'].map((part) => `${place.name}.${part}`)
    : place.field.kind === 'address'
      ? ['region', 'settlement', 'street', 'building', 'apartment', 'postalCode'].map((part) => `${place.name}.${part}`)
      : [place.name]

const errorsAt = (reading: Reading, step: string, field: string): string[] => [
  ...new Set(
    reading.steps
      .filter((one) => one.step.code === step)
      .flatMap(({ errors }) => errors.filter((error) => error.field === field).map((error) => error.code)),
  ),
]

test.each(FOLDER_CODES)('%s: what is left behind in questions that are not asked decides nothing', (code) => {
  const { definition, example } = folderOf(code)
  const world = worldOf(folderOf(code))
  const complete = readAnswers(definition, example.answers, world)
  const asked = new Set(complete.steps.flatMap(({ fields }) => fields.map(({ name }) => name)))
  const hidden = fieldsOf(definition).filter(({ name }) => !asked.has(name))
  const rubbish = Object.fromEntries(
    hidden.flatMap((field) => allControls(field, { [`${field.name}.count`]: '2' }).map((name) => [name, 'x'])),
  )
  expect(readAnswers(definition, { ...rubbish, ...example.answers }, world).answers).toEqual(complete.answers)
})

test.each(FOLDER_CODES)('%s: read answers have the shape its schema tells', (code) => {
  const { definition, example } = folderOf(code)
  const { answers } = readAnswers(definition, example.answers, worldOf(folderOf(code)))
  const schema = z.fromJSONSchema(
    jsonSchemaOf(definition, (key) => textOf(code, 'en')(`fields.${key}.label`)) as z.core.JSONSchema.JSONSchema,
  )
  expect(schema.safeParse(answers).error).toBeUndefined()
})

test('whatever is typed into whatever form, it is read, judged and shown without an accident', () => {
  const typed = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.array(fc.string({ maxLength: 8 }), { maxLength: 3 }),
    fc.constantFrom('yes', 'no', 'on', '', '2', '12,50', '1990', '31', 'baku', 'standard', 'other', 'id_card:AA1234567', '5BBBBB2'),
  )
  fc.assert(
    fc.property(fc.constantFrom(...FOLDER_CODES), fc.infiniteStream(typed), fc.boolean(), (code, stream, onExample) => {
      const folder = folderOf(code)
      const world = worldOf(folder)
      const controls = fieldsOf(folder.definition).flatMap((field) => allControls(field, { [`${field.name}.count`]: '2' }))
      const wild = Object.fromEntries(controls.map((name) => [name, stream.next().value]))
      const some = Object.fromEntries(Object.entries(wild).filter((_, index) => index % 3 === 0))
      const raw: RawAnswers = onExample ? { ...folder.example.answers, ...some } : wild
      const reading = readAnswers(folder.definition, raw, world)
      const asked = reading.steps.flatMap(({ fields }) => fields.map(({ name }) => name))
      for (const name of Object.keys(reading.answers)) expect(asked).toContain(name)
      showAll(code, folder.definition, raw, world, reading)
    }),
    { numRuns: 120 },
  )
}, 120_000)

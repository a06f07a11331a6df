import { expect, test } from 'vitest'
import { checkDefinition, textKeys } from './check-definition'
import { FOLDER_CODES, folderOf } from './services'

test.each(FOLDER_CODES)('%s: definition and texts in three languages are complete', (code) => {
  const form = folderOf(code)
  expect(form.definition.code).toBe(code)
  expect(checkDefinition(form.definition, form.texts)).toEqual([])
})

const { definition, texts } = folderOf('dsmf-childbirth-benefit')

test('a condition on a field asked later, or on a value it never has, is named', () => {
  const [child, payment, contact] = definition.steps
  if (!child || !payment || !contact) throw new Error('Cannot test: expected three steps')
  const late = { ...definition, steps: [{ ...child, when: { field: 'receiver', is: 'me' } }, payment, contact] }
  expect(checkDefinition(late, texts)).toEqual([{ place: 'steps.0', code: 'asked_later', params: { name: 'receiver' } }])

  const never = { ...definition, steps: [child, payment, { ...contact, when: { field: 'receiver', is: 'neighbour' } }] }
  expect(checkDefinition(never, texts)).toEqual([
    { place: 'steps.2', code: 'never_value', params: { name: 'receiver', value: 'neighbour' } },
  ])
})

test('a text missing in one language is named', () => {
  const { lead: _, ...rest } = texts.ru
  expect(checkDefinition(definition, { ...texts, ru: rest })).toEqual([
    { place: 'texts.ru.lead', code: 'text_missing', params: { key: 'lead', locale: 'ru' } },
  ])
  expect(textKeys(definition)).toContain('fields.receiver.options.other_parent')
})

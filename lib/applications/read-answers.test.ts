import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RawAnswers } from '@/db/schema/applications'
import { fieldsOf, type World } from './definition'
import { afterStep } from './drafts'
import { judge } from './eligibility'
import { allControls } from './fields'
import { formSchema, readAnswers, stepSchema } from './read-answers'
import { FOLDER_CODES, folderOf } from './services'
import { aChild, aWorld, answersFor, worldOf } from './testing'

const birth = folderOf('dsmf-childbirth-benefit').definition
const card = folderOf('din-id-card-renew').definition
const reference = folderOf('din-residence-reference').definition
const codesAt = (world: World, raw: RawAnswers, step: string) =>
  readAnswers(birth, raw, world)
    .steps.find((one) => one.step.code === step)
    ?.errors.map(({ field, code }) => `${field}: ${code}`)

test.each(FOLDER_CODES)('%s: a complete form passes whole and step by step', (code) => {
  const { definition } = folderOf(code)
  const world = worldOf(folderOf(code))
  expect(formSchema(definition, world).safeParse(answersFor(code)).error).toBeUndefined()
  for (const step of definition.steps)
    expect(stepSchema(definition, step.code, world).safeParse(answersFor(code)).error).toBeUndefined()
})

test('a question is asked only after the answer that calls for it, and an answer left behind decides nothing', () => {
  const world = aWorld()
  const asked = (raw: RawAnswers) => readAnswers(card, raw, world).steps[0]?.fields.map(({ name }) => name)
  expect(asked({ reason: 'expiring', change: 'my name' })).toEqual(['reason'])
  expect(asked({ reason: 'name_change' })).toEqual(['reason', 'change'])
  expect(readAnswers(card, { reason: 'expiring', change: 'my name' }, world).answers).not.toHaveProperty('change')
})

test('a card without end cannot expire, and a lost one is another service', () => {
  const unlimited = aWorld({ card: { expiresOn: null } })
  const first = (raw: RawAnswers, world: World) => readAnswers(card, raw, world).steps[0]?.errors
  expect(first({ reason: 'expiring' }, unlimited)).toEqual([{ field: 'reason', code: 'never_expires' }])
  expect(first({ reason: 'lost_or_damaged' }, aWorld())).toEqual([{ field: 'reason', code: 'other_service' }])
})

test('the allowance is for children recorded in the last three years, and once for each', () => {
  const last = aChild({ pin: '7AAAAA1', birthRecordDate: '2023-11-23' })
  const late = aChild({ pin: '7AAAAA2', birthRecordDate: '2023-11-22' })
  const had = aChild({ pin: '7AAAAA3', birthRecordDate: '2026-11-01' })
  const world = aWorld({ children: [last, late, had], claimed: [had.pin] })
  const lines = judge(birth, world).rules[0]?.lines
  expect(lines?.map(({ code, holds, subject }) => [code, holds, subject])).toEqual([
    ['in_term', true, last.pin],
    ['too_late', false, late.pin],
    ['claimed', false, had.pin],
  ])
  expect(codesAt(world, { child: last.pin }, 'child')).toEqual([])
  expect(codesAt(world, { child: late.pin }, 'child')).toEqual(['child: choose'])
  expect(codesAt(world, { child: 'STRANGE' }, 'child')).toEqual(['child: choose'])
})

test('no child that qualifies means no application; a silent register leaves it open', () => {
  expect(judge(birth, aWorld({ children: [] })).verdict).toBe('cannot')
  expect(judge(birth, aWorld({ silent: ['children'] })).verdict).toBe('unknown')
})

test('the other parent is not oneself', () => {
  const world = aWorld()
  const raw = { receiver: 'other_parent', receiverPin: '5AAAAA1', iban: 'AZ21NABZ00000000137010001944' }
  expect(codesAt(world, raw, 'payment')).toEqual(['receiverPin: receiver_is_you'])
  expect(codesAt(world, { ...raw, receiverPin: '5BBBBB1' }, 'payment')).toEqual([])
})

test('saving leads on, back to what is wrong, or to the question just opened', () => {
  const world = aWorld()
  expect(afterStep(readAnswers(card, { reason: '' }, world), 'reason', ['reason'])).toEqual({ kind: 'check' })
  expect(afterStep(readAnswers(card, { reason: 'name_change' }, world), 'reason', ['reason'])).toEqual({ kind: 'more' })
  expect(afterStep(readAnswers(card, { reason: 'name_change', change: '' }, world), 'reason', ['reason', 'change'])).toEqual({
    kind: 'check',
  })
  expect(afterStep(readAnswers(card, { reason: 'expiring' }, world), 'reason', ['reason'])).toEqual({ kind: 'next', step: 'data' })
  expect(afterStep(readAnswers(reference, answersFor('din-residence-reference'), world), 'contact', ['phone', 'email'])).toEqual({
    kind: 'next',
    step: null,
  })
})

test('whatever is typed, reading never fails, answers only what is asked, and accepts only what the fields allow', () => {
  const typed = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.array(fc.string({ maxLength: 10 }), { maxLength: 3 }),
    fc.constantFrom('yes', 'no', 'me', 'named', 'other', 'name_change', 'on'),
  )
  fc.assert(
    fc.property(fc.constantFrom(...FOLDER_CODES), fc.infiniteStream(typed), (code, stream) => {
      const { definition } = folderOf(code)
      const raw = Object.fromEntries(
        fieldsOf(definition)
          .flatMap((field) => allControls(field, {}))
          .map((name) => [name, stream.next().value]),
      )
      const reading = readAnswers(definition, raw, aWorld())
      const asked = reading.steps.flatMap(({ fields }) => fields.map(({ name }) => name))
      for (const name of Object.keys(reading.answers)) expect(asked).toContain(name)
      for (const field of fieldsOf(definition))
        if (field.kind === 'choice' && reading.answers[field.name] !== undefined)
          expect(field.options).toContain(reading.answers[field.name])
      expect(formSchema(definition, aWorld()).safeParse(raw).success).toBe(reading.complete)
    }),
    { numRuns: 300 },
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FormRecordSchema, TextsSchema } from '../record-schema'
import { applyCommand, type Command } from './commands'
import { BUILDER_KINDS, type FormDraft, partsOf, type WritableField } from './form'
import { simpleTest, simpleValue, simpleWhen, testExpr, toWhen, valueExpr } from './simple'
import { flatTexts, NO_WORDS, type Words } from './words'

const words = (az: string): Words => ({ az, en: `${az} en`, ru: `${az} ru` })

const START: FormDraft = {
  record: {
    code: 'din-test',
    version: 1,
    minutes: 5,
    eligibility: [
      { code: 'known', reads: ['person.name'], test: { op: 'not', of: [{ op: 'empty', of: [{ fact: 'person.name' }] }] } },
    ],
    steps: [{ code: 'contact', fields: [{ name: 'phone', kind: 'phone' }] }],
    declarations: ['truth'],
    after: 'wait',
  },
  texts: { az: { lead: 'x' }, en: {}, ru: {} },
}

const addressesOf = (draft: FormDraft) => {
  const paths = draft.record.steps.flatMap((step) =>
    step.fields.flatMap((field) => [
      field.name,
      ...(partsOf(field as WritableField) ?? []).map((part) => `${field.name}.${part.name}`),
    ]),
  )
  const options = draft.record.steps.flatMap((step) =>
    step.fields.flatMap((field) => ('options' in field ? field.options.map((option) => ({ path: field.name, option })) : [])),
  )
  return { paths, options, steps: draft.record.steps.map(({ code }) => code) }
}

/** A command about something the draft has, from a few numbers. */
function pick(draft: FormDraft, [what, a, b, by]: readonly [number, number, number, boolean]): Command {
  const { paths, options, steps } = addressesOf(draft)
  const step = steps[a % steps.length] ?? ''
  const path = paths[a % paths.length] ?? ''
  const option = options[a % Math.max(options.length, 1)] ?? { path, option: 'none' }
  const move = by ? 1 : -1
  const rules = draft.record.eligibility.map(({ code }) => code)
  const all: Command[] = [
    { do: 'step.add', title: words(`Addım ${b}`) },
    { do: 'step.move', step, by: move },
    { do: 'step.remove', step },
    {
      do: 'step.change',
      step,
      title: words('Yeni ad'),
      lead: NO_WORDS,
      screening: by,
      elsewhere: '',
      elsewhereText: NO_WORDS,
      when: { join: 'all', lines: [{ what: `${path.split('.')[0]}?`, not: by }] },
    },
    {
      do: 'field.add',
      step,
      parent: by ? (paths[b % paths.length] ?? '') : '',
      kind: BUILDER_KINDS[b % BUILDER_KINDS.length] ?? 'text',
      label: words(`Sual ${b}`),
      options: ['Bir', 'İki', 'Üç'],
    },
    {
      do: 'field.change',
      path,
      label: words('Dəyişmiş'),
      hint: words('İpucu'),
      optional: by,
      prefill: '',
      fixed: false,
      props: {},
      when: { join: 'any', lines: options.slice(0, 2).map((one) => ({ what: `${one.path}=${one.option}`, not: by })) },
    },
    { do: 'field.move', path, by: move },
    { do: 'field.remove', path },
    { do: 'option.add', path, label: words(`Variant ${b}`) },
    { do: 'option.change', ...option, label: words('Başqa'), hint: NO_WORDS },
    { do: 'option.move', ...option, by: move },
    { do: 'option.remove', ...option },
    {
      do: 'rule.save',
      step,
      rule: '',
      field: path,
      test: { join: 'and', lines: [{ left: 'today', compare: 'at_least', right: '', value: '01.01.2026' }] },
      text: words('Olmaz'),
    },
    {
      do: 'eligibility.save',
      rule: by ? (rules[b % Math.max(rules.length, 1)] ?? '') : '',
      test: { join: 'or', lines: [{ left: 'age:fact:person.birth_date', compare: 'at_least', right: '', value: String(b) }] },
      title: words('Yaş'),
      failed: words('Yox'),
      met: words('Hə'),
      notMet: words('Yox'),
    },
    { do: 'eligibility.remove', rule: rules[a % Math.max(rules.length, 1)] ?? 'none' },
    { do: 'declaration.save', code: '', text: words(`Təsdiq ${b}`) },
    { do: 'declaration.remove', code: draft.record.declarations[a % draft.record.declarations.length] ?? '' },
    { do: 'route.save', index: a % 3, agency: 'dvx', officeField: by ? path : '', when: { join: 'all', lines: [] } },
    { do: 'route.remove', index: a % 3 },
    {
      do: 'settings',
      minutes: (b % 100) + 1,
      applicants: 'any',
      family: by ? 'four_eyes' : 'standard',
      onSilence: 'yes',
      level: by ? 'high' : '',
      after: 'visit',
      speedField: by ? path : '',
      claim: by ? 'person.ever' : `${path}.open`,
    },
    { do: 'texts', lead: words('Giriş'), prepare: words('Hazırlıq'), submitted: NO_WORDS, approved: NO_WORDS },
  ]
  return all[what % all.length] as Command
}

const choices = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000), fc.boolean()), { maxLength: 60 })

/** Everything a form says and asks, one line each. */
const contents = (draft: FormDraft): string[] => [
  ...draft.record.steps.flatMap((step) => [
    `step ${step.code}`,
    ...step.fields.flatMap((field) => [
      `field ${field.name}`,
      ...(partsOf(field as WritableField) ?? []).map((part) => `part ${field.name}.${part.name}`),
      ...('options' in field ? field.options.map((option) => `option ${field.name} ${option}`) : []),
    ]),
    ...(step.rules ?? []).map((rule) => `rule ${rule.code}`),
  ]),
  ...draft.record.eligibility.map((rule) => `eligibility ${rule.code}`),
  ...draft.record.declarations.map((code) => `declaration ${code}`),
]

describe('any sequence of commands', () => {
  test('keeps the form well-formed, its names unique, and what it was given as it was', () => {
    fc.assert(
      fc.property(choices, (numbers) => {
        let draft = START
        for (const number of numbers) {
          const command = pick(draft, number)
          const before = JSON.stringify(draft)
          const done = applyCommand(draft, command)
          expect(JSON.stringify(draft)).toBe(before)
          if (!done.ok) continue
          draft = done.draft
          const shape = FormRecordSchema.safeParse(draft.record)
          if (!shape.success) throw new Error(`${JSON.stringify(command)}: ${shape.error.message}`)
          expect(TextsSchema.safeParse(draft.texts).success).toBe(true)
          const all = contents(draft)
          expect(new Set(all).size).toBe(all.length)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('takes away nothing but what a removal names', () => {
    fc.assert(
      fc.property(choices, (numbers) => {
        let draft = START
        for (const number of numbers) {
          const command = pick(draft, number)
          const done = applyCommand(draft, command)
          if (!done.ok) continue
          const left = new Set(contents(done.draft))
          const gone = contents(draft).filter((line) => !left.has(line))
          if (!command.do.endsWith('.remove')) expect(gone).toEqual([])
          draft = done.draft
        }
      }),
      { numRuns: 100 },
    )
  })

  test('a step up and a step down again is where it was; what was added and removed leaves no words behind', () => {
    fc.assert(
      fc.property(choices, fc.nat(100), (numbers, at) => {
        let draft = START
        for (const number of numbers) {
          const done = applyCommand(draft, pick(draft, number))
          if (done.ok) draft = done.draft
        }
        const { steps } = addressesOf(draft)
        const step = steps[at % steps.length] ?? ''
        const down = applyCommand(draft, { do: 'step.move', step, by: 1 })
        if (down.ok) expect(applyCommand(down.draft, { do: 'step.move', step, by: -1 })).toEqual({ ok: true, draft })
        const kind = BUILDER_KINDS[at % BUILDER_KINDS.length] ?? 'text'
        const added = applyCommand(draft, {
          do: 'field.add',
          step,
          parent: '',
          kind,
          label: words('Müvəqqəti'),
          options: ['A', 'B'],
        })
        if (!added.ok) return
        const removed = applyCommand(added.draft, { do: 'field.remove', path: added.made ?? '' })
        expect(removed.ok && removed.draft.record).toEqual(draft.record)
        expect(removed.ok && flatTexts(removed.draft.texts.az).sort()).toEqual(flatTexts(draft.texts.az).sort())
      }),
      { numRuns: 80 },
    )
  })
})

test('a removed question takes the conditions with it that could never hold again', () => {
  let draft = START
  const run = (command: Command) => {
    const done = applyCommand(draft, command)
    if (!done.ok) throw new Error(done.error.code)
    draft = done.draft
  }
  run({ do: 'field.add', step: 'contact', parent: '', kind: 'yes_no', label: words('Avtomobiliniz var'), options: [] })
  run({ do: 'field.add', step: 'contact', parent: '', kind: 'group', label: words('Avtomobillər'), options: [] })
  const change = {
    do: 'field.change',
    label: words('Avtomobillər'),
    hint: NO_WORDS,
    optional: false,
    prefill: '',
    fixed: false,
    props: { max: 5 },
  } as const
  run({ ...change, path: 'avtomobiller', when: { join: 'all', lines: [{ what: 'avtomobilinizVar=yes', not: false }] } })
  expect(draft.record.steps[0]?.fields[2]).toMatchObject({ kind: 'group', max: 5, when: { field: 'avtomobilinizVar', is: 'yes' } })
  run({ do: 'field.remove', path: 'avtomobilinizVar' })
  expect(draft.record.steps[0]?.fields[1]).not.toHaveProperty('when')
})

test.each([
  { join: 'and', lines: [{ left: 'age:fact:person.birth_date', compare: 'at_least', right: '', value: '18' }] },
  {
    join: 'or',
    lines: [
      { left: 'answer:phone', compare: 'filled', right: '', value: '' },
      { left: 'today', compare: 'less', right: '', value: '31.12.2026' },
    ],
  },
  {
    join: 'and',
    lines: [
      { left: 'count:fact:children', compare: 'more', right: '', value: '2' },
      { left: 'fact:id_card@expiresOn', compare: 'less', right: 'today', value: '' },
    ],
  },
  {
    join: 'and',
    lines: [
      { left: 'fact:income_12_months@totalQepik', compare: 'at_most', right: '', value: '1200,50' },
      { left: 'fact:person.sex', compare: 'not_equal', right: '', value: 'male' },
    ],
  },
] as const)('what is chosen in lists is read back from the expression: %j', (chosen) => {
  const expr = testExpr(START.record, chosen)
  expect(expr && simpleTest(START.record, expr)).toEqual(chosen)
})

test('conditions and sums come back as they were chosen', () => {
  const when = {
    join: 'any',
    lines: [
      { what: 'a=x', not: false },
      { what: 'b?', not: true },
      { what: 'c=yes', not: true },
    ],
  } as const
  expect(simpleWhen(toWhen(when))).toEqual(when)
  expect(simpleWhen({ field: 'a', is: ['x', 'y'] })).toEqual({
    join: 'any',
    lines: [
      { what: 'a=x', not: false },
      { what: 'a=y', not: false },
    ],
  })
  const value = { op: 'multiply', left: 'sum:answer:cars.price', right: '', value: '0,1' } as const
  const expr = valueExpr(START.record, value)
  expect(expr && simpleValue(START.record, expr)).toEqual(value)
})

import type { RawAnswers } from '@/db/schema/applications'
import { findService } from '@/lib/catalogue'
import type { Ctx, Staff } from '@/lib/platform/context'
import { newKey } from '@/lib/platform/ids'
import { type Day, dayInBaku } from '@/lib/platform/time'
import { textFor } from '../case-view'
import { factsOf, type World } from '../definition'
import { type AnswerSection, answerSections } from '../display'
import { namesOfSources } from '../drafts'
import type { FactCode, Facts, FactValues } from '../facts'
import type { FieldView } from '../field-view'
import { readAnswers } from '../read-answers'
import { compileRecord } from '../record'
import { stepFields } from '../step-view'
import { keptWorld } from '../world'
import type { OpenForm } from './queries'
import { sampleAnswers } from './sample-answers'

export type FormPreview = {
  steps: { code: string; title: string }[]
  /** Null: with these answers the step is not asked. */
  fields: FieldView[] | null
  lead: string | undefined
  title: string
  /** The answers the page was drawn with. */
  answers: RawAnswers
  sections: AnswerSection[]
  declarations: string[]
}

/**
 * A step as a citizen would meet it, drawn from what is being written with a made-up person and made-up answers. Nothing is kept.
 *
 * @param typed answers of the one who tries it out; sample answers when there are none
 */
export async function previewForm(
  ctx: Ctx<Staff>,
  open: OpenForm & { service: { code: string } },
  step: string,
  typed: RawAnswers | null,
  check: boolean,
): Promise<FormPreview | 'broken' | null> {
  const compiled = compileRecord(open.draft.record, open.draft.texts)
  if (!compiled.ok) return 'broken'
  const form = compiled.value
  const service = await findService(ctx, open.service.code)
  if (!service) return null
  const today = dayInBaku(ctx.now)
  const kept = await keptWorld(ctx, form.definition, service, sampleFacts(factsOf(form.definition), ctx.now, today), today, {
    id: newKey(),
    companyTin: null,
    companyName: null,
  })
  const world: World = { ...kept, account: { phone: '+994501234567', email: 'numune@example.az' } }
  const answers = typed ?? sampleAnswers(form.definition, world)
  const reading = readAnswers(form.definition, answers, world)
  const text = textFor(ctx, form, service)
  const title = (code: string) => text(`steps.${code}.title`) ?? code
  const here = reading.steps.find((one) => one.step.code === step)
  const known = form.definition.steps.some(({ code }) => code === step) || step === 'review'
  if (!known) return null
  const context = {
    locale: ctx.locale,
    definition: form.definition,
    world,
    text,
    answers: reading.answers,
    agencyNames: await namesOfSources(ctx, world),
  }
  return {
    steps: reading.steps.map((one) => ({ code: one.step.code, title: title(one.step.code) })),
    fields: here ? stepFields(context, here.step, answers, check ? here.errors : []) : null,
    lead: text(`steps.${step}.lead`),
    title: title(step),
    answers,
    sections: answerSections(reading, world, ctx.locale, text),
    declarations: form.definition.declarations.map((code) => text(`declarations.${code}`) ?? code),
  }
}

/** A person who does not exist, as registers would tell of them. */
function sampleFacts(codes: readonly FactCode[], now: Date, today: Day): Facts {
  const year = Number(today.slice(0, 4))
  const document = { number: 'AA0000000', issuedOn: `${year - 5}-01-15`, expiresOn: `${year + 5}-01-15`, issuer: 'ASAN xidmət' }
  const values: Partial<FactValues> = {
    'person.name': 'Nümunəyev Nümunə Nümunə oğlu',
    'person.pin': '0AAAAA0',
    'person.birth_date': `${year - 36}-05-17`,
    'person.birth_place': { az: 'Bakı', en: 'Baku', ru: 'Баку' },
    'person.sex': 'male',
    'person.citizenship': 'AZE',
    'person.marital_status': 'married',
    'person.address': 'AZ1000, Bakı şəhəri, Nümunə küçəsi, bina 1, mənzil 1',
    residence: null,
    household: [],
    spouse: { pin: '0BBBBB0', name: 'Nümunəyeva Nümunə Nümunə qızı', marriedOn: `${year - 10}-06-01`, recordNumber: 'N-0000001' },
    parents: [],
    children: [
      {
        pin: '0CCCCC0',
        name: 'Nümunəyev Uşaq Nümunə oğlu',
        birthDate: `${year - 4}-03-10`,
        sex: 'male',
        birthRecordNumber: 'AB-0000001',
        birthRecordDate: `${year - 4}-03-15`,
      },
    ],
    birth_record: null,
    id_card: document,
    passport: { ...document, number: 'P0000000' },
    driving_licence: {
      number: 'AA000000',
      categories: ['B'],
      issuedOn: document.issuedOn,
      expiresOn: document.expiresOn,
      issuer: 'DİN',
    },
    vehicles: [],
    education: [],
    employment: [],
    pension: null,
    income_12_months: { months: [], totalQepik: 1_200_000, averageQepik: 100_000 },
    property: [],
  }
  return Object.fromEntries(
    codes.map((code) => [
      code,
      { ok: true, value: values[code] ?? null, agencyCode: 'din', register: 'population', asOf: now.toISOString() },
    ]),
  ) as Facts
}

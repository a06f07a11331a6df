import { z } from 'zod'
import type { LocalizedText } from '@/db/columns'
import type { ServiceContent } from '@/db/schema/catalogue'
import { FEE_KINDS, RECIPIENTS, TERM_UNITS } from '@/db/vocabulary/catalogue'
import { NOTIFICATION_FORMS } from '@/db/vocabulary/registry'

// The record of a service: everything an agency answers for. Versions keep it whole; the row of `services` is the one that holds today.

/** Highest amount of a tariff in the smallest unit: what a 32-bit column holds. */
const MOST = 2_000_000_000

const code = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,79}$/i, 'invalid')
const codes = z
  .array(code)
  .max(60, 'too_many')
  .refine((list) => new Set(list).size === list.length, 'repeated')
const someCodes = codes.min(1, 'choose')
const words = (maximum: number) => z.string().trim().max(maximum, 'too_long')
/** Azerbaijani is the source and must be there; what other languages lack is listed as missing. */
const text = (maximum: number) =>
  z.strictObject({ az: words(maximum).min(1, 'required'), en: words(maximum).optional(), ru: words(maximum).optional() })
const amount = z.number().int('invalid_amount').min(0, 'invalid_amount').max(MOST, 'invalid_amount')
const termValue = z.number().int('invalid').min(0, 'invalid').max(10_000, 'invalid')

const ServiceDocument = z.strictObject({
  type: code.describe('Code of the document type.'),
  conditional: z.boolean().describe('Asked only of some applicants.'),
  onceOnly: z.boolean().describe('The state gets it by itself: the applicant must not be asked for it.'),
})
const ServiceFee = z.strictObject({
  label: text(300),
  amount: amount.describe('In the smallest unit of the currency: qəpik, cent.'),
  currency: z.enum(['AZN', 'USD']),
  term: z.strictObject({ value: termValue, unit: z.enum(TERM_UNITS) }).nullable(),
  percentOver: z
    .strictObject({ threshold: amount, ratePercent: z.number().min(0).max(100) })
    .nullable()
    .describe('A share of what goes beyond the threshold, added to the amount.'),
  cap: amount.nullable(),
  serviceFee: amount.nullable().describe('Taken by the centre or the portal on top.'),
  unconfirmed: z.boolean(),
})
const Expedited = z.strictObject({ termValue, termUnit: z.enum(TERM_UNITS), feeQepik: amount })
const Source = z.strictObject({ url: words(500), fields: z.array(words(40)).max(40), verify: z.boolean() })

export const ServiceRecord = z
  .strictObject({
    agencyCode: code.describe('The body that gives the service and answers for this record.'),
    categoryCode: code,
    lifeEventCodes: codes,
    name: text(300),
    summary: text(1000),
    recipients: z.array(z.enum(RECIPIENTS)).min(1, 'choose').max(3),
    legalActCodes: codes,
    documents: z
      .array(ServiceDocument)
      .max(40, 'too_many')
      .refine((list) => new Set(list.map(({ type }) => type)).size === list.length, 'repeated'),
    feeQepik: amount.describe('What has to be paid at least, in qəpik.'),
    feeKind: z.enum(FEE_KINDS),
    fees: z.array(ServiceFee).max(60, 'too_many').describe('The detailed tariff.'),
    termValue,
    termUnit: z.enum(TERM_UNITS),
    expedited: z.array(Expedited).max(10, 'too_many').describe('Faster terms and what each costs instead of the ordinary fee.'),
    channelCodes: someCodes,
    online: z.boolean(),
    appointmentable: z.boolean().describe('Visits can be booked ahead.'),
    windowMinutes: z.number().int('invalid').min(0, 'invalid').max(480, 'invalid'),
    resultDocumentCode: code.nullable(),
    refusalGroundCodes: codes,
    suspensionGroundCodes: codes,
    disputeRouteCode: code.nullable(),
    proactive: z.boolean().describe('The state speaks first.'),
    proactiveTrigger: text(300).nullable(),
    procedure: text(4000).nullable().describe('How it goes, one step a line.'),
    notificationForms: z.array(z.enum(NOTIFICATION_FORMS)).max(6),
    source: words(500),
    sources: z.array(Source).max(40),
    unconfirmed: z.boolean(),
  })
  .superRefine((record, { addIssue }) => {
    if (record.feeKind === 'free' && record.feeQepik > 0) addIssue({ code: 'custom', path: ['feeQepik'], message: 'free_has_fee' })
    if (record.online !== record.channelCodes.includes('online'))
      addIssue({ code: 'custom', path: ['channelCodes'], message: 'online_channel' })
    if (record.proactive && !record.proactiveTrigger)
      addIssue({ code: 'custom', path: ['proactiveTrigger.az'], message: 'required' })
  })
export type ServiceRecord = z.output<typeof ServiceRecord>

// A field added to the one and not to the other does not compile.
const _same: (record: ServiceRecord) => ServiceContent = (record) => record
void _same

const LANGUAGES = ['en', 'ru'] as const
/** A text of a record by the address of its field: `summary`, `fees.0.label`. */
export type RecordText = { path: string; text: LocalizedText }

/** Every text of a record that people read. */
export function textsOf(record: ServiceContent): RecordText[] {
  return [
    { path: 'name', text: record.name },
    { path: 'summary', text: record.summary },
    ...(record.procedure ? [{ path: 'procedure', text: record.procedure }] : []),
    ...(record.proactiveTrigger ? [{ path: 'proactiveTrigger', text: record.proactiveTrigger }] : []),
    ...record.fees.map((fee, index) => ({ path: `fees.${index}.label`, text: fee.label })),
  ]
}

export type Completeness = {
  missing: { path: string; locale: (typeof LANGUAGES)[number] }[]
  /** Whole per cent of the texts that are there, in all languages. */
  percent: number
}

/** What is not translated yet, and how far the work is. */
export function completenessOf(record: ServiceContent): Completeness {
  const texts = textsOf(record)
  const missing = texts.flatMap(({ path, text: one }) =>
    LANGUAGES.filter((locale) => !one[locale]?.trim()).map((locale) => ({ path, locale })),
  )
  const wanted = texts.length * 3
  return { missing, percent: Math.floor(((wanted - missing.length) * 100) / wanted) }
}

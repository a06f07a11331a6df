import { z } from 'zod'
import { FEE_KINDS, RECIPIENTS, TERM_UNITS } from '@/db/vocabulary/catalogue'
import { NOTIFICATION_FORMS } from '@/db/vocabulary/registry'

// A service as open data tells it: the record of the registry with the names behind its codes. The JSON Schema is made from this.

const text = z
  .strictObject({ az: z.string(), en: z.string().optional(), ru: z.string().optional() })
  .describe('A text in the languages of the portal. Azerbaijani is the source and always there.')
const named = z.strictObject({ code: z.string(), name: text })
const qepik = z.int().min(0).describe('Qəpik: 100 are one manat.')
const day = z.iso.date()
const term = z.strictObject({ value: z.int().min(0), unit: z.enum(TERM_UNITS) })

export const OpenService = z
  .strictObject({
    code: z.string().describe('Never changes; part of the permanent address.'),
    version: z.int().min(1).describe('Number of the version of the record.'),
    validFrom: day.describe('First day this version holds (Baku).'),
    validUntil: day.nullable().describe('First day it no longer holds; null: until the next version.'),
    page: z.strictObject({ az: z.url(), en: z.url(), ru: z.url() }).describe('Where people read it.'),
    name: text,
    summary: text,
    agency: named
      .extend({ shortName: z.string(), website: z.string().nullable(), phone: z.string().nullable() })
      .describe('The body that gives the service and answers for the record.'),
    category: named,
    lifeEvents: z.array(named),
    recipients: z.array(z.enum(RECIPIENTS)),
    online: z.boolean(),
    channels: z.array(named).describe('From the easiest to the farthest.'),
    appointmentable: z.boolean().describe('Visits can be booked ahead.'),
    visitMinutes: z.int().min(0).describe('Minutes one visit takes; 0 when none is needed.'),
    documents: z.array(
      named.extend({
        conditional: z.boolean().describe('Asked only of some applicants.'),
        onceOnly: z.boolean().describe('The state gets it by itself; the applicant must not be asked for it.'),
      }),
    ),
    fee: z.strictObject({ amountQepik: qepik, kind: z.enum(FEE_KINDS) }).describe('What has to be paid at least.'),
    tariff: z.array(
      z.strictObject({
        label: text,
        amount: z.int().min(0).describe('In the smallest unit of the currency.'),
        currency: z.enum(['AZN', 'USD']),
        term: term.nullable(),
        percentOver: z.strictObject({ threshold: z.int().min(0), ratePercent: z.number().min(0) }).nullable(),
        cap: z.int().min(0).nullable(),
        serviceFee: z.int().min(0).nullable(),
        unconfirmed: z.boolean(),
      }),
    ),
    term,
    expedited: z.array(z.strictObject({ term, amountQepik: qepik })),
    procedure: text.nullable().describe('How it goes, one step a line.'),
    notificationForms: z.array(z.enum(NOTIFICATION_FORMS)),
    result: named.nullable(),
    refusalGrounds: z.array(named),
    suspensionGrounds: z.array(named.extend({ days: z.int().nullable() })),
    dispute: named.extend({ deadlineDays: z.int().nullable() }).nullable(),
    legalBasis: z.array(
      z.strictObject({
        code: z.string(),
        kind: z.string(),
        number: z.string().nullable(),
        adoptedOn: day.nullable(),
        title: text,
      }),
    ),
    proactive: z.boolean(),
    proactiveTrigger: text.nullable(),
    confirmedOn: day.nullable().describe('When the agency last said that the record is right.'),
    unconfirmed: z.boolean().describe('True: values of the record are not confirmed by the agency.'),
    sources: z.array(z.strictObject({ url: z.string(), fields: z.array(z.string()), verify: z.boolean() })),
  })
  .meta({ title: 'Service', description: 'A public service of Azerbaijan as the electronic registry keeps it.' })
export type OpenService = z.output<typeof OpenService>

/** JSON Schema 2020-12 of a service. */
export const openServiceSchema = (portal: string) => ({
  ...z.toJSONSchema(OpenService, { target: 'draft-2020-12' }),
  $id: `${portal}/api/open-data/v1/schema/service.json`,
})

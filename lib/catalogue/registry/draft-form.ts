import type { LocalizedText } from '@/db/columns'
import type { ServiceContent } from '@/db/schema/catalogue'
import { type FieldError, type FormValues, formErrors } from '@/lib/platform/forms/model'
import { parseManat } from '@/lib/platform/money'
import type { Day } from '@/lib/platform/time'
import { ServiceRecord } from './record'

// A record as the fields of the edit form, and back. Names of fields are addresses in the record: `name.az`, `documents.0.type`.

const LOCALES = ['az', 'en', 'ru'] as const
export const ROW_LISTS = ['documents', 'fees', 'expedited'] as const
export type RowList = (typeof ROW_LISTS)[number]
/** The field by which a row is known to be there. */
const ANCHOR: Record<RowList, string> = { documents: 'type', fees: 'amount', expedited: 'value' }
/** Fields a new row begins with. */
const EMPTY: Record<RowList, FormValues> = {
  documents: { type: '' },
  fees: { amount: '', currency: 'AZN' },
  expedited: { value: '', unit: 'working_day', fee: '' },
}

const manat = (qepik: number | null | undefined): string =>
  qepik === null || qepik === undefined ? '' : (qepik / 100).toFixed(2).replace('.', ',')
const flag = (name: string, on: boolean): FormValues => (on ? { [name]: 'on' } : {})
const texts = (name: string, text: LocalizedText | null): FormValues =>
  Object.fromEntries(LOCALES.map((locale) => [`${name}.${locale}`, text?.[locale] ?? '']))

/** What the form shows of a record. */
export function formOfContent(content: ServiceContent): FormValues {
  return {
    ...texts('name', content.name),
    ...texts('summary', content.summary),
    ...texts('procedure', content.procedure),
    ...texts('proactiveTrigger', content.proactiveTrigger),
    categoryCode: content.categoryCode,
    lifeEventCodes: content.lifeEventCodes,
    recipients: content.recipients,
    legalActCodes: content.legalActCodes,
    channelCodes: content.channelCodes,
    refusalGroundCodes: content.refusalGroundCodes,
    suspensionGroundCodes: content.suspensionGroundCodes,
    notificationForms: content.notificationForms,
    disputeRouteCode: content.disputeRouteCode ?? '',
    resultDocumentCode: content.resultDocumentCode ?? '',
    feeKind: content.feeKind,
    feeQepik: manat(content.feeQepik),
    termValue: String(content.termValue),
    termUnit: content.termUnit,
    windowMinutes: String(content.windowMinutes),
    ...flag('appointmentable', content.appointmentable),
    ...flag('proactive', content.proactive),
    ...Object.assign(
      {},
      ...content.documents.map((document, n) => ({
        [`documents.${n}.type`]: document.type,
        ...flag(`documents.${n}.onceOnly`, document.onceOnly),
        ...flag(`documents.${n}.conditional`, document.conditional),
      })),
      ...content.fees.map((fee, n) => ({
        ...texts(`fees.${n}.label`, fee.label),
        [`fees.${n}.amount`]: manat(fee.amount),
        [`fees.${n}.currency`]: fee.currency,
        [`fees.${n}.termValue`]: fee.term ? String(fee.term.value) : '',
        [`fees.${n}.termUnit`]: fee.term?.unit ?? 'working_day',
        [`fees.${n}.threshold`]: manat(fee.percentOver?.threshold),
        [`fees.${n}.ratePercent`]: fee.percentOver ? String(fee.percentOver.ratePercent).replace('.', ',') : '',
        [`fees.${n}.cap`]: manat(fee.cap),
        [`fees.${n}.serviceFee`]: manat(fee.serviceFee),
      })),
      ...content.expedited.map((way, n) => ({
        [`expedited.${n}.value`]: String(way.termValue),
        [`expedited.${n}.unit`]: way.termUnit,
        [`expedited.${n}.fee`]: manat(way.feeQepik),
      })),
    ),
  }
}

/** Numbers of the rows of a list that the form holds. */
export function rowsOf(values: FormValues, list: RowList): number[] {
  const pattern = new RegExp(`^${list}\\.(\\d{1,3})\\.${ANCHOR[list]}$`)
  return Object.keys(values)
    .flatMap((name) => pattern.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
}

/** The form after "add a row" or "remove this row"; null when the button was another one. */
export function changeRows(values: FormValues, intent: string): { values: FormValues; list: RowList } | null {
  const [verb, name, number] = intent.split(':')
  const list = ROW_LISTS.find((known) => known === name)
  if (!list) return null
  if (verb === 'add') {
    const next = (rowsOf(values, list).at(-1) ?? -1) + 1
    const added = Object.fromEntries(Object.entries(EMPTY[list]).map(([field, value]) => [`${list}.${next}.${field}`, value]))
    return { list, values: { ...values, ...added } }
  }
  if (verb !== 'remove' || !/^\d{1,3}$/.test(number ?? '')) return null
  const kept = Object.entries(values).filter(([field]) => !field.startsWith(`${list}.${number}.`))
  return { list, values: Object.fromEntries(kept) }
}

const one = (values: FormValues, name: string): string => [values[name] ?? ''].flat()[0] ?? ''
const many = (values: FormValues, name: string): string[] => [values[name] ?? []].flat().filter(Boolean)
const on = (values: FormValues, name: string): boolean => one(values, name) === 'on'
const number = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : Number.NaN)
/** NaN when it is not an amount: the schema then says so at its field. */
const amount = (text: string): number => parseManat(text) ?? Number.NaN
const optionalAmount = (text: string): number | null => (text ? amount(text) : null)
function textOf(values: FormValues, name: string): LocalizedText {
  const [az, en, ru] = LOCALES.map((locale) => one(values, `${name}.${locale}`))
  return { az: az ?? '', ...(en ? { en } : {}), ...(ru ? { ru } : {}) }
}
function optionalText(values: FormValues, name: string): LocalizedText | null {
  const text = textOf(values, name)
  return text.az || text.en || text.ru ? text : null
}

/**
 * Reads the form into a record. What the form does not ask (agency, sources) stays as it was. Rows are counted anew, so an error is told
 * at the number the row has in the form.
 */
export function contentOfForm(
  values: FormValues,
  before: ServiceContent,
): { ok: true; content: ServiceRecord } | { ok: false; errors: FieldError[] } {
  const rows = { documents: rowsOf(values, 'documents'), fees: rowsOf(values, 'fees'), expedited: rowsOf(values, 'expedited') }
  const channelCodes = many(values, 'channelCodes')
  const feeAt = (n: number) => (field: string) => one(values, `fees.${n}.${field}`)
  const parsed = ServiceRecord.safeParse({
    ...before,
    name: textOf(values, 'name'),
    summary: textOf(values, 'summary'),
    procedure: optionalText(values, 'procedure'),
    proactive: on(values, 'proactive'),
    proactiveTrigger: on(values, 'proactive') ? optionalText(values, 'proactiveTrigger') : null,
    categoryCode: one(values, 'categoryCode'),
    lifeEventCodes: many(values, 'lifeEventCodes'),
    recipients: many(values, 'recipients'),
    legalActCodes: many(values, 'legalActCodes'),
    channelCodes,
    online: channelCodes.includes('online'),
    refusalGroundCodes: many(values, 'refusalGroundCodes'),
    suspensionGroundCodes: many(values, 'suspensionGroundCodes'),
    notificationForms: many(values, 'notificationForms'),
    disputeRouteCode: one(values, 'disputeRouteCode') || null,
    resultDocumentCode: one(values, 'resultDocumentCode') || null,
    feeKind: one(values, 'feeKind'),
    feeQepik: amount(one(values, 'feeQepik')),
    termValue: number(one(values, 'termValue')),
    termUnit: one(values, 'termUnit'),
    windowMinutes: number(one(values, 'windowMinutes')),
    appointmentable: on(values, 'appointmentable'),
    documents: rows.documents.map((n) => ({
      type: one(values, `documents.${n}.type`),
      onceOnly: on(values, `documents.${n}.onceOnly`),
      conditional: on(values, `documents.${n}.conditional`),
    })),
    fees: rows.fees.map((n) => {
      const at = feeAt(n)
      const known = before.fees.find(({ label }) => label.az === at('label.az'))
      return {
        label: textOf(values, `fees.${n}.label`),
        amount: amount(at('amount')),
        currency: at('currency'),
        term: at('termValue') ? { value: number(at('termValue')), unit: at('termUnit') } : null,
        percentOver: at('threshold')
          ? { threshold: amount(at('threshold')), ratePercent: Number(at('ratePercent').replace(',', '.') || Number.NaN) }
          : null,
        cap: optionalAmount(at('cap')),
        serviceFee: optionalAmount(at('serviceFee')),
        unconfirmed: known?.unconfirmed ?? false,
      }
    }),
    expedited: rows.expedited.map((n) => ({
      termValue: number(one(values, `expedited.${n}.value`)),
      termUnit: one(values, `expedited.${n}.unit`),
      feeQepik: amount(one(values, `expedited.${n}.fee`)),
    })),
  })
  if (parsed.success) return { ok: true, content: parsed.data }
  return { ok: false, errors: formErrors(parsed.error).map((error) => ({ ...error, ...inForm(error, rows) })) }
}

const IN_EXPEDITED: Record<string, string> = { termValue: 'value', termUnit: 'unit', feeQepik: 'fee' }
const AMOUNTS = /(amount|fee|feeQepik|cap|serviceFee|threshold)$/i

/** The address of an error in the record as the name of its field in the form. */
function inForm({ field, code }: FieldError, rows: Record<RowList, number[]>): { field: string; code: string } {
  const [list, index, ...rest] = field.split('.')
  const known = ROW_LISTS.find((name) => name === list)
  const numberInForm = known && index !== undefined ? rows[known][Number(index)] : undefined
  let name = field
  if (known && numberInForm !== undefined) {
    const part = rest.at(-1) ?? ''
    const inner =
      known === 'expedited'
        ? (IN_EXPEDITED[part] ?? part)
        : rest[0] === 'term'
          ? part === 'value'
            ? 'termValue'
            : 'termUnit'
          : rest[0] === 'percentOver'
            ? part
            : rest.join('.')
    name = `${known}.${numberInForm}.${inner}`
  }
  const required = code === 'required' && AMOUNTS.test(name)
  return { field: name, code: required ? 'invalid_amount' : code }
}

/** The day from the boxes of the form; null when they are empty, undefined when there is no such day. */
export function dayOfForm(values: FormValues, name: string): Day | null | undefined {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => one(values, `${name}.${part}`))
  if (!day && !month && !year) return null
  const text = `${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined
}

import type { LocalizedText } from '@/db/columns'
import type { ServiceContent } from '@/db/schema/catalogue'

/** A value as a page shows it: a text in its languages side by side, codes to be named, or anything else as it stands. */
export type Shown =
  | { kind: 'text'; text: LocalizedText | null }
  | { kind: 'codes'; codes: readonly string[] }
  | { kind: 'value'; value: string | number | boolean | null }
export type Change = {
  /** Address of the field: `name`, `documents.photo`, `fees.2.label`. */
  path: string
  /** The part of a record it belongs to; its words are registry.json `field.<field>`. */
  field: keyof ServiceContent
  /** The row of a list it is about, as people know it: a document's code, a fee's name. */
  of?: string | LocalizedText
  before: Shown | null
  after: Shown | null
}

type Flat = Map<string, Omit<Change, 'before' | 'after'> & { shown: Shown }>

/** Every value of a record by its address; rows of lists are told apart by what they are, not by their place. */
export function flatten(record: ServiceContent): Flat {
  const flat: Flat = new Map()
  const put = (field: keyof ServiceContent, shown: Shown, row?: { key: string; of: string | LocalizedText }, part?: string) => {
    const path = [field, row?.key, part].filter(Boolean).join('.')
    flat.set(path, { path, field, ...(row ? { of: row.of } : {}), shown })
  }
  const text = (field: keyof ServiceContent, value: LocalizedText | null) => put(field, { kind: 'text', text: value })
  const value = (field: keyof ServiceContent, one: string | number | boolean | null) => put(field, { kind: 'value', value: one })
  const codes = (field: keyof ServiceContent, list: readonly string[]) => put(field, { kind: 'codes', codes: list })

  text('name', record.name)
  text('summary', record.summary)
  codes('agencyCode', [record.agencyCode])
  codes('categoryCode', [record.categoryCode])
  codes('lifeEventCodes', record.lifeEventCodes)
  codes('recipients', record.recipients)
  codes('legalActCodes', record.legalActCodes)
  for (const document of record.documents) {
    const row = { key: document.type, of: document.type }
    put('documents', { kind: 'value', value: document.onceOnly }, row, 'onceOnly')
    put('documents', { kind: 'value', value: document.conditional }, row, 'conditional')
  }
  codes('feeKind', [record.feeKind])
  value('feeQepik', record.feeQepik)
  record.fees.forEach((fee, index) => {
    const row = { key: `${index}`, of: fee.label }
    put('fees', { kind: 'text', text: fee.label }, row, 'label')
    put('fees', { kind: 'value', value: `${fee.amount / 100} ${fee.currency}` }, row, 'amount')
    put('fees', { kind: 'value', value: feeDetails(fee) }, row, 'details')
  })
  put('termValue', { kind: 'value', value: `${record.termValue} ${record.termUnit}` })
  record.expedited.forEach((way) => {
    const name = `${way.termValue} ${way.termUnit}`
    put('expedited', { kind: 'value', value: way.feeQepik }, { key: name, of: name })
  })
  codes('channelCodes', record.channelCodes)
  value('online', record.online)
  value('appointmentable', record.appointmentable)
  value('windowMinutes', record.windowMinutes)
  codes('resultDocumentCode', record.resultDocumentCode ? [record.resultDocumentCode] : [])
  codes('refusalGroundCodes', record.refusalGroundCodes)
  codes('suspensionGroundCodes', record.suspensionGroundCodes)
  codes('disputeRouteCode', record.disputeRouteCode ? [record.disputeRouteCode] : [])
  value('proactive', record.proactive)
  text('proactiveTrigger', record.proactiveTrigger)
  text('procedure', record.procedure)
  codes('notificationForms', record.notificationForms)
  value('source', record.source)
  for (const source of record.sources)
    put('sources', { kind: 'value', value: source.fields.join(', ') }, { key: source.url, of: source.url })
  value('unconfirmed', record.unconfirmed)
  return flat
}

const feeDetails = (fee: ServiceContent['fees'][number]): string =>
  [
    fee.term && `${fee.term.value} ${fee.term.unit}`,
    fee.percentOver && `> ${fee.percentOver.threshold / 100}: ${fee.percentOver.ratePercent} %`,
    fee.cap !== null && `max ${fee.cap / 100}`,
    fee.serviceFee !== null && `+ ${fee.serviceFee / 100}`,
  ]
    .filter(Boolean)
    .join('; ')

/** What differs between two records, field by field, in the order of the record. */
export function changesBetween(before: ServiceContent, after: ServiceContent): Change[] {
  const [old, young] = [flatten(before), flatten(after)]
  return [...new Set([...young.keys(), ...old.keys()])].flatMap((path) => {
    const [was, is] = [old.get(path), young.get(path)]
    const known = is ?? was
    if (!known || (was && is && same(was.shown, is.shown))) return []
    const { shown: _, ...place } = known
    return [{ ...place, before: was?.shown ?? null, after: is?.shown ?? null }]
  })
}

function same(one: Shown, other: Shown): boolean {
  if (one.kind === 'text' && other.kind === 'text')
    return (['az', 'en', 'ru'] as const).every((locale) => (one.text?.[locale] ?? '') === (other.text?.[locale] ?? ''))
  return JSON.stringify(one) === JSON.stringify(other)
}

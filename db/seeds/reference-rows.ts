import type * as schema from '../schema'
import type { ServiceContent } from '../schema/catalogue'
import { columnsOf, type SearchNames, searchColumns } from '../service-content'
import type { RegistryList } from '../vocabulary/catalogue'
import { notificationFormsOf, procedureOf } from './procedure'
import { type Facts, type FeeFact, isConfirmed, type NamedFact, type ServiceFact, smallestUnit } from './reference-files'

type Rows<T extends { $inferInsert: unknown }> = T['$inferInsert'][]

export const agencyRows = ({ agencies }: Facts): Rows<typeof schema.agencies> =>
  agencies.map((fact) => ({
    code: fact.code,
    kind: fact.type,
    name: fact.name,
    shortName: fact.short_name,
    website: fact.website,
    phone: fact.phone,
    parentCode: fact.parent,
    source: fact.source,
    phoneConfirmed: fact.phone !== null && isConfirmed(fact.phone_source),
  }))

export function termRows({ registry, formats, russian }: Facts): Rows<typeof schema.registryTerms> {
  const list = (name: RegistryList, facts: NamedFact[]) =>
    facts.map((fact, position) => ({ list: name, code: fact.code, name: fact.name, position, days: fact.days ?? null }))
  const regions = formats.economic_regions.map((fact) => ({
    ...fact,
    name: { ...fact.name, ru: russian.economicRegions[fact.code] },
  }))
  return [
    ...list('category', registry.categories),
    ...list('life_event', registry.life_events),
    ...list('channel', registry.channels),
    ...list('refusal_ground', registry.refusal_grounds),
    ...list('suspension_ground', registry.suspension_grounds),
    ...list('economic_region', regions),
  ]
}

export const regionRows = ({ formats }: Facts): Rows<typeof schema.regions> =>
  formats.regions.map((fact, position) => ({
    code: fact.code,
    name: fact.name,
    economicRegionCode: fact.economic_region,
    position,
  }))

export const documentTypeRows = ({ registry }: Facts): Rows<typeof schema.documentTypes> =>
  registry.document_types.map((fact) => ({
    code: fact.code,
    name: fact.name,
    issuerCode: fact.issuer,
    obtainableByState: fact.obtainable_by_state,
    source: fact.source,
  }))

export const legalActRows = ({ registry, russian }: Facts): Rows<typeof schema.legalActs> =>
  registry.legal_acts.map((fact) => ({
    code: fact.code,
    kind: fact.type,
    number: fact.number,
    adoptedOn: fact.date,
    title: { ...fact.title, ru: fact.title.ru ?? russian.legalActs[fact.code] },
    source: fact.source,
  }))

export const disputeRouteRows = ({ registry }: Facts): Rows<typeof schema.disputeRoutes> =>
  registry.dispute_routes.map((fact) => ({
    code: fact.code,
    name: fact.name,
    deadlineDays: fact.deadline_days,
    source: fact.source,
  }))

/** The record of every service as the reference data tells it, in the order of the registry. */
export function serviceContents(facts: Facts): { code: string; content: ServiceContent }[] {
  const { registry, russian } = facts
  return registry.services.map((fact) => ({
    code: fact.code,
    content: {
      agencyCode: fact.agency,
      categoryCode: fact.category,
      lifeEventCodes: fact.life_events,
      name: fact.name,
      summary: { ...fact.summary, ru: fact.summary.ru ?? russian.summaries[fact.code] },
      recipients: fact.recipients,
      legalActCodes: fact.legal_basis,
      documents: fact.documents.map((document) => ({
        type: document.type,
        conditional: document.conditional,
        onceOnly: document.once_only,
      })),
      feeQepik: smallestUnit(fact.fee_azn),
      feeKind: fact.fee_kind,
      fees: fact.fees.map((fee) => feeRow(fee, fact, russian.feeLabels)),
      termValue: fact.term.value,
      termUnit: fact.term.unit,
      expedited: fact.expedited.map((way) => ({
        termValue: way.term.value,
        termUnit: way.term.unit,
        feeQepik: smallestUnit(way.fee_azn),
      })),
      channelCodes: fact.channels,
      online: fact.online,
      appointmentable: fact.appointmentable,
      windowMinutes: fact.window_minutes,
      resultDocumentCode: fact.result_document,
      refusalGroundCodes: fact.refusal_grounds,
      suspensionGroundCodes: fact.suspension_grounds,
      disputeRouteCode: fact.dispute_route,
      proactive: fact.proactive,
      proactiveTrigger: fact.proactive_trigger && {
        ...fact.proactive_trigger,
        ru: fact.proactive_trigger.ru ?? russian.triggers[fact.code],
      },
      procedure: procedureOf(fact),
      notificationForms: notificationFormsOf(fact),
      source: fact.source,
      sources: fact.sources,
      unconfirmed: fact.verify || !isConfirmed(fact.source),
    },
  }))
}

/** Names a service is also found by. */
function searchNames({ registry, agencies }: Facts, content: ServiceContent): SearchNames {
  const nameIn = (list: NamedFact[], code: string) => list.find((term) => term.code === code)?.name
  const agency = agencies.find((one) => one.code === content.agencyCode)
  return {
    category: nameIn(registry.categories, content.categoryCode) ?? { az: '' },
    lifeEvents: content.lifeEventCodes.flatMap((code) => nameIn(registry.life_events, code) ?? []),
    agency: agency?.name ?? { az: '' },
    agencyShort: agency?.short_name ?? '',
  }
}

export const serviceRows = (facts: Facts): Rows<typeof schema.services> =>
  serviceContents(facts).map(({ code, content }, position) => ({
    code,
    ...columnsOf(content),
    position,
    ...searchColumns(content, searchNames(facts, content)),
  }))

function feeRow(fee: FeeFact, service: ServiceFact, labels: Record<string, string>) {
  return {
    label: { ...fee.label, ru: fee.label.ru ?? labels[fee.label.az] },
    amount: smallestUnit(fee.amount),
    currency: fee.currency,
    term: fee.term ?? null,
    percentOver: fee.percent_over
      ? { threshold: smallestUnit(fee.percent_over.threshold), ratePercent: fee.percent_over.rate }
      : null,
    cap: fee.cap === undefined ? null : smallestUnit(fee.cap),
    serviceFee: fee.service_fee === undefined ? null : smallestUnit(fee.service_fee),
    unconfirmed: fee.verify ?? service.verify,
  }
}

export const serviceLifeEventRows = ({ registry }: Facts): Rows<typeof schema.serviceLifeEvents> =>
  registry.services.flatMap((fact) => fact.life_events.map((lifeEventCode) => ({ serviceCode: fact.code, lifeEventCode })))

export const benefitRows = ({ benefits, russian }: Facts): Rows<typeof schema.benefits> =>
  benefits.map((fact) => ({
    code: fact.code,
    name: fact.name,
    amountQepik: fact.amount_azn === null ? null : smallestUnit(fact.amount_azn),
    unit: fact.unit,
    conditions: { ...fact.conditions, ru: fact.conditions.ru ?? russian.benefitConditions[fact.code] },
    serviceCode: fact.service,
    agencyCode: fact.agency,
    effectiveFrom: fact.effective_from,
    proactive: fact.proactive ?? false,
    source: fact.source,
    unconfirmed: fact.verify,
  }))

/** One row a day, however many holidays fall on it. */
export function calendarRows({ calendar }: Facts): Rows<typeof schema.calendarDays> {
  return calendar.years.flatMap((year) => {
    const rows = new Map<string, (typeof schema.calendarDays)['$inferInsert']>()
    for (const holiday of year.holidays) {
      const known = rows.get(holiday.date)
      const confirmed = holiday.confidence !== 'estimated' && (known?.confirmed ?? true)
      const name = known ? joined(known.name, holiday.name) : holiday.name
      rows.set(holiday.date, { day: holiday.date, name, working: holiday.work_day, kind: 'holiday', confirmed })
    }
    const holidays = new Map(rows)
    for (const move of year.transfers) {
      const from = holidays.get(move.from_date)
      if (!from) throw new Error(`Cannot move a day of rest: expected a holiday on ${move.from_date}, got none`)
      const name = {
        az: `İstirahət günü (${from.name.az})`,
        en: `Day off in lieu (${from.name.en})`,
        ru: `Перенесённый выходной (${from.name.ru})`,
      }
      rows.set(move.to_date, { day: move.to_date, name, working: false, kind: 'transferred', confirmed: from.confirmed })
    }
    for (const day of year.memorial_days)
      if (!rows.has(day.date))
        rows.set(day.date, { day: day.date, name: day.name, working: day.work_day, kind: 'memorial', confirmed: true })
    for (const day of year.swaps ?? [])
      rows.set(day.date, { day: day.date, name: day.name, working: day.work_day, kind: 'swap', confirmed: true })
    return [...rows.values()]
  })
}

const joined = (one: { az: string; en?: string; ru?: string }, other: { az: string; en: string; ru?: string }) => ({
  az: `${one.az}, ${other.az}`,
  en: `${one.en}, ${other.en}`,
  ru: `${one.ru}, ${other.ru}`,
})

/** Everyday names of services, as they came with the data. */
export const phraseRows = ({ search }: Facts): Rows<typeof schema.servicePhrases> =>
  Object.entries(search.phrases).flatMap(([serviceCode, byLocale]) =>
    Object.entries(byLocale).flatMap(([locale, phrases]) =>
      [...new Set(phrases)].map((phrase) => ({ serviceCode, locale, phrase })),
    ),
  )

export const synonymRows = ({ search }: Facts): Rows<typeof schema.searchSynonyms> =>
  search.synonyms.flatMap(({ words, means }) => words.map((word) => ({ word, means })))

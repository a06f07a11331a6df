import type { LocalizedText } from './columns'
import { fold, foldedWords } from './fold'
import type * as schema from './schema'
import type { ServiceContent } from './schema/catalogue'

// What a row of `services` and the record in a version of it have to do with each other. Both the seed and publishing use it.

type ServiceRow = typeof schema.services.$inferSelect

/** The record a row of `services` was made from. */
export const contentOf = (row: Omit<ServiceContent, 'lifeEventCodes'>, lifeEventCodes: readonly string[]): ServiceContent => ({
  agencyCode: row.agencyCode,
  categoryCode: row.categoryCode,
  lifeEventCodes: [...lifeEventCodes],
  name: row.name,
  summary: row.summary,
  recipients: row.recipients,
  legalActCodes: row.legalActCodes,
  documents: row.documents,
  feeQepik: row.feeQepik,
  feeKind: row.feeKind,
  fees: row.fees,
  termValue: row.termValue,
  termUnit: row.termUnit,
  expedited: row.expedited,
  channelCodes: row.channelCodes,
  online: row.online,
  appointmentable: row.appointmentable,
  windowMinutes: row.windowMinutes,
  resultDocumentCode: row.resultDocumentCode ?? null,
  refusalGroundCodes: row.refusalGroundCodes,
  suspensionGroundCodes: row.suspensionGroundCodes,
  disputeRouteCode: row.disputeRouteCode ?? null,
  proactive: row.proactive,
  proactiveTrigger: row.proactiveTrigger ?? null,
  procedure: row.procedure ?? null,
  notificationForms: row.notificationForms,
  source: row.source,
  sources: row.sources,
  unconfirmed: row.unconfirmed,
})

/** The columns of `services` that a record gives; its life events are rows of their own. */
export function columnsOf(content: ServiceContent): Omit<ServiceContent, 'lifeEventCodes'> {
  const { lifeEventCodes: _, ...columns } = content
  return columns
}

/** Names that search reads beside the record's own. */
export type SearchNames = {
  category: LocalizedText
  lifeEvents: readonly LocalizedText[]
  agency: LocalizedText
  agencyShort: string
}

/** The folded words by which a service is found. */
export function searchColumns(content: ServiceContent, names: SearchNames): Pick<ServiceRow, 'searchName' | 'searchText'> {
  const texts = [
    content.name,
    content.summary,
    names.category,
    ...names.lifeEvents,
    ...(content.proactiveTrigger ? [content.proactiveTrigger] : []),
    names.agency,
  ]
  const words = [...texts.flatMap((text) => Object.values(text)), names.agencyShort]
  return {
    searchName: Object.values(content.name).map(fold).join('\n'),
    searchText: [...new Set(words.flatMap((text) => foldedWords(text ?? '')))].join(' '),
  }
}

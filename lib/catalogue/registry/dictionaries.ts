import { asc } from 'drizzle-orm'
import type { Db } from '@/db/client'
import type { LocalizedText } from '@/db/columns'
import { agencies, disputeRoutes, documentTypes, legalActs, registryTerms } from '@/db/schema'
import type { ServiceContent } from '@/db/schema/catalogue'

/** Names behind the codes of records, by the field they stand in. */
export type Dictionaries = Record<
  | 'agencyCode'
  | 'categoryCode'
  | 'lifeEventCodes'
  | 'legalActCodes'
  | 'documents'
  | 'channelCodes'
  | 'refusalGroundCodes'
  | 'suspensionGroundCodes'
  | 'disputeRouteCode',
  ReadonlyMap<string, LocalizedText>
>

/** Everything a record can name. Six reads, for staff pages and for publishing. */
export async function readDictionaries(db: Db): Promise<Dictionaries> {
  const terms = await db.select().from(registryTerms).orderBy(asc(registryTerms.position))
  const [bodies, papers, acts, routes] = [
    await db.select({ code: agencies.code, name: agencies.name }).from(agencies).orderBy(asc(agencies.code)),
    await db.select({ code: documentTypes.code, name: documentTypes.name }).from(documentTypes).orderBy(asc(documentTypes.code)),
    await db.select({ code: legalActs.code, name: legalActs.title }).from(legalActs).orderBy(asc(legalActs.code)),
    await db.select({ code: disputeRoutes.code, name: disputeRoutes.name }).from(disputeRoutes).orderBy(asc(disputeRoutes.code)),
  ]
  const byCode = (rows: readonly { code: string; name: LocalizedText }[]) => new Map(rows.map(({ code, name }) => [code, name]))
  const list = (name: (typeof terms)[number]['list']) => byCode(terms.filter((term) => term.list === name))
  return {
    agencyCode: byCode(bodies),
    categoryCode: list('category'),
    lifeEventCodes: list('life_event'),
    legalActCodes: byCode(acts),
    documents: byCode(papers),
    channelCodes: list('channel'),
    refusalGroundCodes: list('refusal_ground'),
    suspensionGroundCodes: list('suspension_ground'),
    disputeRouteCode: byCode(routes),
  }
}

/** Codes of a record that no list knows. */
export async function unknownCodes(db: Db, record: ServiceContent): Promise<string[]> {
  const known = await readDictionaries(db)
  const named: [keyof Dictionaries, readonly string[]][] = [
    ['agencyCode', [record.agencyCode]],
    ['categoryCode', [record.categoryCode]],
    ['lifeEventCodes', record.lifeEventCodes],
    ['legalActCodes', record.legalActCodes],
    ['documents', [...record.documents.map(({ type }) => type), ...(record.resultDocumentCode ? [record.resultDocumentCode] : [])]],
    ['channelCodes', record.channelCodes],
    ['refusalGroundCodes', record.refusalGroundCodes],
    ['suspensionGroundCodes', record.suspensionGroundCodes],
    ['disputeRouteCode', record.disputeRouteCode ? [record.disputeRouteCode] : []],
  ]
  return named.flatMap(([list, codes]) => codes.filter((code) => !known[list].has(code)).map((code) => `${list}: ${code}`))
}

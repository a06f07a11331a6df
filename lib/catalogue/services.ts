import { asc, eq, inArray, sql } from 'drizzle-orm'
import { prepared } from '@/db/client'
import {
  agencies,
  benefits,
  centres,
  disputeRoutes,
  documentTypes,
  legalActs,
  registryTerms,
  serviceLifeEvents,
  services,
} from '@/db/schema'
import type { Recipient, RegistryList } from '@/db/vocabulary/catalogue'
import { columnsOf } from '@/db/service-content'
import type { Ctx } from '@/lib/platform/context'
import { together } from '@/lib/platform/together'
import { listCentres, listRegions, servesService } from './centres'
import { findServiceVersion } from './registry/queries'
import type { Named, NamedCount, ServiceDetails, ServiceListItem } from './model'

const serviceRow = prepared('catalogue_service', (db, name) =>
  db
    .select({ service: services, agency: agencies, dispute: disputeRoutes })
    .from(services)
    .innerJoin(agencies, eq(agencies.code, services.agencyCode))
    .leftJoin(disputeRoutes, eq(disputeRoutes.code, services.disputeRouteCode))
    .where(eq(services.code, sql.placeholder('code')))
    .prepare(name),
)

const termsOfService = prepared('catalogue_service_terms', (db, name) =>
  db
    .select({ list: registryTerms.list, code: registryTerms.code, name: registryTerms.name, days: registryTerms.days })
    .from(registryTerms)
    .innerJoin(services, eq(services.code, sql.placeholder('code')))
    .where(
      sql`case ${registryTerms.list}
        when 'category' then ${registryTerms.code} = ${services.categoryCode}
        when 'channel' then ${registryTerms.code} = any(${services.channelCodes})
        when 'refusal_ground' then ${registryTerms.code} = any(${services.refusalGroundCodes})
        when 'suspension_ground' then ${registryTerms.code} = any(${services.suspensionGroundCodes})
        when 'life_event' then ${registryTerms.code} in (select life_event_code from service_life_events where service_code = ${services.code})
        else false end`,
    )
    .orderBy(asc(registryTerms.position))
    .prepare(name),
)

/** Everything a service page tells, names resolved. */
export async function findService(ctx: Ctx, code: string): Promise<ServiceDetails | null> {
  const [found] = await serviceRow(ctx.db).execute({ code })
  return found ? detailsOf(ctx, found) : null
}

/**
 * The service as a published version of its record had it, for what was made under that version; null when there is none such. Its
 * body and the names of grounds, channels and life events are today's.
 */
export async function findServiceAsOf(ctx: Ctx, code: string, version: number): Promise<ServiceDetails | null> {
  const [found] = await serviceRow(ctx.db).execute({ code })
  if (!found || found.service.version === version) return found ? detailsOf(ctx, found) : null
  const then = await findServiceVersion(ctx, code, version)
  return then && detailsOf(ctx, { ...found, service: { ...found.service, ...columnsOf(then.content), version } })
}

type Found = Awaited<ReturnType<ReturnType<typeof serviceRow>['execute']>>[number]

async function detailsOf(ctx: Ctx, { service, agency, dispute }: Found): Promise<ServiceDetails> {
  const { code } = service
  const documentCodes = [...service.documents.map((document) => document.type), service.resultDocumentCode ?? '']
  const [terms, documents, acts, benefitRows] = await together(ctx.db, [
    () => termsOfService(ctx.db).execute({ code }),
    () =>
      ctx.db
        .select({ code: documentTypes.code, name: documentTypes.name, issuer: agencies.name })
        .from(documentTypes)
        .leftJoin(agencies, eq(agencies.code, documentTypes.issuerCode))
        .where(inArray(documentTypes.code, documentCodes)),
    () =>
      service.legalActCodes.length > 0 ? ctx.db.select().from(legalActs).where(inArray(legalActs.code, service.legalActCodes)) : [],
    () => ctx.db.select().from(benefits).where(eq(benefits.serviceCode, code)).orderBy(asc(benefits.code)),
  ])
  const byCode = new Map(documents.map((document) => [document.code, document]))
  const actByCode = new Map(acts.map((act) => [act.code, act]))
  const listOf = (list: RegistryList): (Named & { days: number | null })[] =>
    terms.filter((term) => term.list === list).map((term) => ({ code: term.code, name: term.name, days: term.days }))
  const category = listOf('category')[0]
  const result = byCode.get(service.resultDocumentCode ?? '')
  if (!category) throw new Error(`Cannot show a service: expected category ${service.categoryCode} in the word lists, got none`)

  return {
    code: service.code,
    name: service.name,
    summary: service.summary,
    category,
    lifeEvents: listOf('life_event'),
    agency: {
      code: agency.code,
      name: agency.name,
      shortName: agency.shortName,
      website: agency.website,
      phone: agency.phone,
      phoneConfirmed: agency.phoneConfirmed,
    },
    recipients: service.recipients,
    documents: service.documents.flatMap((document) => {
      const known = byCode.get(document.type)
      return known
        ? [
            {
              code: known.code,
              name: known.name,
              conditional: document.conditional,
              fromState: document.onceOnly,
              issuer: known.issuer,
            },
          ]
        : []
    }),
    feeQepik: service.feeQepik,
    feeKind: service.feeKind,
    fees: service.fees,
    termValue: service.termValue,
    termUnit: service.termUnit,
    expedited: service.expedited,
    channels: listOf('channel'),
    online: service.online,
    appointmentable: service.appointmentable,
    windowMinutes: service.windowMinutes,
    result: result ? { code: result.code, name: result.name } : null,
    legalActs: service.legalActCodes.flatMap((actCode) => {
      const act = actByCode.get(actCode)
      return act
        ? [
            {
              code: act.code,
              kind: act.kind,
              number: act.number,
              adoptedOn: act.adoptedOn,
              title: act.title,
              confirmed: !/verify|^illustrative/.test(act.source),
            },
          ]
        : []
    }),
    refusalGrounds: listOf('refusal_ground'),
    suspensionGrounds: listOf('suspension_ground'),
    dispute: dispute && { name: dispute.name, deadlineDays: dispute.deadlineDays, confirmed: dispute.source !== 'illustrative' },
    proactive: service.proactive,
    proactiveTrigger: service.proactiveTrigger,
    benefits: benefitRows.map((row) => ({
      code: row.code,
      name: row.name,
      amountQepik: row.amountQepik,
      unit: row.unit,
      conditions: row.conditions,
      unconfirmed: row.unconfirmed,
    })),
    source: service.source,
    sources: service.sources,
    unconfirmed: service.unconfirmed,
    version: service.version,
    confirmedOn: service.confirmedOn,
    procedure: service.procedure,
    notificationForms: service.notificationForms,
  }
}

const item = {
  code: services.code,
  name: services.name,
  summary: services.summary,
  agencyName: agencies.name,
  agencyShortName: agencies.shortName,
  feeQepik: services.feeQepik,
  termValue: services.termValue,
  termUnit: services.termUnit,
  online: services.online,
  proactive: services.proactive,
  proactiveTrigger: services.proactiveTrigger,
}

export type ServiceFilter =
  | { category: string }
  | { lifeEvent: string }
  | { agency: string }
  | { recipient: Recipient }
  | { online: true }
  | { centre: string }
  | { all: true }
  | { codes: readonly string[] }

/** Services of one category, life event, agency, recipient or centre, those online, or all, as the registry lists them; pages sort by name in their language. */
export function listServices(ctx: Ctx, filter: ServiceFilter): Promise<ServiceListItem[]> {
  const where =
    'category' in filter
      ? eq(services.categoryCode, filter.category)
      : 'agency' in filter
        ? eq(services.agencyCode, filter.agency)
        : 'codes' in filter
          ? inArray(services.code, [...filter.codes])
          : 'recipient' in filter
            ? sql`${filter.recipient} = any(${services.recipients})`
            : 'online' in filter
              ? eq(services.online, true)
              : 'all' in filter
                ? undefined
                : 'centre' in filter
                  ? sql`exists (select 1 from ${centres} where ${centres.code} = ${filter.centre} and ${servesService})`
                  : sql`${services.code} in (select service_code from service_life_events where life_event_code = ${filter.lifeEvent})`
  return ctx.db
    .select(item)
    .from(services)
    .innerJoin(agencies, eq(agencies.code, services.agencyCode))
    .where(where)
    .orderBy(asc(services.position))
}

const counted = { code: registryTerms.code, name: registryTerms.name, count: sql<number>`count(${services.code})::int` }

export const listCategories = (ctx: Ctx): Promise<NamedCount[]> =>
  ctx.db
    .select(counted)
    .from(registryTerms)
    .leftJoin(services, eq(services.categoryCode, registryTerms.code))
    .where(eq(registryTerms.list, 'category'))
    .groupBy(registryTerms.list, registryTerms.code)
    .orderBy(asc(registryTerms.position))

export const listLifeEvents = (ctx: Ctx): Promise<NamedCount[]> =>
  ctx.db
    .select({ ...counted, count: sql<number>`count(${serviceLifeEvents.serviceCode})::int` })
    .from(registryTerms)
    .leftJoin(serviceLifeEvents, eq(serviceLifeEvents.lifeEventCode, registryTerms.code))
    .where(eq(registryTerms.list, 'life_event'))
    .groupBy(registryTerms.list, registryTerms.code)
    .orderBy(asc(registryTerms.position))

export type AgencyCount = NamedCount & { shortName: string }

/** Bodies that give services, with how many. */
export const listAgencies = (ctx: Ctx): Promise<AgencyCount[]> =>
  ctx.db
    .select({
      code: agencies.code,
      name: agencies.name,
      shortName: agencies.shortName,
      count: sql<number>`count(${services.code})::int`,
    })
    .from(agencies)
    .leftJoin(services, eq(services.agencyCode, agencies.code))
    .groupBy(agencies.code)
    .orderBy(asc(agencies.code))

export async function findTerm(ctx: Ctx, list: RegistryList, code: string): Promise<Named | null> {
  const [row] = await ctx.db
    .select({ code: registryTerms.code, name: registryTerms.name })
    .from(registryTerms)
    .where(sql`${registryTerms.list} = ${list} and ${registryTerms.code} = ${code}`)
  return row ?? null
}

export type AgencyDetails = {
  code: string
  name: Named['name']
  shortName: string
  website: string | null
  phone: string | null
  phoneConfirmed: boolean
  parent: Named | null
}

export async function findAgency(ctx: Ctx, code: string): Promise<AgencyDetails | null> {
  const [row] = await ctx.db.select().from(agencies).where(eq(agencies.code, code))
  if (!row) return null
  const [parent] = row.parentCode
    ? await ctx.db.select({ code: agencies.code, name: agencies.name }).from(agencies).where(eq(agencies.code, row.parentCode))
    : []
  return {
    code: row.code,
    name: row.name,
    shortName: row.shortName,
    website: row.website,
    phone: row.phone,
    phoneConfirmed: row.phoneConfirmed,
    parent: parent ?? null,
  }
}

/** Every address of the catalogue, for the site map. */
export async function listCatalogueCodes(
  ctx: Ctx,
): Promise<Record<'services' | 'categories' | 'lifeEvents' | 'agencies' | 'centres' | 'regions', string[]>> {
  const [serviceRows, categories, lifeEvents, agencyRows, centreRows, regions] = await Promise.all([
    ctx.db.select({ code: services.code }).from(services).orderBy(asc(services.position)),
    listCategories(ctx),
    listLifeEvents(ctx),
    listAgencies(ctx),
    listCentres(ctx),
    listRegions(ctx),
  ])
  const codes = (rows: readonly { code: string }[]) => rows.map((row) => row.code)
  return {
    services: codes(serviceRows),
    categories: codes(categories),
    lifeEvents: codes(lifeEvents),
    agencies: codes(agencyRows),
    centres: codes(centreRows),
    regions: codes(regions),
  }
}

export type CatalogueFigures = {
  services: number
  agencies: number
  centres: number
  documents: number
  documentsFromState: number
}

/** What the registry holds, in figures; documents are requirements, counted once a service. */
export async function getCatalogueFigures(ctx: Ctx): Promise<CatalogueFigures> {
  const { rows } = await ctx.db.execute<CatalogueFigures>(sql`
    select count(*)::int as services,
           count(distinct agency_code)::int as agencies,
           (select count(*)::int from centres where status = 'operating') as centres,
           sum(jsonb_array_length(documents))::int as documents,
           sum((select count(*) from jsonb_array_elements(documents) as needed where (needed ->> 'onceOnly')::boolean))::int as "documentsFromState"
    from services`)
  return rows[0] ?? { services: 0, agencies: 0, centres: 0, documents: 0, documentsFromState: 0 }
}

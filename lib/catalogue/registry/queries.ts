import { and, asc, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { prepared } from '@/db/client'
import type { LocalizedText } from '@/db/columns'
import { fold } from '@/db/fold'
import { agencies, serviceLifeEvents, services, serviceVersions } from '@/db/schema'
import { contentOf } from '@/db/service-content'
import type { Ctx, Staff } from '@/lib/platform/context'
import { isId } from '@/lib/platform/ids'
import { PAGE_SIZE, type Page, pageOf } from '@/lib/platform/pages'
import { addMonths, type Day, dayInBaku } from '@/lib/platform/time'
import { CONFIRM_MONTHS, type ServiceContent, type VersionState } from './model'
import { canEdit, canReview, canSeeRegistry } from './policy'
import { completenessOf } from './record'

export type VersionLine = {
  id: string
  version: number
  state: VersionState
  validFrom: Day
  validUntil: Day | null
  publishedAt: Date | null
}
export type VersionDetails = VersionLine & {
  serviceCode: string
  content: ServiceContent
  authorId: string | null
  editorIds: string[]
  reviewerId: string | null
  submittedAt: Date | null
  note: string | null
  rowVersion: number
}

const line = {
  id: serviceVersions.id,
  version: serviceVersions.version,
  state: serviceVersions.state,
  validFrom: serviceVersions.validFrom,
  validUntil: serviceVersions.validUntil,
  publishedAt: serviceVersions.publishedAt,
}

const byNumber = prepared('registry_version', (db, name) =>
  db
    .select({ ...line, content: serviceVersions.content })
    .from(serviceVersions)
    .where(
      sql`${serviceVersions.serviceCode} = ${sql.placeholder('code')} and ${serviceVersions.version} = ${sql.placeholder('version')}
        and ${serviceVersions.state} = 'published'`,
    )
    .prepare(name),
)

export type PublishedVersion = VersionLine & { content: ServiceContent }

/** A published version of a service's record, also one that no longer holds: applications made under it keep to it. */
export async function findServiceVersion(ctx: Ctx, code: string, version: number): Promise<PublishedVersion | null> {
  const [row] = await byNumber(ctx.db).execute({ code, version })
  return row ?? null
}

/** Published versions of a service, the newest first. Anybody may see them. */
export const listServiceVersions = (ctx: Ctx, code: string): Promise<PublishedVersion[]> =>
  ctx.db
    .select({ ...line, content: serviceVersions.content })
    .from(serviceVersions)
    .where(and(eq(serviceVersions.serviceCode, code), eq(serviceVersions.state, 'published')))
    .orderBy(desc(serviceVersions.version))

export type WorkshopService = {
  code: string
  name: LocalizedText
  agencyCode: string
  version: number
  confirmedOn: Day | null
  canEdit: boolean
  canReview: boolean
  versions: VersionDetails[]
}

/** A service with all its versions, drafts too; null for those who have nothing to do with the registry. */
export async function findWorkshopService(ctx: Ctx<Staff>, code: string): Promise<WorkshopService | null> {
  if (!canSeeRegistry(ctx.actor)) return null
  const [service] = await ctx.db
    .select({
      code: services.code,
      name: services.name,
      agencyCode: services.agencyCode,
      version: services.version,
      confirmedOn: services.confirmedOn,
    })
    .from(services)
    .where(eq(services.code, code))
  if (!service) return null
  const [mayEdit, mayReview] = [canEdit(ctx.actor, service), canReview(ctx.actor, service)]
  const rows = await ctx.db
    .select()
    .from(serviceVersions)
    .where(eq(serviceVersions.serviceCode, code))
    .orderBy(desc(serviceVersions.version))
  // What another agency has not published yet is its own business.
  const versions = rows.filter(({ state }) => state === 'published' || mayEdit || mayReview)
  return { ...service, canEdit: mayEdit, canReview: mayReview, versions }
}

/** A version for those who work on it; null for everybody else. */
export async function findVersion(ctx: Ctx<Staff>, id: string): Promise<VersionDetails | null> {
  if (!isId(id)) return null
  const [row] = await ctx.db.select().from(serviceVersions).where(eq(serviceVersions.id, id))
  return row && (canEdit(ctx.actor, row.content) || canReview(ctx.actor, row.content)) ? row : null
}

export const REGISTRY_VIEWS = ['all', 'drafts', 'review', 'announced', 'untranslated', 'unconfirmed'] as const
export type RegistryView = (typeof REGISTRY_VIEWS)[number]
export type RegistryFilter = { view: RegistryView; agency: string | null; query: string; page: number }

export type RegistryLine = {
  code: string
  name: LocalizedText
  agencyName: LocalizedText
  version: number
  confirmedOn: Day | null
  open: VersionState | null
  announced: Day | null
  /** Whole per cent of the texts that are there in three languages. */
  translated: number
}

const lacks = (column: PgColumn) =>
  sql`(${column} is not null and (coalesce(${column}->>'en', '') = '' or coalesce(${column}->>'ru', '') = ''))`
const untranslated = sql`(${lacks(services.name)} or ${lacks(services.summary)} or ${lacks(services.procedure)}
  or ${lacks(services.proactiveTrigger)} or exists (select 1 from jsonb_array_elements(${services.fees}) as fee
    where coalesce(fee->'label'->>'en', '') = '' or coalesce(fee->'label'->>'ru', '') = ''))`

/** Records of the registry, filtered; null for those who have nothing to do with it. */
export async function listRegistry(ctx: Ctx<Staff>, filter: RegistryFilter): Promise<Page<RegistryLine> | null> {
  if (!canSeeRegistry(ctx.actor)) return null
  const today = dayInBaku(ctx.now)
  const words = fold(filter.query.slice(0, 100)).trim().split(/\s+/).filter(Boolean)
  const open = sql<VersionState | null>`(select state from service_versions v where v.service_code = ${services.code} and v.state in ('draft', 'in_review'))`
  const announced = sql<Day | null>`(select min(valid_from)::text from service_versions v
    where v.service_code = ${services.code} and v.state = 'published' and v.valid_from > ${today}::date)`
  const where = and(
    filter.agency ? eq(services.agencyCode, filter.agency) : undefined,
    ...words.map((word) => sql`(${services.searchText} like ${`%${word.replace(/[\\%_]/g, '')}%`} or ${services.code} = ${word})`),
    filter.view === 'drafts' ? sql`${open} = 'draft'` : undefined,
    filter.view === 'review' ? sql`${open} = 'in_review'` : undefined,
    filter.view === 'announced' ? sql`${announced} is not null` : undefined,
    filter.view === 'untranslated' ? untranslated : undefined,
    filter.view === 'unconfirmed'
      ? or(isNull(services.confirmedOn), lt(services.confirmedOn, addMonths(today, -CONFIRM_MONTHS)))
      : undefined,
  )
  const [counted] = await ctx.db.select({ total: sql<number>`count(*)::int` }).from(services).where(where)
  const rows = await ctx.db
    .select({ service: services, agencyName: agencies.name, open, announced })
    .from(services)
    .innerJoin(agencies, eq(agencies.code, services.agencyCode))
    .where(where)
    .orderBy(asc(services.position))
    .limit(PAGE_SIZE)
    .offset((filter.page - 1) * PAGE_SIZE)
  const lines = rows.map(({ service, ...rest }) => ({
    code: service.code,
    name: service.name,
    version: service.version,
    confirmedOn: service.confirmedOn,
    translated: completenessOf(contentOf(service, [])).percent,
    ...rest,
  }))
  return pageOf(lines, counted?.total ?? 0, filter.page)
}

/** The records of all services as they hold today, for open data; few enough to be read at once. */
export async function listRecords(
  ctx: Ctx,
): Promise<(ServiceContent & { code: string; version: number; confirmedOn: Day | null })[]> {
  const rows = await ctx.db.select().from(services).orderBy(asc(services.position))
  const codes = rows.map(({ code }) => code)
  const events = codes.length
    ? await ctx.db.select().from(serviceLifeEvents).where(inArray(serviceLifeEvents.serviceCode, codes))
    : []
  const eventsOf = Map.groupBy(events, ({ serviceCode }) => serviceCode)
  return rows.map((row) => ({
    code: row.code,
    version: row.version,
    confirmedOn: row.confirmedOn,
    ...contentOf(
      row,
      (eventsOf.get(row.code) ?? []).map(({ lifeEventCode }) => lifeEventCode),
    ),
  }))
}

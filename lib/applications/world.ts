import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { applications, attachments, regions } from '@/db/schema'
import { findServiceAsOf, listCentresFor } from '@/lib/catalogue'
import type { ServiceDetails } from '@/lib/catalogue/model'
import { formatMoney, getTranslator, localized } from '@/lib/i18n'
import { findPerson } from '@/lib/identity'
import type { Ctx } from '@/lib/platform/context'
import { together } from '@/lib/platform/together'
import { type Day, dayInBaku } from '@/lib/platform/time'
import { readFacts } from '@/lib/portfolio'
import { claimant } from './claim'
import { type FileEntry, factsOf, type ListEntry, type ListName, listsOf, type ServiceDefinition, type World } from './definition'
import { childrenOf, type Facts, factsRead } from './facts'
import { GENERIC_VERSION } from './generic'
import { speedsOf } from './terms'

/**
 * Everything a form of this person depends on, read now: registers, lists, files, what is already claimed.
 *
 * @param applicationId whose files count; none yet when left out
 */
export async function readWorld(
  ctx: Ctx,
  definition: ServiceDefinition,
  service: ServiceDetails,
  personId: string,
  applicationId?: string,
): Promise<World> {
  const company = ctx.actor.kind === 'citizen' ? (ctx.actor.deputy?.company ?? null) : null
  const [facts, lists, person, files] = await Promise.all([
    // A company's form reads nothing of the person who represents it.
    definition.applicants === 'companies' || company ? {} : readFacts(ctx, personId, factsOf(definition)).then(factsRead),
    readLists(ctx, definition, service),
    findPerson(ctx, personId),
    applicationId ? readFiles(ctx.db, applicationId) : {},
  ])
  const claimed = await readClaimed(ctx, definition, claimant({ personId, companyTin: company?.tin ?? null }), facts)
  return {
    today: dayInBaku(ctx.now),
    facts,
    lists,
    claimed,
    account: { phone: person?.phone ?? null, email: person?.email ?? null },
    company,
    files,
  }
}

type KeptRow = { id: string; companyTin: string | null; companyName: string | null; registryVersion?: number | null }

/** The form as it stood when it was sent: kept facts, that day; nothing is offered, so nothing is claimed. */
export async function keptWorld(
  ctx: Ctx,
  definition: ServiceDefinition,
  service: ServiceDetails,
  facts: Facts,
  day: Day,
  { id, companyTin, companyName, registryVersion = null }: KeptRow,
): Promise<World> {
  // A form drawn up from the registry offered what the record of then offers.
  const then =
    definition.version === GENERIC_VERSION && registryVersion !== null
      ? await findServiceAsOf(ctx, service.code, registryVersion)
      : null
  const [lists, files] = await together(ctx.db, [() => readLists(ctx, definition, then ?? service), () => readFiles(ctx.db, id)])
  return {
    today: day,
    facts,
    lists,
    claimed: new Set(),
    account: { phone: null, email: null },
    company: companyTin && companyName ? { tin: companyTin, name: companyName } : null,
    files,
  }
}

/** Files of an application by field, oldest first. */
async function readFiles(db: Db, applicationId: string): Promise<World['files']> {
  const rows = await db
    .select({
      field: attachments.field,
      id: attachments.id,
      fileName: attachments.fileName,
      contentType: attachments.contentType,
      sizeBytes: attachments.sizeBytes,
      sha256: attachments.sha256,
    })
    .from(attachments)
    .where(and(eq(attachments.applicationId, applicationId), isNull(attachments.removedAt)))
    .orderBy(asc(attachments.addedAt), asc(attachments.id))
  const files: Record<string, FileEntry[]> = {}
  for (const { field, ...file } of rows) files[field] = [...(files[field] ?? []), file]
  return files
}

async function readLists(ctx: Ctx, definition: ServiceDefinition, service: ServiceDetails): Promise<World['lists']> {
  const entries = await together(
    ctx.db,
    listsOf(definition).map((list) => async () => [list, await readList(ctx, list, service)] as const),
  )
  return Object.fromEntries(entries)
}

async function readList(ctx: Ctx, list: ListName, service: ServiceDetails): Promise<ListEntry[]> {
  const { locale } = ctx
  switch (list) {
    case 'centres': {
      const centres = await listCentresFor(ctx, service.code)
      // Mobile units come and go: a card is not collected from them.
      return centres
        .filter(({ kind }) => kind === 'asan')
        .map(({ code, name }) => ({ value: code, label: localized(locale, name) }))
    }
    case 'speeds': {
      const t = getTranslator(locale, 'applications')
      return speedsOf(service).map((speed) => ({
        value: speed.value,
        label: t('speed.term', { value: speed.termValue, unit: speed.termUnit }),
        hint: t('speed.fee', { fee: formatMoney(locale, speed.feeQepik) }),
      }))
    }
    case 'regions': {
      const rows = await ctx.db.select({ code: regions.code, name: regions.name }).from(regions).orderBy(asc(regions.position))
      return rows.map(({ code, name }) => ({ value: code, label: localized(locale, name) }))
    }
  }
}

/** Keys that somebody already holds, of those this person could ask for. */
async function readClaimed(ctx: Ctx, definition: ServiceDefinition, who: string, facts: Facts): Promise<ReadonlySet<string>> {
  if (!definition.claim) return new Set()
  const candidates = definition.claim.by === 'person' ? [who] : childrenOf(facts).map((child) => child.pin)
  if (candidates.length === 0) return new Set()
  const rows = await ctx.db
    .select({ key: applications.exclusiveKey })
    .from(applications)
    .where(and(eq(applications.serviceCode, definition.code), inArray(applications.exclusiveKey, candidates)))
  return new Set(rows.flatMap(({ key }) => key ?? []))
}

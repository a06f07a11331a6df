import { and, asc, eq, inArray } from 'drizzle-orm'
import { applications, regions } from '@/db/schema'
import { listCentresFor } from '@/lib/catalogue'
import type { ServiceDetails } from '@/lib/catalogue/model'
import { formatMoney, getTranslator, localized } from '@/lib/i18n'
import { findPerson } from '@/lib/identity'
import type { Ctx } from '@/lib/platform/context'
import { type Day, dayInBaku } from '@/lib/platform/time'
import { readFacts } from '@/lib/portfolio'
import { factsOf, type ListEntry, type ListName, listsOf, type ServiceDefinition, type World } from './definition'
import { childrenOf, type Facts, factsRead } from './facts'
import { speedsOf } from './terms'

/** Everything a form of this person depends on, read now: registers, lists, what is already claimed. */
export async function readWorld(
  ctx: Ctx,
  definition: ServiceDefinition,
  service: ServiceDetails,
  personId: string,
): Promise<World> {
  const [facts, lists, person] = await Promise.all([
    // A company's form reads nothing of the person who represents it.
    definition.applicants === 'companies' ? {} : readFacts(ctx, personId, factsOf(definition)).then(factsRead),
    readLists(ctx, definition, service),
    findPerson(ctx, personId),
  ])
  const claimed = await readClaimed(ctx, definition, personId, facts)
  return {
    today: dayInBaku(ctx.now),
    facts,
    lists,
    claimed,
    account: { phone: person?.phone ?? null, email: person?.email ?? null },
  }
}

/** The form as it stood when it was sent: kept facts, that day; nothing is offered, so nothing is claimed. */
export async function keptWorld(
  ctx: Ctx,
  definition: ServiceDefinition,
  service: ServiceDetails,
  facts: Facts,
  day: Day,
): Promise<World> {
  return {
    today: day,
    facts,
    lists: await readLists(ctx, definition, service),
    claimed: new Set(),
    account: { phone: null, email: null },
  }
}

async function readLists(ctx: Ctx, definition: ServiceDefinition, service: ServiceDetails): Promise<World['lists']> {
  const entries = await Promise.all(listsOf(definition).map(async (list) => [list, await readList(ctx, list, service)] as const))
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
async function readClaimed(ctx: Ctx, definition: ServiceDefinition, personId: string, facts: Facts): Promise<ReadonlySet<string>> {
  if (!definition.claim) return new Set()
  const candidates = definition.claim.by === 'person' ? [personId] : childrenOf(facts).map((child) => child.pin)
  if (candidates.length === 0) return new Set()
  const rows = await ctx.db
    .select({ key: applications.exclusiveKey })
    .from(applications)
    .where(and(eq(applications.serviceCode, definition.code), inArray(applications.exclusiveKey, candidates)))
  return new Set(rows.flatMap(({ key }) => key ?? []))
}

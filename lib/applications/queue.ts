import { asc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import { agencies, people, services, staffMembers } from '@/db/schema'
import { allows, holdersWhere } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { queueAgencies } from './policy'

/** Agencies whose cases this officer sees, the own one first; null for those who see none. */
export async function listQueueAgencies(ctx: Ctx<Staff>): Promise<{ code: string; name: LocalizedText }[] | null> {
  const codes = queueAgencies(ctx.actor)
  const [first = null] = codes
  if (!(await allows(ctx, 'applications.view', { type: 'application', agencyCode: first, sent: true }))) return null
  const rows = await ctx.db.select({ code: agencies.code, name: agencies.name }).from(agencies).where(inArray(agencies.code, codes))
  return rows.sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code))
}

/** Staff rows who may decide cases of an agency at this moment, wherever they hold their post. */
export const colleaguesWhoDecide = (agencyCode: string, now: Date): SQL =>
  holdersWhere(['applications.read', 'applications.decide'], { agency: agencyCode }, now)

/** Officers who decide in one of the reader's agencies, to give work to or to filter by. */
export const listDeciders = (
  ctx: Ctx<Staff>,
): Promise<{ id: string; givenName: string; surname: string; position: LocalizedText }[]> =>
  ctx.db
    .select({ id: staffMembers.id, givenName: people.givenName, surname: people.surname, position: staffMembers.position })
    .from(staffMembers)
    .innerJoin(people, eq(people.id, staffMembers.personId))
    .where(or(...queueAgencies(ctx.actor).map((code) => colleaguesWhoDecide(code, ctx.now))))
    .orderBy(asc(people.surname), asc(people.givenName))
    .limit(300)

/** What the reader's queue can be narrowed by: the services and offices of their agencies. */
export async function listNarrowings(
  ctx: Ctx<Staff>,
): Promise<{ services: { code: string; name: LocalizedText }[]; offices: string[] }> {
  const codes = queueAgencies(ctx.actor)
  const [named, offices] = await Promise.all([
    ctx.db
      .select({ code: services.code, name: services.name })
      .from(services)
      .where(inArray(services.agencyCode, codes))
      .orderBy(asc(services.code)),
    // One look into the index for each office instead of a pass over all applications.
    ctx.db.execute<{ office: string }>(sql`
      with recursive step(agency, office) as (
        select agency, (select min(office_code) from applications where agency_code = agency and office_code is not null)
        from unnest(${sql.param(codes)}::text[]) as agency
        union all
        select agency, (select min(office_code) from applications where agency_code = agency and office_code > step.office)
        from step where step.office is not null)
      select distinct office from step where office is not null order by office limit 300`),
  ])
  return { services: named, offices: offices.rows.map(({ office }) => office) }
}

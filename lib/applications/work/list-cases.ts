import { and, asc, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { applications, feesDue, people, services, staffMembers } from '@/db/schema'
import type { Ctx, Staff } from '@/lib/platform/context'
import { isId } from '@/lib/platform/ids'
import { PAGE_SIZE } from '@/lib/platform/pages'
import { dayInBaku } from '@/lib/platform/time'
import { queueAgencies, visibleTo } from '../policy'
import type { WorkFilter, WorkLine, WorkSort } from './model'
import { filterWhere, isOverdue } from './where'

/** A place in a sorted list: the value it is sorted by, and the id. A null value stands after all others. */
type Place = { value: string | null; id: string }

/** Lines from a place on, and the place after them; null when nothing follows. */
export type WorkPage = { rows: WorkLine[]; next: string | null }

/**
 * One page of a view. It goes on from a place in the order instead of skipping rows, so the thousandth page costs what the first
 * does; each agency is read along its own index and the pages are merged.
 *
 * @param after place the page before ended at, as it came in `next`
 */
export async function listCases(
  ctx: Ctx<Staff>,
  filter: WorkFilter,
  { after, limit = PAGE_SIZE }: { after?: string | undefined; limit?: number } = {},
): Promise<WorkPage> {
  const from = readPlace(after, filter.sort)
  const parts = await Promise.all(queueAgencies(ctx.actor).map((agency) => listOfAgency(ctx, filter, agency, from, limit + 1)))
  const sorted = parts.flat().sort(inOrder(filter.sort))
  const rows = sorted.slice(0, limit)
  const last = rows.at(-1)
  return {
    rows: rows.map(({ line }) => line),
    next: sorted.length > limit && last ? writePlace(last.place) : null,
  }
}

type Found = { line: WorkLine; place: Place }

async function listOfAgency(
  ctx: Ctx<Staff>,
  filter: WorkFilter,
  agencyCode: string,
  from: Place | null,
  limit: number,
): Promise<Found[]> {
  const base = and(visibleTo(ctx.actor), eq(applications.agencyCode, agencyCode), filterWhere(ctx, filter))
  if (filter.sort !== 'due') {
    const [compare, order] =
      filter.sort === 'newest'
        ? [sql`<`, [desc(applications.submittedAt), desc(applications.id)]]
        : [sql`>`, [asc(applications.submittedAt), asc(applications.id)]]
    const beyond = from
      ? sql`(${applications.submittedAt}, ${applications.id}) ${compare} (${from.value}::timestamptz, ${from.id}::uuid)`
      : undefined
    return readLines(ctx, and(base, beyond), order, limit, 'submitted')
  }
  // Those without a term come last; as a second reading, because "or is null" would take the index away from the first.
  const termed =
    from && from.value === null
      ? []
      : await readLines(
          ctx,
          and(
            base,
            isNotNull(applications.dueOn),
            from ? sql`(${applications.dueOn}, ${applications.id}) > (${from.value}::date, ${from.id}::uuid)` : undefined,
          ),
          [asc(applications.dueOn), asc(applications.id)],
          limit,
          'due',
        )
  if (termed.length === limit) return termed
  const after = from && from.value === null ? sql`${applications.id} > ${from.id}::uuid` : undefined
  const endless = await readLines(
    ctx,
    and(base, isNull(applications.dueOn), after),
    [asc(applications.id)],
    limit - termed.length,
    'due',
  )
  return [...termed, ...endless]
}

async function readLines(
  ctx: Ctx<Staff>,
  where: SQL | undefined,
  order: SQL[],
  limit: number,
  by: 'due' | 'submitted',
): Promise<Found[]> {
  const rows = await linesQuery(ctx, where)
    .orderBy(...order)
    .limit(limit)
  return rows.flatMap((row) => {
    const line = lineOf(ctx, row)
    return line ? [{ line, place: { value: by === 'due' ? row.dueOn : row.exactly, id: row.id } }] : []
  })
}

/** What a line is made of, whichever way the rows were found. */
export const linesQuery = (ctx: Ctx<Staff>, where: SQL | undefined) =>
  ctx.db
    .select({
      id: applications.id,
      reference: applications.reference,
      agencyCode: applications.agencyCode,
      serviceName: services.name,
      status: applications.status,
      submittedAt: applications.submittedAt,
      // To the microsecond, which a Date would lose.
      exactly: sql<string | null>`${applications.submittedAt}::text`,
      dueOn: applications.dueOn,
      expedited: applications.expedited,
      feeDue: sql<boolean>`exists (select from ${feesDue} where ${feesDue.applicationId} = ${applications.id} and ${feesDue.status} = 'due')`,
      assignedStaffId: applications.assignedStaffId,
      givenName: people.givenName,
      surname: people.surname,
    })
    .from(applications)
    .innerJoin(services, eq(services.code, applications.serviceCode))
    .leftJoin(staffMembers, eq(staffMembers.id, applications.assignedStaffId))
    .leftJoin(people, eq(people.id, staffMembers.personId))
    .where(where)
    .$dynamic()

type LineRow = Awaited<ReturnType<typeof linesQuery>>[number]

export function lineOf(ctx: Ctx<Staff>, row: LineRow): WorkLine | null {
  const { reference, submittedAt } = row
  if (!reference || !submittedAt) return null
  return {
    id: row.id,
    reference,
    agencyCode: row.agencyCode,
    serviceName: row.serviceName,
    status: row.status,
    submittedAt,
    dueOn: row.dueOn,
    overdue: isOverdue(row, dayInBaku(ctx.now)),
    expedited: row.expedited,
    feeDue: row.feeDue,
    assigned: row.assignedStaffId === null ? 'nobody' : row.assignedStaffId === ctx.actor.staffId ? 'me' : 'colleague',
    officer: row.givenName && row.surname ? { givenName: row.givenName, surname: row.surname } : null,
  }
}

/** The same order as the database's, for merging the agencies. */
const inOrder =
  (sort: WorkSort) =>
  (a: Found, b: Found): number => {
    const [first, second] = sort === 'newest' ? [b, a] : [a, b]
    const values =
      sort === 'due'
        ? compareText(first.place.value ?? '9999-99-99', second.place.value ?? '9999-99-99')
        : first.line.submittedAt.getTime() - second.line.submittedAt.getTime()
    return values || compareText(first.place.id, second.place.id)
  }

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const writePlace = ({ value, id }: Place): string => Buffer.from(JSON.stringify([value, id])).toString('base64url')

/** A place out of an address; anything else begins at the beginning. */
function readPlace(text: string | undefined, sort: WorkSort): Place | null {
  if (!text || text.length > 200) return null
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(read) || read.length !== 2) return null
    const [value, id]: unknown[] = read
    if (typeof id !== 'string' || !isId(id)) return null
    if (value === null && sort === 'due') return { value, id }
    const looks = sort === 'due' ? /^\d{4}-\d{2}-\d{2}$/ : /^\d{4}-\d{2}-\d{2} [\d:.]+[+-][\d:]+$/
    return typeof value === 'string' && looks.test(value) && isMoment(value) ? { value, id } : null
  } catch {
    return null
  }
}

/** Whether the calendar and the clock know it; Postgres would refuse the rest with an error. */
function isMoment(text: string): boolean {
  const at = new Date(`${text.slice(0, 10)}T${text.slice(11, 19) || '00:00:00'}Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text.slice(0, 10))
}

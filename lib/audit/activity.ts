import { and, desc, eq, lt, ne, not, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { agencies, auditEntries, centres, disclosures, loginSessions, people, services, sessions, staffMembers } from '@/db/schema'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { describeDevice } from '@/lib/platform/devices'
import { isId } from '@/lib/platform/ids'
import { PAGE_SIZE } from '@/lib/platform/pages'
import { isMoment } from '@/lib/platform/time'
import type { Activity, ActivityEntry, ActivityView } from './model'

type Cursor = { at: Date; id: string }

/** A place in the list, as an address carries it. */
const cursorText = ({ at, id }: Cursor): string => `${at.toISOString()}_${id}`

function readCursor(text: string | undefined): Cursor | null {
  const [at, id] = (text ?? '').split('_')
  const moment = new Date(at ?? '')
  return isId(id) && isMoment(moment) ? { at: moment, id } : null
}

const olderThan = (at: PgColumn, id: PgColumn, cursor: Cursor | null): SQL | undefined =>
  cursor ? or(lt(at, cursor.at), and(eq(at, cursor.at), lt(id, cursor.id))) : undefined

// Signing in and out, tries that failed, sessions that ran out.
const SIGN_IN = /^identity\.(sign|session)/
const isSignIn = sql`${auditEntries.action} ~ ${sql.raw(`'${SIGN_IN.source}'`)}`

// Acts of deputies name the ground they acted on (recordAudit).
const isOnBehalf = sql`${auditEntries.details} ? 'onBehalf'`
const betweenTwo = or(isOnBehalf, eq(auditEntries.subjectType, 'representation'))

/**
 * What happened around the person signed in, newest first: their own acts, acts of others on their cases, sign-ins, and every
 * look at their data. Paged by the last row seen, so that new rows do not shift the pages.
 */
export async function listActivity(
  ctx: Ctx<Citizen>,
  { show, before }: { show: ActivityView; before?: string },
): Promise<Activity> {
  const cursor = readCursor(before)
  const [acts, looks] = await Promise.all([
    show === 'look-ups' ? [] : listActs(ctx, show, cursor),
    show === 'all' || show === 'look-ups' ? listLookUps(ctx, cursor) : [],
  ])
  const merged = [...acts, ...looks].sort((a, b) => b.at.getTime() - a.at.getTime() || b.id.localeCompare(a.id))
  const entries = merged.slice(0, PAGE_SIZE)
  const last = entries.at(-1)
  return { entries, next: merged.length > PAGE_SIZE && last ? cursorText(last) : null }
}

/** Only subjects of that type are read as its ids. */
const subjectOfType = (type: string): SQL =>
  sql`case when ${auditEntries.subjectType} = ${type} and ${auditEntries.subjectId} ~ '^[0-9a-f-]{36}$' then ${auditEntries.subjectId}::uuid end`

async function listActs(ctx: Ctx<Citizen>, show: ActivityView, cursor: Cursor | null): Promise<ActivityEntry[]> {
  const { personId } = ctx.actor
  const mine = and(eq(auditEntries.actorKind, 'citizen'), eq(auditEntries.actorPersonId, personId), not(isSignIn))
  const byDeputy = and(isOnBehalf, ne(auditEntries.actorPersonId, personId))
  const rows = await ctx.db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      action: auditEntries.action,
      actorKind: auditEntries.actorKind,
      actorPersonId: auditEntries.actorPersonId,
      subjectType: auditEntries.subjectType,
      subjectId: auditEntries.subjectId,
      details: auditEntries.details,
      ip: auditEntries.ip,
      service: services.name,
      agency: agencies.name,
      centre: centres.name,
      role: staffMembers.position,
      userAgent: sql<string | null>`coalesce(${sessions.userAgent}, ${loginSessions.userAgent})`,
      actorGivenName: people.givenName,
      actorSurname: people.surname,
    })
    .from(auditEntries)
    .leftJoin(
      services,
      sql`${services.code} = coalesce(${auditEntries.details}->>'service', ${auditEntries.details}->>'serviceCode')`,
    )
    .leftJoin(staffMembers, eq(staffMembers.id, auditEntries.staffId))
    .leftJoin(agencies, eq(agencies.code, staffMembers.agencyCode))
    .leftJoin(centres, eq(centres.code, staffMembers.centreCode))
    // Names of those who acted for the reader, or with them about it; of nobody else.
    .leftJoin(people, and(eq(people.id, auditEntries.actorPersonId), ne(people.id, personId), betweenTwo))
    .leftJoin(sessions, eq(sessions.id, subjectOfType('session')))
    .leftJoin(loginSessions, eq(loginSessions.id, subjectOfType('login_session')))
    .where(
      and(
        eq(auditEntries.personId, personId),
        olderThan(auditEntries.at, auditEntries.id, cursor),
        show === 'sign-ins' ? isSignIn : show === 'mine' ? mine : show === 'deputies' ? byDeputy : undefined,
      ),
    )
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(PAGE_SIZE + 1)
  return rows.map((row) => ({
    kind: 'act',
    id: row.id,
    at: row.at,
    action: row.action,
    by: row.actorKind === 'citizen' && row.actorPersonId !== personId ? 'system' : row.actorKind,
    other: row.actorGivenName
      ? { name: `${row.actorGivenName} ${row.actorSurname}`, onBehalf: typeof row.details.onBehalf === 'string' }
      : null,
    companyName: typeof row.details.companyName === 'string' ? row.details.companyName : null,
    // Who works for both acts at the desk for the centre, everywhere else for the agency.
    body: row.action.startsWith('queue.') ? (row.centre ?? row.agency) : (row.agency ?? row.centre),
    role: row.role,
    service: row.service,
    reference: typeof row.details.reference === 'string' ? row.details.reference : null,
    path: pathOf(row.subjectType, row.subjectId),
    signIn: SIGN_IN.test(row.action) ? { device: describeDevice(row.userAgent), ip: row.ip } : null,
  }))
}

async function listLookUps(ctx: Ctx<Citizen>, cursor: Cursor | null): Promise<ActivityEntry[]> {
  const { personId } = ctx.actor
  const rows = await ctx.db
    .select()
    .from(disclosures)
    .where(and(eq(disclosures.personId, personId), olderThan(disclosures.at, disclosures.id, cursor)))
    .orderBy(desc(disclosures.at), desc(disclosures.id))
    .limit(PAGE_SIZE + 1)
  return rows.map((row) => ({
    kind: 'look_up',
    id: row.id,
    at: row.at,
    body: row.readerBody,
    role: row.readerRole,
    what: row.what,
    purpose: row.purpose,
    statedPurpose: row.statedPurpose,
    right: row.right,
    fields: row.fields,
    path: pathOf(row.subjectType, row.subjectId),
  }))
}

const PATHS: Record<string, string> = { application: 'applications', appointment: 'appointments', consent: 'consents' }

/** The page of what it was about, without the language; null when it has none. */
function pathOf(subjectType: string, subjectId: string): string | null {
  const section = PATHS[subjectType]
  return section && isId(subjectId) ? `/${section}/${subjectId}` : null
}

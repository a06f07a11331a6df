import { and, asc, desc, eq, isNull, like, type SQL, sql } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import { fold } from '@/db/fold'
import { auditEntries, clients, loginParticipants, loginSessions, people, staffMembers } from '@/db/schema'
import type { ClientKind, ClientProfile, ClientStatus } from '@/db/vocabulary/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { storable } from '@/lib/platform/forms/model'
import { type Page, PAGE_SIZE, pageOf } from '@/lib/platform/pages'
import { err, ok, type Result } from '@/lib/platform/result'
import type { RegisteredClient } from './model'
import { canManageClients } from './policy'

const MAX_QUERY = 80
const MOST_HISTORY = 50

export type ClientListItem = {
  clientId: string
  kind: ClientKind
  name: LocalizedText
  legalName: string
  tin: string
  profile: ClientProfile
  status: ClientStatus
}

// The same letters as db/fold.ts folds, for names kept as they are written.
const foldedNames = sql`translate(lower(replace(${clients.name}::text || ' ' || ${clients.legalName}, 'İ', 'i')), 'əıöüğşçё', 'eiougscе')`

function matching(asked: string): SQL | undefined {
  const query = storable(asked.slice(0, MAX_QUERY)).trim()
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return undefined
  const named = and(...words.map((word) => sql`position(${word} in ${foldedNames}) > 0`))
  return sql`(${named} or position(${query.toLowerCase()} in ${clients.clientId}) > 0 or ${clients.tin} = ${query})`
}

/** Registered partners by name; `query` is part of a name or client_id, or a whole TIN. */
export async function listClients(
  ctx: Ctx<Staff>,
  { page, query = '', status }: { page: number; query?: string; status?: ClientStatus | undefined },
): Promise<Result<Page<ClientListItem>, 'not_allowed'>> {
  if (!canManageClients(ctx.actor)) return err('not_allowed')
  const where = and(matching(query), status ? eq(clients.status, status) : undefined)
  const total = await ctx.db.$count(clients, where)
  const rows = await ctx.db
    .select({
      clientId: clients.clientId,
      kind: clients.kind,
      name: clients.name,
      legalName: clients.legalName,
      tin: clients.tin,
      profile: clients.profile,
      status: clients.status,
    })
    .from(clients)
    .where(where)
    .orderBy(sql`${clients.name}->>'az' collate "az-x-icu"`, asc(clients.clientId))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
  return ok(pageOf(rows, total, page))
}

/** `signedIn`: people who have it open now. */
export type ClientDetails = RegisteredClient & { version: number; createdAt: Date; updatedAt: Date; signedIn: number }

/** One registration; null also for those who may not see it. */
export async function findClient(ctx: Ctx<Staff>, clientId: string): Promise<ClientDetails | null> {
  if (!canManageClients(ctx.actor) || clientId.length > 40) return null
  const [row] = await ctx.db
    .select()
    .from(clients)
    .where(eq(clients.clientId, storable(clientId)))
  if (!row) return null
  const { createdBy: _by, idempotencyKey: _key, ...client } = row
  const [open] = await ctx.db
    .select({ people: sql<number>`count(distinct ${loginSessions.personId})::int` })
    .from(loginParticipants)
    .innerJoin(loginSessions, and(eq(loginSessions.id, loginParticipants.loginSessionId), isNull(loginSessions.endedAt)))
    .where(and(eq(loginParticipants.clientId, clientId), isNull(loginParticipants.logoutStatus)))
  return { ...client, signedIn: open?.people ?? 0 }
}

export type ClientHistoryEntry = {
  id: string
  at: Date
  action: string
  details: Record<string, unknown>
  by: { surname: string; givenName: string; patronymic: string; sex: 'male' | 'female' } | null
}

/** Who did what to a registration, newest first. */
export async function listClientHistory(ctx: Ctx<Staff>, clientId: string): Promise<ClientHistoryEntry[]> {
  if (!canManageClients(ctx.actor)) return []
  const rows = await ctx.db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      action: auditEntries.action,
      details: auditEntries.details,
      surname: people.surname,
      givenName: people.givenName,
      patronymic: people.patronymic,
      sex: people.sex,
    })
    .from(auditEntries)
    .leftJoin(staffMembers, eq(staffMembers.id, auditEntries.staffId))
    .leftJoin(people, eq(people.id, staffMembers.personId))
    .where(
      and(eq(auditEntries.subjectType, 'client'), eq(auditEntries.subjectId, clientId), like(auditEntries.action, 'clients.%')),
    )
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(MOST_HISTORY)
  return rows.map(({ id, at, action, details, surname, givenName, patronymic, sex }) => ({
    id,
    at,
    action,
    details,
    by: surname && givenName && patronymic && sex ? { surname, givenName, patronymic, sex } : null,
  }))
}

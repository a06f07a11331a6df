import { and, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { type Db, prepared } from '@/db/client'
import { people, representations, sessions } from '@/db/schema'
import type { Applicant, Ctx, Deputy } from '@/lib/platform/context'
import { holdsAt } from './acting-rules'

/** For whom a session acts, while it may. */
export type Acting = {
  deputy: Deputy
  /** Whose things are shown: the owner; for a company the deputy's own id. */
  personId: string
  /** Name of the person or company acted for. */
  name: string
  /** Of the person acted for. */
  pin: string | null
}

const owner = alias(people, 'owner')

// Asked only by requests of people who act for somebody.
const actingRow = prepared('identity_acting', (db, name) =>
  db
    .select({
      id: representations.id,
      kind: representations.kind,
      status: representations.status,
      validFrom: representations.validFrom,
      validUntil: representations.validUntil,
      confirmedAt: representations.confirmedAt,
      ownerPersonId: representations.ownerPersonId,
      companyTin: representations.companyTin,
      companyName: representations.companyName,
      deputyPersonId: representations.deputyPersonId,
      serviceCodes: representations.serviceCodes,
      ownerConfirms: representations.ownerConfirms,
      givenName: owner.givenName,
      surname: owner.surname,
      birthDate: owner.birthDate,
      pin: owner.pin,
    })
    .from(representations)
    .leftJoin(owner, eq(owner.id, representations.ownerPersonId))
    .where(eq(representations.id, sql.placeholder('id')))
    .prepare(name),
)

/** For whom this person acts under a representation; null when it does not hold at this moment, whatever the clock's job has done. */
export async function findActing(db: Db, representationId: string, personId: string, now: Date): Promise<Acting | null> {
  const [row] = await actingRow(db).execute({ id: representationId })
  if (!row || row.deputyPersonId !== personId || !holdsAt(row, now)) return null
  return {
    deputy: {
      personId,
      representationId: row.id,
      kind: row.kind,
      services: row.serviceCodes,
      ownerConfirms: row.ownerConfirms,
      ...(row.companyTin ? { company: { tin: row.companyTin, name: row.companyName ?? row.companyTin } } : {}),
    },
    personId: row.ownerPersonId ?? personId,
    name: nameOf(row),
    pin: row.pin,
  }
}

/** Whose right it is or was to be acted for under; null when it was never this person's. */
export async function findActedFor(db: Db, representationId: string, personId: string): Promise<string | null> {
  const [row] = await actingRow(db).execute({ id: representationId })
  return row && row.deputyPersonId === personId ? nameOf(row) : null
}

const nameOf = (row: { companyName: string | null; givenName: string | null; surname: string | null }): string =>
  row.companyName ?? [row.givenName, row.surname].filter(Boolean).join(' ')

/**
 * Holds a deputy's right until the transaction ends: what the owner takes back at this moment is taken back before or after
 * this act, never in between. Every use case that changes something for an applicant begins with it.
 *
 * @returns false when the right is gone; an applicant who acts for themselves always holds theirs
 */
export async function holdDeputy(tx: Db, { actor, now }: Ctx<Applicant>): Promise<boolean> {
  const { deputy } = actor
  if (!deputy) return true
  const [row] = await tx
    .select({
      kind: representations.kind,
      status: representations.status,
      validFrom: representations.validFrom,
      validUntil: representations.validUntil,
      confirmedAt: representations.confirmedAt,
      birthDate: people.birthDate,
    })
    .from(representations)
    .leftJoin(people, eq(people.id, representations.ownerPersonId))
    .where(and(eq(representations.id, deputy.representationId), eq(representations.deputyPersonId, deputy.personId)))
    .for('share', { of: representations })
  return Boolean(row && holdsAt(row, now))
}

/** From the next request on this browser acts under that representation; null: for oneself. */
export async function setActing(tx: Db, sessionId: string, representationId: string | null): Promise<void> {
  await tx
    .update(sessions)
    .set({ representationId })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)))
}

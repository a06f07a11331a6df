import { randomBytes } from 'node:crypto'
import { and, asc, eq, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import {
  applicationConfirmations,
  applications,
  appointments,
  consents,
  notices,
  people,
  rolePermissions,
  staffMembers,
  staffRoles,
} from '@/db/schema'
import type { Permission } from '@/db/vocabulary/identity'
import type { RecordKind, Role } from './access'
import type { Connection } from '@/db/client'
import { factories } from '@/db/factories'
import { newId } from '@/lib/platform/ids'

type OwnedRecord = { id: string; personId: string }
export type Records = {
  of: Record<RecordKind, OwnedRecord>
  agencyCode: string
  centreCode: string
  decider: string
  stranger: string
}

function found<T>(row: T | undefined, what: string): T {
  if (!row) throw new Error(`Cannot test: expected ${what} in the demo town, found none`)
  return row
}

/** One record of each kind from the demo town, each with the citizen it belongs to, and a citizen who owns none of them. */
export async function findRecords({ db }: Connection): Promise<Records> {
  const [application] = await db
    .select({ id: applications.id, personId: applications.personId, agencyCode: applications.agencyCode })
    .from(applications)
    .where(and(isNotNull(applications.reference), eq(applications.agencyCode, 'din')))
    .limit(1)
  const [draft] = await db
    .select({ id: applications.id, personId: applications.personId })
    .from(applications)
    .where(and(eq(applications.status, 'draft'), eq(applications.serviceCode, 'din-residence-reference')))
    .orderBy(asc(applications.createdAt))
    .limit(1)
  const [appointment] = await db
    .select({ id: appointments.id, personId: appointments.personId, centreCode: appointments.centreCode })
    .from(appointments)
    .where(eq(appointments.centreCode, 'asan-baku-1'))
    .limit(1)
  const [consent] = await db.select({ id: consents.id, personId: consents.personId }).from(consents).limit(1)
  const [notice] = await db.select({ id: notices.id, personId: notices.personId }).from(notices).limit(1)
  const [staff] = await db.select({ id: staffMembers.id, personId: staffMembers.personId }).from(staffMembers).limit(1)
  const [stranger] = await db
    .insert(people)
    .values({
      id: newId(),
      pin: `Z${Math.random().toString(36).slice(2, 8).toUpperCase().replace(/[IO]/g, '7')}`,
      givenName: 'Yad',
      surname: 'Yadov',
      patronymic: 'Yad',
      sex: 'male',
      birthDate: '1980-01-01',
    })
    .returning()
  const sent = found(application, 'an application sent to din')
  // Applications of the demo town were never really sent; this one has a receipt all the same.
  await db
    .update(applications)
    .set({ receiptKey: randomBytes(16).toString('base64url'), contentHash: 'ab'.repeat(32) })
    .where(and(eq(applications.id, sent.id), isNull(applications.receiptKey)))
  const given = factories(db)
  const representation = await given.representation({ ownerPersonId: sent.personId, validFrom: new Date(), validUntil: null })
  const asked = await askedFor(db, given)
  const signOut = await given.loginSession({ personId: sent.personId, endedAt: new Date(), endReason: 'signed_out' })
  const visit = found(appointment, 'a visit at asan-baku-1')
  return {
    of: {
      application: sent,
      asked,
      representation: { id: representation.id, personId: sent.personId },
      draft: found(draft, 'a draft application'),
      appointment: visit,
      consent: found(consent, 'a consent'),
      notice: found(notice, 'a notice'),
      signOut,
      staff: found(staff, 'a staff member'),
    },
    agencyCode: sent.agencyCode,
    centreCode: visit.centreCode,
    decider: sent.personId,
    stranger: found(stranger, 'a new person').id,
  }
}

/** A draft that a deputy wants to send, waiting for its owner. */
async function askedFor(db: Connection['db'], given: ReturnType<typeof factories>): Promise<OwnedRecord> {
  const right = await given.representation({ ownerConfirms: true, validFrom: new Date(), validUntil: null })
  const draft = await given.application({
    personId: right.ownerPersonId ?? '',
    serviceCode: 'din-residence-reference',
    agencyCode: 'din',
    status: 'draft',
    reference: null,
    submittedAt: null,
  })
  await db.insert(applicationConfirmations).values({
    id: newId(),
    applicationId: draft.id,
    applicationVersion: draft.version,
    representationId: right.id,
    deputyPersonId: right.deputyPersonId ?? '',
    askedAt: new Date(),
  })
  return draft
}

/** The person behind each staff role: of this agency or centre, or of another one. */
export async function staffFor(
  connection: Connection,
  records: Records,
): Promise<Record<Exclude<Role, 'anonymous' | 'owner' | 'stranger' | 'deputy'>, string>> {
  const find = async (permission: Permission, where: ReturnType<typeof eq> | undefined, what: string) => {
    const [row] = await connection.db
      .select({ personId: staffMembers.personId })
      .from(staffMembers)
      .innerJoin(
        staffRoles,
        and(eq(staffRoles.staffId, staffMembers.id), or(isNull(staffRoles.validTo), sql`${staffRoles.validTo} > now()`)),
      )
      .innerJoin(
        rolePermissions,
        and(eq(rolePermissions.roleCode, staffRoles.roleCode), eq(rolePermissions.permission, permission)),
      )
      .where(and(eq(staffMembers.status, 'active'), ne(staffMembers.personId, records.decider), where))
      .limit(1)
    return found(row, what).personId
  }
  return {
    officer: await find('applications.decide', eq(staffMembers.agencyCode, records.agencyCode), 'an officer of the agency'),
    otherOfficer: await find(
      'applications.decide',
      ne(staffMembers.agencyCode, records.agencyCode),
      'an officer of another agency',
    ),
    // Receptionists work at the counters too, but activate no accounts.
    operator: await find('accounts.activate', eq(staffMembers.centreCode, records.centreCode), 'an operator of the centre'),
    otherOperator: (await factories(connection.db).staff({ centreCode: 'asan-baku-2', permissions: ['queue.operate'] })).personId,
    manager: await find('reports.read', eq(staffMembers.centreCode, records.centreCode), 'a manager of the centre'),
    editor: await find('catalogue.edit', eq(staffMembers.agencyCode, 'din'), 'an editor of the registry'),
    reviewer: await find('catalogue.review', eq(staffMembers.agencyCode, 'din'), 'a reviewer of the registry'),
    administrator: await find('staff.manage', undefined, 'an administrator'),
    reception: await find('queue.assist', eq(staffMembers.centreCode, records.centreCode), 'a receptionist of the centre'),
    callCentre: await find('queue.assist', isNull(staffMembers.centreCode), 'an operator of the call centre'),
    monitor: await find('queue.watch', undefined, 'a monitoring officer'),
  }
}

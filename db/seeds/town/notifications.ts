import { eq, inArray } from 'drizzle-orm'
import {
  applications,
  appointments,
  centres,
  consents,
  type NoticeParams,
  notices,
  partners,
  services,
  servicesInHand,
} from '../../schema'
import type { MessageClass, NoticeKind } from '../../vocabulary/notifications'
import type { TownHistory } from './history'
import { insertAll } from './load'
import { townId } from './portal'

type Told = {
  about: string
  personId: string
  kind: NoticeKind
  messageClass: MessageClass
  params: NoticeParams
  at: Date
  actionPath: string
}

/** What came before the last days has been read. */
const READ_AFTER_MS = 3 * 86_400_000

/** What the inbox would hold, had the portal told of everything the other histories remember. Comes after them. */
export const noticeHistory: TownHistory = {
  name: 'notices',
  version: 1,
  async load(tx, { now, today }) {
    const cases = await tx
      .select({ row: applications, service: services.name })
      .from(applications)
      .innerJoin(services, eq(services.code, applications.serviceCode))
      .where(inArray(applications.status, ['submitted', 'in_review', 'information_requested', 'approved', 'rejected']))
    const visits = await tx
      .select({ row: appointments, service: services.name, centre: centres.name })
      .from(appointments)
      .innerJoin(services, eq(services.code, appointments.serviceCode))
      .innerJoin(centres, eq(centres.code, appointments.centreCode))
      .where(eq(appointments.status, 'booked'))
    const requests = await tx
      .select({ row: consents, partner: partners.name })
      .from(consents)
      .innerJoin(partners, eq(partners.code, consents.partnerCode))
      .where(eq(consents.status, 'requested'))

    const told: Told[] = [
      ...cases.flatMap(({ row, service }): Told[] => {
        const shared = {
          about: row.id,
          personId: row.personId,
          params: { reference: row.reference ?? '', service },
          actionPath: `/applications/${row.id}`,
        }
        const receipt: Told = {
          ...shared,
          kind: 'application_submitted',
          messageClass: 'notice',
          at: row.submittedAt ?? row.createdAt,
        }
        // A question is told by its event, which that history writes: the worker makes the notice.
        if (row.status === 'approved' && row.decidedAt)
          return [receipt, { ...shared, kind: 'application_approved', messageClass: 'grant', at: row.decidedAt }]
        if (row.status === 'rejected' && row.decidedAt)
          return [receipt, { ...shared, kind: 'application_rejected', messageClass: 'mandatory', at: row.decidedAt }]
        return [receipt]
      }),
      ...visits
        .filter(({ row }) => row.startsAt > now)
        .map(
          ({ row, service, centre }): Told => ({
            about: row.id,
            personId: row.personId,
            kind: 'appointment_booked',
            messageClass: 'notice',
            params: { reference: row.reference, service, centre, startsAt: row.startsAt.toISOString() },
            at: new Date(Math.min(row.createdAt.getTime(), now.getTime())),
            actionPath: `/appointments/${row.id}`,
          }),
        ),
      ...requests.map(
        ({ row, partner }): Told => ({
          about: row.id,
          personId: row.personId,
          kind: 'consent_requested',
          messageClass: 'action',
          params: { partner, answerOn: row.answerBy > now ? row.answerBy.toISOString().slice(0, 10) : today },
          at: row.requestedAt,
          actionPath: `/consents/${row.id}`,
        }),
      ),
    ]
    await insertAll(
      tx,
      notices,
      told.map(({ about, at, ...one }) => ({
        ...one,
        id: townId('notice', `${one.kind}:${about}`),
        dedupeKey: `${one.kind}|${about}`,
        createdAt: at,
        readAt: now.getTime() - at.getTime() > READ_AFTER_MS ? new Date(at.getTime() + 3_600_000) : null,
      })),
    )
    await insertAll(
      tx,
      servicesInHand,
      cases
        .filter(({ row }) => row.status !== 'rejected')
        .map(({ row }) => ({
          personId: row.personId,
          applicationId: row.id,
          serviceCode: row.serviceCode,
          since: row.submittedAt ?? row.createdAt,
        })),
    )
  },
}

import { and, count, desc, eq, inArray, notInArray, type SQL } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appointments, centres, services } from '@/db/schema'
import { localized } from '@/lib/i18n'
import type { Ctx } from '@/lib/platform/context'
import { type Page, pageOf } from '@/lib/platform/pages'
import { OPEN_STATUSES } from '../model'
import { canCancel, canMove } from '../rules'
import { type Caller, visitsOf } from './caller'
import { inBaku } from './free-times'

const fields = {
  id: appointments.id,
  personId: appointments.personId,
  reference: appointments.reference,
  partyId: appointments.partyId,
  status: appointments.status,
  version: appointments.version,
  serviceCode: appointments.serviceCode,
  serviceName: services.name,
  centreCode: appointments.centreCode,
  centreName: centres.name,
  centreAddress: centres.address,
  slotId: appointments.slotId,
  startsAt: appointments.startsAt,
  minutes: appointments.minutes,
  channel: appointments.channel,
  beneficiaryName: appointments.beneficiaryName,
  displacedAt: appointments.displacedAt,
  displacedReason: appointments.displacedReason,
}

const rowsWhere = (db: Db, where: SQL | undefined) =>
  db
    .select(fields)
    .from(appointments)
    .innerJoin(services, eq(services.code, appointments.serviceCode))
    .innerJoin(centres, eq(centres.code, appointments.centreCode))
    .where(where)

export type VisitRow = Awaited<ReturnType<typeof rowsWhere>>[number]

/** A visit of this caller; null also when it is somebody else's. */
export async function findVisitOf(caller: Caller, id: string, db: Db = caller.ctx.db): Promise<VisitRow | null> {
  const [row] = await rowsWhere(db, and(eq(appointments.id, id), visitsOf(caller)))
  return row ?? null
}

export async function listVisitsOf(
  caller: Caller,
  { show, page, limit }: { show: 'open' | 'past' | 'all'; page: number; limit: number },
): Promise<Page<VisitRow>> {
  const open = show === 'open' ? inArray : show === 'past' ? notInArray : null
  const where = and(visitsOf(caller), open?.(appointments.status, [...OPEN_STATUSES]))
  const { db } = caller.ctx
  const rows = await rowsWhere(db, where)
    .orderBy(desc(appointments.startsAt), desc(appointments.id))
    .limit(limit)
    .offset((page - 1) * limit)
  const [total] = await db.select({ count: count() }).from(appointments).where(where)
  return pageOf(rows, total?.count ?? 0, page, limit)
}

/** As the interface shows it. Names of the family are the person's to see. */
export function shownVisit(row: VisitRow, { ctx, kind }: Caller) {
  const { locale, now }: Ctx = ctx
  return {
    id: row.id,
    reference: row.reference,
    partyId: row.partyId,
    status: row.status,
    version: row.version,
    service: { code: row.serviceCode, name: localized(locale, row.serviceName) },
    centre: {
      code: row.centreCode,
      name: localized(locale, row.centreName),
      address: localized(locale, row.centreAddress),
    },
    slotId: row.slotId,
    startsAt: inBaku(row.startsAt),
    minutes: row.minutes,
    channel: row.channel,
    beneficiary: kind === 'person' && row.beneficiaryName ? { name: row.beneficiaryName } : null,
    displaced: row.displacedReason ? { reason: row.displacedReason } : null,
    canMove: canMove(row, now),
    canCancel: canCancel(row, now),
  }
}

export const visitTag = ({ version }: { version: number }): string => `"${version}"`

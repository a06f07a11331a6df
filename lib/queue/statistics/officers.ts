import { inArray } from 'drizzle-orm'
import { people, staffMembers } from '@/db/schema'
import { eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/context'
import { adjustForServices, MIN_VISITS, type ServiceTimes } from './adjust'
import { figuresOf, type Measured, measure } from './measure'
import type { OfficerRow, Period } from './model'

/**
 * What each officer of a centre did in a period, compared with the centre's usual time for the same services; pauses do not count, and
 * below MIN_VISITS nothing is said. Its caller has asked whether the reader may see it. Officers are named: it is their work place that is
 * shown, to who is responsible for it; visitors are not.
 */
export async function measureOfficers(ctx: Ctx, centreCode: string, period: Period): Promise<OfficerRow[]> {
  const scope = { dimension: 'officer', centres: [centreCode], period } as const
  const own = await measure(ctx, { ...scope, by: 'key', alone: true })
  const byService = await measure(ctx, { ...scope, by: 'both', alone: false })
  const usual = timesOf(await measure(ctx, { ...scope, by: 'key2', alone: false }))
  const ids = [...own.values()].map(({ key }) => key)
  if (ids.length === 0) return []
  const names = await ctx.db
    .select({
      id: staffMembers.id,
      givenName: people.givenName,
      surname: people.surname,
      patronymic: people.patronymic,
      sex: people.sex,
    })
    .from(staffMembers)
    .innerJoin(people, eq(people.id, staffMembers.personId))
    .where(inArray(staffMembers.id, ids))
  return names
    .map(({ id, ...name }) => officerRow(id, name, own, byService, usual))
    .sort((a, b) => a.name.surname.localeCompare(b.name.surname, 'az') || (a.staffId < b.staffId ? -1 : 1))
}

function officerRow(
  staffId: string,
  name: OfficerRow['name'],
  own: Measured,
  byService: Measured,
  usual: readonly ServiceTimes[],
): OfficerRow {
  const sums = own.get(`${staffId}|`)?.sums
  const visits = sums?.services ?? 0
  const nothing = {
    service: null,
    adjustedPercent: null,
    occupancyPercent: null,
    openSeconds: null,
    pauseSeconds: null,
    quickFinishes: null,
    quickAgain: null,
    quickAbsences: null,
  }
  if (!sums || visits < MIN_VISITS) return { staffId, name, visits, enough: false, ...nothing }
  const done = [...byService.values()].filter(({ key }) => key === staffId)
  const { ratio } = adjustForServices(
    done.map(({ key2, sums: one }) => ({ serviceCode: key2, services: one.services, serviceSeconds: one.service_seconds })),
    usual,
  )
  const { service, occupancyPercent, openSeconds, pauseSeconds } = figuresOf(sums)
  return {
    staffId,
    name,
    visits,
    enough: true,
    service,
    adjustedPercent: ratio === null ? null : ratio * 100,
    occupancyPercent,
    openSeconds,
    pauseSeconds,
    quickFinishes: sums.quick_finishes,
    quickAgain: sums.quick_again,
    quickAbsences: sums.quick_absences,
  }
}

const timesOf = (measured: Measured): ServiceTimes[] =>
  [...measured.values()].map(({ key, sums }) => ({
    serviceCode: key,
    services: sums.services,
    serviceSeconds: sums.service_seconds,
  }))

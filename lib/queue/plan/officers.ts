import { and, asc, eq, sql } from 'drizzle-orm'
import { people, staffMembers, staffSkills } from '@/db/schema'
import { recordDisclosures, seenSince } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { atBaku, dayInBaku } from '@/lib/platform/time'

/**
 * Officers of a centre with what they can do, by name. Each finds in their activity who looked, once a reader and day. Asked by pages that
 * have found the centre first.
 */
export function listOfficers(ctx: Ctx<Staff>, centreCode: string) {
  return ctx.db.transaction(async (tx) => {
    const rows = await tx
      .select({
        staffId: staffMembers.id,
        personId: staffMembers.personId,
        surname: people.surname,
        givenName: people.givenName,
        patronymic: people.patronymic,
        sex: people.sex,
        position: staffMembers.position,
        agencyCodes: staffSkills.agencyCodes,
        serviceCodes: staffSkills.serviceCodes,
        languages: staffSkills.languages,
        version: staffSkills.version,
      })
      .from(staffMembers)
      .innerJoin(people, eq(people.id, staffMembers.personId))
      .leftJoin(staffSkills, eq(staffSkills.staffId, staffMembers.id))
      .where(and(eq(staffMembers.centreCode, centreCode), eq(staffMembers.status, 'active')))
      .orderBy(sql`${people.surname} collate "az-x-icu"`, sql`${people.givenName} collate "az-x-icu"`, asc(staffMembers.id))
    const others = [...new Set(rows.map(({ personId }) => personId))].filter((id) => id !== ctx.actor.personId)
    const seen = await seenSince(tx, ctx, { what: 'staff_account', subjectIds: others, since: atBaku(dayInBaku(ctx.now)) })
    await recordDisclosures(
      tx,
      ctx,
      others
        .filter((id) => !seen.has(id))
        .map((personId) => ({
          personId,
          what: 'staff_account',
          purpose: 'staff',
          right: 'law',
          subjectType: 'person',
          subjectId: personId,
          fields: ['person.name'],
        })),
    )
    return rows.map(({ personId: _personId, agencyCodes, serviceCodes, languages, version, ...row }) => ({
      ...row,
      agencyCodes: agencyCodes ?? [],
      serviceCodes: serviceCodes ?? [],
      languages: languages ?? [],
      version: version ?? 0,
    }))
  })
}
export type OfficerView = Awaited<ReturnType<typeof listOfficers>>[number]

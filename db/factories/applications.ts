import type { Db } from '../client'
import { applicationRequests, applications } from '../schema'

type Needs = {
  person: () => Promise<{ id: string }>
  service: () => Promise<{ code: string; agencyCode: string }>
  staff: () => Promise<{ id: string }>
}

/** Applications as they stand, without the way that led there. */
export function applicationFactories(db: Db, needs: Needs) {
  return {
    /** One sent on the morning of the clock of tests and not yet taken. Name the agency too when you name the service. */
    async application(overrides: Partial<typeof applications.$inferInsert> = {}) {
      const personId = overrides.personId ?? (await needs.person()).id
      const { code, agencyCode } =
        overrides.serviceCode && overrides.agencyCode
          ? { code: overrides.serviceCode, agencyCode: overrides.agencyCode }
          : await needs.service()
      const letters = () => crypto.randomUUID().slice(0, 4).toUpperCase()
      const [row] = await db
        .insert(applications)
        .values({
          id: crypto.randomUUID(),
          definitionVersion: 1,
          status: 'submitted',
          reference: `ASN-2026-${letters()}-${letters()}`,
          answers: {},
          stepVersions: {},
          facts: {},
          submittedAt: new Date('2026-11-23T05:00:00Z'),
          ...overrides,
          personId,
          serviceCode: code,
          agencyCode,
        })
        .returning()
      return one(row)
    },

    /** A question that waits for its answer until 3 December 2026. The application's status is the test's own affair. */
    async question(applicationId: string, overrides: Partial<typeof applicationRequests.$inferInsert> = {}) {
      const askedBy = overrides.askedBy ?? (await needs.staff()).id
      const [row] = await db
        .insert(applicationRequests)
        .values({
          id: crypto.randomUUID(),
          applicationId,
          askedAt: new Date('2026-11-23T06:00:00Z'),
          question: 'Ünvanı dəqiqləşdirin.',
          answerBy: '2026-12-03',
          ...overrides,
          askedBy,
        })
        .returning()
      return one(row)
    },
  }
}

function one<T>(row: T | undefined): T {
  if (!row) throw new Error('Cannot make a row: expected the insert to return it')
  return row
}

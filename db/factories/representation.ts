import type { Db } from '../client'
import { people, representations } from '../schema'
import { eq } from 'drizzle-orm'

type Needs = { person: () => Promise<{ id: string }> }

/** Rights to act for somebody. */
export function representationFactories(db: Db, needs: Needs) {
  return {
    /** A delegation of all services that was taken up in January 2026 and runs to the end of 2027. */
    async representation(overrides: Partial<typeof representations.$inferInsert> = {}) {
      const kind = overrides.kind ?? 'delegation'
      const ownerPersonId = kind === 'company' ? null : (overrides.ownerPersonId ?? (await needs.person()).id)
      const deputyPersonId = overrides.deputyPersonId === undefined ? (await needs.person()).id : overrides.deputyPersonId
      const [deputy] = deputyPersonId ? await db.select().from(people).where(eq(people.id, deputyPersonId)) : []
      const offered = { offeredPin: deputy?.pin ?? '9ZZ9Z9Z', offeredSurname: deputy?.surname ?? 'Heçkim' }
      const [row] = await db
        .insert(representations)
        .values({
          id: crypto.randomUUID(),
          status: 'active',
          validFrom: new Date('2026-01-05T05:00:00Z'),
          validUntil: new Date('2027-12-31T20:00:00Z'),
          decidedAt: new Date('2026-01-05T05:00:00Z'),
          ...(kind === 'delegation'
            ? { ...offered, answerBy: new Date('2026-12-31T20:00:00Z') }
            : { confirmedAt: new Date('2026-11-23T05:30:00Z') }),
          ...(kind === 'company' ? { companyTin: '1234567891', companyName: '“Nümunə” MMC' } : {}),
          ...overrides,
          kind,
          ownerPersonId,
          deputyPersonId,
        })
        .returning()
      if (!row) throw new Error('Cannot make a representation: expected the insert to return it')
      return row
    },
  }
}

import { randomBytes } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { people, sectorSubjects } from '@/db/schema'
import { isId } from '@/lib/platform/ids'
import { currentTime } from '@/lib/platform/time'
import type { RegisteredClient } from './model'

type Known = Pick<RegisteredClient, 'sector'>

/**
 * The name (`sub`) under which a client knows a person. State bodies share one; companies have one per sector, so that a bank and
 * a mobile operator cannot join what they know. Made at the first sign-in, the same ever after.
 */
export async function subjectOf(db: Db, personId: string, { sector }: Known): Promise<string> {
  if (!sector) return personId
  const known = () =>
    db
      .select({ subject: sectorSubjects.subject })
      .from(sectorSubjects)
      .where(and(eq(sectorSubjects.personId, personId), eq(sectorSubjects.sector, sector)))
  const [before] = await known()
  if (before) return before.subject
  const [made] = await db
    .insert(sectorSubjects)
    .values({ subject: randomBytes(24).toString('base64url'), personId, sector, createdAt: currentTime() })
    .onConflictDoNothing({ target: [sectorSubjects.personId, sectorSubjects.sector] })
    .returning({ subject: sectorSubjects.subject })
  if (made) return made.subject
  // Two first sign-ins at once: the other one named the person.
  const [theirs] = await known()
  if (!theirs) throw new Error(`Cannot name a person in sector ${sector}: expected a row of the first insert, got none`)
  return theirs.subject
}

/** The person a client means by a subject; null when it never learned such a one. */
export async function personOfSubject(db: Db, subject: string, { sector }: Known): Promise<string | null> {
  if (!sector) {
    if (!isId(subject)) return null
    const [person] = await db.select({ id: people.id }).from(people).where(eq(people.id, subject))
    return person?.id ?? null
  }
  const [row] = await db
    .select({ personId: sectorSubjects.personId })
    .from(sectorSubjects)
    .where(and(eq(sectorSubjects.subject, subject), eq(sectorSubjects.sector, sector)))
  return row?.personId ?? null
}

import { eq, sql } from 'drizzle-orm'
import { prepared } from '@/db/client'
import { people } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Citizen, Ctx } from '@/lib/platform/context'
import type { ContactUpdate, Person } from './model'

const personById = prepared('identity_person', (db, name) =>
  db
    .select({
      id: people.id,
      pin: people.pin,
      givenName: people.givenName,
      surname: people.surname,
      patronymic: people.patronymic,
      sex: people.sex,
      birthDate: people.birthDate,
      email: people.email,
      phone: people.phone,
      locale: people.locale,
    })
    .from(people)
    .where(eq(people.id, sql.placeholder('id')))
    .prepare(name),
)

/** The person with that id. Whoever shows it to somebody else records the disclosure. */
export async function findPerson(ctx: Ctx, personId: string): Promise<Person | null> {
  const [row] = await personById(ctx.db).execute({ id: personId })
  return row ?? null
}

/** Changes where and in which language the portal writes to the person signed in. */
export function updateContact(ctx: Ctx<Citizen>, input: ContactUpdate): Promise<void> {
  const { personId } = ctx.actor
  return ctx.db.transaction(async (tx) => {
    const [before] = await tx
      .select({ email: people.email, phone: people.phone, locale: people.locale })
      .from(people)
      .where(eq(people.id, personId))
      .for('update')
    if (!before) throw new Error(`Cannot update contacts: expected person ${personId}, got none`)
    const changed = (['email', 'phone', 'locale'] as const).filter((field) => before[field] !== input[field])
    if (changed.length === 0) return
    await tx.update(people).set(input).where(eq(people.id, personId))
    await recordAudit(tx, ctx, {
      action: 'identity.contact_updated',
      subjectType: 'person',
      subjectId: personId,
      personId,
      details: { fields: changed.join(',') },
    })
  })
}

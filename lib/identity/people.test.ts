import { eq } from 'drizzle-orm'
import { auditEntries } from '@/db/schema'
import { newKey } from '@/lib/platform/ids'
import { expect, test } from '@/lib/platform/testing'
import { ContactUpdate } from './model'
import { findPerson, updateContact } from './people'

test('a person changes how the portal reaches them; the history names the fields, not their contents', async ({
  db,
  given,
  as,
}) => {
  const leyla = await given.person({ email: 'old@example.az' })
  const input = ContactUpdate.parse({ email: 'new@example.az', phone: '050 123 45 67', locale: 'az' })
  await updateContact(as(leyla), input)

  expect(await findPerson(as(leyla), leyla.id)).toMatchObject({ email: 'new@example.az', phone: '+994501234567' })
  const [entry] = await db.select().from(auditEntries).where(eq(auditEntries.personId, leyla.id))
  expect(entry).toMatchObject({ action: 'identity.contact_updated', details: { fields: 'email,phone' } })
})

test('nothing changed is nothing written', async ({ db, given, as }) => {
  const leyla = await given.person()
  await updateContact(as(leyla), { email: null, phone: null, locale: 'az' })
  expect(await db.$count(auditEntries, eq(auditEntries.personId, leyla.id))).toBe(0)
})

test('an empty box takes the address away; nonsense is refused', () => {
  expect(ContactUpdate.parse({ email: '', phone: '', locale: 'ru' })).toEqual({ email: null, phone: null, locale: 'ru' })
  expect(ContactUpdate.safeParse({ email: 'a@', phone: '', locale: 'ru' }).success).toBe(false)
  expect(ContactUpdate.safeParse({ email: '', phone: '', locale: 'de' }).success).toBe(false)
})

test('nobody is found under a stranger id', async ({ given, as }) => {
  expect(await findPerson(as(await given.person()), newKey())).toBeNull()
})

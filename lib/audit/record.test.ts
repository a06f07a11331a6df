import { sql } from 'drizzle-orm'
import { disclosures } from '@/db/schema'
import { expect, test } from '@/lib/platform/testing'
import { recordAudit, recordDisclosure } from '.'

const look = {
  what: 'application',
  purpose: 'case',
  right: 'case' as const,
  subjectType: 'application',
  subjectId: 'a-1',
  fields: ['name'],
}

test('a look of an officer names the body and the post held at that moment', async ({ db, given, asStaff }) => {
  const person = await given.person()
  const agency = await given.agency({ name: { az: 'Daxili İşlər Nazirliyi' } })
  const officer = await given.staff({ agencyCode: agency.code })
  await recordDisclosure(db, asStaff(officer), { personId: person.id, ...look })
  expect(await db.select().from(disclosures)).toEqual([
    expect.objectContaining({
      personId: person.id,
      readerBody: { az: 'Daxili İşlər Nazirliyi' },
      readerRole: officer.position,
      purpose: 'case',
    }),
  ])
})

test('nobody reads without a name', async ({ db, given, as }) => {
  const person = await given.person()
  await expect(recordDisclosure(db, as(person), { personId: person.id, ...look })).rejects.toThrow('Cannot record a disclosure')
})

test.for([
  'update audit_entries set action = action',
  'delete from audit_entries',
  'delete from disclosures',
  'truncate disclosures',
])('the log only grows: %s', async (statement, { db, given, as }) => {
  const person = await given.person()
  await recordAudit(db, as(person), { action: 'identity.sign_in', subjectType: 'session', subjectId: 's', personId: person.id })
  const failure = await db.execute(sql.raw(statement)).then(
    () => null,
    (error: Error) => String(error.cause),
  )
  expect(failure).toContain('only grows')
})

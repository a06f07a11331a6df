import { eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { auditEntries, disclosures } from '@/db/schema'
import { newKey } from '@/lib/platform/ids'
import { err } from '@/lib/platform/result'
import { expect, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import type { NewStaff } from '../model'
import { createStaff } from './create-staff'
import { findStaff, listStaff } from './queries'

const administrator = { permissions: ['staff.manage' as const] }

const looksAt = (db: Db, personId: string) => db.select().from(disclosures).where(eq(disclosures.personId, personId))

const newStaff = (pin: string, surname: string, agencyCode: string): NewStaff => ({
  pin,
  surname,
  agencyCode,
  centreCode: '',
  'position.az': 'Məsləhətçi',
  'position.en': '',
  'position.ru': '',
  idempotencyKey: newKey(),
})

test('staff shown in a list or on a card find one look a reader and day; nobody discloses to themselves', async ({
  db,
  given,
  asStaff,
  now,
}) => {
  const reader = await given.staff(administrator)
  const officer = await given.staff()
  await listStaff(asStaff(reader), { page: 1 })
  await findStaff(asStaff(reader), officer.id)
  await findStaff(asStaff(reader), reader.id)
  expect(await looksAt(db, officer.personId)).toMatchObject([
    { what: 'staff_account', purpose: 'staff', right: 'law', fields: ['person.name', 'person.pin'] },
  ])
  expect(await looksAt(db, reader.personId)).toEqual([])

  await findStaff(asStaff(await given.staff(administrator)), officer.id)
  await findStaff(asStaff(reader, { now: minutesAfter(now, 24 * 60) }), officer.id)
  expect(await looksAt(db, officer.personId)).toHaveLength(3)
})

test('only those on the page shown were looked at', async ({ db, given, asStaff }) => {
  const shown = await given.staff({ personId: (await given.person({ surname: 'Şıxəliyev' })).id })
  const other = await given.staff({ personId: (await given.person({ surname: 'Kərimov' })).id })
  await listStaff(asStaff(await given.staff(administrator)), { page: 1, query: 'sixeliyev' })
  expect(await looksAt(db, shown.personId)).toHaveLength(1)
  expect(await looksAt(db, other.personId)).toEqual([])
})

test('who learns that a PIN and a surname belong together leaves a look, whatever the answer', async ({ db, given, asStaff }) => {
  const admin = await given.staff(administrator)
  const officer = await given.staff({ personId: (await given.person({ pin: '7TT7TT7' })).id })
  const leyla = await given.person()
  const place = admin.agencyCode ?? ''
  expect(await createStaff(asStaff(admin), newStaff('7TT7TT7', 'Əliyeva', place))).toEqual(err('already_staff'))
  expect(await createStaff(asStaff(admin), newStaff(leyla.pin, 'Əliyeva', 'nowhere'))).toEqual(err('unknown_place'))
  for (const personId of [officer.personId, leyla.id]) expect(await looksAt(db, personId)).toHaveLength(1)
})

test('a try with a wrong surname shows nothing and is in the history of its target; one with an unknown PIN is kept too', async ({
  db,
  given,
  asStaff,
}) => {
  const admin = await given.staff(administrator)
  const leyla = await given.person()
  for (const pin of [leyla.pin, '0000000'])
    expect(await createStaff(asStaff(admin), newStaff(pin, 'Quliyeva', admin.agencyCode ?? ''))).toEqual(err('person_not_found'))
  expect(await looksAt(db, leyla.id)).toEqual([])
  const tries = await db.select().from(auditEntries).where(eq(auditEntries.staffId, admin.id))
  expect(tries).toMatchObject([
    { action: 'staff.create_failed', personId: leyla.id },
    { action: 'staff.create_failed', personId: null },
  ])
  expect(JSON.stringify(tries.map(({ subjectId, details }) => ({ subjectId, details })))).not.toContain(leyla.pin)
})

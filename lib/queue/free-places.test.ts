import { sql } from 'drizzle-orm'
import { centres } from '@/db/schema'
import { layOutSlots } from '@/db/slots'
import { expect, test } from '@/lib/platform/testing'
import { atBaku, clockInBaku } from '@/lib/platform/time'
import { calendarFile } from './calendar-file'
import { listAlternatives, listCentreChoices, listFreeDays, listFreeTimes } from './free-places'
import { findVisit, listPastVisits, listUpcomingVisits } from './queries'

test('free times of today begin after booking closes; other days begin with the opening', async ({ db, given, as }) => {
  const centre = await given.centre({ counters: 8 })
  const { code } = await given.service({ channelCodes: ['asan_centre'] })
  const at = { centreCode: centre.code, services: [code] }
  await layOutSlots(db, '2026-11-23', { centreCode: centre.code })
  const ctx = as(await given.person()) // 10:00
  expect(clockInBaku((await listFreeTimes(ctx, at, '2026-11-23'))[0]?.startsAt ?? new Date(0))).toBe('10:30')
  const tomorrow = await listFreeTimes(ctx, at, '2026-11-24')
  expect(clockInBaku(tomorrow[0]?.startsAt ?? new Date(0))).toBe('09:00')
  expect(clockInBaku(tomorrow.at(-1)?.startsAt ?? new Date(0))).toBe('17:45')
})

test('days say why they cannot be booked: closed, a named holiday, full', async ({ given, as }) => {
  const centre = await given.centre()
  const { code } = await given.service({ channelCodes: ['asan_centre'] })
  const at = { centreCode: centre.code, services: [code] }
  await given.slot({ centreCode: centre.code, startsAt: atBaku('2026-11-24', '10:00'), capacity: 2, taken: 1 })
  await given.slot({ centreCode: centre.code, startsAt: atBaku('2026-11-25', '10:00'), capacity: 1, taken: 1 })
  const days = new Map(
    (await listFreeDays(as(await given.person(), { now: atBaku('2026-12-10', '10:00') }), at)).map((day) => [day.day, day]),
  )
  expect(days.get('2026-12-31')).toMatchObject({ state: 'holiday', holiday: { az: expect.any(String) } })
  const now = new Map((await listFreeDays(as(await given.person()), at)).map((day) => [day.day, day]))
  expect(now.get('2026-11-24')).toMatchObject({ state: 'free', free: 1 })
  expect(now.get('2026-11-25')).toMatchObject({ state: 'full', free: 0 })
  expect(now.get('2026-11-26')).toMatchObject({ state: 'closed' })
  expect(now.size).toBe(30)
})

test('each centre tells its nearest free time; centres that are not operating are not offered', async ({ db, given, as }) => {
  await db.update(centres).set({ status: 'verify' }).where(sql`true`)
  const service = await given.service({ channelCodes: ['asan_centre'] })
  const open = await given.centre()
  await given.centre({ kind: 'dost' })
  await given.centre({ status: 'planned' })
  await given.slot({ centreCode: open.code, startsAt: atBaku('2026-11-24', '09:00'), taken: 1 })
  await given.slot({ centreCode: open.code, startsAt: atBaku('2026-11-24', '09:30') })
  const choices = await listCentreChoices(as(await given.person()), service.code)
  expect(choices).toEqual([expect.objectContaining({ code: open.code, nextFreeAt: atBaku('2026-11-24', '09:30') })])
})

test('alternatives to a taken place: two near it at the same centre and one at another', async ({ db, given, as }) => {
  await db.update(centres).set({ status: 'verify' }).where(sql`true`)
  const service = await given.service({ channelCodes: ['asan_centre'] })
  const centre = await given.centre()
  const other = await given.centre()
  const taken = await given.slot({ centreCode: centre.code, startsAt: atBaku('2026-11-24', '10:00'), taken: 1 })
  for (const clock of ['09:45', '10:30', '15:00'])
    await given.slot({ centreCode: centre.code, startsAt: atBaku('2026-11-24', clock) })
  await given.slot({ centreCode: other.code, startsAt: atBaku('2026-11-24', '10:00') })
  const offered = await listAlternatives(as(await given.person()), { slotId: taken.id, serviceCode: service.code })
  expect(offered.map((one) => [clockInBaku(one.startsAt), one.sameCentre])).toEqual([
    ['09:45', true],
    ['10:30', true],
    ['10:00', false],
  ])
})

test('lists and details show a person only their own visits, the coming apart from the past', async ({ given, as }) => {
  const person = await given.person()
  const coming = await given.appointment({ personId: person.id })
  const past = await given.appointment({ personId: person.id, status: 'served', startsAt: atBaku('2026-11-02', '10:00') })
  const strange = await given.appointment()
  const ctx = as(person)
  expect((await listUpcomingVisits(ctx, 5)).map((visit) => visit.id)).toEqual([coming.id])
  expect((await listPastVisits(ctx, 1)).rows.map((visit) => visit.id)).toEqual([past.id])
  expect(await findVisit(ctx, coming.id)).toMatchObject({ canMove: true, canCancel: true })
  expect(await findVisit(ctx, strange.id)).toBeNull()
})

test('the calendar file holds the time in UTC, escapes its texts and folds long lines within 75 bytes', () => {
  const file = calendarFile({
    uid: 'GRS-2026-7F3K-92QD@mygov',
    sequence: 2,
    startsAt: atBaku('2026-11-24', '10:00'),
    durationMinutes: 15,
    summary: 'Şəxsiyyət vəsiqəsi; dəyişdirilməsi',
    location: `Bakı, ${'Nəsimi rayonu '.repeat(10)}`,
    description: 'Birinci sətir\nİkinci sətir',
    url: 'https://portal.example/az/appointments/1',
    cancelled: false,
    madeAt: atBaku('2026-11-23', '10:00'),
  })
  expect(file).toContain('DTSTART:20261124T060000Z\r\nDTEND:20261124T061500Z')
  expect(file).toContain('SUMMARY:Şəxsiyyət vəsiqəsi\\; dəyişdirilməsi')
  expect(file).toContain('Birinci sətir\\nİkinci sətir')
  expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
})

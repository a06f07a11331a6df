import { eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { auditEntries, queueDevices } from '@/db/schema'
import { newId } from '@/lib/platform/ids'
import { err } from '@/lib/platform/result'
import { expect, raceTest, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { findDevice, pairDevice, pairingHash } from './devices'

const CENTRE = 'asan-baku-1'

async function added(db: Db, now: Date, { code = 'AB12-CD34', series = 'PX', minutes = 15 } = {}): Promise<string> {
  const id = newId()
  await db.insert(queueDevices).values({
    id,
    centreCode: CENTRE,
    kind: 'kiosk',
    name: 'Giriş',
    series,
    pairingHash: pairingHash(code),
    pairingExpiresAt: minutesAfter(now, minutes),
  })
  return id
}

test('a code opens once, however it is typed; the secret is kept as a hash, and the pairing is written down', async ({
  db,
  asNobody,
  now,
}) => {
  const id = await added(db, now)
  const paired = await pairDevice(asNobody(), { code: ' ab12 cd34', kind: 'kiosk' })
  if (!paired.ok) throw new Error('not paired')
  expect(paired.value).toMatchObject({ centreCode: CENTRE, kind: 'kiosk' })
  expect(await pairDevice(asNobody(), { code: 'AB12-CD34', kind: 'kiosk' })).toEqual(err('code_unknown'))
  const [row] = await db.select().from(queueDevices).where(eq(queueDevices.id, id))
  expect(JSON.stringify(row)).not.toContain(paired.value.token)
  expect(await findDevice(asNobody(), paired.value.token)).toMatchObject({ id, disabled: false, series: 'PX' })
  expect(await db.select().from(auditEntries).where(eq(auditEntries.subjectId, id))).toEqual([
    expect.objectContaining({ action: 'queue.device_paired' }),
  ])
})

test('a late code, and one of another kind of device, open nothing', async ({ db, asNobody, now }) => {
  await added(db, now, { minutes: -1 })
  expect(await pairDevice(asNobody(), { code: 'AB12-CD34', kind: 'kiosk' })).toEqual(err('code_unknown'))
  await added(db, now, { code: 'EF56-GH78', series: 'PY' })
  expect(await pairDevice(asNobody(), { code: 'EF56-GH78', kind: 'display' })).toEqual(err('code_unknown'))
})

test('guessing codes is slowed down', async ({ db, asNobody, now }) => {
  await added(db, now)
  const answers: string[] = []
  for (let tries = 0; tries < 40; tries += 1) {
    const answer = await pairDevice(asNobody(), { code: `WRONG${tries}`, kind: 'kiosk' })
    answers.push(answer.ok ? 'paired' : answer.error)
  }
  expect(answers[0]).toBe('code_unknown')
  expect(answers.at(-1)).toBe('too_many_attempts')
  expect(await pairDevice(asNobody(), { code: 'AB12-CD34', kind: 'kiosk' })).toEqual(err('too_many_attempts'))
})

test('a device that was switched off is known, told so, and no longer alive', async ({ db, asNobody, now }) => {
  const id = await added(db, now)
  const paired = await pairDevice(asNobody(), { code: 'AB12-CD34', kind: 'kiosk' })
  if (!paired.ok) throw new Error('not paired')
  await db.update(queueDevices).set({ disabledAt: now }).where(eq(queueDevices.id, id))
  const later = asNobody({ now: minutesAfter(now, 30) })
  expect(await findDevice(later, paired.value.token)).toMatchObject({ disabled: true })
  const [row] = await db.select({ seenAt: queueDevices.seenAt }).from(queueDevices).where(eq(queueDevices.id, id))
  expect(row?.seenAt).toEqual(now)
})

raceTest('of ten browsers that type one code one is paired', async ({ db, asNobody, now }) => {
  await added(db, now, { code: 'RACE-0001', series: 'PZ' })
  const answers = await Promise.all(Array.from({ length: 10 }, () => pairDevice(asNobody(), { code: 'RACE-0001', kind: 'kiosk' })))
  expect(answers.filter((one) => one.ok)).toHaveLength(1)
})

import { eq } from 'drizzle-orm'
import { describe } from 'vitest'
import { disclosures } from '@/db/schema'
import { SOCIAL_CATEGORIES } from '@/db/vocabulary/registers'
import { askRegister } from '@/lib/exchange'
import { expect, TEST_NOW, test } from '@/lib/platform/testing'
import { priorityOf, REASON_OF } from './priority'

const told = (reason: string, register = 'social_protection') => ({
  ok: true,
  priority: { reason, source: 'register', register, at: TEST_NOW },
})

describe('the register of social protection', () => {
  test('tells what holds today, with since, until and certificate', async ({ given, as }) => {
    const leyla = await given.resident()
    await given.entitled(leyla, 'disability_3', { until: '2099-01-31', certificate: 'ƏS3-1' })
    await given.entitled(leyla, 'pregnancy', { certificate: 'HM-1' })
    await given.entitled(leyla, 'veteran', { until: '2025-01-01' })
    expect(await askRegister(as(leyla), 'social_protection', 'categories_of', { pin: leyla.pin })).toMatchObject({
      ok: true,
      register: 'social_protection',
      agencyCode: 'eesmn',
      value: [
        { category: 'disability_3', since: '2024-05-06', until: '2099-01-31', certificate: 'ƏS3-1', dueOn: null },
        { category: 'pregnancy', until: null, dueOn: '2027-03-01' },
      ],
    })
  })
})

describe('who is served earlier', () => {
  test.for(SOCIAL_CATEGORIES)('%s', async (category, { given, as }) => {
    const person = await given.resident({ birthDate: '1990-02-03' })
    await given.entitled(person, category)
    const reason = REASON_OF[category]
    expect(await priorityOf(as(person), person.id)).toEqual(reason ? told(reason) : { ok: true, priority: null })
  })

  test('from 70 on, by the population register; a day before, not', async ({ given, as }) => {
    const old = await given.resident({ birthDate: '1956-11-23' })
    const younger = await given.resident({ birthDate: '1956-11-24' })
    expect(await priorityOf(as(old), old.id)).toEqual(told('age', 'population'))
    expect(await priorityOf(as(younger), younger.id)).toEqual({ ok: true, priority: null })
  })

  test('of several grounds the strongest', async ({ given, as }) => {
    const old = await given.resident({ birthDate: '1940-01-01' })
    await given.entitled(old, 'veteran')
    expect(await priorityOf(as(old), old.id)).toEqual(told('age', 'population'))
    await given.entitled(old, 'disability_2')
    expect(await priorityOf(as(old), old.id)).toEqual(told('disability'))
  })

  test('a register that does not answer: a ground the other one gives counts, a no is not known', async ({ given, as }) => {
    const old = await given.resident({ birthDate: '1940-01-01' })
    const young = await given.resident({ birthDate: '2000-01-01' })
    await given.entitled(young, 'martyr_family')
    await given.fault('social_protection', 'down')
    expect(await priorityOf(as(old), old.id)).toEqual(told('age', 'population'))
    expect(await priorityOf(as(young), young.id)).toEqual({ ok: false, error: 'unavailable' })
    await given.fault('social_protection', 'ok')
    await given.fault('population', 'malformed')
    expect(await priorityOf(as(young), young.id)).toEqual(told('martyr_family'))
  })

  test('asked by staff, the person finds the look-up; asked by themselves, nobody looked', async ({ db, given, as, asStaff }) => {
    const leyla = await given.resident()
    const operator = await given.staff({ permissions: ['queue.operate'] })
    await priorityOf(as(leyla), leyla.id)
    await priorityOf(asStaff(operator), leyla.id)
    expect(await db.select({ what: disclosures.what }).from(disclosures).where(eq(disclosures.personId, leyla.id))).toEqual([
      { what: 'priority' },
    ])
    await expect(priorityOf(as(leyla), (await given.person()).id)).rejects.toThrow("somebody else's")
  })
})

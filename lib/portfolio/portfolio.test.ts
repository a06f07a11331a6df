import { eq } from 'drizzle-orm'
import { describe } from 'vitest'
import { auditEntries } from '@/db/schema'
import { minutesAfter } from '@/lib/platform/time'
import { expect, TEST_NOW, test } from '@/lib/platform/testing'
import { expiryOf, getPortfolio } from './index'

test('every section is there, with the bodies that own its data', async ({ given, as }) => {
  const leyla = await given.resident()
  const { sections, owners, facts } = await getPortfolio(as(leyla))
  expect(sections.map(({ code, ok }) => [code, ok])).toEqual(
    ['personal', 'family', 'documents', 'education', 'employment', 'property', 'vehicles'].map((code) => [code, true]),
  )
  expect(owners.din?.name.az).toContain('Daxili İşlər Nazirliyi')
  expect(facts.id_card).toMatchObject({ ok: true, agencyCode: 'din' })
})

test('a register that is down is named in its own sections, once, and nowhere else', async ({ given, as }) => {
  const leyla = await given.resident()
  await given.fault('civil_status', 'down')
  const { sections } = await getPortfolio(as(leyla))
  expect(sections.filter(({ ok }) => !ok).map(({ code, failures }) => [code, failures.map(({ register }) => register)])).toEqual([
    ['family', ['civil_status']],
    ['documents', ['civil_status']],
  ])
})

test('looking at one’s own portfolio is written down once an hour', async ({ given, as, db }) => {
  const leyla = await given.resident()
  const written = () =>
    db
      .select({ action: auditEntries.action, personId: auditEntries.personId })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, leyla.id))
  await getPortfolio(as(leyla))
  await getPortfolio(as(leyla))
  expect(await written()).toEqual([{ action: 'portfolio.viewed', personId: leyla.id }])
  await getPortfolio(as(leyla, { now: minutesAfter(TEST_NOW, 61) }))
  expect(await written()).toHaveLength(2)
})

describe('how a document stands', () => {
  test.each([
    ['without end', null, { state: 'no_end' }],
    ['on its last day', '2026-11-23', { state: 'soon', on: '2026-11-23', days: 0 }],
    ['the day after', '2026-11-22', { state: 'expired', on: '2026-11-22', days: 1 }],
    ['in 60 days', '2027-01-22', { state: 'soon', on: '2027-01-22', days: 60 }],
    ['in 61 days', '2027-01-23', { state: 'valid', on: '2027-01-23', days: 61 }],
  ])('%s', (_, expiresOn, expected) => {
    expect(expiryOf(expiresOn, '2026-11-23')).toEqual(expected)
  })
})

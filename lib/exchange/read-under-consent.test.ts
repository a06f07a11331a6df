import { eq } from 'drizzle-orm'
import { describe } from 'vitest'
import type { Db } from '@/db/client'
import { disclosures } from '@/db/schema'
import { findConsent, withdrawConsent } from '@/lib/consents'
import type { Ctx, Partner } from '@/lib/platform/context'
import { expect, raceTest, TEST_NOW, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { readUnderConsent } from './index'

const asPartner = (ctx: Ctx, partnerCode: string): Ctx<Partner> => ({ ...ctx, actor: { kind: 'partner', partnerCode } })
const disclosedIn = (db: Db, id: string) => db.select().from(disclosures).where(eq(disclosures.subjectId, id))

describe('a partner reads', () => {
  test('the granted fields and nothing else; the citizen sees who read what', async ({ given, as, asNobody, db }) => {
    const nigar = await given.resident()
    const consent = await given.grantedConsent({ personId: nigar.id })
    const read = await readUnderConsent(asPartner(asNobody(), consent.partnerCode), consent.id)
    expect(read.ok && Object.keys(read.value.facts)).toEqual(['person.name', 'income_12_months'])
    expect(await disclosedIn(db, consent.id)).toEqual([
      expect.objectContaining({
        personId: nigar.id,
        readerKind: 'partner',
        readerBody: { az: 'Sınaq Bank', en: 'Test Bank', ru: 'Тест Банк' },
        what: 'consented_fields',
        purpose: 'consent',
        right: 'consent',
        fields: ['person.name', 'income_12_months'],
      }),
    ])
    expect(await findConsent(as(nigar), consent.id)).toMatchObject({ readings: [{ fields: ['person.name', 'income_12_months'] }] })
  })

  test('some of the granted fields on request, never one more', async ({ given, asNobody, db }) => {
    const nigar = await given.resident()
    const consent = await given.grantedConsent({ personId: nigar.id })
    const bank = asPartner(asNobody(), consent.partnerCode)
    expect(await readUnderConsent(bank, consent.id, ['person.name'])).toMatchObject({
      ok: true,
      value: { facts: { 'person.name': { ok: true } } },
    })
    expect(await readUnderConsent(bank, consent.id, ['person.name', 'person.address'])).toEqual({
      ok: false,
      error: 'field_not_granted',
    })
    expect(await readUnderConsent(bank, consent.id, ['property'])).toEqual({ ok: false, error: 'field_not_granted' })
    expect(await disclosedIn(db, consent.id)).toHaveLength(1)
  })

  test('nothing before the grant, after the end, after the withdrawal, or as another partner', async ({
    given,
    as,
    asNobody,
    db,
  }) => {
    const nigar = await given.resident()
    const [asked, over, taken] = [
      await given.consent({ personId: nigar.id }),
      await given.grantedConsent({ personId: nigar.id, validUntil: minutesAfter(TEST_NOW, -1) }),
      await given.grantedConsent({ personId: nigar.id }),
    ]
    const other = await given.partner()
    await withdrawConsent(as(nigar), taken)
    const read = (consent: { id: string; partnerCode: string }, partnerCode = consent.partnerCode) =>
      readUnderConsent(asPartner(asNobody(), partnerCode), consent.id)
    expect(await read(asked)).toEqual({ ok: false, error: 'not_granted' })
    expect(await read(over)).toEqual({ ok: false, error: 'expired' })
    expect(await read(taken)).toEqual({ ok: false, error: 'withdrawn' })
    expect(await read(await given.grantedConsent(), other.code)).toEqual({ ok: false, error: 'not_found' })
    expect(await readUnderConsent(asPartner(asNobody(), other.code), 'not-an-id')).toEqual({ ok: false, error: 'not_found' })
    const closed = await given.partner({ active: false })
    expect(await read(await given.grantedConsent({ personId: nigar.id, partnerCode: closed.code }))).toEqual({
      ok: false,
      error: 'partner_inactive',
    })
    for (const { id } of [asked, over, taken]) expect(await disclosedIn(db, id)).toEqual([])
  })

  test('what a register did not give is not told as read', async ({ given, asNobody, db }) => {
    const nigar = await given.resident()
    const consent = await given.grantedConsent({ personId: nigar.id })
    await given.fault('employment', 'down')
    const read = await readUnderConsent(asPartner(asNobody(), consent.partnerCode), consent.id)
    expect(read).toMatchObject({ ok: true, value: { facts: { income_12_months: { ok: false, error: 'unavailable' } } } })
    expect(await disclosedIn(db, consent.id)).toMatchObject([{ fields: ['person.name'] }])
  })

  raceTest(
    'of a withdrawal and readings at the same moment each is before or after: what was read is told, afterwards nothing is',
    async ({ given, as, asNobody, db }) => {
      for (let round = 0; round < 5; round += 1) {
        const nigar = await given.resident()
        const consent = await given.grantedConsent({ personId: nigar.id })
        const bank = asPartner(asNobody(), consent.partnerCode)
        const [withdrawn, ...reads] = await Promise.all([
          withdrawConsent(as(nigar), consent),
          ...Array.from({ length: 8 }, () => readUnderConsent(bank, consent.id)),
        ])
        expect(withdrawn).toMatchObject({ ok: true })
        expect(await disclosedIn(db, consent.id)).toHaveLength(reads.filter(({ ok }) => ok).length)
        for (const read of reads) if (!read.ok) expect(read.error).toBe('withdrawn')
        expect(await readUnderConsent(bank, consent.id)).toEqual({ ok: false, error: 'withdrawn' })
      }
    },
  )

  raceTest(
    'a withdrawal during a slow reading wins: the answer that arrives later stays here',
    async ({ given, as, asNobody, db }) => {
      const nigar = await given.resident()
      const consent = await given.grantedConsent({ personId: nigar.id })
      await given.fault('employment', 'slow', { latencyMs: 400 })
      const reading = readUnderConsent(asPartner(asNobody(), consent.partnerCode), consent.id)
      await withdrawConsent(as(nigar), consent)
      expect(await reading).toEqual({ ok: false, error: 'withdrawn' })
      expect(await disclosedIn(db, consent.id)).toEqual([])
    },
  )
})

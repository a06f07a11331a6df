import { asc, eq } from 'drizzle-orm'
import { describe } from 'vitest'
import type { Db } from '@/db/client'
import { auditEntries, consentMoves, consents } from '@/db/schema'
import type { Ctx, Partner } from '@/lib/platform/context'
import { newKey } from '@/lib/platform/ids'
import { addDays, atBaku, minutesAfter } from '@/lib/platform/time'
import { expect, raceTest, TEST_NOW, test } from '@/lib/platform/testing'
import {
  countPendingConsents,
  decideConsent,
  findConsent,
  lapseConsents,
  listConsents,
  pendingConsents,
  type RequestConsent,
  requestConsent,
  withdrawConsent,
} from './index'

const asPartner = (ctx: Ctx, partnerCode: string): Ctx<Partner> => ({ ...ctx, actor: { kind: 'partner', partnerCode } })
const grant = (
  id: string,
  over: { fields?: ('person.address' | 'property')[]; termDays?: number; idempotencyKey?: string } = {},
) => ({
  id,
  decision: 'grant' as const,
  fields: [],
  termDays: 30,
  idempotencyKey: newKey(),
  ...over,
})
const refuse = (id: string, idempotencyKey = newKey()) => ({ id, decision: 'refuse' as const, idempotencyKey })
const movesOf = async (db: Db, id: string) =>
  (
    await db
      .select({ status: consentMoves.status })
      .from(consentMoves)
      .where(eq(consentMoves.consentId, id))
      .orderBy(asc(consentMoves.at), asc(consentMoves.id))
  ).map(({ status }) => status)

describe('a partner asks', () => {
  const asked = (pin: string): RequestConsent => ({
    pin,
    partnerReference: 'loan-1',
    purpose: { az: 'Kredit' },
    consequence: { az: 'Özünüz gətirirsiniz' },
    fields: ['person.name', 'income_12_months'],
    optionalFields: [],
    termDays: 90,
    keepDays: 365,
    answerWithinDays: 10,
  })

  test('the request waits in the cabinet, with its history and an event', async ({ given, as, asNobody, db, published }) => {
    const nigar = await given.person()
    const bank = await given.partner()
    const made = await requestConsent(asPartner(asNobody(), bank.code), asked(nigar.pin))
    expect(made).toEqual({ ok: true, value: { id: expect.any(String), reference: expect.stringMatching(/^RZL-2026-/) } })
    const id = made.ok ? made.value.id : ''
    expect(await pendingConsents(as(nigar), 5)).toEqual([
      expect.objectContaining({ id, partnerName: bank.name, fieldCount: 2, answerBy: atBaku('2026-12-03', '23:59:59') }),
    ])
    expect(await countPendingConsents(as(nigar))).toBe(1)
    expect(await movesOf(db, id)).toEqual(['requested'])
    expect(await published()).toEqual([{ type: 'consents.requested', consentId: id, personId: nigar.id, partnerCode: bank.code }])
  })

  test('a repeat with the same number is the first request; another partner may use the number too', async ({
    given,
    asNobody,
  }) => {
    const nigar = await given.person()
    const [bank, insurer] = [await given.partner(), await given.partner({ kind: 'insurer' })]
    const first = await requestConsent(asPartner(asNobody(), bank.code), asked(nigar.pin))
    expect(await requestConsent(asPartner(asNobody(), bank.code), asked(nigar.pin))).toEqual(first)
    expect(await requestConsent(asPartner(asNobody(), insurer.code), asked(nigar.pin))).not.toEqual(first)
  })

  test('it is refused for an unknown person, an unknown partner, or a request that does not hold together', async ({
    given,
    asNobody,
  }) => {
    const nigar = await given.person()
    const bank = asPartner(asNobody(), (await given.partner()).code)
    expect(await requestConsent(bank, { ...asked(nigar.pin), fields: [] })).toEqual({ ok: false, error: 'nothing_asked' })
    expect(await requestConsent(bank, { ...asked(nigar.pin), optionalFields: ['property'] })).toEqual({
      ok: false,
      error: 'optional_not_asked',
    })
    expect(await requestConsent(bank, asked('ZZZZZZZ'))).toEqual({ ok: false, error: 'person_unknown' })
    expect(await requestConsent(asPartner(asNobody(), 'nobody'), asked(nigar.pin))).toEqual({ ok: false, error: 'partner_unknown' })
    const closed = await given.partner({ active: false })
    expect(await requestConsent(asPartner(asNobody(), closed.code), asked(nigar.pin))).toEqual({
      ok: false,
      error: 'partner_unknown',
    })
  })
})

describe('the citizen decides', () => {
  test('a grant without the optional field: only the others, until the end of the chosen day', async ({
    given,
    as,
    db,
    published,
  }) => {
    const nigar = await given.person()
    const consent = await given.consent({ personId: nigar.id })
    expect(await decideConsent(as(nigar), grant(consent.id))).toEqual({ ok: true, value: { id: consent.id, status: 'granted' } })
    expect(await findConsent(as(nigar), consent.id)).toMatchObject({
      status: 'granted',
      grantedFields: ['person.name', 'income_12_months'],
      validUntil: atBaku(addDays('2026-11-23', 30), '23:59:59'),
      history: [{ action: 'grant' }],
    })
    expect(await published()).toEqual([
      { type: 'consents.granted', consentId: consent.id, personId: nigar.id, partnerCode: consent.partnerCode },
    ])
    expect(
      await db
        .select({ action: auditEntries.action, personId: auditEntries.personId })
        .from(auditEntries)
        .where(eq(auditEntries.subjectId, consent.id)),
    ).toEqual([{ action: 'consents.grant', personId: nigar.id }])
  })

  test('a refusal gives nothing', async ({ given, as, db }) => {
    const nigar = await given.person()
    const consent = await given.consent({ personId: nigar.id })
    expect(await decideConsent(as(nigar), refuse(consent.id))).toMatchObject({ value: { status: 'refused' } })
    expect(await findConsent(as(nigar), consent.id)).toMatchObject({ grantedFields: null, validUntil: null })
    expect(await movesOf(db, consent.id)).toEqual(['refused'])
  })

  test('a double click is one decision; a second thought is told that it is late', async ({ given, as, db }) => {
    const nigar = await given.person()
    const consent = await given.consent({ personId: nigar.id })
    const form = grant(consent.id)
    const first = await decideConsent(as(nigar), form)
    expect(await decideConsent(as(nigar), form)).toEqual(first)
    expect(await decideConsent(as(nigar), refuse(consent.id))).toEqual({ ok: false, error: 'already_decided' })
    expect(await movesOf(db, consent.id)).toEqual(['granted'])
  })

  test('fields nobody asked for, and terms nobody offered, are refused', async ({ given, as }) => {
    const nigar = await given.person()
    const consent = await given.consent({ personId: nigar.id })
    expect(await decideConsent(as(nigar), grant(consent.id, { fields: ['property'] }))).toEqual({
      ok: false,
      error: 'field_not_asked',
    })
    expect(await decideConsent(as(nigar), grant(consent.id, { termDays: 3_650 }))).toEqual({ ok: false, error: 'term_not_offered' })
  })

  test('after the last day of answering it is too late, also before the job has run', async ({ given, as }) => {
    const nigar = await given.person()
    const consent = await given.consent({ personId: nigar.id, answerBy: minutesAfter(TEST_NOW, -1) })
    expect(await decideConsent(as(nigar), grant(consent.id))).toEqual({ ok: false, error: 'lapsed' })
    expect(await findConsent(as(nigar), consent.id)).toMatchObject({ status: 'lapsed' })
    expect(await countPendingConsents(as(nigar))).toBe(0)
  })

  test('withdrawing twice is withdrawing; what is not in force cannot be withdrawn', async ({ given, as, db, published }) => {
    const nigar = await given.person()
    const consent = await given.grantedConsent({ personId: nigar.id })
    expect(await withdrawConsent(as(nigar), consent)).toEqual({ ok: true, value: { id: consent.id, status: 'withdrawn' } })
    expect(await withdrawConsent(as(nigar), consent)).toEqual({ ok: true, value: { id: consent.id, status: 'withdrawn' } })
    expect(await movesOf(db, consent.id)).toEqual(['withdrawn'])
    expect(await published()).toHaveLength(1)
    const over = await given.grantedConsent({ personId: nigar.id, validUntil: minutesAfter(TEST_NOW, -1) })
    expect(await withdrawConsent(as(nigar), over)).toEqual({ ok: false, error: 'not_in_force' })
  })

  test("somebody else's consent does not exist: not to read, decide or withdraw", async ({ given, as }) => {
    const rauf = await given.person()
    const [asked, granted] = [await given.consent(), await given.grantedConsent()]
    expect(await findConsent(as(rauf), asked.id)).toBeNull()
    expect(await findConsent(as(rauf), 'not-an-id')).toBeNull()
    expect(await decideConsent(as(rauf), grant(asked.id))).toEqual({ ok: false, error: 'not_found' })
    expect(await withdrawConsent(as(rauf), granted)).toEqual({ ok: false, error: 'not_found' })
    expect(await listConsents(as(rauf))).toMatchObject({ pending: [], active: [], past: { rows: [], total: 0 } })
  })
})

describe('the database keeps the rules too', () => {
  test('what was asked never changes, what is over stays over, what is granted lies within what was asked', async ({
    given,
    db,
  }) => {
    const consent = await given.consent()
    const change = (values: Partial<typeof consents.$inferInsert>) =>
      db.transaction((tx) => tx.update(consents).set(values).where(eq(consents.id, consent.id)))
    await expect(change({ fields: ['person.name'] })).rejects.toThrow()
    await expect(change({ status: 'withdrawn' })).rejects.toThrow()
    const granting = { status: 'granted' as const, validUntil: TEST_NOW, decidedAt: TEST_NOW }
    await expect(change({ ...granting, grantedFields: ['person.name', 'income_12_months', 'property'] })).rejects.toThrow()
    await expect(change({ ...granting, grantedFields: ['person.name'] })).rejects.toThrow()
    await change({ ...granting, grantedFields: ['person.name', 'income_12_months'] })
    await expect(change({ grantedFields: ['person.name', 'income_12_months', 'person.address'] })).rejects.toThrow()
  })
})

describe('the job', () => {
  test('requests nobody answered lapse, grants past their end expire, once', async ({ given, as, asSystem, published }) => {
    const nigar = await given.person()
    const late = await given.consent({ personId: nigar.id, answerBy: minutesAfter(TEST_NOW, -5) })
    const over = await given.grantedConsent({ personId: nigar.id, validUntil: minutesAfter(TEST_NOW, -5) })
    await given.consent({ personId: nigar.id })
    expect(await lapseConsents(asSystem('consents.lapse'))).toEqual({ lapsed: 1, expired: 1 })
    expect(await lapseConsents(asSystem('consents.lapse'))).toEqual({ lapsed: 0, expired: 0 })
    expect((await published()).map(({ type, consentId }) => [type, consentId])).toEqual([
      ['consents.lapsed', late.id],
      ['consents.expired', over.id],
    ])
    expect(await listConsents(as(nigar))).toMatchObject({ pending: [{}], active: [], past: { total: 2 } })
  })
})

describe('at the same moment', () => {
  raceTest('of twenty decisions, yes and no, one stands and the others are told', async ({ given, as, db }) => {
    const nigar = await given.person()
    const consent = await given.consent({ personId: nigar.id })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => decideConsent(as(nigar), index % 2 ? grant(consent.id) : refuse(consent.id))),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok && answer.error === 'already_decided')).toHaveLength(19)
    expect(await movesOf(db, consent.id)).toHaveLength(1)
  })

  raceTest('the same form ten times over is one decision, and everybody hears the same', async ({ given, as, db }) => {
    const nigar = await given.person()
    const consent = await given.consent({ personId: nigar.id })
    const form = grant(consent.id)
    const answers = await Promise.all(Array.from({ length: 10 }, () => decideConsent(as(nigar), form)))
    for (const answer of answers) expect(answer).toEqual({ ok: true, value: { id: consent.id, status: 'granted' } })
    expect(await movesOf(db, consent.id)).toEqual(['granted'])
  })

  raceTest('ten requests with one number are one request', async ({ given, asNobody }) => {
    const nigar = await given.person()
    const bank = asPartner(asNobody(), (await given.partner()).code)
    const input: RequestConsent = {
      pin: nigar.pin,
      partnerReference: 'race',
      purpose: { az: 'K' },
      consequence: { az: 'K' },
      fields: ['person.name'],
      optionalFields: [],
      termDays: 30,
      keepDays: 30,
      answerWithinDays: 3,
    }
    const made = await Promise.all(Array.from({ length: 10 }, () => requestConsent(bank, input)))
    expect(new Set(made.map((one) => one.ok && one.value.id)).size).toBe(1)
  })

  raceTest('two workers lapse the same requests once', async ({ given, as, asSystem, db }) => {
    const nigar = await given.person()
    const late = await Promise.all(
      Array.from({ length: 12 }, () => given.consent({ personId: nigar.id, answerBy: minutesAfter(TEST_NOW, -5) })),
    )
    const counts = await Promise.all([lapseConsents(asSystem('a')), lapseConsents(asSystem('b'))])
    expect(counts.reduce((sum, { lapsed }) => sum + lapsed, 0)).toBeGreaterThanOrEqual(12)
    for (const { id } of late) expect(await movesOf(db, id)).toEqual(['lapsed'])
    expect(await countPendingConsents(as(nigar))).toBe(0)
  })
})

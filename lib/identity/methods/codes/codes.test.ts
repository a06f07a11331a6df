import { eq } from 'drizzle-orm'
import { describe } from 'vitest'
import type { Db } from '@/db/client'
import { accounts, disclosures, events, loginSessions, oneTimeCodes, resetRequests } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { newId, newKey } from '@/lib/platform/ids'
import { expect, raceTest, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { checkPassword } from '../../check-password'
import { statementsOf } from '../../testing-work'
import { findForActivation, getActivationCandidate, issueActivationCode, takeActivationCode } from './activation'
import { ACTIVATION_DAYS, Code, groupedCode, newCode, RESET_MINUTES } from './model'
import { answerReset, replaceCode, requestReset, revealCode } from './reset'
import { consume, redeemCode } from './redeem-code'

const PASSWORD = 'üç dost çay içir'
const choice = (pin: string, code: string, password = PASSWORD) => ({ pin, code, newPassword: password, repeatPassword: password })

/** A code as a use case leaves it. */
async function codeFor(db: Db, ctx: Ctx, personId: string, purpose: 'activation' | 'reset' = 'activation') {
  const code = newCode()
  return { code, id: await replaceCode(db, ctx, purpose, { personId, code, expiresAt: minutesAfter(ctx.now, 60) }) }
}

describe('a code', () => {
  test('is typed in any spelling of its groups', () => {
    expect(groupedCode('7F3K92QD5M')).toBe('7F3K-92QD-5M')
    for (const text of ['7F3K-92QD-5M', ' 7f3k 92qd 5m ', '7F3K–92QD–5M', '7f3k92qd5m']) expect(Code.parse(text)).toBe('7F3K92QD5M')
    for (const text of ['7F3K-92QD-5', '7F3K-92QD-5MM', '7F3K-92QD-5O', '7F3K-92QD-51', ''])
      expect(Code.safeParse(text).success).toBe(false)
  })

  test('opens an account that was none, with the password chosen', async ({ db, given, asNobody, published }) => {
    const leyla = await given.person()
    const { code, id } = await codeFor(db, asNobody(), leyla.id)
    expect(await redeemCode(asNobody(), 'activation', choice(leyla.pin, code))).toEqual({ ok: true, personId: leyla.id })
    expect(await checkPassword(asNobody(), { pin: leyla.pin, password: PASSWORD })).toMatchObject({ ok: true })
    expect(await published()).toEqual([{ type: 'identity.password_changed', personId: leyla.id }])
    expect(await db.select().from(oneTimeCodes).where(eq(oneTimeCodes.id, id))).toMatchObject([{ usedAt: expect.any(Date) }])
    expect(await redeemCode(asNobody(), 'activation', choice(leyla.pin, code))).toMatchObject({ error: 'wrong_code' })
  })

  test('ends every sign-in of the person, and is no good for another purpose or person', async ({ db, given, asNobody, now }) => {
    const leyla = await given.person()
    const rauf = await given.person()
    await given.account({ personId: leyla.id })
    const session = { id: newId(), uid: newKey(), personId: leyla.id, method: 'password' as const }
    const times = {
      startedAt: now,
      provenAt: now,
      lastUsedAt: now,
      idleExpiresAt: minutesAfter(now, 15),
      expiresAt: minutesAfter(now, 60),
    }
    await db.insert(loginSessions).values({ ...session, ...times })
    const { code } = await codeFor(db, asNobody(), leyla.id, 'reset')

    expect(await redeemCode(asNobody(), 'activation', choice(leyla.pin, code))).toMatchObject({ error: 'wrong_code' })
    expect(await redeemCode(asNobody(), 'reset', choice(rauf.pin, code))).toMatchObject({ error: 'wrong_code' })
    expect(await redeemCode(asNobody(), 'reset', choice(leyla.pin, code))).toMatchObject({ ok: true })
    expect(await db.select().from(loginSessions).where(eq(loginSessions.id, session.id))).toMatchObject([
      { endReason: 'password_changed' },
    ])
  })

  test('with a password that tells about its owner goes on working; a stranger is told nothing of the kind', async ({
    db,
    given,
    asNobody,
  }) => {
    const leyla = await given.person({ givenName: 'Gülnarə' })
    const { code } = await codeFor(db, asNobody(), leyla.id)
    const telling = 'gülnarə dənizdə üzür'
    expect(await redeemCode(asNobody(), 'activation', choice(leyla.pin, 'AAAAAAAAAA', telling))).toMatchObject({
      error: 'wrong_code',
    })
    for (let n = 0; n < 6; n++)
      expect(await redeemCode(asNobody(), 'activation', choice(leyla.pin, code, telling))).toMatchObject({
        error: 'password',
        problem: { code: 'own_name' },
      })
    expect(await redeemCode(asNobody(), 'activation', choice(leyla.pin, code))).toMatchObject({ ok: true })
  })

  test('does not open a closed account', async ({ db, given, asNobody }) => {
    const leyla = await given.person()
    await given.account({ personId: leyla.id, status: 'closed' })
    const { code, id } = await codeFor(db, asNobody(), leyla.id)
    expect(await redeemCode(asNobody(), 'activation', choice(leyla.pin, code))).toMatchObject({ error: 'account_closed' })
    expect(await db.select().from(accounts).where(eq(accounts.personId, leyla.id))).toMatchObject([{ status: 'closed' }])
    expect(await db.select().from(oneTimeCodes).where(eq(oneTimeCodes.id, id))).toMatchObject([{ usedAt: expect.any(Date) }])
  })

  test('runs out, and is dead after ten wrong tries, however slowly they come', async ({ db, given, asNobody, now }) => {
    const leyla = await given.person()
    const late = await codeFor(db, asNobody(), leyla.id)
    expect(await redeemCode(asNobody({ now: minutesAfter(now, 61) }), 'activation', choice(leyla.pin, late.code))).toMatchObject({
      error: 'wrong_code',
    })
    const day = await replaceCode(db, asNobody(), 'activation', {
      personId: leyla.id,
      code: '7F3K92QD5M',
      expiresAt: minutesAfter(now, ACTIVATION_DAYS * 1440),
    })
    for (let n = 1; n <= 10; n++)
      expect(
        await redeemCode(asNobody({ now: minutesAfter(now, 120 * n) }), 'activation', choice(leyla.pin, 'AAAAAAAAAA')),
      ).toMatchObject({ error: 'wrong_code' })
    expect(await db.select().from(oneTimeCodes).where(eq(oneTimeCodes.id, day))).toMatchObject([
      { wrongTries: 10, cancelledAt: expect.any(Date) },
    ])
    expect(
      await redeemCode(asNobody({ now: minutesAfter(now, 120 * 12) }), 'activation', choice(leyla.pin, '7F3K92QD5M')),
    ).toMatchObject({ error: 'wrong_code' })
  })

  test('a wrong one costs the same work whether anybody has the PIN, and whether they have a code', async ({
    db,
    given,
    asNobody,
  }) => {
    const withCode = await given.person()
    await codeFor(db, asNobody(), withCode.id)
    const without = await given.person()
    const works = []
    for (const pin of [withCode.pin, without.pin, '0000000']) {
      const ctx = asNobody({ ip: `address of ${pin}` })
      const statements = await statementsOf(db, async () => {
        for (let n = 0; n < 6; n++) await redeemCode(ctx, 'activation', choice(pin, 'AAAAAAAAAA'))
      })
      works.push(statements.filter((text) => !/savepoint/i.test(text)))
    }
    expect(works[0]?.length).toBeGreaterThan(20)
    expect(works[1]).toEqual(works[0])
    expect(works[2]).toEqual(works[0])
  })
})

raceTest(
  'fifty uses of one code at once: one sets the password',
  async ({ db, given, asNobody }) => {
    const leyla = await given.person()
    for (const purpose of ['activation', 'reset'] as const) {
      const { id } = await codeFor(db, asNobody(), leyla.id, purpose)
      // All of them reach the code itself, past the throttle.
      const taken = await Promise.all(Array.from({ length: 50 }, () => db.transaction((tx) => consume(tx, asNobody(), id))))
      expect(taken.filter(Boolean)).toHaveLength(1)

      const again = await codeFor(db, asNobody(), leyla.id, purpose)
      const used = await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          redeemCode(asNobody({ ip: `198.51.100.${n}` }), purpose, choice(leyla.pin, again.code)),
        ),
      )
      expect(used.filter(({ ok }) => ok)).toHaveLength(1)
    }
  },
  60_000,
)

describe('a new password by mail', () => {
  test('asking does the same work for everybody; the code is made in the background, for its owner only', async ({
    db,
    given,
    asNobody,
    asSystem,
    published,
    now,
  }) => {
    const leyla = await given.person({ email: 'leyla@example.az' })
    await given.account({ personId: leyla.id })
    const works = []
    for (const pin of [leyla.pin, '0000000'])
      works.push(
        await statementsOf(db, async () =>
          expect(await requestReset(asNobody({ ip: `198.51.100.${works.length}` }), { pin })).toBeNull(),
        ),
      )
    expect(works[1]).toEqual(works[0])
    expect((await published()).map(({ type }) => type)).toEqual(['identity.reset_asked', 'identity.reset_asked'])
    expect(JSON.stringify(await db.select().from(resetRequests))).not.toContain(leyla.pin)

    for (const { data, requestId } of await eventsOf(db)) await answer(asSystem(), data, requestId)
    expect(await db.select().from(resetRequests)).toEqual([])
    const codes = await db.select().from(oneTimeCodes)
    expect(codes).toMatchObject([{ personId: leyla.id, purpose: 'reset', expiresAt: minutesAfter(now, RESET_MINUTES) }])
    const codeId = codes[0]?.id ?? ''
    expect((await published()).at(-1)).toEqual({ type: 'identity.password_reset_requested', personId: leyla.id, codeId })

    const revealed = await revealCode(asSystem(), codeId)
    expect(JSON.stringify(codes)).not.toContain(revealed?.code)
    expect(await redeemCode(asNobody(), 'reset', choice(leyla.pin, revealed?.code ?? ''))).toMatchObject({ ok: true })
    expect(await revealCode(asSystem(), codeId)).toBeNull()
  })

  test('nobody is written to without an account or an address; a fourth wish in a row has to wait', async ({
    db,
    given,
    asNobody,
    asSystem,
    now,
  }) => {
    const mute = await given.person({ email: null, phone: null })
    await given.account({ personId: mute.id })
    const closed = await given.person({ email: 'bagli@example.az' })
    await given.account({ personId: closed.id, status: 'closed' })
    const without = await given.person({ email: 'hesabsiz@example.az' })
    for (const { pin } of [mute, closed, without]) await requestReset(asNobody({ ip: pin }), { pin })
    for (const { data, requestId } of await eventsOf(db)) await answer(asSystem(), data, requestId)
    expect(await db.select().from(oneTimeCodes)).toEqual([])

    for (const pin of ['0000000', mute.pin]) {
      const left = pin === mute.pin ? 2 : 3
      for (let n = 0; n < left; n++) expect(await requestReset(asNobody({ ip: `x${pin}` }), { pin })).toBeNull()
      expect(await requestReset(asNobody({ ip: `x${pin}` }), { pin })).toEqual({ until: minutesAfter(now, 1) })
    }
  })
})

async function eventsOf(db: Db) {
  return db.select({ data: events.data, requestId: events.requestId }).from(events).where(eq(events.type, 'identity.reset_asked'))
}

const answer = (ctx: Ctx, data: Record<string, unknown>, requestId: string) =>
  answerReset.handle(ctx, { data, requestId } as Parameters<typeof answerReset.handle>[1])

describe('at the counter', () => {
  test('the operator looks a person up by the document, hands over the code once, and the person reads all of it', async ({
    db,
    given,
    asStaff,
    asNobody,
    published,
  }) => {
    const leyla = await given.person({ birthDate: '1991-04-17' })
    const operator = await given.staff({ permissions: ['accounts.activate'] })
    const ctx = asStaff({ ...operator, permissions: ['accounts.activate'] })
    const form = { personId: leyla.id, idempotencyKey: newKey() }
    expect(await issueActivationCode(ctx, form)).toEqual({ ok: false, error: 'look_up_first' })
    expect(await getActivationCandidate(ctx, leyla.id)).toBeNull()
    expect(await findForActivation(ctx, { pin: leyla.pin, birthDate: '1991-04-18' })).toEqual({
      ok: false,
      error: 'person_not_found',
    })
    expect(await findForActivation(ctx, { pin: leyla.pin, birthDate: '1991-04-17' })).toMatchObject({
      ok: true,
      value: { personId: leyla.id, hasAccount: false, openCode: null },
    })
    expect(await db.select().from(disclosures).where(eq(disclosures.personId, leyla.id))).toMatchObject([
      { what: 'account_activation', readerStaffId: operator.id },
    ])

    const made = await issueActivationCode(ctx, form)
    if (!made.ok) throw new Error(made.error)
    expect(await issueActivationCode(ctx, form)).toEqual(made)
    expect((await published()).map(({ type }) => type)).toEqual(['identity.activation_code_issued'])

    const other = await given.staff({ permissions: ['accounts.activate'] })
    expect(await takeActivationCode(asStaff({ ...other, permissions: ['accounts.activate'] }), made.value.codeId)).toBeNull()
    const paper = await takeActivationCode(ctx, made.value.codeId)
    expect(paper?.code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{2}$/)
    expect(await takeActivationCode(ctx, made.value.codeId)).toBeNull()
    expect(await getActivationCandidate(ctx, leyla.id)).toMatchObject({ openCode: { issuedAt: ctx.now } })

    // A second code takes the place of the first.
    const second = await issueActivationCode(ctx, { ...form, idempotencyKey: newKey() })
    if (!second.ok) throw new Error(second.error)
    expect(await redeemCode(asNobody(), 'activation', choice(leyla.pin, Code.parse(paper?.code)))).toMatchObject({
      error: 'wrong_code',
    })
    const next = await takeActivationCode(ctx, second.value.codeId)
    expect(await redeemCode(asNobody(), 'activation', choice(leyla.pin, Code.parse(next?.code)))).toMatchObject({ ok: true })
  })

  test('nobody without the permission, nobody for themselves, nobody who searches', async ({ given, asStaff }) => {
    const leyla = await given.person({ birthDate: '1991-04-17' })
    const look = { pin: leyla.pin, birthDate: '1991-04-17' }
    const form = { personId: leyla.id, idempotencyKey: newKey() }
    const officer = asStaff(await given.staff())
    expect(await findForActivation(officer, look)).toEqual({ ok: false, error: 'not_allowed' })
    expect(await issueActivationCode(officer, form)).toEqual({ ok: false, error: 'not_allowed' })

    const self = await given.staff({ personId: leyla.id, permissions: ['accounts.activate'] })
    expect(await findForActivation(asStaff({ ...self, permissions: ['accounts.activate'] }), look)).toEqual({
      ok: false,
      error: 'not_allowed',
    })
    const operator = await given.staff({ permissions: ['accounts.activate'] })
    const ctx = asStaff({ ...operator, permissions: ['accounts.activate'] })
    for (let n = 0; n < 20; n++) await findForActivation(ctx, { pin: '0000000', birthDate: '1991-04-17' })
    expect(await findForActivation(ctx, look)).toEqual({ ok: false, error: 'too_many_attempts' })
  })
})

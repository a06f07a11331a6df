import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { accounts, auditEntries, loginParticipants, loginSessions, logoutDeliveries, representations, sessions } from '@/db/schema'
import { listActivity } from '@/lib/audit'
import { newId } from '@/lib/platform/ids'
import { expect, raceTest, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { endExpiredSessions, signOut } from './end-session'
import { tidyIdentity } from './housekeeping'
import { endLoginSessions } from './login-sessions'
import { findEndReason, findLiveSession, touchSession } from './sessions'
import { type ConfirmedSignIn, startSession } from './start-session'

const PHONE = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36'

const confirmed = (personId: string, sid: string, over: Partial<ConfirmedSignIn> = {}): ConfirmedSignIn => ({
  personId,
  sid,
  level: 'low',
  method: 'password',
  idToken: 'header.secret.signature',
  ...over,
})

test.describe('with a sign-in that opened the portal, a bank and a library', () => {
  const scene = test.extend<{ scene: Scene }>({
    scene: async ({ given, asNobody, now }, use) => {
      const { personId } = await given.account()
      const login = await given.loginSession({ personId, startedAt: now, userAgent: PHONE })
      const bank = await given.client()
      const library = await given.client({ backchannelLogoutUri: null })
      const portal = await given.participant({ loginSessionId: login.id, joinedAt: now })
      for (const { clientId } of [bank, library]) await given.participant({ loginSessionId: login.id, clientId, joinedAt: now })
      const started = await startSession(asNobody(), confirmed(personId, portal.sid))
      if (!started.ok) throw new Error(started.error)
      await use({ personId, login, token: started.value.token, bank: bank.clientId, library: library.clientId, sid: portal.sid })
    },
  })

  scene(
    'signing out ends it, the portal at once, and puts those who want to be told into the queue',
    async ({ db, scene, asNobody, published, now }) => {
      expect(await signOut(asNobody(), scene.token)).toEqual({ idToken: 'header.secret.signature' })
      expect(await findLiveSession(db, scene.token, now)).toBeNull()
      expect(await findEndReason(db, scene.token, now)).toBe('signed_out')
      expect(await statusOf(db, scene.login.id)).toEqual({ portal: 'ended', [scene.bank]: 'pending', [scene.library]: 'ended' })
      expect(await db.select({ at: logoutDeliveries.nextAttemptAt }).from(logoutDeliveries)).toEqual([{ at: now }])
      expect(await published()).toContainEqual({
        type: 'identity.login_ended',
        personId: scene.personId,
        loginSessionId: scene.login.id,
        reason: 'signed_out',
      })
      const [row] = await db.select({ idToken: sessions.idToken }).from(sessions).where(eq(sessions.personId, scene.personId))
      expect(row?.idToken).toBeNull()
      // A second time changes nothing and tells nobody.
      expect(await signOut(asNobody(), scene.token)).toEqual({ idToken: null })
      expect(await db.$count(logoutDeliveries)).toBe(1)
    },
  )

  scene('its end stands in the history with the device it was on', async ({ scene, as, asNobody }) => {
    await signOut(asNobody(), scene.token)
    const { entries } = await listActivity(as({ id: scene.personId }), { show: 'sign-ins' })
    expect(entries[0]).toMatchObject({
      action: 'identity.sign_out',
      by: 'citizen',
      signIn: { device: expect.stringContaining('Chrome') },
    })
  })

  scene('how it ended first stays how it ended', async ({ db, scene, asSystem, now }) => {
    await endLoginSessions(db, asSystem(), { ids: [scene.login.id] }, 'credential_revoked')
    expect(await endLoginSessions(db, asSystem(), { uid: scene.login.uid }, 'signed_out')).toEqual([])
    expect(await findEndReason(db, scene.token, now)).toBe('credential_revoked')
  })

  scene('all of a person end but the one excepted; nobody else is touched', async ({ db, given, scene, asSystem, now }) => {
    const other = await given.loginSession({ personId: scene.personId, startedAt: now })
    const stranger = await given.loginSession({ startedAt: now })
    await endLoginSessions(db, asSystem(), { personId: scene.personId, exceptId: scene.login.id }, 'password_changed')
    expect(await findLiveSession(db, scene.token, now)).not.toBeNull()
    const reasons = await db
      .select({ id: loginSessions.id, reason: loginSessions.endReason })
      .from(loginSessions)
      .where(inArray(loginSessions.id, [other.id, stranger.id]))
    expect(Object.fromEntries(reasons.map(({ id, reason }) => [id, reason]))).toEqual({
      [other.id]: 'password_changed',
      [stranger.id]: null,
    })
  })

  scene(
    'use of the portal keeps the sign-in alive, and use of another portal keeps the portal alive',
    async ({ db, scene, now }) => {
      const at = minutesAfter(now, 10)
      const session = await findLiveSession(db, scene.token, at)
      if (!session) throw new Error('the session is over')
      expect(await touchSession(db, session, at)).toEqual(minutesAfter(now, 25))
      expect(await rowOf(db, scene.login.id)).toMatchObject({ lastUsedAt: at, idleExpiresAt: minutesAfter(now, 25) })

      await db
        .update(loginSessions)
        .set({ idleExpiresAt: minutesAfter(now, 60) })
        .where(eq(loginSessions.id, scene.login.id))
      expect(await findLiveSession(db, scene.token, minutesAfter(now, 50))).toMatchObject({ idleExpiresAt: minutesAfter(now, 60) })
      expect(await findLiveSession(db, scene.token, minutesAfter(now, 60))).toBeNull()
    },
  )

  scene('no use puts off its longest stay, and the portal names that reason', async ({ db, scene, asSystem, now }) => {
    const end = scene.login.expiresAt
    await db
      .update(loginSessions)
      .set({ idleExpiresAt: minutesAfter(end, -5) })
      .where(eq(loginSessions.id, scene.login.id))
    const at = minutesAfter(end, -10)
    const session = await findLiveSession(db, scene.token, at)
    if (!session) throw new Error('the session is over')
    expect(await touchSession(db, session, at)).toEqual(end)
    expect(await findLiveSession(db, scene.token, end)).toBeNull()
    expect(await findEndReason(db, scene.token, end)).toBe('time_limit')
    expect(await endExpiredSessions(asSystem('tidy', { now: end }))).toBe(1)
    expect(await rowOf(db, scene.login.id)).toMatchObject({ endReason: 'time_limit' })
  })

  scene('what ran out tells the partners too', async ({ db, scene, asSystem, now }) => {
    expect(await endExpiredSessions(asSystem('tidy', { now: minutesAfter(now, 14) }))).toBe(0)
    expect(await endExpiredSessions(asSystem('tidy', { now: minutesAfter(now, 15) }))).toBe(1)
    expect(await endExpiredSessions(asSystem('tidy', { now: minutesAfter(now, 16) }))).toBe(0)
    expect(await rowOf(db, scene.login.id)).toMatchObject({ endReason: 'expired' })
    expect(await statusOf(db, scene.login.id)).toMatchObject({ [scene.bank]: 'pending' })
    expect(await findEndReason(db, scene.token, minutesAfter(now, 20))).toBe('expired')
    expect(
      await db.$count(
        auditEntries,
        and(eq(auditEntries.personId, scene.personId), eq(auditEntries.action, 'identity.session_expired')),
      ),
    ).toBe(1)
  })

  scene('the level in a request is the one that counts now, and it fades', async ({ db, scene, now }) => {
    await db
      .update(loginSessions)
      .set({ highUntil: minutesAfter(now, 5), substantialUntil: minutesAfter(now, 10) })
      .where(eq(loginSessions.id, scene.login.id))
    const levelAt = async (minutes: number) => {
      const session = await findLiveSession(db, scene.token, minutesAfter(now, minutes))
      return [session?.level, session?.levelEndsAt]
    }
    expect(await levelAt(4)).toEqual(['high', minutesAfter(now, 5)])
    expect(await levelAt(5)).toEqual(['substantial', minutesAfter(now, 10)])
    expect(await levelAt(10)).toEqual(['low', null])
  })

  scene(
    'a step-up gives a new token; the old one is dead at once, and for whom one acts is kept',
    async ({ db, scene, asNobody, published, now }) => {
      const representationId = newId()
      await db.insert(representations).values({
        id: representationId,
        kind: 'company',
        companyTin: '1234567891',
        companyName: '“Sınaq” MMC',
        deputyPersonId: scene.personId,
        status: 'active',
        validFrom: now,
      })
      await db.update(sessions).set({ representationId }).where(eq(sessions.personId, scene.personId))
      const before = (await published()).length
      await db
        .update(loginSessions)
        .set({ highUntil: minutesAfter(now, 15) })
        .where(eq(loginSessions.id, scene.login.id))

      const again = await startSession(
        asNobody(),
        confirmed(scene.personId, scene.sid, { previousToken: scene.token, level: 'high' }),
      )
      if (!again.ok) throw new Error(again.error)
      expect(await findLiveSession(db, scene.token, now)).toBeNull()
      expect(await findEndReason(db, scene.token, now)).toBe('rotated')
      expect(await findLiveSession(db, again.value.token, now)).toMatchObject({ level: 'high', representationId })
      expect((await published()).length).toBe(before)
    },
  )

  scene('a level in the ID token that the sign-in does not have is worth nothing', async ({ db, scene, asNobody, now }) => {
    const again = await startSession(asNobody(), confirmed(scene.personId, scene.sid, { level: 'high', method: 'e_signature' }))
    if (!again.ok) throw new Error(again.error)
    expect(await findLiveSession(db, again.value.token, now)).toMatchObject({ level: 'low' })
  })

  scene('whoever comes back to a sign-in that ended meanwhile does not get in', async ({ db, scene, asNobody, asSystem }) => {
    await endLoginSessions(db, asSystem(), { ids: [scene.login.id] }, 'revoked')
    expect(await startSession(asNobody(), confirmed(scene.personId, scene.sid))).toEqual({ ok: false, error: 'interrupted' })
  })

  scene(
    'another sign-in in the same browser takes the one before along: from here nobody could end it any more',
    async ({ db, given, scene, asNobody, now }) => {
      for (const [personId, reason] of [
        [scene.personId, 'rotated'],
        [(await given.account()).personId, 'replaced'],
      ] as const) {
        const before = await given.loginSession({ personId: scene.personId, startedAt: now })
        const was = await given.participant({ loginSessionId: before.id })
        const old = await startSession(asNobody(), confirmed(scene.personId, was.sid))
        const fresh = await given.loginSession({ personId, startedAt: now })
        const { sid } = await given.participant({ loginSessionId: fresh.id })
        if (!old.ok) throw new Error(old.error)
        expect((await startSession(asNobody(), confirmed(personId, sid, { previousToken: old.value.token }))).ok).toBe(true)
        expect(await rowOf(db, before.id)).toMatchObject({ endReason: reason })
      }
      expect(await rowOf(db, scene.login.id)).toMatchObject({ endReason: null })
    },
  )

  scene('a closed account is out on the next request', async ({ db, scene, now }) => {
    await db.update(accounts).set({ status: 'closed' }).where(eq(accounts.personId, scene.personId))
    expect(await findLiveSession(db, scene.token, now)).toBeNull()
  })

  scene('a year after its end it forgets browser and address', async ({ db, scene, asNobody, asSystem, now }) => {
    await signOut(asNobody(), scene.token)
    const nextYear = (days: number) => minutesAfter(now, (365 + days) * 24 * 60)
    await tidyIdentity(asSystem('tidy', { now: nextYear(-1) }))
    expect(await rowOf(db, scene.login.id)).toMatchObject({ userAgent: PHONE })
    await tidyIdentity(asSystem('tidy', { now: nextYear(1) }))
    expect(await rowOf(db, scene.login.id)).toMatchObject({ userAgent: null, ip: null })
  })
})

raceTest('two ends at once: one reason, one delivery, nothing stuck', async ({ db, given, asSystem, now }) => {
  const { personId } = await given.account()
  const bank = await given.client()
  const logins = await Promise.all(Array.from({ length: 5 }, () => given.loginSession({ personId, startedAt: now })))
  for (const { id } of logins) await given.participant({ loginSessionId: id, clientId: bank.clientId })
  const ids = logins.map(({ id }) => id)
  const ended = await Promise.all(
    Array.from({ length: 10 }, (_, turn) =>
      endLoginSessions(
        db,
        asSystem(),
        turn % 2 ? { personId } : { ids: ids.toReversed() },
        turn % 2 ? 'revoked' : 'password_changed',
      ),
    ),
  )
  expect(ended.flat()).toHaveLength(5)
  expect(await db.$count(logoutDeliveries)).toBe(5)
})

raceTest(
  'requests that keep a session alive and its end do not block each other for good',
  async ({ db, given, asNobody, asSystem, now }) => {
    const { personId } = await given.account()
    const login = await given.loginSession({ personId, startedAt: now })
    const { sid } = await given.participant({ loginSessionId: login.id })
    const started = await startSession(asNobody(), confirmed(personId, sid))
    if (!started.ok) throw new Error(started.error)
    const { token } = started.value
    const session = await findLiveSession(db, token, now)
    if (!session) throw new Error('the session is over')
    const touches = Array.from({ length: 20 }, (_, turn) => touchSession(db, session, minutesAfter(now, 2 + turn / 60)))
    await Promise.all([...touches, endLoginSessions(db, asSystem(), { uid: login.uid }, 'revoked')])
    expect(await findEndReason(db, token, now)).toBe('revoked')
    expect(await findLiveSession(db, token, now)).toBeNull()
  },
)

raceTest(
  'step-ups of several tabs at once: the token from before is dead, each new one belongs to the one sign-in',
  async ({ db, given, asNobody, asSystem, now }) => {
    const { personId } = await given.account()
    const login = await given.loginSession({ personId, startedAt: now })
    const { sid } = await given.participant({ loginSessionId: login.id })
    const first = await startSession(asNobody(), confirmed(personId, sid))
    if (!first.ok) throw new Error(first.error)
    const previousToken = first.value.token
    const again = await Promise.all(
      Array.from({ length: 10 }, () => startSession(asNobody(), confirmed(personId, sid, { previousToken }))),
    )
    const tokens = again.map((one) => (one.ok ? one.value.token : ''))
    expect(await findLiveSession(db, previousToken, now)).toBeNull()
    for (const token of tokens) expect(await findLiveSession(db, token, now)).toMatchObject({ loginSessionId: login.id })
    await endLoginSessions(db, asSystem(), { ids: [login.id] }, 'signed_out')
    for (const token of tokens) expect(await findLiveSession(db, token, now)).toBeNull()
  },
)

raceTest(
  'coming back from ASAN Login while somebody ends the sign-in: either in and ended with it, or not in',
  async ({ db, given, asNobody, asSystem, now }) => {
    const { personId } = await given.account()
    for (let round = 0; round < 20; round++) {
      const login = await given.loginSession({ personId, startedAt: now })
      const { sid } = await given.participant({ loginSessionId: login.id })
      const [started] = await Promise.all([
        startSession(asNobody(), confirmed(personId, sid)),
        endLoginSessions(db, asSystem(), { ids: [login.id] }, 'revoked'),
      ])
      if (started.ok) expect(await findLiveSession(db, started.value.token, now)).toBeNull()
      expect(await db.$count(sessions, and(eq(sessions.loginSessionId, login.id), eq(sessions.endReason, 'revoked')))).toBe(
        started.ok ? 1 : 0,
      )
    }
  },
)

type Scene = {
  personId: string
  login: typeof loginSessions.$inferSelect
  token: string
  bank: string
  library: string
  sid: string
}

const rowOf = async (db: Db, id: string) => (await db.select().from(loginSessions).where(eq(loginSessions.id, id)))[0]

const statusOf = async (db: Db, id: string) =>
  Object.fromEntries(
    (
      await db
        .select({ clientId: loginParticipants.clientId, status: loginParticipants.logoutStatus })
        .from(loginParticipants)
        .where(eq(loginParticipants.loginSessionId, id))
    ).map(({ clientId, status }) => [clientId, status]),
  )

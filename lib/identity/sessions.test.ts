import { eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { accounts, auditEntries, sessions } from '@/db/schema'
import type { Anonymous, Ctx } from '@/lib/platform/context'
import { expect, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { endExpiredSessions, endSessionsBySid, signOut } from './end-session'
import { findEndReason, findLiveSession, touchSession } from './sessions'
import { type ConfirmedSignIn, startSession } from './start-session'

const confirmed = (personId: string, over: Partial<ConfirmedSignIn> = {}): ConfirmedSignIn => ({
  personId,
  sid: 'sid-of-a-test',
  level: 'low',
  method: 'password',
  idToken: null,
  ...over,
})

async function begin(ctx: Ctx<Anonymous>, personId: string, over?: Partial<ConfirmedSignIn>): Promise<string> {
  const started = await startSession(ctx, confirmed(personId, over))
  if (!started.ok) throw new Error(started.error)
  return started.value.token
}

test('a sign-in leaves a session, an entry in the history and an event; the token itself is kept nowhere', async ({ db, given, asNobody, published, now }) => {
  const { personId } = await given.account()
  const token = await begin(asNobody({ userAgent: 'A browser' }), personId, { idToken: 'header.secret.signature' })

  expect(await findLiveSession(db, token, now)).toMatchObject({ personId, level: 'low', staffId: null })
  const [row] = await db.select().from(sessions).where(eq(sessions.personId, personId))
  expect(JSON.stringify(row)).not.toContain(token)
  expect(row?.idToken).not.toContain('secret')
  expect(await db.select().from(auditEntries).where(eq(auditEntries.personId, personId))).toMatchObject([{ action: 'identity.sign_in', actorKind: 'citizen' }])
  expect(await published()).toEqual([{ type: 'identity.signed_in', personId, sessionId: row?.id }])
})

test('without an open account there is no session, whatever the provider says', async ({ given, asNobody }) => {
  const person = await given.person()
  const closed = await given.account({ status: 'closed' })
  for (const id of [person.id, closed.personId, 'not-an-id']) expect(await startSession(asNobody(), confirmed(id))).toEqual({ ok: false, error: 'no_account' })
})

test('fifteen quiet minutes end a session; each use begins them anew, twelve hours end it anyway', async ({ db, given, asNobody, now }) => {
  const { personId } = await given.account()
  const token = await begin(asNobody(), personId)
  expect(await findLiveSession(db, token, minutesAfter(now, 15))).toBeNull()
  expect(await findEndReason(db, token, minutesAfter(now, 15))).toBe('expired')

  for (let minutes = 10; minutes < 12 * 60; minutes += 10) {
    const at = minutesAfter(now, minutes)
    const session = await findLiveSession(db, token, at)
    if (!session) throw new Error(`the session was over after ${minutes} minutes of use`)
    await touchSession(db, session, at)
  }
  expect(await findLiveSession(db, token, minutesAfter(now, 12 * 60))).toBeNull()
})

test('the time of last use is written once a minute at most', async ({ db, given, asNobody, now }) => {
  const { personId } = await given.account()
  const token = await begin(asNobody(), personId)
  const lastSeen = async () => (await db.select({ at: sessions.lastSeenAt }).from(sessions).where(eq(sessions.personId, personId)))[0]?.at
  const use = async (at: Date) => {
    const session = await findLiveSession(db, token, at)
    if (session) await touchSession(db, session, at)
  }
  await use(new Date(now.getTime() + 59_000))
  expect(await lastSeen()).toEqual(now)
  await use(minutesAfter(now, 1))
  expect(await lastSeen()).toEqual(minutesAfter(now, 1))
})

test('signing out is at once, for every copy of the cookie', async ({ db, given, asNobody, published, now }) => {
  const { personId } = await given.account()
  const token = await begin(asNobody(), personId, { idToken: 'header.secret.signature' })
  expect(await signOut(asNobody(), token)).toEqual({ idToken: 'header.secret.signature' })
  expect(await findLiveSession(db, token, now)).toBeNull()
  expect(await findEndReason(db, token, now)).toBe('signed_out')
  expect((await published()).map(({ type }) => type)).toEqual(['identity.signed_in', 'identity.signed_out'])
  expect(await signOut(asNobody(), token)).toEqual({ idToken: null })
})

test('signing in again ends the session this browser had', async ({ db, given, asNobody, now }) => {
  const { personId } = await given.account()
  const old = await begin(asNobody(), personId)
  const fresh = await begin(asNobody(), personId, { previousToken: old })
  expect(await findLiveSession(db, old, now)).toBeNull()
  expect(await findLiveSession(db, fresh, now)).not.toBeNull()
})

test('a closed account is out on the next request', async ({ db, given, asNobody, now }) => {
  const { personId } = await given.account()
  const token = await begin(asNobody(), personId)
  await db.update(accounts).set({ status: 'closed' }).where(eq(accounts.personId, personId))
  expect(await findLiveSession(db, token, now)).toBeNull()
  expect(await findEndReason(db, token, now)).toBe('account_closed')
})

test("ASAN Login ends the sessions of its own session, and nobody else's", async ({ db, given, asNobody, asSystem, now }) => {
  const { personId } = await given.account()
  const first = await begin(asNobody(), personId, { sid: 'sid-one' })
  const second = await begin(asNobody(), personId, { sid: 'sid-two' })
  expect(await endSessionsBySid(asSystem(), 'sid-one')).toBe(1)
  expect(await findLiveSession(db, first, now)).toBeNull()
  expect(await findLiveSession(db, second, now)).not.toBeNull()
})

test('the clock writes down that a session ran out', async ({ db, given, asNobody, asSystem, now }) => {
  const { personId } = await given.account()
  await begin(asNobody(), personId)
  expect(await endExpiredSessions(asSystem('tidy', { now: minutesAfter(now, 5) }))).toBe(0)
  expect(await endExpiredSessions(asSystem('tidy', { now: minutesAfter(now, 16) }))).toBe(1)
  expect(await reasonOf(db, personId)).toBe('expired')
})

const reasonOf = async (db: Db, personId: string) =>
  (await db.select({ reason: sessions.endReason }).from(sessions).where(eq(sessions.personId, personId)))[0]?.reason

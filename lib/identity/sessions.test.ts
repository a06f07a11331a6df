import { randomBytes } from 'node:crypto'
import { and, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { accounts, auditEntries, sessions } from '@/db/schema'
import { listActivity } from '@/lib/audit'
import type { Anonymous, Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { expect, test } from '@/lib/platform/testing'
import { atBaku, minutesAfter } from '@/lib/platform/time'
import { endExpiredSessions, endSessionsBySid, signOut } from './end-session'
import { tidyIdentity } from './housekeeping'
import { findEndReason, findLiveSession, touchSession } from './sessions'
import { type ConfirmedSignIn, startSession } from './start-session'

const PHONE = 'Mozilla/5.0 (Linux; Android 15; SM-A556E) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Mobile Safari/537.36'

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

test('a sign-in leaves a session, an entry in the history and an event; the token itself is kept nowhere', async ({
  db,
  given,
  asNobody,
  published,
  now,
}) => {
  const { personId } = await given.account()
  const token = await begin(asNobody({ userAgent: 'A browser' }), personId, { idToken: 'header.secret.signature' })

  expect(await findLiveSession(db, token, now)).toMatchObject({ personId, level: 'low', staffId: null })
  const [row] = await db.select().from(sessions).where(eq(sessions.personId, personId))
  expect(JSON.stringify(row)).not.toContain(token)
  expect(row?.idToken).not.toContain('secret')
  expect(await db.select().from(auditEntries).where(eq(auditEntries.personId, personId))).toMatchObject([
    { action: 'identity.sign_in', actorKind: 'citizen' },
  ])
  expect(await published()).toEqual([{ type: 'identity.signed_in', personId, sessionId: row?.id }])
})

test('without an open account there is no session, whatever the provider says', async ({ given, asNobody }) => {
  const person = await given.person()
  const closed = await given.account({ status: 'closed' })
  for (const id of [person.id, closed.personId, 'not-an-id'])
    expect(await startSession(asNobody(), confirmed(id))).toEqual({ ok: false, error: 'no_account' })
})

test('fifteen quiet minutes end a session; each use begins them anew, twelve hours end it anyway', async ({
  db,
  given,
  asNobody,
  now,
}) => {
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
  const lastSeen = async () =>
    (await db.select({ at: sessions.lastSeenAt }).from(sessions).where(eq(sessions.personId, personId)))[0]?.at
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

test('an id token that cannot be read any more does not keep anybody signed in', async ({ db, given, asNobody, now }) => {
  const { personId } = await given.account()
  const token = await begin(asNobody(), personId, { idToken: 'header.secret.signature' })
  await db.update(sessions).set({ idToken: '00000000.of-a-key-taken-away' }).where(eq(sessions.personId, personId))
  expect(await signOut(asNobody(), token)).toEqual({ idToken: null })
  expect(await findLiveSession(db, token, now)).toBeNull()
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

test('the clock writes down that a session ran out, where the person sees it among the sign-ins', async ({
  db,
  given,
  as,
  asNobody,
  asSystem,
  now,
}) => {
  const { personId } = await given.account()
  await begin(asNobody({ userAgent: PHONE }), personId)
  expect(await endExpiredSessions(asSystem('tidy', { now: minutesAfter(now, 5) }))).toBe(0)
  expect(await endExpiredSessions(asSystem('tidy', { now: minutesAfter(now, 16) }))).toBe(1)
  expect(await endExpiredSessions(asSystem('tidy', { now: minutesAfter(now, 17) }))).toBe(0)
  expect(await reasonOf(db, personId)).toBe('expired')
  const { entries } = await listActivity(as({ id: personId }), { show: 'sign-ins' })
  expect(entries).toMatchObject([
    { action: 'identity.session_expired', by: 'system', signIn: { device: expect.stringContaining('Chrome') } },
    { action: 'identity.sign_in', by: 'citizen' },
  ])
})

test('more sessions run out than one batch takes', async ({ db, given, asSystem, now }) => {
  const { personId } = await given.account()
  await db.insert(sessions).values(Array.from({ length: 401 }, () => ({ ...over(now, personId), endedAt: null, endReason: null })))
  expect(await endExpiredSessions(asSystem())).toBe(401)
  expect(
    await db.$count(auditEntries, and(eq(auditEntries.personId, personId), eq(auditEntries.action, 'identity.session_expired'))),
  ).toBe(401)
})

const endings: [string, (ctx: { asNobody: Ctx<Anonymous>; asSystem: Ctx; token: string; personId: string }) => Promise<unknown>][] =
  [
    ['its owner signs out', ({ asNobody, token }) => signOut(asNobody, token)],
    ['ASAN Login says so', ({ asSystem }) => endSessionsBySid(asSystem, 'sid-of-a-test')],
    ['it runs out', ({ asSystem }) => endExpiredSessions({ ...asSystem, now: minutesAfter(asSystem.now, 16) })],
    [
      'the person signs in again',
      ({ asNobody, personId, token }) => startSession(asNobody, confirmed(personId, { previousToken: token })),
    ],
  ]
test.for(endings)('no id token is left of a session when %s', async ([, end], { db, given, asNobody, asSystem }) => {
  const { personId } = await given.account()
  const token = await begin(asNobody(), personId, { idToken: 'header.secret.signature' })
  await end({ asNobody: asNobody(), asSystem: asSystem(), token, personId })
  const ended = await db
    .select({ idToken: sessions.idToken })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), isNotNull(sessions.endedAt)))
  expect(ended).toEqual([{ idToken: null }])
})

test('a year after its end a session forgets browser and address', async ({ db, given, asSystem, now }) => {
  const { personId } = await given.account()
  const old = over(atBaku('2025-11-22', '23:59'), personId)
  const young = over(atBaku('2025-11-23', '00:00'), personId)
  const open = { ...over(now, personId), idleExpiresAt: minutesAfter(now, 5), endedAt: null, endReason: null }
  await db.insert(sessions).values([old, young, open])
  await tidyIdentity(asSystem())
  const kept = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.ip, '203.0.113.24'), eq(sessions.userAgent, PHONE)))
  expect(kept.map(({ id }) => id).sort()).toEqual([young.id, open.id].sort())
  expect(await db.select({ ip: sessions.ip, userAgent: sessions.userAgent }).from(sessions).where(eq(sessions.id, old.id))).toEqual(
    [{ ip: null, userAgent: null }],
  )
})

/** A session that ended at this moment. */
const over = (at: Date, personId: string) => ({
  id: newId(),
  tokenHash: randomBytes(32),
  personId,
  sid: 'sid-of-a-test',
  level: 'low' as const,
  method: 'password' as const,
  userAgent: PHONE,
  ip: '203.0.113.24',
  signedInAt: minutesAfter(at, -20),
  lastSeenAt: minutesAfter(at, -15),
  idleExpiresAt: at,
  expiresAt: minutesAfter(at, 600),
  endedAt: at,
  endReason: 'signed_out' as const,
})

const reasonOf = async (db: Db, personId: string) =>
  (await db.select({ reason: sessions.endReason }).from(sessions).where(eq(sessions.personId, personId)))[0]?.reason

import { eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { loginProofs, loginSessions, oidcPayloads } from '@/db/schema'
import { newKey } from '@/lib/platform/ids'
import { expect, raceTest, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { PostgresAdapter } from './adapter'
import type { SignInRequest } from './session-mirror'

const adapter = (model: string, db: Db, now?: Date) => new PostgresAdapter(model, () => db, now ? () => now : undefined)

raceTest('fifty redemptions of one code at once: exactly one is accepted', async ({ db }) => {
  const codes = adapter('AuthorizationCode', db)
  const id = newKey()
  await codes.upsert(id, { accountId: 'somebody' }, 60)
  const tries = await Promise.allSettled(Array.from({ length: 50 }, () => codes.consume(id)))
  const refused = tries.filter((one) => one.status === 'rejected')
  expect(refused).toHaveLength(49)
  expect(refused.every(({ reason }) => reason.error === 'invalid_grant')).toBe(true)
  // The losers of this moment must not see it as used, or what the winner is given would be revoked; a moment later everybody does.
  expect((await codes.find(id))?.consumed).toBeUndefined()
  const later = adapter('AuthorizationCode', db, new Date(Date.now() + 10_000))
  expect((await later.find(id))?.consumed).toEqual(expect.any(Number))
})

raceTest('fifty uses of one proof at once: exactly one is new', async ({ db }) => {
  const seen = adapter('ReplayDetection', db)
  const id = newKey()
  const tries = await Promise.allSettled(Array.from({ length: 50 }, () => seen.upsert(id, { iss: 'client' }, 60)))
  expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
})

test('a proof may come again once the first is out of date', async ({ db, now }) => {
  await adapter('ReplayDetection', db, now).upsert('proof', { iss: 'client' }, 60)
  await expect(adapter('ReplayDetection', db, now).upsert('proof', { iss: 'client' }, 60)).rejects.toThrow()
  await adapter('ReplayDetection', db, minutesAfter(now, 2)).upsert('proof', { iss: 'client' }, 60)
})

test('what is kept shows neither ids nor contents', async ({ db }) => {
  await adapter('AccessToken', db).upsert('the-token-itself', { accountId: 'leyla', grantId: 'a-grant' }, 60)
  const rows = JSON.stringify(await db.select().from(oidcPayloads))
  for (const secret of ['the-token-itself', 'leyla', 'a-grant']) expect(rows).not.toContain(secret)
})

test('what ran out is not found', async ({ db, now }) => {
  await adapter('Interaction', db, now).upsert('sign-in', { accountId: 'leyla' }, 60)
  expect(await adapter('Interaction', db, now).find('sign-in')).toBeDefined()
  expect(await adapter('Interaction', db, minutesAfter(now, 1)).find('sign-in')).toBeUndefined()
})

test('one model does not read the rows of another', async ({ db }) => {
  await adapter('AccessToken', db).upsert('same-id', { accountId: 'leyla' }, 60)
  expect(await adapter('RefreshToken', db).find('same-id')).toBeUndefined()
})

test('a revoked grant takes its tokens along, and only those', async ({ db }) => {
  const tokens = adapter('AccessToken', db)
  await tokens.upsert('one', { grantId: 'grant-1' }, 60)
  await tokens.upsert('two', { grantId: 'grant-2' }, 60)
  await tokens.revokeByGrantId('grant-1')
  expect(await tokens.find('one')).toBeUndefined()
  expect(await tokens.find('two')).toBeDefined()
})

const signedIn = (personId: string): SignInRequest => ({
  ip: '203.0.113.24',
  userAgent: 'A browser',
  proof: { personId, method: 'password', level: 'low', credential: null, at: null },
  joined: null,
  signingOut: false,
})

raceTest(
  'parallel requests of one browser that signs in leave one sign-in, and no cookie that is worth nothing',
  async ({ db, given }) => {
    const { personId } = await given.account()
    const sessions = new PostgresAdapter(
      'Session',
      () => db,
      undefined,
      () => signedIn(personId),
    )
    const cookies = Array.from({ length: 20 }, () => newKey())
    await Promise.all(cookies.map((id) => sessions.upsert(id, { uid: 'same-browser', accountId: personId }, 60)))
    expect(await db.$count(loginSessions, eq(loginSessions.uid, 'same-browser'))).toBe(1)
    for (const id of cookies) expect(await sessions.find(id)).toMatchObject({ accountId: personId, acr: 'low', amr: ['pwd'] })
    expect(await sessions.findByUid('same-browser')).toMatchObject({ accountId: personId })
  },
)

test('what cannot be read any more, because its key is gone, is not there', async ({ db }) => {
  const sessions = adapter('Session', db)
  await sessions.upsert('id', { uid: 'browser' }, 60)
  await db.update(oidcPayloads).set({ payload: '00000000.AAAA' })
  expect(await sessions.find('id')).toBeUndefined()
  await sessions.upsert('id', { uid: 'browser' }, 60)
  expect(await sessions.find('id')).toMatchObject({ uid: 'browser' })
})

test('a password typed before it was changed opens nothing, nor does a closed account', async ({ db, given, now }) => {
  const { personId } = await given.account({ passwordChangedAt: now })
  const closed = await given.account({ passwordChangedAt: now, status: 'closed' })
  const begin = (id: string, at: Date) => {
    const { proof, ...rest } = signedIn(id)
    const request = { ...rest, proof: proof && { ...proof, at } }
    return new PostgresAdapter(
      'Session',
      () => db,
      undefined,
      () => request,
    ).upsert(newKey(), { uid: newKey(), accountId: id }, 60)
  }
  await expect(begin(personId, minutesAfter(now, -1))).rejects.toMatchObject({ error: 'login_required' })
  await expect(begin(closed.personId, now)).rejects.toMatchObject({ error: 'login_required' })
  await begin(personId, now)
  expect(await db.select({ personId: loginSessions.personId }).from(loginSessions)).toEqual([{ personId }])
})

raceTest('proofs of several tabs at once all count, and the highest level is the one that stands', async ({ db, given }) => {
  const { personId } = await given.account()
  const uid = newKey()
  const save = (level: 'low' | 'substantial' | 'high') => {
    const { proof, ...rest } = signedIn(personId)
    const request = { ...rest, proof: proof && { ...proof, level, at: new Date() } }
    return new PostgresAdapter(
      'Session',
      () => db,
      undefined,
      () => request,
    ).upsert(newKey(), { uid, accountId: personId }, 60)
  }
  await save('low')
  await Promise.all(Array.from({ length: 30 }, (_, turn) => save((['low', 'high', 'substantial'] as const)[turn % 3] ?? 'low')))
  const sessions = new PostgresAdapter(
    'Session',
    () => db,
    undefined,
    () => ({ ...signedIn(personId), proof: null }),
  )
  expect(await sessions.findByUid(uid)).toMatchObject({ acr: 'high' })
  expect(await db.$count(loginProofs, eq(loginProofs.personId, personId))).toBe(31)
})

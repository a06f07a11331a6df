import { eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { clientGrants, loginSessions, sessions } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { newId, newKey } from '@/lib/platform/ids'
import { err, ok } from '@/lib/platform/result'
import { expect, test } from '@/lib/platform/testing'
import {
  endOtherSignIns,
  endSignIn,
  findSignOut,
  getWaysToSignIn,
  listPartners,
  listSignInHistory,
  listSignIns,
  listSignOuts,
} from '.'

const PHONE = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36'

/** The context of somebody who looks with this sign-in. */
async function through(db: Db, ctx: Ctx<Citizen>, signIn: { id: string }): Promise<Ctx<Citizen>> {
  const id = newId()
  await db.insert(sessions).values({
    id,
    tokenHash: Buffer.from(newKey()),
    personId: ctx.actor.personId,
    sid: newKey(),
    loginSessionId: signIn.id,
    level: 'low',
    method: 'password',
    signedInAt: ctx.now,
    lastSeenAt: ctx.now,
    idleExpiresAt: ctx.now,
    expiresAt: ctx.now,
  })
  return { ...ctx, actor: { ...ctx.actor, sessionId: id } }
}

test('sign-ins that live are listed, this browser first, with the portals they opened and the level that counts now', async ({
  db,
  given,
  as,
  now,
}) => {
  const leyla = await given.person()
  const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
  const here = await given.loginSession({ personId: leyla.id, startedAt: minutes(-10) })
  const there = await given.loginSession({
    personId: leyla.id,
    startedAt: minutes(-5),
    method: 'asan_imza',
    highUntil: minutes(10),
    substantialUntil: minutes(55),
    userAgent: PHONE,
  })
  await given.loginSession({ personId: leyla.id, startedAt: minutes(-60) })
  await given.loginSession({ personId: leyla.id, startedAt: minutes(-3), endedAt: now, endReason: 'signed_out' })
  await given.loginSession({ startedAt: now })
  const bank = await given.client({ name: { az: 'Nərgiz Bank' } })
  await given.participant({ loginSessionId: there.id, clientId: 'portal', joinedAt: minutes(-5) })
  await given.participant({ loginSessionId: there.id, clientId: bank.clientId, joinedAt: minutes(-4) })

  const { rows, total } = await listSignIns(await through(db, as(leyla), here))
  expect(total).toBe(2)
  expect(rows.map(({ id, current }) => ({ id, current }))).toEqual([
    { id: here.id, current: true },
    { id: there.id, current: false },
  ])
  expect(rows[0]).toMatchObject({ level: 'low', levelEndsAt: null, device: 'Firefox, Linux', address: '10.20.30.40', portals: [] })
  expect(rows[1]).toMatchObject({
    level: 'high',
    levelEndsAt: minutes(10),
    device: 'Chrome, Android',
    portals: [
      { clientId: 'portal', name: null },
      { clientId: bank.clientId, name: { az: 'Nərgiz Bank' } },
    ],
  })
  const later = await listSignIns(as(leyla, { now: minutes(9.5) }))
  expect(later.rows.find((row) => row.id === there.id)?.level).toBe('high')
})

test('one sign-in is ended with everything it opened, twice is once; a stranger finds nothing to end', async ({
  db,
  given,
  as,
  published,
  now,
}) => {
  const leyla = await given.person()
  const here = await given.loginSession({ personId: leyla.id, startedAt: now })
  const there = await given.loginSession({ personId: leyla.id, startedAt: now })
  const bank = await given.client()
  await given.participant({ loginSessionId: there.id, clientId: bank.clientId })
  await given.participant({ loginSessionId: there.id, clientId: 'portal' })
  const ctx = await through(db, as(leyla), here)

  expect(await endSignIn(as(await given.person()), { id: there.id })).toEqual(err('not_found'))
  expect(await endSignIn(ctx, { id: there.id })).toEqual(ok({ id: there.id, current: false }))
  expect(await endSignIn({ ...ctx, now: new Date(now.getTime() + 60_000) }, { id: there.id })).toEqual(
    ok({ id: there.id, current: false }),
  )
  const [ended] = await db.select().from(loginSessions).where(eq(loginSessions.id, there.id))
  expect(ended).toMatchObject({ endReason: 'revoked', endedAt: now })
  expect((await published()).filter((event) => event.type === 'identity.login_ended')).toHaveLength(1)

  const receipt = await findSignOut(ctx, there.id)
  expect(receipt).toMatchObject({ end: { reason: 'revoked' }, portals: { pending: 1, ended: 1, failed: 0 } })
  expect(await findSignOut(as(await given.person()), there.id)).toBeNull()
  expect(await findSignOut(ctx, here.id)).toBeNull()
  expect((await listSignOuts(ctx)).rows.map((row) => row.id)).toEqual([there.id])
})

test('ending the sign-in one looks from is signing out; ending all others leaves it', async ({ db, given, as, now }) => {
  const leyla = await given.person()
  const [here, second, third] = [
    await given.loginSession({ personId: leyla.id, startedAt: now }),
    await given.loginSession({ personId: leyla.id, startedAt: now }),
    await given.loginSession({ personId: leyla.id, startedAt: now }),
  ]
  const somebody = await given.loginSession({ startedAt: now })
  const ctx = await through(db, as(leyla), here)
  expect((await endOtherSignIns(ctx)).ids.sort()).toEqual([second.id, third.id].sort())
  expect((await endOtherSignIns(ctx)).ids).toEqual([])
  expect((await listSignIns(ctx)).rows.map((row) => row.id)).toEqual([here.id])
  expect((await listSignIns(as({ id: somebody.personId }))).total).toBe(1)

  expect(await endSignIn(ctx, { id: here.id })).toEqual(ok({ id: here.id, current: true }))
  const [ended] = await db.select().from(loginSessions).where(eq(loginSessions.id, here.id))
  expect(ended?.endReason).toBe('signed_out')
})

test('the history has sign-ins with how they ended, and failed tries as one line a day and address', async ({
  db,
  given,
  as,
  asNobody,
  now,
}) => {
  const leyla = await given.person()
  const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
  await given.loginSession({
    personId: leyla.id,
    startedAt: minutes(-100),
    endedAt: minutes(-90),
    endReason: 'password_changed',
    substantialUntil: minutes(-40),
    method: 'passkey',
  })
  const fail = (minute: number, ip: string, personId: string) =>
    recordAudit(db, asNobody({ now: minutes(minute), ip }), {
      action: 'identity.sign_in_failed',
      subjectType: 'sign_in',
      subjectId: 'key',
      personId,
      details: { method: 'password' },
    })
  for (const minute of [-80, -79, -78]) await fail(minute, '10.0.0.1', leyla.id)
  await fail(-50, '10.0.0.2', leyla.id)
  await fail(-40, '10.0.0.2', (await given.person()).id)
  await given.loginSession({ personId: leyla.id, startedAt: minutes(-1) })

  const { entries, next } = await listSignInHistory(as(leyla))
  expect(entries).toMatchObject([
    { kind: 'sign_in', end: null, level: 'low', methods: ['password'] },
    { kind: 'failed', count: 1, address: '10.0.0.2', method: 'password' },
    { kind: 'failed', count: 3, address: '10.0.0.1', at: minutes(-78), firstAt: minutes(-80) },
    { kind: 'sign_in', end: { reason: 'password_changed' }, level: 'substantial', methods: ['passkey'] },
  ])
  expect(next).toBeNull()
})

test('pages of the history follow each other without gap or repeat, also at one moment', async ({
  db,
  given,
  as,
  asNobody,
  now,
}) => {
  const leyla = await given.person()
  for (let index = 0; index < 30; index++) {
    await given.loginSession({ personId: leyla.id, startedAt: now })
    await recordAudit(db, asNobody({ now, ip: `10.0.0.${index}` }), {
      action: 'identity.sign_in_failed',
      subjectType: 'sign_in',
      subjectId: 'key',
      personId: leyla.id,
      details: { method: 'password' },
    })
  }
  const ids: string[] = []
  let before: string | undefined
  do {
    const page = await listSignInHistory(as(leyla), { before })
    ids.push(...page.entries.map((entry) => entry.id))
    before = page.next ?? undefined
  } while (before)
  expect(ids).toHaveLength(60)
  expect(new Set(ids).size).toBe(60)
})

test('ways to sign in say when each was last used', async ({ given, as, now }) => {
  const leyla = await given.person()
  await given.account({ personId: leyla.id, passwordChangedAt: now })
  const at = new Date(now.getTime() - 3_600_000)
  await given.loginSession({ personId: leyla.id, method: 'asan_imza', startedAt: at, highUntil: now })
  expect(await getWaysToSignIn(as(leyla))).toEqual({
    passwordChangedAt: now,
    passkeys: [],
    lastUsed: { password: null, passkey: null, asan_imza: at, e_signature: null },
  })
})

test('partners are those signed in to now and those allowed something, with what they learn', async ({ db, given, as, now }) => {
  const leyla = await given.person()
  const signIn = await given.loginSession({ personId: leyla.id, startedAt: now })
  const [tax, bank, old] = [
    await given.client({ kind: 'state', sector: null, name: { az: 'Vergi' } }),
    await given.client({ name: { az: 'Bank' } }),
    await given.client({ kind: 'state', sector: null }),
  ]
  await given.participant({ loginSessionId: signIn.id, clientId: tax.clientId, joinedAt: now })
  const past = await given.loginSession({ personId: leyla.id, endedAt: now, endReason: 'signed_out' })
  await given.participant({ loginSessionId: past.id, clientId: old.clientId })
  await db.insert(clientGrants).values({
    id: newId(),
    personId: leyla.id,
    clientId: bank.clientId,
    scopes: ['openid'],
    claims: ['given_name'],
    grantedAt: now,
  })
  expect(await listPartners(as(leyla))).toMatchObject([
    { clientId: tax.clientId, signedInOn: 1, grantedAt: null, claims: ['given_name', 'family_name'] },
    { clientId: bank.clientId, signedInOn: 0, grantedAt: now, claims: ['given_name'], lastUsedAt: null },
  ])
  expect(await listPartners(as(await given.person()))).toEqual([])
})

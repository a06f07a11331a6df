import { noticeDeliveries, oneTimeCodes, passkeys, sessions } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { newId, newKey } from '@/lib/platform/ids'
import { expect, test } from '@/lib/platform/testing'
import { listNotices } from '..'
import { handOver } from '../testing'

const CHROME = 'Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36'
const NEWER_CHROME = 'Mozilla/5.0 (Windows NT 10.0) Chrome/131.0 Safari/537.36'
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Firefox/132.0'

test('a sign-in from a device not used before is told of, once and with its address; the first one ever is not', async ({
  db,
  given,
  as,
  asSystem,
  now,
}) => {
  const leyla = await given.person()
  const signIn = async (userAgent: string, minute: number) => {
    const startedAt = new Date(now.getTime() + minute * 60_000)
    const { id } = await given.loginSession({ personId: leyla.id, userAgent, startedAt })
    await handOver(db, asSystem(), { type: 'identity.login_started', personId: leyla.id, loginSessionId: id })
    return (await listNotices(as(leyla, { locale: 'en' }))).rows
  }
  expect(await signIn(CHROME, 0)).toHaveLength(0)
  expect(await signIn(NEWER_CHROME, 1)).toHaveLength(0)
  const told = await signIn(FIREFOX, 2)
  expect(told).toEqual([expect.objectContaining({ body: expect.stringContaining('Firefox, Linux, IP address 10.20.30.40') })])
  expect(told[0]?.action?.href).toBe('/en/cabinet/security')
  expect(await signIn(FIREFOX, 3)).toHaveLength(1)
})

test('a device known from before ASAN Login kept its own sign-ins is no news', async ({ db, given, as, asSystem, now }) => {
  const leyla = await given.person()
  await db.insert(sessions).values({
    id: newId(),
    tokenHash: Buffer.from(newKey()),
    personId: leyla.id,
    sid: newKey(),
    level: 'low',
    method: 'password',
    userAgent: CHROME,
    signedInAt: now,
    lastSeenAt: now,
    idleExpiresAt: now,
    expiresAt: now,
  })
  const later = new Date(now.getTime() + 60_000)
  for (const userAgent of [NEWER_CHROME, FIREFOX]) {
    const { id } = await given.loginSession({ personId: leyla.id, userAgent, startedAt: later })
    await handOver(db, asSystem(), { type: 'identity.login_started', personId: leyla.id, loginSessionId: id })
  }
  expect((await listNotices(as(leyla))).total).toBe(1)
})

test('a changed password is told of with the address it was changed from, by e-mail and SMS', async ({
  db,
  given,
  as,
  asSystem,
}) => {
  const leyla = await given.person({ email: 'leyla@example.az', phone: '+994501234567' })
  const request = newKey()
  await recordAudit(db, as(leyla, { requestId: request, ip: '85.132.1.1' }), {
    action: 'identity.contact_updated',
    subjectType: 'account',
    subjectId: leyla.id,
    personId: leyla.id,
  })
  await handOver(db, asSystem('test', { requestId: request }), { type: 'identity.password_changed', personId: leyla.id })
  const { rows } = await listNotices(as(leyla, { locale: 'en' }))
  expect(rows).toEqual([
    expect.objectContaining({
      messageClass: 'security',
      body: expect.stringContaining('23 November 2026, 10:00, IP address 85.132.1.1'),
    }),
  ])
  expect((await db.select().from(noticeDeliveries)).map((one) => one.channel).sort()).toEqual(['email', 'sms'])
})

test('guesses that have to wait are told of once a day, by e-mail alone: a stranger can go on as long as they like', async ({
  db,
  given,
  as,
  asSystem,
  now,
}) => {
  const leyla = await given.person({ email: 'leyla@example.az', phone: '+994501234567' })
  for (const hours of [0, 1, 24]) {
    const later = asSystem('test', { now: new Date(now.getTime() + hours * 3_600_000) })
    await handOver(db, later, { type: 'identity.sign_in_blocked', personId: leyla.id })
  }
  expect((await listNotices(as(leyla))).total).toBe(2)
  expect((await db.select().from(noticeDeliveries)).map((one) => one.channel)).toEqual(['email', 'email'])
})

test('each code for a new password is told of', async ({ db, given, as, asSystem }) => {
  const leyla = await given.person()
  for (const codeId of [newId(), newId()])
    await handOver(db, asSystem(), { type: 'identity.password_reset_requested', personId: leyla.id, codeId })
  expect((await listNotices(as(leyla))).total).toBe(2)
})

test('a passkey is told of by its name when it comes and when it goes', async ({ db, given, as, asSystem, now }) => {
  const leyla = await given.person()
  const passkeyId = newId()
  await db.insert(passkeys).values({
    id: passkeyId,
    personId: leyla.id,
    credentialId: newKey(),
    publicKey: Buffer.from('key'),
    counter: 0,
    transports: [],
    name: 'Telefonum',
    backedUp: false,
    createdAt: now,
  })
  await handOver(db, asSystem(), { type: 'identity.passkey_added', personId: leyla.id, passkeyId })
  await handOver(db, asSystem(), { type: 'identity.passkey_removed', personId: leyla.id, passkeyId })
  const { rows } = await listNotices(as(leyla, { locale: 'en' }))
  expect(rows.map((row) => row.title).sort()).toEqual(['A passkey was added: Telefonum', 'A passkey was removed: Telefonum'])
})

test('a code handed out at a counter is told of with the centre that did it', async ({ db, given, as, asSystem, now }) => {
  const leyla = await given.person()
  const centre = await given.centre({ name: { az: '1 saylı mərkəz', en: 'Centre 1' } })
  const staff = await given.staff({ centreCode: centre.code })
  const codeId = newId()
  await db.insert(oneTimeCodes).values({
    id: codeId,
    personId: leyla.id,
    purpose: 'activation',
    codeHash: newKey(),
    issuedBy: staff.id,
    issuedAt: now,
    expiresAt: now,
  })
  await handOver(db, asSystem(), { type: 'identity.activation_code_issued', personId: leyla.id, codeId })
  const { rows } = await listNotices(as(leyla, { locale: 'en' }))
  expect(rows).toEqual([expect.objectContaining({ body: expect.stringContaining('Centre 1') })])
})

import { eq } from 'drizzle-orm'
import { loginParticipants, logoutDeliveries } from '@/db/schema'
import { expect, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { endLoginSessions } from '../login-sessions'
import { claimDueLogouts } from './claim'
import { countPartners } from './model'
import { findEndedLogin, listOpenPortals, readLogoutReceipt, readReceiptByToken, receiptToken } from './receipt'
import { settleLogout } from './settle'

test('the receipt follows each portal until all have answered; while the sign-in lives there is none', async ({
  db,
  given,
  as,
  asSystem,
  now,
}) => {
  const leyla = await given.person()
  const login = await given.loginSession({ personId: leyla.id })
  const bank = await given.client({ name: { az: 'Karvan Bank', en: 'Karvan Bank', ru: 'Караван Банк' } })
  const quiet = await given.client({ backchannelLogoutUri: null })
  const joinedAt = (minutes: number) => ({ loginSessionId: login.id, joinedAt: minutesAfter(now, minutes) })
  await given.participant({ ...joinedAt(-3), clientId: 'portal' })
  await given.participant({ ...joinedAt(-2), clientId: bank.clientId })
  await given.participant({ ...joinedAt(-1), clientId: quiet.clientId })
  expect(await readLogoutReceipt(as(leyla), login.id)).toBeNull()
  expect(await findEndedLogin(db, login.uid)).toBeNull()
  expect((await listOpenPortals(db, login.uid)).map(({ name }) => name.az)).toEqual(['myGov', 'Karvan Bank', 'Sınaq Bank'])

  await endLoginSessions(db, as(leyla), { ids: [login.id] }, 'signed_out')
  expect(await findEndedLogin(db, login.uid)).toBe(login.id)
  expect(await listOpenPortals(db, login.uid)).toEqual([])
  const first = await readLogoutReceipt(as(leyla), login.id)
  expect(first).toMatchObject({
    endedAt: now,
    reason: 'signed_out',
    settled: false,
    partners: [
      // The portal's sessions ended in the same transaction; who has no address has nothing to be told.
      { clientId: 'portal', status: 'ended', settledAt: now, attempts: 0 },
      { clientId: bank.clientId, status: 'pending', settledAt: null, attempts: 0, nextAttemptAt: now },
      { clientId: quiet.clientId, status: 'ended', attempts: 0 },
    ],
  })

  const [due] = await claimDueLogouts(db, now, { limit: 5 })
  if (!due) throw new Error('nothing was due')
  const answered = minutesAfter(now, 1)
  await settleLogout(asSystem('test', { now: answered }), due, { ended: true })
  const last = await readLogoutReceipt(as(leyla), login.id)
  expect(last).toMatchObject({ settled: true })
  expect(last && countPartners(last)).toEqual({ ended: 3, pending: 0, failed: 0 })
  expect(last?.partners[1]).toMatchObject({ status: 'ended', settledAt: answered, attempts: 1, nextAttemptAt: null })
})

test('somebody else’s receipt is not there', async ({ given, as, db }) => {
  const login = await given.loginSession()
  await endLoginSessions(db, as({ id: login.personId }), { ids: [login.id] }, 'revoked')
  expect(await readLogoutReceipt(as(await given.person()), login.id)).toBeNull()
  expect(await readLogoutReceipt(as({ id: login.personId }), 'not an id')).toBeNull()
})

test('the link opens this one receipt for half an hour; a changed or made-up one opens nothing', async ({
  given,
  as,
  asNobody,
  db,
  now,
}) => {
  const login = await given.loginSession()
  const other = await given.loginSession()
  await endLoginSessions(db, as({ id: login.personId }), { ids: [login.id, other.id] }, 'signed_out')
  const token = receiptToken(login.id, now)
  const read = (text: string, minutes = 0) => readReceiptByToken(asNobody({ now: minutesAfter(now, minutes) }), text)
  expect(await read(token)).toMatchObject({ loginSessionId: login.id })
  expect(await read(token, 29)).not.toBeNull()
  expect(await read(token, 31)).toBeNull()

  const [id, until, seal] = token.split('.')
  const later = Number.parseInt(until ?? '', 36) + 3_600
  for (const text of [
    '',
    'x',
    `${other.id}.${until}.${seal}`,
    `${id}.${later.toString(36)}.${seal}`,
    `${id}.${until}.`,
    `${id}.${until}.${seal}x`,
    `${id}..${seal}`,
    `'; drop table login_sessions; --.${until}.${seal}`,
  ])
    expect(await read(text), text).toBeNull()
})

test('a partner that joined and was given up is told to the citizen as such', async ({ db, given, as, asSystem }) => {
  const login = await given.loginSession()
  const bank = await given.client()
  const participant = await given.participant({ loginSessionId: login.id, clientId: bank.clientId })
  await endLoginSessions(db, as({ id: login.personId }), { ids: [login.id] }, 'signed_out')
  const [due] = await claimDueLogouts(db, minutesAfter(asSystem().now, 1), { limit: 1 })
  if (!due) throw new Error('nothing was due')
  await settleLogout(asSystem('test', { now: minutesAfter(due.createdAt, 24 * 60) }), due, { ended: false, error: 'timeout' })
  expect(await readLogoutReceipt(as({ id: login.personId }), login.id)).toMatchObject({
    settled: true,
    partners: [{ status: 'failed', attempts: 1 }],
  })
  const [row] = await db.select().from(loginParticipants).where(eq(loginParticipants.id, participant.id))
  const [delivery] = await db.select().from(logoutDeliveries).where(eq(logoutDeliveries.participantId, participant.id))
  expect(row?.logoutSettledAt).toEqual(delivery?.settledAt)
})

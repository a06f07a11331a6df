import { eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import type { Factories } from '@/db/factories'
import { accounts, counters, sessions, tickets } from '@/db/schema'
import { newId, newKey, newToken } from '@/lib/platform/ids'
import { expect, TEST_NOW, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { answerDesk } from './desk'

const PORTAL = 'http://portal.example'

async function signedIn(db: Db, given: Factories, personId: string): Promise<string> {
  const { token, hash } = newToken()
  const later = minutesAfter(TEST_NOW, 60)
  await db.insert(accounts).values({ personId, passwordHash: 'none', passwordChangedAt: TEST_NOW }).onConflictDoNothing()
  const { id } = await given.loginSession({ personId, idleExpiresAt: later, expiresAt: later })
  await db.insert(sessions).values({
    id: newId(),
    loginSessionId: id,
    tokenHash: hash,
    personId,
    sid: newId(),
    level: 'low',
    method: 'password',
    signedInAt: TEST_NOW,
    lastSeenAt: TEST_NOW,
    idleExpiresAt: later,
    expiresAt: later,
  })
  return `asan.session=${token}`
}

const desk =
  (db: Db, cookie: string | null, origin: string | null = PORTAL) =>
  async (body: unknown, raw?: string) => {
    const request = new Request(`${PORTAL}/api/queue/v1/desk`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie && { cookie }), ...(origin && { origin }) },
      body: raw ?? JSON.stringify(body),
    })
    const response = await answerDesk(request, { db, now: TEST_NOW, portal: PORTAL })
    return { status: response.status, body: await response.json() }
  }

test('an officer opens a window, calls, serves and finishes by the same rules as on the page', async ({ db, given }) => {
  const centre = await given.centre()
  const service = await given.service({ channelCodes: ['asan_centre'] })
  const officer = await given.staff({ centreCode: centre.code, permissions: ['queue.operate'] })
  await db.insert(counters).values({ centreCode: centre.code, number: 1 })
  const press = desk(db, await signedIn(db, given, officer.personId))

  expect(await press({ do: 'next', with: {} })).toEqual({ status: 409, body: expect.objectContaining({ code: 'no_counter' }) })
  expect(await press({ do: 'open', with: { number: 1 } })).toMatchObject({ status: 200 })
  expect(await press({ do: 'next', with: {} })).toMatchObject({ status: 200, body: { result: { kind: 'nobody' }, ticket: null } })
  const given_ = await press({ do: 'ticket', with: { centre: centre.code, service: service.code, idempotencyKey: newKey() } })
  expect(given_).toMatchObject({ status: 200, body: { result: { number: expect.any(String) } } })
  const called = await press({ do: 'next', with: {} })
  expect(called).toMatchObject({ status: 200, body: { result: { kind: 'called' }, ticket: { status: 'called' } } })
  const { id, version } = called.body.ticket
  const started = await press({ do: 'work', with: { action: 'start', id, version } })
  expect(started).toMatchObject({ status: 200, body: { ticket: { status: 'in_service' } } })
  expect(await press({ do: 'work', with: { action: 'finish', outcome: 'done', id, version } })).toMatchObject({ status: 409 })
  const finished = { action: 'finish', outcome: 'done', id, version: started.body.ticket.version }
  expect(await press({ do: 'work', with: finished })).toMatchObject({ status: 200, body: { ticket: { status: 'served' } } })
  expect(await db.select({ status: tickets.status }).from(tickets).where(eq(tickets.id, id))).toEqual([{ status: 'served' }])
})

test('nobody else, and nobody from elsewhere', async ({ db, given }) => {
  const citizen = await given.person()
  const officer = await given.staff({ centreCode: (await given.centre()).code, permissions: ['queue.operate'] })
  const cookie = await signedIn(db, given, officer.personId)
  const next = { do: 'next', with: {} }
  const status = async (...who: Parameters<typeof desk> extends [unknown, ...infer R] ? R : never) =>
    (await desk(db, ...who)(next)).status
  expect(await status(null)).toBe(401)
  expect(await status('asan.session=nonsense')).toBe(401)
  expect(await status(await signedIn(db, given, citizen.id))).toBe(403)
  expect(await status(cookie, 'http://elsewhere.example')).toBe(403)
  expect(await status(cookie, null)).toBe(403)
  expect(await status(cookie)).toBe(409)
  const press = desk(db, cookie)
  for (const body of [null, {}, { do: 'dance' }, { do: 'next' }, { do: 'work', with: { action: 'start', id: 'x', version: 1 } }])
    expect(await press(body)).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
  expect((await press(null, '{')).status).toBe(400)
})

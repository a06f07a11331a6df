import { and, eq } from 'drizzle-orm'
import { describe } from 'vitest'
import { appointmentMoves, appointments, auditEntries, clientGrants, clients, disclosures, slots } from '@/db/schema'
import { subjectOf } from '@/lib/identity'
import { newId, newKey } from '@/lib/platform/ids'
import { expect, TEST_NOW, test as base } from '@/lib/platform/testing'
import { type Ask, asking, givenApp, tokenFor } from './testing'

type World = Awaited<ReturnType<typeof givenApp>> & { service: { code: string }; slot: { id: string; centreCode: string } }

const test = base.extend<{ ask: Ask; world: World }>({
  ask: async ({ db }, use) => use(asking(db)),
  world: async ({ given }, use) => {
    const service = await given.service({ channelCodes: ['asan_centre'], windowMinutes: 15 })
    const slot = await given.slot({ capacity: 5 })
    await use({ ...(await givenApp(given)), service, slot })
  },
})

const at = (clock: string) => new Date(`2026-11-24T${clock}:00+04:00`)

describe('a person’s app', () => {
  test('books, reads, lists, moves and gives up a visit; every step is in the history and names the app', async ({
    db,
    given,
    ask,
    world: { app, user, service, slot },
  }) => {
    const leyla = await user()
    const { token } = leyla
    const free = await ask('freeTimes', { token, query: { service: service.code, centre: slot.centreCode } })
    expect(free.body.times).toEqual([
      expect.objectContaining({ slotId: slot.id, startsAt: '2026-11-24T10:00:00+04:00', free: 5, centreCode: slot.centreCode }),
    ])
    const booked = await ask('bookVisits', { token, body: { serviceCode: service.code, slotId: slot.id } })
    expect(booked).toMatchObject({
      status: 201,
      body: { visits: [{ slotId: slot.id, serviceCode: service.code, startsAt: '2026-11-24T10:00:00+04:00' }] },
    })
    const [{ id, reference }] = booked.body.visits
    expect(booked.headers.get('location')).toBe(`/api/v1/appointments/${id}`)

    const read = await ask('getVisit', { token, id })
    expect(read).toMatchObject({
      status: 200,
      body: { id, reference, status: 'booked', version: 1, channel: 'mobile', canMove: true },
    })
    expect(read.headers.get('etag')).toBe('"1"')
    expect((await ask('listVisits', { token })).body).toMatchObject({ total: 1, visits: [{ id }] })
    expect((await ask('listVisits', { token, query: { show: 'past' } })).body).toMatchObject({ total: 0, visits: [] })
    expect((await ask('followVisit', { token, id })).body).toMatchObject({ visit: { id, status: 'booked' }, ticket: null })

    const later = await given.slot({ centreCode: slot.centreCode, startsAt: at('12:00') })
    const stale = await ask('moveVisit', { token, id, body: { slotId: later.id }, headers: { 'if-match': '"7"' } })
    expect(stale).toMatchObject({ status: 412, body: { code: 'version_changed' } })
    const moved = await ask('moveVisit', { token, id, body: { slotId: later.id }, headers: { 'if-match': '"1"' } })
    expect(moved).toMatchObject({ status: 200, body: { startsAt: '2026-11-24T12:00:00+04:00', version: 2 } })
    expect((await ask('cancelVisit', { token, id, headers: { 'if-match': '"1"' } })).status).toBe(412)
    expect(await ask('cancelVisit', { token, id, headers: { 'if-match': '"2"' } })).toMatchObject({
      status: 200,
      body: { status: 'cancelled', canMove: false },
    })
    expect((await ask('cancelVisit', { token, id })).status).toBe(200)

    expect(await db.select({ taken: slots.taken }).from(slots).where(eq(slots.centreCode, slot.centreCode))).toEqual([
      { taken: 0 },
      { taken: 0 },
    ])
    const [row] = await db.select().from(appointments).where(eq(appointments.id, id))
    expect(row).toMatchObject({ channel: 'mobile', bookedByClient: app.clientId, personId: leyla.id })
    const moves = await db.select().from(appointmentMoves).where(eq(appointmentMoves.appointmentId, id))
    expect(moves.map(({ action }) => action).sort()).toEqual(['book', 'cancel', 'move'])
    const [entry] = await db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, id), eq(auditEntries.action, 'queue.book')))
    expect(entry).toMatchObject({ personId: leyla.id, actorKind: 'citizen', details: { client: app.clientId, channel: 'mobile' } })
  })

  test('several services follow each other in one booking, all or none', async ({ given, ask, world: { user, service, slot } }) => {
    const { token } = await user()
    const other = await given.service({ channelCodes: ['asan_centre'], windowMinutes: 15 })
    const next = await given.slot({ centreCode: slot.centreCode, startsAt: at('10:15') })
    const full = await given.slot({ centreCode: slot.centreCode, startsAt: at('10:30'), taken: 1 })
    const body = (slotId: string) => ({
      items: [
        { serviceCode: service.code, slotId: slot.id },
        { serviceCode: other.code, slotId },
      ],
    })
    expect(await ask('bookVisits', { token, body: body(full.id) })).toMatchObject({ status: 409, body: { code: 'slot_taken' } })
    expect((await ask('listVisits', { token })).body.total).toBe(0)
    const booked = await ask('bookVisits', { token, body: body(next.id) })
    expect(booked).toMatchObject({ status: 201, body: { visits: [{ serviceCode: service.code }, { serviceCode: other.code }] } })
  })

  test('a time that was taken is answered with the three nearest', async ({ given, ask, world: { user, service, slot } }) => {
    const { token } = await user()
    const full = await given.slot({ centreCode: slot.centreCode, startsAt: at('11:00'), taken: 1 })
    for (const clock of ['10:30', '11:30', '12:00', '16:00']) await given.slot({ centreCode: slot.centreCode, startsAt: at(clock) })
    const refused = await ask('bookVisits', {
      token,
      body: { serviceCode: service.code, slotId: full.id },
      headers: { 'accept-language': 'en' },
    })
    expect(refused).toMatchObject({ status: 409, body: { code: 'slot_taken', status: 409 } })
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    expect(refused.body.alternatives).toHaveLength(3)
    for (const one of refused.body.alternatives)
      expect(one).toEqual({
        slotId: expect.any(String),
        startsAt: expect.stringMatching(/^2026-11-24T1[0-2]:\d0:00\+04:00$/),
        centreCode: slot.centreCode,
        centreName: expect.any(String),
      })
  })

  test('the same key answers the same; with another request it is refused, also after the visit was moved', async ({
    db,
    given,
    ask,
    world: { user, service, slot },
  }) => {
    const leyla = await user()
    const { token } = leyla
    const later = await given.slot({ centreCode: slot.centreCode, startsAt: at('12:00') })
    const key = newKey()
    const body = { serviceCode: service.code, slotId: slot.id }
    const first = await ask('bookVisits', { token, key, body })
    const again = await ask('bookVisits', { token, key, body })
    expect(again).toMatchObject({ status: 201, body: first.body })
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await ask('bookVisits', { token, key, body: { ...body, slotId: later.id } })).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    })
    const { id } = first.body.visits[0]
    await ask('moveVisit', { token, id, body: { slotId: later.id } })
    expect((await ask('bookVisits', { token, key, body })).body).toMatchObject({ visits: [{ id, slotId: later.id }] })
    expect((await ask('bookVisits', { token, key, body: { ...body, slotId: later.id } })).status).toBe(422)
    expect(await db.$count(appointments, eq(appointments.personId, leyla.id))).toBe(1)
    // The same key of somebody else is another booking.
    expect((await ask('bookVisits', { token: (await user()).token, key, body })).status).toBe(201)
  })

  test('rules are answered by their codes', async ({ given, ask, world: { user, service, slot } }) => {
    const { token } = await user()
    const code = async (body: object) => (await ask('bookVisits', { token, body })).body.code
    expect(await code({ serviceCode: service.code, slotId: newId() })).toBe('slot_not_found')
    const soon = await given.slot({ centreCode: slot.centreCode, startsAt: new Date(TEST_NOW.getTime() + 60_000) })
    expect(await code({ serviceCode: service.code, slotId: soon.id })).toBe('booking_closed')
    const elsewhere = await given.service({ channelCodes: ['portal'] })
    expect(await code({ serviceCode: elsewhere.code, slotId: slot.id })).toBe('service_not_here')
    await ask('bookVisits', { token, body: { serviceCode: service.code, slotId: slot.id } })
    expect(await code({ serviceCode: service.code, slotId: slot.id })).toBe('already_booked')
    const other = await given.service({ channelCodes: ['asan_centre'] })
    expect(await code({ serviceCode: other.code, slotId: slot.id })).toBe('same_time')
    expect(await code({ serviceCode: other.code, slotId: slot.id, visitor: { pin: '1AAAAAA' } })).toBe('invalid_request')
  })

  test('a visit for a member of the family bears the name the register has; a stranger’s child is refused', async ({
    db,
    given,
    ask,
    world: { app, service, slot },
  }) => {
    const parent = await given.resident()
    await given.account({ personId: parent.id })
    const child = await given.registeredChild(parent)
    const token = await tokenFor({ clientId: app.clientId, subject: parent.id, scope: 'appointments.write' })
    const body = (pin: string) => ({ serviceCode: service.code, slotId: slot.id, beneficiary: { pin } })
    expect(await ask('bookVisits', { token, body: body('9ZZZZZZ') })).toMatchObject({
      status: 422,
      body: { code: 'beneficiary_not_family' },
    })
    expect((await ask('bookVisits', { token, body: body(child.pin) })).status).toBe(201)
    const [row] = await db.select().from(appointments).where(eq(appointments.personId, parent.id))
    expect(row).toMatchObject({ beneficiaryPin: child.pin, beneficiaryName: expect.any(String) })
  })
})

describe('who may', () => {
  test('a stranger’s visit is answered exactly like one that never was', async ({ ask, world: { user, service, slot } }) => {
    const [leyla, rauf] = [await user(), await user()]
    const booked = await ask('bookVisits', { token: leyla.token, body: { serviceCode: service.code, slotId: slot.id } })
    const { id } = booked.body.visits[0]
    for (const [name, more] of [
      ['getVisit', {}],
      ['followVisit', {}],
      ['cancelVisit', {}],
      ['moveVisit', { body: { slotId: slot.id } }],
      ['getTicket', {}],
    ] as const) {
      const theirs = await ask(name, { token: rauf.token, id, ...more })
      expect(theirs.status).toBe(404)
      for (const missing of [newId(), 'not-an-id', "' or 1=1"])
        expect((await ask(name, { token: rauf.token, id: missing, ...more })).body).toEqual(theirs.body)
    }
    expect((await ask('getVisit', { token: leyla.token, id })).body.status).toBe('booked')
  })

  test('a token for less, for elsewhere, out of time, of a client or person that is gone, opens nothing', async ({
    db,
    given,
    ask,
    world: { app, user },
  }) => {
    const leyla = await user()
    const mine = (over: object) => tokenFor({ clientId: app.clientId, subject: leyla.id, scope: 'appointments.read', ...over })
    const status = async (token: string | null) => (await ask('listVisits', { token })).status
    expect(await status(null)).toBe(401)
    expect(await status('a.b.c')).toBe(401)
    expect(await status(await mine({ audience: 'http://elsewhere.example/api' }))).toBe(401)
    expect(await status(await mine({ lifeSeconds: -60 }))).toBe(401)
    expect(await status(await mine({ subject: newId() }))).toBe(401)
    expect(await status(await mine({ scope: 'openid' }))).toBe(403)
    const readOnly = await mine({})
    expect(await status(readOnly)).toBe(200)
    const refused = await ask('bookVisits', { token: readOnly, body: {} })
    expect(refused).toMatchObject({ status: 403, body: { code: 'insufficient_scope' } })
    expect(refused.headers.get('www-authenticate')).toContain('appointments.write')
    // The registration of this moment counts.
    await db
      .update(clients)
      .set({ scopes: ['openid'] })
      .where(eq(clients.clientId, app.clientId))
    expect(await status(readOnly)).toBe(403)
    await db.update(clients).set({ status: 'suspended' }).where(eq(clients.clientId, app.clientId))
    expect(await status(readOnly)).toBe(401)
    expect(await given.person()).toBeTruthy()
  })

  test('what a person took back from a company is gone at once', async ({ db, given, ask }) => {
    const bank = await given.client({ kind: 'private', sector: 'banking', scopes: ['openid', 'appointments.read'] })
    const leyla = await given.person()
    await given.account({ personId: leyla.id })
    const subject = await subjectOf(db, leyla.id, { sector: 'banking' })
    const token = await tokenFor({ clientId: bank.clientId, subject, scope: 'appointments.read' })
    expect((await ask('listVisits', { token })).status).toBe(401)
    await db.insert(clientGrants).values({
      id: newId(),
      personId: leyla.id,
      clientId: bank.clientId,
      scopes: ['openid', 'appointments.read'],
      claims: [],
      grantedAt: TEST_NOW,
    })
    expect((await ask('listVisits', { token })).status).toBe(200)
    await db.update(clientGrants).set({ revokedAt: TEST_NOW }).where(eq(clientGrants.personId, leyla.id))
    expect((await ask('listVisits', { token })).status).toBe(401)
  })

  test('a deputy’s token is the deputy’s own: the owner’s visits stay in the portal', async ({
    given,
    ask,
    world: { app, user, service, slot },
  }) => {
    const [owner, deputy] = [await user(), await given.person()]
    await given.account({ personId: deputy.id })
    await given.representation({ ownerPersonId: owner.id, deputyPersonId: deputy.id })
    const booked = await ask('bookVisits', { token: owner.token, body: { serviceCode: service.code, slotId: slot.id } })
    const token = await tokenFor({ clientId: app.clientId, subject: deputy.id, scope: 'appointments.read' })
    expect((await ask('getVisit', { token, id: booked.body.visits[0].id })).status).toBe(404)
    expect((await ask('listVisits', { token })).body.total).toBe(0)
  })
})

describe('a body of the state that helps visitors', () => {
  const kiosk = async (given: Parameters<typeof givenApp>[0]) => {
    const client = await given.client({
      kind: 'state',
      sector: null,
      machineScopes: ['appointments.read', 'appointments.assist'],
      purpose: { az: 'Növbə köşkü' },
    })
    return { client, token: await tokenFor({ clientId: client.clientId, scope: 'appointments.read appointments.assist' }) }
  }

  test('names the visitor by PIN; the visitor reads who booked and looked', async ({
    db,
    given,
    ask,
    world: { user, service, slot },
  }) => {
    const leyla = await user()
    const { client, token } = await kiosk(given)
    const body = { serviceCode: service.code, slotId: slot.id, channel: 'kiosk' }
    expect(await ask('bookVisits', { token, body })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/visitor/pin', code: 'required' }] },
    })
    expect(await ask('bookVisits', { token, body: { ...body, visitor: { pin: '9ZZZZZZ' } } })).toMatchObject({
      status: 404,
      body: { code: 'visitor_not_found' },
    })
    const booked = await ask('bookVisits', { token, body: { ...body, visitor: { pin: leyla.pin.toLowerCase() } } })
    expect(booked.status).toBe(201)
    const { id } = booked.body.visits[0]
    expect((await ask('getVisit', { token, id })).status).toBe(200)
    expect((await ask('followVisit', { token, id })).status).toBe(200)
    expect(await db.select().from(disclosures).where(eq(disclosures.personId, leyla.id))).toMatchObject([
      { what: 'visit', purpose: 'visit_help', right: 'connection', readerKind: 'partner', subjectId: id },
    ])
    const [row] = await db.select().from(appointments).where(eq(appointments.id, id))
    expect(row).toMatchObject({ channel: 'kiosk', bookedByClient: client.clientId })
    // What the person booked by themselves stays theirs.
    const own = await user()
    const theirs = await ask('bookVisits', { token: own.token, body: { serviceCode: service.code, slotId: slot.id } })
    expect((await ask('getVisit', { token, id: theirs.body.visits[0].id })).status).toBe(404)
    expect((await ask('listVisits', { token })).body.total).toBe(1)
    expect((await ask('cancelVisit', { token, id })).body.status).toBe('cancelled')
  })

  test('without appointments.assist, or as a company, nobody is named', async ({ given, ask, world: { user, service, slot } }) => {
    const leyla = await user()
    const body = { serviceCode: service.code, slotId: slot.id, visitor: { pin: leyla.pin } }
    const plain = await given.client({ kind: 'state', sector: null, machineScopes: ['appointments.write'] })
    const shop = await given.client({ kind: 'private', sector: 'trade', machineScopes: ['appointments.assist'] })
    for (const [clientId, scope] of [
      [plain.clientId, 'appointments.write appointments.assist'],
      [shop.clientId, 'appointments.assist'],
    ] as const)
      expect(await ask('bookVisits', { token: await tokenFor({ clientId, scope }), body })).toMatchObject({
        status: 403,
        body: { code: 'insufficient_scope' },
      })
  })
})

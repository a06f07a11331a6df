import { describe } from 'vitest'
import { eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import type { Factories } from '@/db/factories'
import { disclosures } from '@/db/schema'
import { subjectOf } from '@/lib/identity'
import { newKey } from '@/lib/platform/ids'
import type { Ctx, Partner } from '@/lib/platform/context'
import { log } from '@/lib/platform/log'
import { expect, TEST_NOW, test as base } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { askOne, askSeveral } from './ask'
import { type Authenticate, serve } from './serve'

type Client = { clientId: string; sector: string | null }
type Sent = { body?: unknown; headers?: Record<string, string>; at?: Date; db?: Db; raw?: string }
type Answered = { status: number; body: Record<string, unknown>; headers: Headers }

/** The interface as a client with a good token meets it; the token itself is the business of lib/identity/access-token. */
const asking = (database: Db, client: Client) => {
  const authenticate =
    ({ at = TEST_NOW, db = database }: Sent): Authenticate =>
    async (): Promise<Ctx<Partner>> => ({
      db,
      now: at,
      locale: 'az',
      requestId: newKey(),
      log,
      actor: { kind: 'partner', partnerCode: client.clientId },
    })
  const send =
    (ask: typeof askOne | typeof askSeveral) =>
    async (sent: Sent): Promise<Answered> => {
      const request = new Request('http://localhost/api/access/v1/evaluation', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...sent.headers },
        body: sent.raw ?? JSON.stringify(sent.body),
      })
      const response = await serve(request, authenticate(sent), ask)
      const text = await response.text()
      return { status: response.status, body: text ? JSON.parse(text) : {}, headers: response.headers }
    }
  return { one: send(askOne), several: send(askSeveral) }
}

const test = base.extend<{ state: Client; company: Client }>({
  state: async ({ given }, use) => use(await given.client({ kind: 'state', sector: null })),
  company: async ({ given }, use) => use(await given.client({ kind: 'private', sector: `sector-${newKey()}` })),
})

const person = (id: string) => ({ type: 'person', id })
const question = (subject: object, name: string, type: string, id: string, properties?: object) => ({
  subject,
  action: { name },
  resource: { type, id, ...(properties ? { properties } : {}) },
})
const no = (reason: string) => expect.objectContaining({ decision: false, context: expect.objectContaining({ reason }) })
const decisions = ({ body }: Answered) => (body.evaluations as { decision: boolean }[]).map(({ decision }) => decision)

/** A citizen with an account and a sent application at an agency. */
async function leylaWithCase(given: Factories) {
  const leyla = await given.person()
  await given.account({ personId: leyla.id })
  const application = await given.application({ personId: leyla.id })
  return { leyla, application, reference: application.reference ?? '' }
}

describe('one question', () => {
  test('the shapes of the specification: a yes is only a yes, a no says why in three languages, unknown keys are left aside', async ({
    db,
    given,
    state,
  }) => {
    const { leyla, application, reference } = await leylaWithCase(given)
    const { one } = asking(db, state)
    const asked = {
      ...question(person(leyla.id), 'view', 'application', reference),
      context: { time: '1985-10-26T01:22-07:00' },
      extension: { anything: true },
    }
    const yes = await one({ body: asked, headers: { 'x-request-id': 'bfe9eb29-ab87-4ca3-be83-a1d5d8305716' } })
    expect(yes).toMatchObject({ status: 200, body: { decision: true } })
    expect(Object.keys(yes.body)).toEqual(['decision'])
    expect(yes.headers.get('x-request-id')).toBe('bfe9eb29-ab87-4ca3-be83-a1d5d8305716')
    expect(yes.headers.get('content-type')).toContain('application/json')
    expect(yes.headers.get('cache-control')).toBe('no-store')

    const rauf = await given.person()
    await given.account({ personId: rauf.id })
    expect((await one({ body: question(person(rauf.id), 'view', 'application', reference) })).body).toEqual({
      decision: false,
      context: {
        id: '0',
        reason: 'not_permitted',
        reason_admin: { en: 'not_permitted' },
        reason_user: { az: 'Bu əməliyyata icazəniz yoxdur', en: 'You may not do this', ru: 'У вас нет права на это действие' },
      },
    })
    expect((await one({ body: question(person(leyla.id), 'apply', 'service', application.serviceCode) })).body).toEqual({
      decision: true,
    })
  })

  test('unknown subjects, actions and resources are a no; somebody else’s record and none at all sound the same', async ({
    db,
    given,
    state,
  }) => {
    const { leyla, reference } = await leylaWithCase(given)
    const rauf = await given.person()
    const { one } = asking(db, state)
    const answers: [object, string][] = [
      [question(person(newKey()), 'view', 'application', reference), 'unknown_subject'],
      [question(person("x' or 1=1"), 'view', 'application', reference), 'unknown_subject'],
      [question(person(rauf.id), 'view', 'application', reference), 'unknown_subject'], // has no account
      [question({ type: 'robot', id: leyla.id }, 'view', 'application', reference), 'unknown_subject'],
      [question(person(leyla.id), 'burn', 'application', reference), 'unknown_action'],
      [question(person(leyla.id), 'constructor', 'application', reference), 'unknown_action'],
      [question(person(leyla.id), 'view', 'spaceship', 'x'), 'unknown_resource'],
      [question(person(leyla.id), 'view', '__proto__', 'x'), 'unknown_resource'],
      [question(person(leyla.id), 'apply', 'service', 'nothing'), 'unknown_resource'],
      [question(person(leyla.id), 'view', 'application', 'ASN-2026-0000-0000'), 'not_permitted'],
      [question(person(leyla.id), 'decide', 'application', reference), 'not_permitted'],
      [question(person(leyla.id), 'view', 'application', '\u0000\ud800'), 'not_permitted'],
    ]
    for (const [body, reason] of answers) {
      const answered = await one({ body })
      expect(answered.status).toBe(200)
      expect(answered.body, JSON.stringify(body)).toEqual(no(reason))
    }
  })

  test('an officer is asked about by post: by the roles of this moment, in their places', async ({ db, given, state }) => {
    const { application, reference } = await leylaWithCase(given)
    const officer = await given.staff({
      agencyCode: application.agencyCode,
      permissions: ['applications.read', 'applications.decide'],
    })
    const other = await given.staff({ permissions: ['applications.read', 'applications.decide'] })
    const { one } = asking(db, state)
    const asked = (id: string, action: string) => ({ body: question({ type: 'staff', id }, action, 'application', reference) })
    expect((await one(asked(officer.id, 'view'))).body).toEqual({ decision: true })
    expect((await one(asked(officer.id, 'work'))).body).toEqual({ decision: true })
    expect((await one(asked(officer.id, 'decide'))).body).toEqual(no('not_permitted')) // not taken by anybody
    expect((await one(asked(other.id, 'view'))).body).toEqual(no('not_permitted'))
    expect((await one(asked('nobody', 'view'))).body).toEqual(no('unknown_subject'))
  })

  test('who may act for a company or a person: in the services named, while it holds', async ({ db, given, state }) => {
    const [owner, deputy] = [await given.person(), await given.person()]
    await given.account({ personId: deputy.id })
    await given.representation({
      kind: 'delegation',
      ownerPersonId: owner.id,
      deputyPersonId: deputy.id,
      status: 'active',
      serviceCodes: ['din-id-card-renew'],
      validFrom: minutesAfter(TEST_NOW, -60),
      validUntil: minutesAfter(TEST_NOW, 60),
    })
    const { one } = asking(db, state)
    const asked = (service?: string, at?: Date) =>
      one({
        body: question(person(deputy.id), 'act', 'representation', owner.id, service ? { service } : undefined),
        ...(at ? { at } : {}),
      })
    expect((await asked('din-id-card-renew')).body).toEqual({ decision: true })
    expect((await asked('dsmf-childbirth-benefit')).body).toEqual(no('not_permitted'))
    expect((await asked()).body).toEqual(no('not_permitted'))
    expect((await asked('din-id-card-renew', minutesAfter(TEST_NOW, 61))).body).toEqual(no('not_permitted'))
    expect((await one({ body: question(person(deputy.id), 'act', 'representation', deputy.id) })).body).toEqual({ decision: true })

    const tin = '1700000001'
    await given.representation({
      kind: 'company',
      ownerPersonId: null,
      companyTin: tin,
      companyName: 'Sınaq MMC',
      deputyPersonId: deputy.id,
      status: 'active',
      serviceCodes: null,
      validFrom: minutesAfter(TEST_NOW, -60),
      confirmedAt: minutesAfter(TEST_NOW, -1),
    })
    expect((await one({ body: question(person(deputy.id), 'act', 'company', tin, { service: 'any' }) })).body).toEqual({
      decision: true,
    })
    expect((await one({ body: question(person(deputy.id), 'act', 'company', '1700000002') })).body).toEqual(no('not_permitted'))
  })
})

describe('privacy', () => {
  test('a company knows people by its own names for them, and asks nothing about cases or officers', async ({
    db,
    given,
    state,
    company,
  }) => {
    const { leyla, application, reference } = await leylaWithCase(given)
    const officer = await given.staff({ agencyCode: application.agencyCode, permissions: ['applications.read'] })
    const subject = await subjectOf(db, leyla.id, company)
    const { one } = asking(db, company)
    expect((await one({ body: question(person(subject), 'apply', 'service', application.serviceCode) })).body).toEqual({
      decision: true,
    })
    expect((await one({ body: question(person(leyla.id), 'apply', 'service', application.serviceCode) })).body).toEqual(
      no('unknown_subject'),
    )
    expect((await one({ body: question(person(subject), 'view', 'application', reference) })).body).toEqual(no('not_permitted'))
    expect((await one({ body: question({ type: 'staff', id: officer.id }, 'view', 'application', reference) })).body).toEqual(
      no('unknown_subject'),
    )
    expect(
      (await asking(db, state).one({ body: question(person(subject), 'apply', 'service', application.serviceCode) })).body,
    ).toEqual(no('unknown_subject'))
  })

  test('whoever was asked about finds it, with the portal’s own purpose, once a day however often it asks', async ({
    db,
    given,
    state,
  }) => {
    const { leyla, reference } = await leylaWithCase(given)
    const rauf = await given.person()
    await given.account({ personId: rauf.id })
    const { one, several } = asking(db, state)
    const rowsOf = (personId: string) => db.select().from(disclosures).where(eq(disclosures.personId, personId))
    for (let n = 0; n < 3; n += 1) await one({ body: question(person(leyla.id), 'view', 'application', reference) })
    await several({ body: { ...question(person(leyla.id), 'view', 'application', reference), evaluations: [{}, {}] } })
    expect(await rowsOf(leyla.id)).toMatchObject([
      {
        what: 'access_check',
        right: 'connection',
        readerKind: 'partner',
        subjectId: state.clientId,
        fields: ['access.application'],
        statedPurpose: { az: expect.any(String) },
      },
    ])
    // Asked about somebody else's case: both find it.
    await one({ body: question(person(rauf.id), 'view', 'application', reference), at: minutesAfter(TEST_NOW, 24 * 60) })
    expect(await rowsOf(rauf.id)).toHaveLength(1)
    expect(await rowsOf(leyla.id)).toHaveLength(2)
  })
})

describe('several questions', () => {
  const batch = async (given: Factories) => {
    const { leyla, reference } = await leylaWithCase(given)
    const ask = (id: string) => ({ resource: { type: 'application', id } })
    return {
      subject: person(leyla.id),
      action: { name: 'view' },
      evaluations: [ask(reference), ask('ASN-2026-0000-0000'), ask(reference)],
    }
  }

  test('defaults stand for what a question leaves out and give way to what it says', async ({ db, given, state }) => {
    const body = await batch(given)
    const answered = await asking(db, state).several({
      body: {
        ...body,
        resource: body.evaluations[0]?.resource,
        evaluations: [{}, { action: { name: 'decide' } }, { subject: person(newKey()) }],
      },
    })
    expect(answered).toMatchObject({ status: 200 })
    expect(answered.body).toEqual({ evaluations: [{ decision: true }, no('not_permitted'), no('unknown_subject')] })
  })

  test('all are answered in order unless the semantic ends the batch early', async ({ db, given, state }) => {
    const body = await batch(given)
    const { several } = asking(db, state)
    const ran = async (semantic?: string) =>
      decisions(
        await several({ body: { ...body, ...(semantic ? { options: { evaluations_semantic: semantic, other: 1 } } : {}) } }),
      )
    expect(await ran()).toEqual([true, false, true])
    expect(await ran('execute_all')).toEqual([true, false, true])
    expect(await ran('deny_on_first_deny')).toEqual([true, false])
    expect(await ran('permit_on_first_permit')).toEqual([true])
    const [yes, none, again] = body.evaluations
    const reordered = { ...body, evaluations: [none, yes, again], options: { evaluations_semantic: 'permit_on_first_permit' } }
    expect(decisions(await several({ body: reordered }))).toEqual([false, true])
  })

  test('one that makes no sense is a no of its own; without a list it is one question', async ({ db, given, state }) => {
    const body = await batch(given)
    const { several } = asking(db, state)
    const mixed = {
      evaluations: [{ ...body, evaluations: undefined, ...body.evaluations[0] }, { subject: body.subject }, { action: 7 }],
    }
    expect((await several({ body: mixed })).body).toEqual({ evaluations: [{ decision: true }, no('malformed'), no('malformed')] })
    const single = { subject: body.subject, action: body.action, ...body.evaluations[0] }
    expect((await several({ body: single })).body).toEqual({ decision: true })
    expect((await several({ body: { ...single, evaluations: [] } })).body).toEqual({ decision: true })
  })
})

describe('fails closed', () => {
  const sound = question(person(newKey()), 'view', 'application', 'x')
  const without = (key: string) => Object.fromEntries(Object.entries(sound).filter(([name]) => name !== key))

  test('what is not a question is a problem, never a decision', async ({ db, state }) => {
    const { one, several } = asking(db, state)
    const bodies: unknown[] = [
      ...['subject', 'action', 'resource'].map(without),
      { ...sound, subject: { type: 'person' } },
      { ...sound, subject: { id: 'x' } },
      { ...sound, subject: 'leyla' },
      { ...sound, action: {} },
      { ...sound, action: { name: 7 } },
      { ...sound, resource: { type: 'application' } },
      { ...sound, resource: { type: 'application', id: 'x'.repeat(201) } },
      { ...sound, context: 'now' },
      [],
      null,
      'x',
      7,
    ]
    for (const body of bodies) {
      const answered = await one({ body })
      expect(answered, JSON.stringify(body)).toMatchObject({ status: 400, body: { status: 400, title: expect.any(String) } })
      expect(answered.headers.get('content-type')).toBe('application/problem+json')
      expect(answered.body).not.toHaveProperty('decision')
    }
    for (const body of [
      { evaluations: 'all' },
      { evaluations: [7] },
      { evaluations: Array.from({ length: 101 }, () => ({})) },
      { evaluations: [{}], options: { evaluations_semantic: 'permit_everything' } },
      { evaluations: [{}], subject: 'leyla' },
    ])
      expect(await several({ body }), JSON.stringify(body)).toMatchObject({ status: 400 })
    expect(await one({ raw: '{"subject":' })).toMatchObject({ status: 400 })
    expect(await one({ raw: '' })).toMatchObject({ status: 400 })
    expect(await one({ body: sound, headers: { 'content-type': 'text/plain' } })).toMatchObject({ status: 400 })
    expect(await one({ raw: JSON.stringify({ ...sound, padding: 'x'.repeat(70_000) }) })).toMatchObject({ status: 413 })
  })

  test('without a good token the refusal of the token is the answer, and its request id comes back', async () => {
    const refuse: Authenticate = async () =>
      new Response('{"title":"no"}', { status: 401, headers: { 'www-authenticate': 'Bearer' } })
    const request = new Request('http://localhost/x', { method: 'POST', body: '{}', headers: { 'x-request-id': 'one' } })
    const response = await serve(request, refuse, askOne)
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
    expect(response.headers.get('x-request-id')).toBe('one')
  })

  test('a header that is no name of a request is not sent back', async ({ db, state }) => {
    const answered = await asking(db, state).one({ body: sound, headers: { 'x-request-id': '<script>' } })
    expect(answered.headers.get('x-request-id')).toBeNull()
  })

  test('a client suspended since its token was issued may not ask', async ({ db, given }) => {
    const gone = await given.client({ status: 'suspended' })
    expect(await asking(db, gone).one({ body: sound })).toMatchObject({ status: 403, body: { status: 403 } })
  })

  test('while the database does not answer there is no decision at all', async ({ db, state }) => {
    const down = new Proxy({} as Db, {
      get() {
        throw new Error('the database is down')
      },
    })
    const broken: Authenticate = async () => {
      throw new Error('keys cannot be read')
    }
    for (const send of Object.values(asking(db, state))) {
      const answered = await send({ body: { ...sound, evaluations: [{}] }, db: down })
      expect(answered).toMatchObject({ status: 503, body: { status: 503 } })
      expect(answered.headers.get('retry-after')).toBe('5')
      expect(JSON.stringify(answered.body)).not.toMatch(/decision"|down/)
    }
    expect((await serve(new Request('http://localhost/x', { method: 'POST' }), broken, askOne)).status).toBe(503)
  })
})

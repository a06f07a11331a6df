import { eq } from 'drizzle-orm'
import { describe } from 'vitest'
import { auditEntries, representations } from '@/db/schema'
import { findActing } from '@/lib/identity/acting'
import { listActivity } from '@/lib/audit'
import { addDays, atBaku } from '@/lib/platform/time'
import { expect, test } from '@/lib/platform/testing'
import {
  answerOffer,
  endDueRepresentations,
  findRepresentation,
  getRepresentations,
  offerRepresentation,
  returnRepresentation,
  revokeRepresentation,
  switchTo,
} from '.'
import { anOffer, provenAt } from './testing'

const NOBODY = { id: '', pin: '9ZZ9Z9Z', surname: 'Heçkim' }

test('offered, accepted, acted under, revoked: each side sees it, each change is told', async ({
  db,
  given,
  as,
  published,
  now,
}) => {
  const [leyla, rauf] = [await given.resident(), await given.resident({ surname: 'Məmmədov', givenName: 'Rauf', sex: 'male' })]
  const offered = await offerRepresentation(provenAt(as(leyla), 'substantial'), anOffer(rauf, { ownerConfirms: true }))
  if (!offered.ok) throw new Error(offered.error)
  const { id } = offered.value
  expect((await getRepresentations(as(rauf))).offers).toMatchObject([{ id, mine: 'deputy', other: 'Əliyeva Leyla Rauf qızı' }])
  expect(await switchTo(as(rauf), { id })).toEqual({ ok: false, error: 'ended' })

  expect(await answerOffer(as(rauf), { id, decision: 'accept' })).toEqual({ ok: true, value: { id } })
  expect(await answerOffer(as(rauf), { id, decision: 'accept' })).toEqual({ ok: true, value: { id } })
  expect(await answerOffer(as(rauf), { id, decision: 'refuse' })).toEqual({ ok: false, error: 'already_decided' })
  expect(await switchTo(as(rauf), { id })).toEqual({ ok: true, value: { id } })
  expect(await findActing(db, id, rauf.id, now)).toMatchObject({
    personId: leyla.id,
    name: 'Leyla Əliyeva',
    deputy: { personId: rauf.id, kind: 'delegation', services: null, ownerConfirms: true },
  })
  expect(await findActing(db, id, leyla.id, now)).toBeNull()

  expect(await revokeRepresentation(as(leyla), { id })).toEqual({ ok: true, value: { id } })
  expect(await revokeRepresentation(as(leyla), { id })).toEqual({ ok: true, value: { id } })
  expect(await findActing(db, id, rauf.id, now)).toBeNull()
  expect(await switchTo(as(rauf), { id })).toEqual({ ok: false, error: 'ended' })
  expect((await published()).map(({ type }) => type)).toEqual([
    'identity.representation_offered',
    'identity.representation_accepted',
    'identity.representation_revoked',
  ])
  expect((await findRepresentation(as(leyla), id))?.history.map(({ to, by }) => `${to} by ${by}`)).toEqual([
    'offered by me',
    'active by other',
    'revoked by me',
  ])
  const { entries } = await listActivity(as(leyla), { show: 'all' })
  expect(entries.map((entry) => entry.kind === 'act' && [entry.action, entry.other?.name ?? entry.by])).toEqual([
    ['identity.representation_revoked', 'citizen'],
    ['identity.acting_started', 'Rauf Məmmədov'],
    ['identity.representation_accepted', 'Rauf Məmmədov'],
    ['identity.representation_offered', 'citizen'],
  ])
})

test('nobody learns from an offer whether a PIN and surname belong to somebody', async ({ db, given, as }) => {
  const leyla = await given.resident()
  const rauf = await given.resident({ surname: 'Məmmədov', givenName: 'Rauf', sex: 'male' })
  const me = provenAt(as(leyla), 'substantial')
  const shown = async (to: typeof NOBODY) => {
    const offered = await offerRepresentation(me, anOffer(to))
    if (!offered.ok) throw new Error(offered.error)
    const view = await findRepresentation(me, offered.value.id)
    return { ...view, id: '', history: view?.history.map((one) => ({ ...one, id: '' })), other: view?.other.replace(/\(.*\)/, '') }
  }
  const known = await shown(rauf)
  expect(known.other).toBe('Məmmədov ')
  expect(await shown({ ...NOBODY, surname: 'Məmmədov' })).toEqual(known)
  expect(await shown({ ...rauf, surname: 'Quliyev' })).toEqual({ ...known, other: 'Quliyev ' })
  expect((await getRepresentations(as(rauf))).offers).toHaveLength(1)
  // The history tells no more: one entry each, about the owner alone.
  const entries = await db.select().from(auditEntries).where(eq(auditEntries.action, 'identity.representation_offered'))
  expect(entries.map(({ personId, details }) => [personId, details])).toEqual(Array(3).fill([leyla.id, { kind: 'delegation' }]))
})

test('a surname typed without its letters is still the surname', async ({ given, as }) => {
  const leyla = await given.resident()
  const rauf = await given.resident({ surname: 'Məmmədov', givenName: 'Rauf', sex: 'male' })
  await offerRepresentation(provenAt(as(leyla), 'substantial'), anOffer({ ...rauf, surname: 'memmedov' }))
  expect((await getRepresentations(as(rauf))).offers).toHaveLength(1)
})

describe('what is refused', () => {
  test.for([
    ['level_too_low', 'low', {}],
    ['until_past', 'substantial', { until: '2026-11-22' }],
    ['until_too_late', 'substantial', { until: '2029-11-24' }],
    ['unknown_service', 'substantial', { scope: 'chosen', services: ['no-such-service'] }],
  ] as const)('%s', async ([error, level, over], { given, as }) => {
    const [leyla, rauf] = [await given.resident(), await given.resident()]
    const input = anOffer(rauf, over as Partial<ReturnType<typeof anOffer>>)
    expect(await offerRepresentation(provenAt(as(leyla), level), input)).toEqual({ ok: false, error })
  })

  test('to oneself, by a child, and more than one person can look after', async ({ given, as }) => {
    const leyla = await given.resident()
    const me = provenAt(as(leyla), 'high')
    expect(await offerRepresentation(me, anOffer(leyla))).toEqual({ ok: false, error: 'own_pin' })
    const child = await given.person({ birthDate: '2010-01-01' })
    expect(await offerRepresentation(provenAt(as(child), 'high'), anOffer(leyla))).toEqual({ ok: false, error: 'too_young' })
    for (let count = 0; count < 20; count++) expect((await offerRepresentation(me, anOffer(NOBODY))).ok).toBe(true)
    expect(await offerRepresentation(me, anOffer(NOBODY))).toEqual({ ok: false, error: 'too_many_open' })
  })

  test('a child takes nothing up, nobody takes up what is over', async ({ given, as }) => {
    const child = await given.person({ birthDate: '2010-01-01' })
    const right = await given.representation({ deputyPersonId: child.id, status: 'offered', decidedAt: null })
    expect(await answerOffer(as(child), { id: right.id, decision: 'accept' })).toEqual({ ok: false, error: 'too_young' })
    const rauf = await given.person()
    const late = await given.representation({
      deputyPersonId: rauf.id,
      status: 'offered',
      decidedAt: null,
      answerBy: atBaku('2026-11-23', '09:59'),
    })
    expect(await answerOffer(as(rauf), { id: late.id, decision: 'accept' })).toEqual({ ok: false, error: 'lapsed' })
  })
})

test('the same form sent twice is one offer', async ({ db, given, as }) => {
  const [leyla, rauf] = [await given.resident(), await given.resident()]
  const input = anOffer(rauf)
  const me = provenAt(as(leyla), 'substantial')
  expect(await offerRepresentation(me, input)).toEqual(await offerRepresentation(me, input))
  expect(await db.$count(representations, eq(representations.ownerPersonId, leyla.id))).toBe(1)
})

test('strangers, and the wrong side, reach nothing', async ({ given, as }) => {
  const [owner, deputy, stranger] = [await given.resident(), await given.resident(), await given.resident()]
  const offer = await given.representation({
    ownerPersonId: owner.id,
    deputyPersonId: deputy.id,
    status: 'offered',
    decidedAt: null,
  })
  const missing = { ok: false, error: 'not_found' }
  for (const other of [stranger, owner]) expect(await answerOffer(as(other), { id: offer.id, decision: 'accept' })).toEqual(missing)
  for (const other of [stranger, deputy]) expect(await revokeRepresentation(as(other), { id: offer.id })).toEqual(missing)
  for (const other of [stranger, owner]) expect(await returnRepresentation(as(other), { id: offer.id })).toEqual(missing)
  expect(await findRepresentation(as(stranger), offer.id)).toBeNull()
  expect(await switchTo(as(stranger), { id: offer.id })).toEqual(missing)
  expect(await switchTo(as(owner), { id: offer.id })).toEqual(missing)
  for (const change of [answerOffer(as(deputy), { id: 'x', decision: 'accept' }), revokeRepresentation(as(owner), { id: 'x' })])
    expect(await change).toEqual(missing)
})

test('a deputy gives it back; a parent’s right is nobody’s to give back or revoke', async ({ db, given, as, published }) => {
  const [owner, deputy] = [await given.resident(), await given.resident()]
  const right = await given.representation({ ownerPersonId: owner.id, deputyPersonId: deputy.id })
  expect(await returnRepresentation(as(deputy), { id: right.id })).toEqual({ ok: true, value: { id: right.id } })
  expect(await returnRepresentation(as(deputy), { id: right.id })).toEqual({ ok: true, value: { id: right.id } })
  expect(await revokeRepresentation(as(owner), { id: right.id })).toEqual({ ok: false, error: 'over' })
  expect(await published()).toMatchObject([
    { type: 'identity.representation_ended', personId: owner.id, deputyPersonId: deputy.id },
  ])
  const family = await given.representation({ kind: 'parent', ownerPersonId: owner.id, deputyPersonId: deputy.id })
  for (const change of [returnRepresentation(as(deputy), { id: family.id }), revokeRepresentation(as(owner), { id: family.id })])
    expect(await change).toEqual({ ok: false, error: 'not_found' })
  expect((await db.select().from(representations).where(eq(representations.id, family.id)))[0]?.status).toBe('active')
})

test('the clock writes down what is over; nobody acted a moment longer when it is late', async ({
  db,
  given,
  as,
  asSystem,
  now,
  published,
}) => {
  const deputy = await given.person()
  const midnight = atBaku(addDays('2026-11-23', 1))
  const right = await given.representation({ deputyPersonId: deputy.id, validUntil: midnight })
  const offer = await given.representation({ deputyPersonId: deputy.id, status: 'offered', decidedAt: null, answerBy: midnight })
  const child = await given.person({ birthDate: '2008-11-24' })
  await given.representation({ kind: 'parent', ownerPersonId: child.id, deputyPersonId: deputy.id, validUntil: midnight })
  expect(await findActing(db, right.id, deputy.id, new Date(midnight.getTime() - 1))).not.toBeNull()
  expect(await findActing(db, right.id, deputy.id, midnight)).toBeNull()
  expect((await getRepresentations(as(deputy, { now: midnight }))).offers).toEqual([])
  expect(await answerOffer(as(deputy, { now: midnight }), { id: offer.id, decision: 'accept' })).toEqual({
    ok: false,
    error: 'lapsed',
  })

  expect(await endDueRepresentations(asSystem('job', { now }))).toEqual({ ended: 0 })
  expect(await endDueRepresentations(asSystem('job', { now: midnight }))).toEqual({ ended: 3 })
  expect(await endDueRepresentations(asSystem('job', { now: midnight }))).toEqual({ ended: 0 })
  const reasons = await db.select({ reason: representations.endReason, kind: representations.kind }).from(representations)
  expect(reasons.map(({ reason }) => reason).sort()).toEqual(['came_of_age', 'expired', 'unanswered'])
  expect((await published()).every(({ type }) => type === 'identity.representation_ended')).toBe(true)
})

import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import type { Factories } from '@/db/factories'
import { applicationMessages, applicationRevisions, applications, auditEntries, events } from '@/db/schema'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { newId, newKey, newReference } from '@/lib/platform/ids'
import { type contexts, expect, test } from '@/lib/platform/testing'
import { atBaku } from '@/lib/platform/time'
import {
  correctApplication,
  dismissObjection,
  findApplication,
  getDecisionTimes,
  listApplications,
  listMessages,
  markMessagesRead,
  objectToDecision,
  openCorrection,
  passTerms,
  rejectApplication,
  sendMessage,
  takeApplication,
  upholdObjection,
} from '.'
import { answersFor } from './testing'
import { aSentApplication } from './testing-cases'

const CODE = 'din-residence-reference'
const RIGHTS = ['applications.read', 'applications.decide'] as const
const sentBy = { code: CODE, answers: answersFor(CODE) }
const later = (day: string) => ({ now: atBaku(day, '12:00') })

async function seen(ctx: Ctx<Applicant>, id: string) {
  const found = await findApplication(ctx, id)
  if (!found || found === 'draft') throw new Error('Cannot test: expected a sent application')
  return found
}

test('a message is kept once however often its form is sent, and shows when the other side has read it', async ({
  db,
  given,
  as,
  asStaff,
  published,
}) => {
  const leyla = await given.person()
  const stranger = await given.person()
  const elchin = asStaff(await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }))
  const { id } = await aSentApplication(db, as(leyla), leyla, sentBy)
  const form = { id, body: 'Nə vaxt hazır olacaq?', idempotencyKey: newKey() }
  const [one, again] = [await sendMessage(as(leyla), form), await sendMessage(as(leyla), form)]
  expect(one.ok && again).toEqual(one)
  expect(await db.select().from(applicationMessages).where(eq(applicationMessages.applicationId, id))).toHaveLength(1)
  expect((await published()).filter(({ type }) => type === 'applications.message_sent')).toHaveLength(1)

  expect(await listMessages(as(stranger), id)).toBeNull()
  expect(await sendMessage(as(stranger), { ...form, idempotencyKey: newKey() })).toEqual({ ok: false, error: 'not_found' })
  // The writer's own look leaves no mark.
  expect(await markMessagesRead(as(leyla), id)).toBe(0)
  expect(await listMessages(elchin, id)).toMatchObject({ unread: 1, rows: [{ readAt: null, side: 'applicant' }] })
  expect(await markMessagesRead(elchin, id)).toBe(1)
  expect((await listMessages(as(leyla), id))?.rows[0]?.readAt).not.toBeNull()

  await sendMessage(elchin, { id, body: 'Sabah.', idempotencyKey: newKey() })
  expect((await listApplications(as(leyla), { view: 'running', page: 1 })).rows[0]).toMatchObject({ unread: 1, turn: 'state' })
})

test('what was sent is corrected until an officer takes it; each revision has its own hash', async ({ db, given, as, asStaff }) => {
  const leyla = await given.person()
  const elchin = asStaff(await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }))
  const { id, version } = await aSentApplication(db, as(leyla), leyla, sentBy)
  const before = await seen(as(leyla), id)
  const typed = { asked: ['purpose'], values: { purpose: 'court' } }
  expect(await openCorrection(as(leyla), id, { typed, check: true })).toMatchObject({
    open: true,
    complete: true,
    changed: [{ field: 'purpose' }],
  })
  expect(await correctApplication(as(leyla), { id, version, typed: { asked: [], values: {} } })).toEqual({
    ok: false,
    error: 'unchanged',
  })
  expect(await correctApplication(as(leyla), { id, version, typed: { asked: ['purpose'], values: { purpose: 'yox' } } })).toEqual({
    ok: false,
    error: 'incomplete',
  })
  expect(await correctApplication(as(leyla), { id, version, typed })).toMatchObject({ ok: true })
  const now = await seen(as(leyla), id)
  expect(now).toMatchObject({ corrections: 1, reference: before.reference, dueOn: before.dueOn })
  expect(now.contentHash).not.toBe(before.contentHash)
  expect(await db.select().from(applicationRevisions).where(eq(applicationRevisions.applicationId, id))).toHaveLength(2)

  await takeApplication(elchin, { id, version: version + 1 })
  const late = { asked: ['purpose'], values: { purpose: 'bank' } }
  expect(await correctApplication(as(leyla), { id, version: version + 2, typed: late })).toEqual({
    ok: false,
    error: 'move_not_allowed',
  })
  expect(await openCorrection(as(leyla), id, { typed: late })).toMatchObject({ open: false, changed: [{ field: 'purpose' }] })
})

type Scene = Pick<ReturnType<typeof contexts>, 'as' | 'asStaff'> & { db: Db; given: Factories }

/** A refusal of one officer, with a colleague who had no part in it. */
async function refused({ db, given, as, asStaff }: Scene) {
  const leyla = await given.person()
  const decider = await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] })
  const colleague = await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] })
  const { id } = await aSentApplication(db, as(leyla), leyla, sentBy)
  await takeApplication(asStaff(decider), { id, version: 2 })
  const rejected = await rejectApplication(asStaff(decider), {
    id,
    version: 3,
    grounds: ['false-data'],
    refusal: 'Ünvan fərqlidir.',
    findings: {},
  })
  expect(rejected).toMatchObject({ ok: true })
  return { leyla, decider, colleague, id }
}

test('an objection is judged by another officer; upheld, the case is decided anew and told so', async ({
  db,
  given,
  as,
  asStaff,
  published,
}) => {
  const { leyla, decider, colleague, id } = await refused({ db, given, as, asStaff })
  expect(await seen(as(leyla), id)).toMatchObject({ mayObject: true, objectUntil: '2026-12-23' })
  expect(await objectToDecision(as(leyla), { id, version: 4, reason: 'Ünvan düzgündür.' })).toMatchObject({ ok: true })
  expect(await seen(as(leyla), id)).toMatchObject({ mayObject: false, turn: 'state', objection: { status: 'filed' } })
  expect(await objectToDecision(as(leyla), { id, version: 5, reason: 'Yenə' })).toEqual({ ok: false, error: 'already_objected' })

  const answer = { id, version: 5, explanation: 'Haqlısınız.' }
  expect(await upholdObjection(asStaff(decider), answer)).toEqual({ ok: false, error: 'decided_it' })
  expect(await upholdObjection(asStaff(colleague), answer)).toMatchObject({ ok: true })
  expect(await seen(as(leyla), id)).toMatchObject({ status: 'in_review', turn: 'state', decidedAt: null, decision: null })
  await rejectApplication(asStaff(colleague), { id, version: 6, grounds: ['false-data'], refusal: 'Başqa səbəb.', findings: {} })
  expect(await seen(as(leyla), id)).toMatchObject({ decision: { number: 2 }, objection: null, mayObject: true })
  expect((await published()).map(({ type }) => type)).toContain('applications.objection_upheld')
})

test('too late there is no objection; dismissed, the refusal stands', async ({ db, given, as, asStaff }) => {
  const { leyla, colleague, id } = await refused({ db, given, as, asStaff })
  const object = (day: string) => objectToDecision(as(leyla, later(day)), { id, version: 4, reason: 'Razı deyiləm' })
  expect(await object('2026-12-24')).toEqual({ ok: false, error: 'too_late' })
  expect(await object('2026-12-23')).toMatchObject({ ok: true })
  const dismissed = await dismissObjection(asStaff(colleague, later('2026-12-28')), {
    id,
    version: 5,
    explanation: 'Qərar əsaslıdır.',
  })
  expect(dismissed).toMatchObject({ ok: true })
  expect(await seen(as(leyla, later('2026-12-29')), id)).toMatchObject({
    status: 'rejected',
    turn: null,
    mayObject: false,
    objection: { status: 'dismissed', explanation: 'Qərar əsaslıdır.' },
  })
})

test.for(['alarm', 'yes', 'no'] as const)(
  'a term that passes means: %s',
  async (meaning, { db, given, as, asSystem, published }) => {
    const leyla = await given.person()
    const { id } = await aSentApplication(db, as(leyla), leyla, sentBy)
    await db.update(applications).set({ onSilence: meaning }).where(eq(applications.id, id))
    const job = asSystem('applications.terms-passed', later('2027-01-20'))
    expect(await passTerms(asSystem('applications.terms-passed'))).toBe(0)
    expect(await passTerms(job)).toBe(1)
    expect(await passTerms(job)).toBe(0)
    const now = await seen(as(leyla, later('2027-01-21')), id)
    const last = (await published()).at(-1)
    if (meaning === 'alarm') {
      expect(now).toMatchObject({ status: 'submitted', turn: 'state' })
      expect(last).toMatchObject({ type: 'applications.term_passed', applicationId: id })
    } else {
      expect(now).toMatchObject({
        status: meaning === 'yes' ? 'approved' : 'rejected',
        decision: { automatic: true, position: { en: 'By law, because the time limit passed' } },
        mayObject: meaning === 'no',
      })
      expect(last).toMatchObject({ type: meaning === 'yes' ? 'applications.approved' : 'applications.rejected', by: 'silence' })
      expect(now.history.at(-1)).toMatchObject({ automatic: true })
      const written = and(eq(auditEntries.subjectId, id), eq(auditEntries.actorKind, 'system'))
      expect(await db.select({ id: auditEntries.id }).from(auditEntries).where(written)).toHaveLength(1)
      expect(await db.select({ id: events.id }).from(events).where(eq(events.type, 'applications.term_passed'))).toEqual([])
    }
  },
)

test('what decisions usually take is told from ten on, for the office when it has enough', async ({ db, given, as, now }) => {
  const leyla = await given.person()
  const decided = (hours: number, officeCode: string | null, daysAgo = 5) =>
    db.insert(applications).values({
      id: newId(),
      personId: leyla.id,
      serviceCode: CODE,
      agencyCode: 'din',
      definitionVersion: 1,
      status: 'approved',
      reference: newReference('ASN', 2026),
      answers: {},
      stepVersions: {},
      facts: {},
      officeCode,
      submittedAt: now,
      decidedAt: new Date(now.getTime() - daysAgo * 86_400_000),
      stateSeconds: hours * 3600,
    })
  const read = (officeCode: string | null) => getDecisionTimes(as(leyla), { serviceCode: CODE, officeCode })
  for (let hours = 1; hours <= 9; hours++) await decided(hours, 'asan-baku-1')
  await decided(500, null, 120) // longer ago than counts
  expect(await read(null)).toBeNull()
  await decided(10, null)
  expect(await read('asan-baku-1')).toEqual({ of: 'service', count: 10, medianSeconds: 5.5 * 3600, nineInTenSeconds: 9.1 * 3600 })
  await decided(11, 'asan-baku-1')
  expect(await read('asan-baku-1')).toMatchObject({ of: 'office', count: 10 })
})

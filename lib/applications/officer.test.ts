import { eq } from 'drizzle-orm'
import { applicationMoves, applications, disclosures } from '@/db/schema'
import { APPLICATION_STATUSES, type ApplicationStatus } from '@/db/vocabulary/applications'
import type { Ctx, Staff } from '@/lib/platform/context'
import { atBaku } from '@/lib/platform/time'
import { expect, test } from '@/lib/platform/testing'
import {
  answerRequest,
  approveApplication,
  countViews,
  findApplication,
  listCases,
  openCase,
  reassignApplication,
  recallRequest,
  rejectApplication,
  searchCases,
  releaseApplication,
  requestInformation,
  takeApplication,
  withdrawApplication,
} from '.'
import { answersFor } from './testing'
import { aSentApplication } from './testing-cases'

const CODE = 'din-residence-reference'
const RIGHTS = ['applications.read', 'applications.decide'] as const
const sentBy = { code: CODE, answers: answersFor(CODE) }

test('from taken to approved; the citizen reads each move', async ({ given, as, asStaff, db, published }) => {
  const leyla = await given.person()
  const elchin = asStaff(await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }))
  const { id } = await aSentApplication(db, as(leyla), leyla, sentBy)
  expect(await takeApplication(elchin, { id, version: 2 })).toMatchObject({ ok: true })
  expect(await approveApplication(elchin, { id, version: 3, explanation: '' })).toMatchObject({ ok: true })

  const seen = await findApplication(as(leyla), id)
  expect(seen).toMatchObject({ status: 'approved', decision: { outcome: 'approved' }, turn: null, actions: [] })
  expect(seen !== 'draft' && seen?.history.map(({ action }) => action)).toEqual(['start', 'submit', 'take', 'approve'])
  expect((await published()).map(({ type }) => type)).toEqual([
    'applications.submitted',
    'applications.taken',
    'applications.approved',
  ])
})

test('a question stops the term until it is answered', async ({ given, as, asStaff, db }) => {
  const leyla = await given.person()
  const staff = await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] })
  const { id } = await aSentApplication(db, as(leyla), leyla, {
    code: 'din-id-card-renew',
    answers: answersFor('din-id-card-renew'),
  })
  await takeApplication(asStaff(staff), { id, version: 2 })
  expect(await requestInformation(asStaff(staff), { id, version: 3, question: 'Hansı soyad yazılsın?' })).toMatchObject({
    ok: true,
  })
  expect(await findApplication(as(leyla), id)).toMatchObject({
    status: 'information_requested',
    turn: 'citizen',
    dueOn: '2026-12-03',
    workingDaysLeft: null,
    request: { question: 'Hansı soyad yazılsın?', answerBy: '2026-12-03' },
  })

  const later = { now: atBaku('2026-11-26', '12:00') }
  expect(await answerRequest(as(leyla, later), { id, version: 4, answer: 'Əliyeva' })).toMatchObject({ ok: true })
  // Three days waited: from Thursday 3 to Sunday 6 December, so to Monday.
  expect(await findApplication(as(leyla, later), id)).toMatchObject({
    status: 'in_review',
    turn: 'state',
    dueOn: '2026-12-07',
    request: null,
    workingDaysLeft: 7,
  })
})

test('an officer may go on without the answer', async ({ given, as, asStaff, db, published }) => {
  const leyla = await given.person()
  const elchin = asStaff(await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }))
  const { id } = await aSentApplication(db, as(leyla), leyla, sentBy)
  await takeApplication(elchin, { id, version: 2 })
  await requestInformation(elchin, { id, version: 3, question: 'Sual' })
  expect(await recallRequest(elchin, { id, version: 4 })).toMatchObject({ ok: true })
  expect((await published()).at(-1)).toMatchObject({ type: 'applications.recalled', applicationId: id, personId: leyla.id })
  expect(await answerRequest(as(leyla), { id, version: 5, answer: 'gec' })).toEqual({ ok: false, error: 'move_not_allowed' })
})

test('a refusal names a ground of this service and explains', async ({ given, as, asStaff, db }) => {
  const leyla = await given.person()
  const elchin = asStaff(await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }))
  const { id } = await aSentApplication(db, as(leyla), leyla, sentBy)
  await takeApplication(elchin, { id, version: 2 })
  const reject = (grounds: string[]) => rejectApplication(elchin, { id, version: 3, grounds, refusal: 'Ünvan fərqlidir.' })
  expect(await reject(['exit-ban'])).toEqual({ ok: false, error: 'unknown_ground' })
  expect(await reject(['false-data'])).toMatchObject({ ok: true })
  expect(await findApplication(as(leyla), id)).toMatchObject({
    status: 'rejected',
    decision: { explanation: 'Ünvan fərqlidir.', grounds: [{ code: 'false-data' }] },
  })
})

test('nobody works on their own case', async ({ given, as, asStaff, db }) => {
  const elchin = await given.person({ sex: 'male', givenName: 'Elçin' })
  const staff = await given.staff({ personId: elchin.id, agencyCode: 'din', permissions: [...RIGHTS] })
  const { id } = await aSentApplication(db, as(elchin), elchin, sentBy)
  expect(await takeApplication(asStaff(staff), { id, version: 2 })).toEqual({ ok: false, error: 'own_case' })
  expect(await openCase(asStaff(staff), id)).toMatchObject({ own: true, actions: [] })
})

test('another agency’s case reads as missing, and leaves no trace of a look-up', async ({ given, as, asStaff, db }) => {
  const leyla = await given.person()
  const other = asStaff(await given.staff({ agencyCode: 'dsmf', permissions: [...RIGHTS] }))
  const { id, reference } = await aSentApplication(db, as(leyla), leyla, sentBy)
  expect(await openCase(other, id)).toBeNull()
  expect(await takeApplication(other, { id, version: 2 })).toEqual({ ok: false, error: 'not_found' })
  expect(await searchCases(other, reference)).toMatchObject({ ok: true, value: { rows: [] } })
  expect(await searchCases(other, leyla.pin)).toMatchObject({ ok: true, value: { rows: [] } })
  expect((await listCases(other, { view: 'all', sort: 'newest' })).rows).toEqual([])
  expect(await db.select().from(disclosures).where(eq(disclosures.personId, leyla.id))).toEqual([])
})

test('opening a case writes what was read, by whom and why', async ({ given, as, asStaff, db }) => {
  const leyla = await given.person()
  const elchin = asStaff(await given.staff({ agencyCode: 'din', permissions: ['applications.read'] }))
  const { id } = await aSentApplication(db, as(leyla), leyla, sentBy)
  expect(await openCase(elchin, id)).toMatchObject({ applicant: { pin: leyla.pin }, actions: [] })
  const rows = await db.select().from(disclosures).where(eq(disclosures.personId, leyla.id))
  expect(rows).toEqual([
    expect.objectContaining({
      what: 'application',
      purpose: 'case',
      right: 'case',
      subjectId: id,
      readerStaffId: elchin.actor.staffId,
      fields: expect.arrayContaining(['person.pin', 'person.address']),
    }),
  ])
})

test('a decision on a case that has changed is refused; the same form sent twice is one decision', async ({
  given,
  as,
  asStaff,
  db,
}) => {
  const leyla = await given.person()
  const elchin = asStaff(await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }))
  const { id } = await aSentApplication(db, as(leyla), leyla, sentBy)
  await takeApplication(elchin, { id, version: 2 })
  expect(await approveApplication(elchin, { id, version: 2, explanation: '' })).toEqual({ ok: false, error: 'stale' })
  const first = await approveApplication(elchin, { id, version: 3, explanation: '' })
  expect(await approveApplication(elchin, { id, version: 3, explanation: '' })).toEqual(first)
  const moves = await db.select().from(applicationMoves).where(eq(applicationMoves.applicationId, id))
  expect(moves.filter(({ action }) => action === 'approve')).toHaveLength(1)
})

test('only who took the case decides it; a colleague can be given it, or give it back', async ({ given, as, asStaff, db }) => {
  const leyla = await given.person()
  const elchin = asStaff(await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }))
  const aysel = await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] })
  const far = await given.staff({ agencyCode: 'dsmf', permissions: [...RIGHTS] })
  const { id } = await aSentApplication(db, as(leyla), leyla, sentBy)
  await takeApplication(elchin, { id, version: 2 })
  expect(await approveApplication(asStaff(aysel), { id, version: 3, explanation: '' })).toEqual({
    ok: false,
    error: 'not_assigned',
  })
  expect(await reassignApplication(elchin, { id, version: 3, toStaffId: far.id })).toEqual({
    ok: false,
    error: 'colleague_not_found',
  })
  expect(await reassignApplication(elchin, { id, version: 3, toStaffId: aysel.id })).toMatchObject({ ok: true })
  expect(await releaseApplication(elchin, { id, version: 4 })).toEqual({ ok: false, error: 'not_assigned' })
  expect(await releaseApplication(asStaff(aysel), { id, version: 4 })).toMatchObject({ ok: true })
  expect(await countViews(elchin)).toMatchObject({ unassigned: { count: 1 }, mine: { count: 0 }, all: { count: 1, more: false } })
})

test('views of the queue hold what they say, and name nobody', async ({ given, as, asStaff, db }) => {
  const elchin = asStaff(await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }))
  const people = [await given.person(), await given.person(), await given.person()]
  const cases = []
  for (const person of people) cases.push(await aSentApplication(db, as(person), person, sentBy))
  const [first, second] = cases
  if (!first || !second) throw new Error('Cannot test: expected three cases')
  await takeApplication(elchin, { id: first.id, version: 2 })
  await takeApplication(elchin, { id: second.id, version: 2 })
  await requestInformation(elchin, { id: second.id, version: 3, question: 'Sual' })
  const tomorrow: Ctx<Staff> = { ...elchin, now: atBaku('2026-11-25', '10:00') }
  const counted = await countViews(tomorrow)
  expect(Object.fromEntries(Object.entries(counted).map(([view, { count }]) => [view, count]))).toEqual({
    unassigned: 1,
    mine: 2,
    waiting: 1,
    overdue: 2,
    confirm: 0,
    objections: 0,
    opinions: 0,
    all: 3,
  })
  const found = await searchCases(tomorrow, first.reference.slice(-9).toLowerCase())
  expect(found).toMatchObject({ ok: true, value: { rows: [{ id: first.id, overdue: true, assigned: 'me' }], byPin: false } })
  expect(JSON.stringify(found)).not.toContain(people[0]?.surname)
})

// Every move, from every status, by every role: what the table does not allow, the use cases refuse.
const ROLES = ['applicant', 'stranger', 'officer', 'reader', 'other agency'] as const
test('every move by every role from every status', async ({ given, as, asStaff, db }) => {
  const leyla = await given.person()
  const stranger = await given.person()
  const officer = await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] })
  const colleague = await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] })
  const reader = await given.staff({ agencyCode: 'din', permissions: ['applications.read'] })
  const far = await given.staff({ agencyCode: 'dsmf', permissions: [...RIGHTS] })
  const { id } = await aSentApplication(db, as(leyla), leyla, sentBy)
  const staffOf = { officer, reader, 'other agency': far }

  const acts = {
    take: takeApplication,
    release: releaseApplication,
    recall: recallRequest,
    reassign: (ctx: Ctx<Staff>, at: { id: string; version: number }) =>
      reassignApplication(ctx, { ...at, toStaffId: colleague.id }),
    ask: (ctx: Ctx<Staff>, at: { id: string; version: number }) => requestInformation(ctx, { ...at, question: 'Sual' }),
    approve: (ctx: Ctx<Staff>, at: { id: string; version: number }) => approveApplication(ctx, { ...at, explanation: '' }),
    reject: (ctx: Ctx<Staff>, at: { id: string; version: number }) =>
      rejectApplication(ctx, { ...at, grounds: ['false-data'], refusal: 'Səbəb' }),
  }
  const allowed: Record<ApplicationStatus, string[]> = {
    draft: [],
    submitted: ['take', 'withdraw'],
    in_review: ['release', 'reassign', 'ask', 'approve', 'reject', 'withdraw'],
    information_requested: ['answer', 'recall', 'withdraw'],
    // Of one who decides alone this never is.
    decision_proposed: [],
    approved: [],
    rejected: [],
    withdrawn: [],
  }
  class Undo extends Error {}
  for (const status of APPLICATION_STATUSES.filter((one) => one !== 'draft')) {
    for (const role of ROLES) {
      const names = role === 'applicant' || role === 'stranger' ? ['withdraw', 'answer'] : Object.keys(acts)
      for (const name of names) {
        const outcome: { ok?: boolean } = {}
        await db
          .transaction(async (tx) => {
            await bring(tx, id, status, officer.id)
            const [row] = await tx.select({ version: applications.version }).from(applications).where(eq(applications.id, id))
            const at = { id, version: row?.version ?? 0 }
            const result =
              role === 'applicant' || role === 'stranger'
                ? await (name === 'withdraw' ? withdrawApplication : answerAs)(
                    { ...as(role === 'applicant' ? leyla : stranger), db: tx },
                    at,
                  )
                : await acts[name as keyof typeof acts]({ ...asStaff(staffOf[role]), db: tx }, at)
            outcome.ok = result.ok
            throw new Undo()
          })
          .catch((error: unknown) => {
            if (!(error instanceof Undo)) throw error
          })
        const may = (role === 'applicant' || role === 'officer') && allowed[status].includes(name)
        expect(`${role} ${name} in ${status}: ${outcome.ok}`).toBe(`${role} ${name} in ${status}: ${may}`)
      }
    }
  }
})

const answerAs = (ctx: Parameters<typeof answerRequest>[0], at: { id: string; version: number }) =>
  answerRequest(ctx, { ...at, answer: 'Cavab' })

/** Puts a case into a status, as if it had come there. */
async function bring(db: Ctx['db'], id: string, status: ApplicationStatus, staffId: string): Promise<void> {
  const decided = status === 'approved' || status === 'rejected'
  await db
    .update(applications)
    .set({
      status,
      assignedStaffId: status === 'submitted' ? null : staffId,
      decidedAt: decided ? new Date() : null,
      exclusiveKey: null,
      version: 50,
    })
    .where(eq(applications.id, id))
  if (status === 'information_requested')
    await db.execute(
      `insert into application_requests (id, application_id, asked_by, asked_at, question, answer_by) values (gen_random_uuid(), '${id}', '${staffId}', '2026-11-23T06:00:00Z', 'Sual', '2026-12-03')`,
    )
}

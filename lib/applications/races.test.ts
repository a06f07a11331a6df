import { eq } from 'drizzle-orm'
import { applicationDecisions, applicationMoves, applicationRevisions, applications, feesDue } from '@/db/schema'
import { expect, raceTest } from '@/lib/platform/testing'
import { approveApplication, getForm, rejectApplication, startApplication, submitApplication, takeApplication } from '.'
import { answersFor, intoRegisters } from './testing'
import { aSentApplication } from './testing-cases'

const CODE = 'din-residence-reference'
const RIGHTS = ['applications.read', 'applications.decide'] as const

raceTest('twenty submits at once are one application with one number', async ({ given, as, db, published }) => {
  const leyla = await given.person()
  await intoRegisters(db, leyla)
  const starts = await Promise.all(Array.from({ length: 20 }, () => startApplication(as(leyla), { code: CODE })))
  const ids = new Set(starts.map((one) => (one.ok ? one.value.id : one.error)))
  expect(ids.size).toBe(1)
  const [id = ''] = ids
  await db
    .update(applications)
    .set({ answers: answersFor(CODE) })
    .where(eq(applications.id, id))

  const sent = await Promise.all(
    Array.from({ length: 20 }, () => submitApplication(as(leyla), { id, version: 1, declarations: ['truth'] })),
  )
  expect(new Set(sent.map((one) => (one.ok ? one.value.reference : one.error))).size).toBe(1)
  expect(sent.every(({ ok }) => ok)).toBe(true)
  expect((await published()).filter(({ applicationId }) => applicationId === id)).toHaveLength(1)
  expect(await db.select().from(applicationMoves).where(eq(applicationMoves.applicationId, id))).toHaveLength(2)
})

raceTest('twenty submits at once owe one fee for one revision', async ({ given, as, db }) => {
  const leyla = await given.person()
  await intoRegisters(db, leyla)
  const started = await startApplication(as(leyla), { code: 'din-id-card-renew' })
  if (!started.ok) throw new Error(started.error)
  const { id } = started.value
  await db
    .update(applications)
    .set({ answers: answersFor('din-id-card-renew') })
    .where(eq(applications.id, id))
  const { definition } = await getForm(as(leyla), 'din-id-card-renew')
  const sent = await Promise.all(
    Array.from({ length: 20 }, () => submitApplication(as(leyla), { id, version: 1, declarations: definition.declarations })),
  )
  expect(new Set(sent.map((one) => (one.ok ? one.value.reference : one.error))).size).toBe(1)
  expect(await db.select().from(feesDue).where(eq(feesDue.applicationId, id))).toHaveLength(1)
  expect(await db.select().from(applicationRevisions).where(eq(applicationRevisions.applicationId, id))).toHaveLength(1)
})

raceTest('both parents at the same moment: one claim', async ({ given, as, db }) => {
  const parents = [await given.person({ sex: 'male', givenName: 'Rauf' }), await given.person()]
  const [father, mother] = parents
  if (!father || !mother) throw new Error('Cannot test: expected two parents')
  await intoRegisters(db, father, { children: [{ pin: '7AAAAA9' }] })
  await intoRegisters(db, mother)
  await db.execute(
    `update registers.birth_records set mother_pin = '${mother.pin}', mother_name = 'Əliyeva Leyla Rauf qızı' where pin = '7AAAAA9'`,
  )
  const code = 'dsmf-childbirth-benefit'
  const drafts = await Promise.all(
    parents.map(async (parent) => {
      const started = await startApplication(as(parent), { code })
      if (!started.ok) throw new Error(started.error)
      await db
        .update(applications)
        .set({ answers: answersFor(code) })
        .where(eq(applications.id, started.value.id))
      return { parent, id: started.value.id }
    }),
  )
  const sent = await Promise.all(
    drafts.map(({ parent, id }) => submitApplication(as(parent), { id, version: 1, declarations: ['truth', 'not_received'] })),
  )
  expect(sent.map((one) => (one.ok ? 'sent' : one.error)).sort()).toEqual(['already_claimed', 'sent'])
})

raceTest('of two officers taking, or two decisions at once, one holds', async ({ given, as, asStaff, db }) => {
  const leyla = await given.person()
  const one = asStaff(await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }))
  const two = asStaff(await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }))
  const { id } = await aSentApplication(db, as(leyla), leyla, { code: CODE, answers: answersFor(CODE) })
  const taken = await Promise.all([one, two].map((ctx) => takeApplication(ctx, { id, version: 2 })))
  expect(taken.map((result) => (result.ok ? 'taken' : result.error)).sort()).toEqual(['stale', 'taken'])

  const holder = taken[0]?.ok ? one : two
  const decided = await Promise.all([
    approveApplication(holder, { id, version: 3, explanation: '' }),
    rejectApplication(holder, { id, version: 3, grounds: ['false-data'], refusal: 'Səbəb' }),
  ])
  expect(decided.map((result) => (result.ok ? 'decided' : result.error)).sort()).toEqual(['decided', 'stale'])
  expect(await db.select().from(applicationDecisions).where(eq(applicationDecisions.applicationId, id))).toHaveLength(1)
})

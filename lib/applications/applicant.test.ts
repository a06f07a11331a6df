import { and, eq } from 'drizzle-orm'
import { applicationMoves, applications, auditEntries, registerFaults } from '@/db/schema'
import { expect, test } from '@/lib/platform/testing'
import { listRunningApplications, openDraft, saveStep, startApplication, submitApplication, withdrawApplication } from '.'
import { answersFor, intoRegisters } from './testing'
import { aSentApplication } from './testing-cases'

const CODE = 'din-residence-reference'
const ALL = ['addressCorrect', 'purpose', 'otherPurpose', 'addressee', 'addresseeName', 'language', 'phone', 'email']

test('a started application stays one draft, however often it is started', async ({ given, as, db }) => {
  const leyla = await given.person()
  await intoRegisters(db, leyla)
  const first = await startApplication(as(leyla), { code: CODE })
  const again = await startApplication(as(leyla), { code: CODE })
  expect(first).toEqual({ ok: true, value: { id: expect.any(String), step: 'address' } })
  expect(again).toEqual(first)
  expect(await listRunningApplications(as(leyla), 5)).toEqual([
    expect.objectContaining({ status: 'draft', reference: null, whoseTurn: 'citizen' }),
  ])
})

test('somebody without a registered address is told before the form starts', async ({ given, as }) => {
  const stranger = await given.person()
  expect(await startApplication(as(stranger), { code: CODE })).toEqual({ ok: false, error: 'not_eligible' })
  expect(await startApplication(as(stranger), { code: 'unknown-service' })).toEqual({ ok: false, error: 'service_not_found' })
})

test('a link may bring the reason, and nothing else', async ({ given, as, db }) => {
  const leyla = await given.person()
  await intoRegisters(db, leyla)
  const started = await startApplication(as(leyla), {
    code: 'din-id-card-renew',
    answers: { reason: 'expiring', phone: '0501234567', sex: 'x' },
  })
  const draft = started.ok ? await openDraft(as(leyla), started.value.id) : null
  expect(draft).toMatchObject({ raw: { reason: 'expiring' } })
  expect(draft).not.toMatchObject({ raw: { phone: expect.anything() } })
})

test('what is typed is kept also when it is wrong', async ({ given, as, db }) => {
  const leyla = await given.person()
  await intoRegisters(db, leyla)
  const started = await startApplication(as(leyla), { code: CODE })
  if (!started.ok) throw new Error(started.error)
  const { id } = started.value
  const saved = await saveStep(as(leyla), {
    id,
    step: 'contact',
    version: 1,
    asked: ['phone', 'email'],
    values: { phone: '12', email: 'not an address', evil: 'x' },
  })
  expect(saved).toEqual({ ok: true, value: { version: 2 } })
  const draft = await openDraft(as(leyla), id)
  if (draft === null || draft === 'sent') throw new Error('Cannot test: expected the draft')
  expect(draft.raw).toEqual({ phone: '12', email: 'not an address' })
  expect(draft.reading.steps[2]?.errors).toEqual([
    { field: 'phone', code: 'invalid_phone' },
    { field: 'email', code: 'invalid_email' },
  ])
})

test('an answer with signs the database cannot keep is kept without them', async ({ given, as, db }) => {
  const leyla = await given.person()
  await intoRegisters(db, leyla)
  const started = await startApplication(as(leyla), { code: CODE })
  if (!started.ok) throw new Error(started.error)
  const { id } = started.value
  const values = { phone: 'a\u0000b', email: `${'x'.repeat(4_999)}😀` }
  expect(await saveStep(as(leyla), { id, step: 'contact', version: 1, asked: ['phone', 'email'], values })).toMatchObject({
    ok: true,
  })
  expect(await openDraft(as(leyla), id)).toMatchObject({ raw: { phone: 'ab', email: `${'x'.repeat(4_999)}\ufffd` } })
})

test('two tabs: another step is no conflict, the same step never overwrites silently', async ({ given, as, db }) => {
  const leyla = await given.person()
  await intoRegisters(db, leyla)
  const started = await startApplication(as(leyla), { code: CODE })
  if (!started.ok) throw new Error(started.error)
  const { id } = started.value
  const tab = { id, version: 1 }
  expect(
    await saveStep(as(leyla), { ...tab, step: 'address', asked: ['addressCorrect'], values: { addressCorrect: 'yes' } }),
  ).toMatchObject({ ok: true })
  expect(await saveStep(as(leyla), { ...tab, step: 'contact', asked: ['phone'], values: { phone: '0501234567' } })).toMatchObject({
    ok: true,
  })

  expect(await saveStep(as(leyla), { ...tab, step: 'contact', asked: ['phone'], values: { phone: '0551234567' } })).toEqual({
    ok: false,
    error: 'stale',
  })
  expect(await openDraft(as(leyla), id)).toMatchObject({ raw: { phone: '0501234567' } })
  // The same words again, as by a double click, are no conflict.
  expect(await saveStep(as(leyla), { ...tab, step: 'contact', asked: ['phone'], values: { phone: '0501234567' } })).toMatchObject({
    ok: true,
  })
})

test('sending gives a number, a due day, a fee, the facts used, history, audit and an event', async ({
  given,
  as,
  db,
  published,
}) => {
  const leyla = await given.person()
  const sent = await aSentApplication(db, as(leyla), leyla, {
    code: 'din-id-card-renew',
    answers: { ...answersFor('din-id-card-renew'), speed: 'working_day_3' },
  })
  const [row] = await db.select().from(applications).where(eq(applications.id, sent.id))
  // Monday 23 November 2026 and three working days.
  expect(row).toMatchObject({
    status: 'submitted',
    reference: sent.reference,
    feeQepik: 5000,
    dueOn: '2026-11-26',
    agencyCode: 'din',
    exclusiveKey: leyla.id,
  })
  expect(row?.facts['person.address']).toMatchObject({ agencyCode: 'din', register: 'population', asOf: expect.any(String) })
  const moves = await db
    .select({ action: applicationMoves.action })
    .from(applicationMoves)
    .where(eq(applicationMoves.applicationId, sent.id))
  expect(moves.map(({ action }) => action)).toEqual(['start', 'submit'])
  const audit = await db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.personId, leyla.id), eq(auditEntries.action, 'applications.submit')))
  expect(audit).toHaveLength(1)
  expect(await published()).toEqual([
    {
      type: 'applications.submitted',
      applicationId: sent.id,
      personId: leyla.id,
      serviceCode: 'din-id-card-renew',
      reference: sent.reference,
    },
  ])
})

test('an unfinished form, a missing statement or a change after the review is not sent', async ({ given, as, db }) => {
  const leyla = await given.person()
  await intoRegisters(db, leyla)
  const started = await startApplication(as(leyla), { code: CODE })
  if (!started.ok) throw new Error(started.error)
  const { id } = started.value
  expect(await submitApplication(as(leyla), { id, version: 1, declarations: ['truth'] })).toEqual({
    ok: false,
    error: 'incomplete',
  })
  await db
    .update(applications)
    .set({ answers: answersFor(CODE) })
    .where(eq(applications.id, id))
  expect(await submitApplication(as(leyla), { id, version: 1, declarations: [] })).toEqual({
    ok: false,
    error: 'declarations_missing',
  })
  await saveStep(as(leyla), { id, step: 'purpose', version: 1, asked: ALL, values: { ...answersFor(CODE), purpose: 'court' } })
  expect(await submitApplication(as(leyla), { id, version: 1, declarations: ['truth'] })).toEqual({ ok: false, error: 'changed' })
  expect(await submitApplication(as(leyla), { id, version: 2, declarations: ['truth'] })).toMatchObject({ ok: true })
})

test('a register that does not answer keeps the draft and says so', async ({ given, as, db }) => {
  const leyla = await given.person()
  await intoRegisters(db, leyla)
  const started = await startApplication(as(leyla), { code: CODE })
  if (!started.ok) throw new Error(started.error)
  await db
    .update(applications)
    .set({ answers: answersFor(CODE) })
    .where(eq(applications.id, started.value.id))
  await db.insert(registerFaults).values({ register: 'population', mode: 'down' })
  expect(await submitApplication(as(leyla), { id: started.value.id, version: 1, declarations: ['truth'] })).toEqual({
    ok: false,
    error: 'facts_unavailable',
  })
  expect(await openDraft(as(leyla), started.value.id)).toMatchObject({ raw: answersFor(CODE) })
})

test('the allowance of one child is claimed once, by either parent; a withdrawal frees it', async ({ given, as, db }) => {
  const father = await given.person({ pin: '5AAAAA1', sex: 'male', givenName: 'Rauf' })
  const mother = await given.person({ pin: '5BBBBB2' })
  const answers = answersFor('dsmf-childbirth-benefit')
  const sent = await aSentApplication(db, as(father), father, {
    code: 'dsmf-childbirth-benefit',
    answers,
    children: [{ pin: '7AAAAA9' }],
  })

  await intoRegisters(db, mother)
  await db.execute(
    `update registers.birth_records set mother_pin = '5BBBBB2', mother_name = 'Əliyeva Leyla Rauf qızı' where pin = '7AAAAA9'`,
  )
  expect(await startApplication(as(mother), { code: 'dsmf-childbirth-benefit' })).toEqual({ ok: false, error: 'not_eligible' })
  expect(await withdrawApplication(as(father), { id: sent.id, version: sent.version })).toMatchObject({ ok: true })
  expect(await startApplication(as(mother), { code: 'dsmf-childbirth-benefit' })).toMatchObject({ ok: true })
})

test('a draft of before finds the claim taken when it is sent', async ({ given, as, db }) => {
  const father = await given.person({ pin: '5AAAAA1', sex: 'male', givenName: 'Rauf' })
  const mother = await given.person({ pin: '5BBBBB2' })
  const answers = answersFor('dsmf-childbirth-benefit')
  await intoRegisters(db, father, { children: [{ pin: '7AAAAA9' }] })
  await intoRegisters(db, mother)
  await db.execute(
    `update registers.birth_records set mother_pin = '5BBBBB2', mother_name = 'Əliyeva Leyla Rauf qızı' where pin = '7AAAAA9'`,
  )
  const hers = await startApplication(as(mother), { code: 'dsmf-childbirth-benefit' })
  if (!hers.ok) throw new Error(hers.error)
  await db.update(applications).set({ answers }).where(eq(applications.id, hers.value.id))
  await aSentApplication(db, as(father), father, { code: 'dsmf-childbirth-benefit', answers, known: true })
  expect(await submitApplication(as(mother), { id: hers.value.id, version: 1, declarations: ['truth', 'not_received'] })).toEqual({
    ok: false,
    error: 'already_claimed',
  })
})

test('one card replacement at a time', async ({ given, as, db }) => {
  const leyla = await given.person()
  await aSentApplication(db, as(leyla), leyla, { code: 'din-id-card-renew', answers: answersFor('din-id-card-renew') })
  expect(await startApplication(as(leyla), { code: 'din-id-card-renew' })).toEqual({ ok: false, error: 'already_running' })
})

test('of a draft thrown away nothing typed is kept', async ({ given, as, db, published }) => {
  const leyla = await given.person()
  await intoRegisters(db, leyla)
  const started = await startApplication(as(leyla), { code: CODE })
  if (!started.ok) throw new Error(started.error)
  await db
    .update(applications)
    .set({ answers: answersFor(CODE) })
    .where(eq(applications.id, started.value.id))
  expect(await withdrawApplication(as(leyla), { id: started.value.id, version: 1 })).toMatchObject({ ok: true })
  const [row] = await db.select().from(applications).where(eq(applications.id, started.value.id))
  expect(row).toMatchObject({ status: 'withdrawn', answers: {}, reference: null })
  expect(await published()).toEqual([])
})

test('a stranger’s application reads as missing everywhere', async ({ given, as, db }) => {
  const leyla = await given.person()
  const stranger = await given.person()
  const sent = await aSentApplication(db, as(leyla), leyla, { code: CODE, answers: answersFor(CODE) })
  expect(await openDraft(as(stranger), sent.id)).toBeNull()
  expect(await saveStep(as(stranger), { id: sent.id, step: 'address', version: 9, asked: [], values: {} })).toEqual({
    ok: false,
    error: 'not_found',
  })
  expect(await submitApplication(as(stranger), { id: sent.id, version: 1, declarations: ['truth'] })).toEqual({
    ok: false,
    error: 'not_found',
  })
  expect(await withdrawApplication(as(stranger), { id: sent.id, version: sent.version })).toEqual({ ok: false, error: 'not_found' })
})

import { eq } from 'drizzle-orm'
import { applicationDecisions, applicationProposals, applications, disclosures, feesDue } from '@/db/schema'
import type { Db } from '@/db/client'
import type { Ctx, Staff } from '@/lib/platform/context'
import { newId, newKey } from '@/lib/platform/ids'
import { err } from '@/lib/platform/result'
import { expect, test } from '@/lib/platform/testing'
import {
  addNote,
  approveApplication,
  askOpinion,
  cancelOpinion,
  confirmProposal,
  findBulk,
  findProposal,
  giveOpinion,
  listAskedOpinions,
  listNotes,
  listOpinions,
  openCase,
  openOpinion,
  proposeDecision,
  rejectApplication,
  returnProposal,
  runBulk,
  startBulk,
  takeApplication,
  watchCase,
} from '..'
import { aSentApplication } from '../testing-cases'
import { answersFor } from '../testing'

const CODE = 'din-residence-reference'
const RIGHTS = ['applications.read', 'applications.decide'] as const
const SERVICE = { serviceCode: CODE, agencyCode: 'din' }

/** The version a form drawn now would carry. */
async function at(db: Db, id: string) {
  const [row] = await db.select({ version: applications.version }).from(applications).where(eq(applications.id, id))
  return { id, version: row?.version ?? 0 }
}

test('four eyes: who proposed never confirms, also under a second post; a colleague does', async ({ db, given, as, asStaff }) => {
  const leyla = await given.person()
  const elchin = await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] })
  const second = await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] })
  const sameHead = asStaff({ ...second, personId: elchin.personId })
  const aysel = asStaff(await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }))
  const first = asStaff(elchin)
  const { id } = await aSentApplication(db, as(leyla), leyla, { code: CODE, answers: answersFor(CODE) })
  await db.update(applications).set({ family: 'four_eyes' }).where(eq(applications.id, id))
  await takeApplication(first, await at(db, id))

  expect(await approveApplication(first, { ...(await at(db, id)), explanation: '' })).toMatchObject({ ok: false })
  const proposal = { outcome: 'rejected' as const, grounds: ['false-data'], proposal: 'Ünvan fərqlidir.', findings: {} }
  expect(await proposeDecision(aysel, { ...(await at(db, id)), ...proposal })).toEqual(err('not_assigned'))
  expect(await proposeDecision(first, { ...(await at(db, id)), ...proposal, grounds: ['exit-ban'] })).toEqual(err('unknown_ground'))
  expect(await proposeDecision(first, { ...(await at(db, id)), ...proposal })).toMatchObject({ ok: true })

  for (const ctx of [first, sameHead]) {
    expect(await findProposal(ctx, id)).toMatchObject({ maySettle: false })
    expect(await confirmProposal(ctx, await at(db, id))).toEqual(err('same_person'))
    expect(await returnProposal(ctx, { ...(await at(db, id)), reason: 'Yox' })).toEqual(err('same_person'))
    expect(await approveApplication(ctx, { ...(await at(db, id)), explanation: '' })).toEqual(err('needs_colleague'))
  }
  expect(await returnProposal(aysel, { ...(await at(db, id)), reason: 'Əsas azdır.' })).toMatchObject({ ok: true })
  expect(await findProposal(first, id)).toMatchObject({ status: 'returned', reason: 'Əsas azdır.' })
  expect(await confirmProposal(aysel, await at(db, id))).toMatchObject({ ok: false })

  await proposeDecision(first, { ...(await at(db, id)), ...proposal })
  expect(await confirmProposal(aysel, await at(db, id))).toMatchObject({ ok: true })
  expect(await db.select().from(applicationDecisions)).toEqual([
    expect.objectContaining({
      outcome: 'rejected',
      decidedBy: aysel.actor.staffId,
      proposedBy: elchin.id,
      groundCodes: ['false-data'],
    }),
  ])
  expect((await db.select().from(applicationProposals)).map(({ status }) => status).sort()).toEqual(['confirmed', 'returned'])
})

test('an opinion shows the other agency the chosen fields only, each look is told, and strangers find nothing', async ({
  db,
  given,
  as,
  asStaff,
}) => {
  const leyla = await given.person()
  const elchin = asStaff(await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }))
  const gunel = asStaff(await given.staff({ agencyCode: 'dsmf', permissions: [...RIGHTS] }))
  const reader = asStaff(await given.staff({ agencyCode: 'dsmf', permissions: ['applications.read'] }))
  const stranger = asStaff(await given.staff({ permissions: [...RIGHTS] }))
  const { id } = await aSentApplication(db, as(leyla), leyla, { code: CODE, answers: answersFor(CODE) })
  await takeApplication(elchin, await at(db, id))
  const found = await openCase(elchin, id)
  const field = found?.sections.flatMap((section) => section.lines)[0]?.field ?? ''
  const question = { id, agency: 'dsmf', opinionQuestion: 'Təsdiq edirsiniz?', fields: [field, 'applicant.name'], days: 10 }
  expect(await askOpinion(elchin, { ...question, agency: 'din' })).toEqual(err('own_agency'))
  expect(await askOpinion(elchin, { ...question, fields: ['nothing'] })).toEqual(err('unknown_field'))
  expect(await askOpinion(gunel, question)).toEqual(err('not_found'))
  expect(await askOpinion(elchin, question)).toMatchObject({ ok: true })
  expect(await askOpinion(elchin, question)).toEqual(err('already_asked'))

  const [line] = (await listAskedOpinions(gunel, 'asked')) ?? []
  if (!line) throw new Error('Cannot test: expected the question in the list of the other agency')
  expect(await openCase(gunel, id)).toBeNull()
  expect(await openOpinion(stranger, line.id)).toBeNull()
  expect(await openOpinion(elchin, line.id)).toBeNull()
  expect(await giveOpinion(stranger, { opinionId: line.id, version: 1, answer: 'Hə' })).toEqual(err('not_found'))
  const looks = () => db.select().from(disclosures).where(eq(disclosures.what, 'application_opinion'))
  expect(await looks()).toEqual([])

  const seen = await openOpinion(gunel, line.id)
  expect(seen?.lines.map((one) => one.field)).toEqual([field])
  expect(seen?.applicant).toEqual({ 'applicant.name': expect.stringContaining(leyla.surname) })
  expect(JSON.stringify(seen)).not.toContain(leyla.pin)
  await openOpinion(gunel, line.id)
  expect(await looks()).toHaveLength(2)
  expect((await looks())[0]).toMatchObject({
    personId: leyla.id,
    purpose: 'opinion',
    fields: ['person.name', 'application.answers'],
  })

  expect(await giveOpinion(reader, { opinionId: line.id, version: 1, answer: 'Hə' })).toEqual(err('not_allowed'))
  expect(await giveOpinion(gunel, { opinionId: line.id, version: 1, answer: 'Təsdiq edirik.' })).toMatchObject({ ok: true })
  expect(await giveOpinion(gunel, { opinionId: line.id, version: 1, answer: 'Təsdiq edirik.' })).toMatchObject({ ok: true })
  expect(await giveOpinion(gunel, { opinionId: line.id, version: 1, answer: 'Başqa' })).toEqual(err('stale'))
  expect(await listOpinions(elchin, id)).toEqual([expect.objectContaining({ status: 'given', answer: 'Təsdiq edirik.' })])

  await askOpinion(elchin, question)
  const [again] = (await listAskedOpinions(gunel, 'asked')) ?? []
  expect(await cancelOpinion(elchin, { id, opinionId: again?.id ?? '' })).toMatchObject({ ok: true })
  expect(await openOpinion(gunel, again?.id ?? '')).toBeNull()
})

test('a refusal keeps for each ground the value it rests on, read from the case', async ({ db, given, as, asStaff }) => {
  const leyla = await given.person()
  const elchin = asStaff(await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }))
  const { id } = await aSentApplication(db, as(leyla), leyla, { code: CODE, answers: answersFor(CODE) })
  await takeApplication(elchin, await at(db, id))
  const sourced = (await openCase(elchin, id))?.sections.flatMap((section) => section.lines).find(({ source }) => source)
  if (!sourced?.source) throw new Error('Cannot test: expected a value of a register in the case')
  const refuse = async (value: string) =>
    rejectApplication(elchin, {
      ...(await at(db, id)),
      grounds: ['false-data'],
      refusal: 'Səbəb',
      findings: { 'false-data': { value, remedy: 'Reyestrdə düzəliş edin.' }, other: { value: 'x', remedy: '' } },
    })
  expect(await refuse('made.up')).toEqual(err('unknown_value'))
  expect(await refuse(sourced.field)).toMatchObject({ ok: true })
  const [decision] = await db.select().from(applicationDecisions)
  expect(decision?.findings).toEqual([
    {
      ground: 'false-data',
      rule: expect.any(String),
      value: { label: sourced.label, shown: sourced.value, ...sourced.source },
      remedy: 'Reyestrdə düzəliş edin.',
    },
  ])
})

test('bulk approval leaves out what needs more than one look, and says why', async ({ db, given, as, asStaff, now }) => {
  const staff = await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] })
  const officer = asStaff(staff)
  const sent = []
  for (let n = 0; n < 4; n += 1) {
    const person = await given.person()
    const { id } = await aSentApplication(db, as(person), person, { code: CODE, answers: answersFor(CODE) })
    await takeApplication(officer, await at(db, id))
    sent.push({ id, personId: person.id })
  }
  const [fine, twoEyes, owing, foreign] = sent
  if (!fine || !twoEyes || !owing || !foreign) throw new Error('Cannot test: expected four cases')
  await db.update(applications).set({ family: 'four_eyes' }).where(eq(applications.id, twoEyes.id))
  await db.update(applications).set({ agencyCode: 'dsmf' }).where(eq(applications.id, foreign.id))
  await db.insert(feesDue).values({
    id: newId(),
    reference: 'FEE-2026-EEEE-FFFF',
    applicationId: owing.id,
    personId: owing.personId,
    ...SERVICE,
    amountQepik: 100,
    purpose: { az: 'x' },
    createdAt: now,
    updatedAt: now,
  })
  const fresh = await given.application(SERVICE)
  const input = {
    idempotencyKey: newKey(),
    bulk: 'approve' as const,
    selected: [...sent.map(({ id }) => id), fresh.id],
    query: '',
    toStaffId: '',
    message: '',
    templateId: '',
  }
  expect(await startBulk(officer, { ...input, selected: [foreign.id] })).toEqual(err('nothing_selected'))
  const run = await startBulk(officer, input)
  if (!run.ok) throw new Error(run.error)
  expect(await findBulk(officer, run.value.id)).toMatchObject({ total: 4, done: 0, left: 4 })
  await runBulk(officer, run.value.id)
  const result = await findBulk(officer, run.value.id)
  expect(result).toMatchObject({ total: 4, done: 1, left: 0 })
  expect(Object.fromEntries(result?.exceptions.map(({ code, cases }) => [code, cases.map(({ id }) => id)]) ?? [])).toEqual({
    not_in_bulk: [twoEyes.id],
    fee_due: [owing.id],
    move_not_allowed: [fresh.id],
  })
  const colleague = asStaff(await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }))
  expect(await findBulk(colleague, run.value.id)).toBeNull()
  expect(await runBulk(colleague, run.value.id)).toEqual(err('not_found'))
})

test('bulk assigning takes what nobody has and gives it on; everything in the view counts', async ({ db, given, asStaff }) => {
  const officer = asStaff(await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }))
  const aysel = await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] })
  const far = await given.staff({ agencyCode: 'dsmf', permissions: [...RIGHTS] })
  for (let n = 0; n < 3; n += 1) await given.application(SERVICE)
  const give = async (toStaffId: string) => {
    const run = await startBulk(officer, {
      idempotencyKey: newKey(),
      bulk: 'assign',
      selected: [],
      everything: 'yes',
      query: 'view=unassigned',
      toStaffId,
      message: '',
      templateId: '',
    })
    if (!run.ok) throw new Error(run.error)
    await runBulk(officer, run.value.id)
    return findBulk(officer, run.value.id)
  }
  // A colleague elsewhere: nothing is half done.
  expect(await give(far.id)).toMatchObject({ done: 0, exceptions: [{ code: 'colleague_not_found' }] })
  expect(await db.select().from(applications).where(eq(applications.status, 'in_review'))).toEqual([])
  expect(await give(aysel.id)).toMatchObject({ done: 3, exceptions: [] })
  expect(await db.select().from(applications).where(eq(applications.assignedStaffId, aysel.id))).toHaveLength(3)
})

test('who has a case open is said to the second; looks older than a minute count for nothing', async ({ given, asStaff, now }) => {
  const [one, two] = [
    await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }),
    await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }),
  ]
  const far = await given.staff({ permissions: [...RIGHTS] })
  const { id } = await given.application(SERVICE)
  const later = (seconds: number): Partial<Ctx<Staff>> => ({ now: new Date(now.getTime() + seconds * 1000) })
  expect(await watchCase(asStaff(one), id)).toEqual([])
  expect(await watchCase(asStaff(two, later(30)), id)).toEqual([expect.objectContaining({ openedAt: now })])
  expect(await watchCase(asStaff(one, later(50)), id)).toHaveLength(1)
  expect(await watchCase(asStaff(two, later(80)), id)).toEqual([expect.objectContaining({ openedAt: now })])
  expect(await watchCase(asStaff(two, later(111)), id)).toEqual([])
  expect(await watchCase(asStaff(far), id)).toBeNull()
})

test('notes stay between colleagues; the same form twice is one note', async ({ given, asStaff, db }) => {
  const elchin = asStaff(await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }))
  const reader = asStaff(await given.staff({ agencyCode: 'din', permissions: ['applications.read'] }))
  const far = asStaff(await given.staff({ permissions: [...RIGHTS] }))
  const { id } = await given.application(SERVICE)
  const note = { id, note: 'Zəng etdim.', idempotencyKey: newKey() }
  expect(await addNote(elchin, note)).toMatchObject({ ok: true })
  expect(await addNote(elchin, note)).toMatchObject({ ok: true })
  expect(await addNote(reader, { ...note, idempotencyKey: newKey() })).toEqual(err('not_allowed'))
  expect(await addNote(far, { ...note, idempotencyKey: newKey() })).toEqual(err('not_found'))
  expect(await listNotes(elchin, id)).toEqual([expect.objectContaining({ body: 'Zəng etdim.' })])
  expect(await listNotes(far, id)).toEqual([])
  expect(await db.$count(applications)).toBeGreaterThan(0)
})

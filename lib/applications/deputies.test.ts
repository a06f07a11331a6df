import { eq } from 'drizzle-orm'
import { describe } from 'vitest'
import { applicationConfirmations, applicationMoves, applications, auditEntries } from '@/db/schema'
import { findActing } from '@/lib/identity/acting'
import type { Applicant, Citizen, Ctx } from '@/lib/platform/context'
import { expect, test } from '@/lib/platform/testing'
import {
  answerRequest,
  findApplication,
  findConfirmation,
  giveConfirmation,
  listApplications,
  listRunningApplications,
  openCase,
  openDraft,
  refuseConfirmation,
  saveStep,
  startApplication,
  submitApplication,
  takeApplication,
  withdrawApplication,
} from '.'
import { answersFor, intoRegisters } from './testing'

const CODE = 'din-residence-reference'
const OTHER = 'din-id-card-renew'

const deputyTest = test.extend<{
  scene: {
    leyla: Ctx<Citizen>
    leylaId: string
    raufId: string
    acting: (over?: { serviceCodes?: string[] | null; ownerConfirms?: boolean }) => Promise<Ctx<Applicant>>
    revoke: () => Promise<void>
  }
}>({
  scene: async ({ db, given, as, now }, use) => {
    const leyla = await given.person()
    const rauf = await given.person({ givenName: 'Rauf', surname: 'Məmmədov', sex: 'male' })
    await intoRegisters(db, leyla)
    let right = ''
    const { representations } = await import('@/db/schema')
    await use({
      leyla: as(leyla),
      leylaId: leyla.id,
      raufId: rauf.id,
      acting: async (over = {}) => {
        right = (await given.representation({ ownerPersonId: leyla.id, deputyPersonId: rauf.id, serviceCodes: [CODE], ...over })).id
        const held = await findActing(db, right, rauf.id, now)
        if (!held) throw new Error('Cannot test: expected a right that holds')
        return { ...as(rauf), actor: { ...as(rauf).actor, personId: held.personId, deputy: held.deputy } }
      },
      revoke: async () => {
        await db.update(representations).set({ status: 'revoked' }).where(eq(representations.id, right))
      },
    })
  },
})

async function prepared(db: Ctx['db'], ctx: Ctx<Applicant>): Promise<string> {
  const started = await startApplication(ctx, { code: CODE })
  if (!started.ok) throw new Error(started.error)
  await db
    .update(applications)
    .set({ answers: answersFor(CODE) })
    .where(eq(applications.id, started.value.id))
  return started.value.id
}

deputyTest(
  'a deputy fills in and sends in the owner’s name; the history and the officer see who did it',
  async ({ db, scene, given, asStaff }) => {
    const ctx = await scene.acting()
    const id = await prepared(db, ctx)
    const sent = await submitApplication(ctx, { id, version: 1, declarations: ['truth'] })
    expect(sent).toMatchObject({ ok: true, value: { reference: expect.any(String) } })
    const [row] = await db.select().from(applications).where(eq(applications.id, id))
    expect(row).toMatchObject({ personId: scene.leylaId, deputyPersonId: scene.raufId, companyTin: null })
    const moves = await db.select().from(applicationMoves).where(eq(applicationMoves.applicationId, id))
    expect(moves.map(({ personId, deputyPersonId }) => [personId, deputyPersonId])).toEqual(
      Array(2).fill([scene.leylaId, scene.raufId]),
    )
    const acts = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, id))
    expect(acts.map(({ actorPersonId, personId, details }) => [actorPersonId, personId, details.onBehalf])).toEqual(
      Array(2).fill([scene.raufId, scene.leylaId, 'delegation']),
    )
    expect(await findApplication(scene.leyla, id)).toMatchObject({ id })

    const officer = await given.staff({ agencyCode: 'din', permissions: ['applications.read', 'applications.decide'] })
    expect(await openCase(asStaff(officer), id)).toMatchObject({ deputy: { surname: 'Məmmədov' }, company: null, own: false })
    // Who sent it for somebody decides it as little as their own.
    const raufAsOfficer = await given.staff({
      agencyCode: 'din',
      personId: scene.raufId,
      permissions: ['applications.read', 'applications.decide'],
    })
    expect(await takeApplication(asStaff(raufAsOfficer), { id, version: 2 })).toEqual({ ok: false, error: 'own_case' })
  },
)

deputyTest('outside the services the owner named nothing exists', async ({ db, scene }) => {
  const ctx = await scene.acting({ serviceCodes: [OTHER] })
  const id = await prepared(db, scene.leyla)
  const missing = { ok: false, error: 'not_found' }
  expect(await startApplication(ctx, { code: CODE })).toEqual({ ok: false, error: 'not_allowed' })
  expect(await openDraft(ctx, id)).toBeNull()
  expect(await findApplication(ctx, id)).toBeNull()
  expect(await findConfirmation(ctx, id)).toBeNull()
  expect(await saveStep(ctx, { id, step: 'contact', version: 1, asked: [], values: {} })).toEqual(missing)
  expect(await submitApplication(ctx, { id, version: 1, declarations: ['truth'] })).toEqual(missing)
  expect(await withdrawApplication(ctx, { id, version: 1 })).toEqual(missing)
  expect(await answerRequest(ctx, { id, version: 1, answer: 'a' })).toEqual(missing)
  expect(await listRunningApplications(ctx, 5)).toEqual([])
  expect((await listApplications(ctx, { view: 'drafts', page: 1 })).counts).toEqual({ running: 0, drafts: 0, finished: 0 })
})

deputyTest('taken back in the middle of a form: nothing more is saved, sent or withdrawn', async ({ db, scene }) => {
  const ctx = await scene.acting()
  const id = await prepared(db, ctx)
  await scene.revoke()
  const ended = { ok: false, error: 'representation_ended' }
  expect(await saveStep(ctx, { id, step: 'contact', version: 1, asked: ['phone'], values: { phone: '1' } })).toEqual(ended)
  expect(await submitApplication(ctx, { id, version: 1, declarations: ['truth'] })).toEqual(ended)
  expect(await withdrawApplication(ctx, { id, version: 1 })).toEqual(ended)
  expect(await answerRequest(ctx, { id, version: 1, answer: 'a' })).toEqual(ended)
  expect(await startApplication(ctx, { code: OTHER })).toMatchObject({ ok: false })
  // The draft is the owner's.
  expect(await openDraft(scene.leyla, id)).toMatchObject({ id })
})

describe('an owner who wants to be asked', () => {
  deputyTest('sending waits for the yes, and the yes sends it once with the deputy recorded', async ({ db, scene, published }) => {
    const ctx = await scene.acting({ ownerConfirms: true })
    const id = await prepared(db, ctx)
    expect(await giveConfirmation(scene.leyla, { id, version: 1 })).toEqual({ ok: false, error: 'not_waiting' })
    const asked = { ok: true, value: { id, reference: null } }
    expect(await submitApplication(ctx, { id, version: 1, declarations: ['truth'] })).toEqual(asked)
    expect(await submitApplication(ctx, { id, version: 1, declarations: ['truth'] })).toEqual(asked)
    expect(await db.$count(applicationConfirmations, eq(applicationConfirmations.applicationId, id))).toBe(1)
    expect(await findConfirmation(scene.leyla, id)).toMatchObject({
      status: 'waiting',
      current: true,
      deputy: 'Məmmədov Rauf Rauf oğlu',
    })
    expect(await findConfirmation(ctx, id)).toMatchObject({ status: 'waiting' })

    const yes = await giveConfirmation(scene.leyla, { id, version: 1 })
    expect(yes).toMatchObject({ ok: true, value: { reference: expect.any(String) } })
    expect(await giveConfirmation(scene.leyla, { id, version: 1 })).toEqual(yes)
    const [row] = await db.select().from(applications).where(eq(applications.id, id))
    expect(row).toMatchObject({ status: 'submitted', personId: scene.leylaId, deputyPersonId: scene.raufId })
    const told = (await published()).filter(({ applicationId }) => applicationId === id).map(({ type }) => type)
    expect(told).toEqual(['applications.confirmation_asked', 'applications.confirmation_settled', 'applications.submitted'])
    expect(await findApplication(ctx, id)).toMatchObject({ actions: [] })
    expect(await withdrawApplication(ctx, { id, version: 2 })).toEqual({ ok: false, error: 'owner_decides' })
  })

  deputyTest('a changed draft needs a new yes, whoever changed it', async ({ db, scene }) => {
    const ctx = await scene.acting({ ownerConfirms: true })
    const id = await prepared(db, ctx)
    await submitApplication(ctx, { id, version: 1, declarations: ['truth'] })
    const change = { id, step: 'contact', version: 1, asked: ['email'], values: { email: 'a@example.az' } }
    expect(await saveStep(scene.leyla, change)).toEqual({ ok: true, value: { version: 2 } })
    expect(await findConfirmation(ctx, id)).toMatchObject({ status: 'outdated', current: false })
    for (const version of [1, 2]) expect((await giveConfirmation(scene.leyla, { id, version })).ok).toBe(false)
    await submitApplication(ctx, { id, version: 2, declarations: ['truth'] })
    expect(await giveConfirmation(scene.leyla, { id, version: 1 })).toEqual({ ok: false, error: 'changed' })
    expect(await giveConfirmation(scene.leyla, { id, version: 2 })).toMatchObject({ ok: true })
  })

  deputyTest('a no comes with a reason, and the deputy may ask again', async ({ db, scene }) => {
    const ctx = await scene.acting({ ownerConfirms: true })
    const id = await prepared(db, ctx)
    await submitApplication(ctx, { id, version: 1, declarations: ['truth'] })
    expect(await refuseConfirmation(scene.leyla, { id, reason: 'Məqsəd bank deyil.' })).toEqual({ ok: true, value: { id } })
    expect(await refuseConfirmation(scene.leyla, { id, reason: 'Yenə' })).toEqual({ ok: false, error: 'not_waiting' })
    expect(await findConfirmation(ctx, id)).toMatchObject({ status: 'refused', reason: 'Məqsəd bank deyil.' })
    expect(await giveConfirmation(scene.leyla, { id, version: 1 })).toEqual({ ok: false, error: 'not_waiting' })
    expect(await submitApplication(ctx, { id, version: 1, declarations: ['truth'] })).toMatchObject({ ok: true })
    expect(await findConfirmation(ctx, id)).toMatchObject({ status: 'waiting' })
  })

  deputyTest('a stranger says neither yes nor no', async ({ db, scene, given, as }) => {
    const ctx = await scene.acting({ ownerConfirms: true })
    const id = await prepared(db, ctx)
    await submitApplication(ctx, { id, version: 1, declarations: ['truth'] })
    const stranger = as(await given.person())
    expect(await giveConfirmation(stranger, { id, version: 1 })).toEqual({ ok: false, error: 'not_found' })
    expect(await refuseConfirmation(stranger, { id, reason: 'x' })).toEqual({ ok: false, error: 'not_found' })
    expect(await findConfirmation(stranger, id)).toBeNull()
  })
})

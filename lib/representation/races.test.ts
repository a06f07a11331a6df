import { eq } from 'drizzle-orm'
import { applications, representationMoves, representations } from '@/db/schema'
import { giveConfirmation, startApplication, submitApplication } from '@/lib/applications'
import { answersFor, intoRegisters } from '@/lib/applications/testing'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { expect, raceTest } from '@/lib/platform/testing'
import { answerOffer, offerRepresentation, revokeRepresentation, switchTo } from '.'
import { actingUnder, anOffer, provenAt } from './testing'

const CODE = 'din-residence-reference'
const ROUNDS = 8

async function draftOf(db: Ctx['db'], ctx: Ctx<Applicant>): Promise<string> {
  const started = await startApplication(ctx, { code: CODE })
  if (!started.ok) throw new Error(started.error)
  await db
    .update(applications)
    .set({ answers: answersFor(CODE) })
    .where(eq(applications.id, started.value.id))
  return started.value.id
}

raceTest(
  'taken up and taken back at the same moment: it always ends taken back, and each change is one row',
  async ({ db, given, as }) => {
    for (let round = 0; round < ROUNDS; round++) {
      const [owner, deputy] = [await given.person(), await given.person()]
      const { id } = await given.representation({
        ownerPersonId: owner.id,
        deputyPersonId: deputy.id,
        status: 'offered',
        decidedAt: null,
      })
      const [taken, back] = await Promise.all([
        answerOffer(as(deputy), { id, decision: 'accept' }),
        revokeRepresentation(as(owner), { id }),
      ])
      expect(back.ok).toBe(true)
      const [row] = await db.select().from(representations).where(eq(representations.id, id))
      expect(row?.status).toBe('revoked')
      const moves = await db.select().from(representationMoves).where(eq(representationMoves.representationId, id))
      expect(moves.map(({ to }) => to).sort()).toEqual(taken.ok ? ['active', 'revoked'] : ['revoked'])
    }
  },
)

raceTest('sent and taken back at the same moment: sent before it was taken back, or not at all', async ({ db, given, as }) => {
  for (let round = 0; round < ROUNDS; round++) {
    const [owner, deputy] = [await given.person(), await given.person()]
    await intoRegisters(db, owner)
    const right = await given.representation({ ownerPersonId: owner.id, deputyPersonId: deputy.id })
    const ctx = await actingUnder(db, as(deputy), right.id)
    const id = await draftOf(db, ctx)
    const [sent, back] = await Promise.all([
      submitApplication(ctx, { id, version: 1, declarations: ['truth'] }),
      revokeRepresentation(as(owner), { id: right.id }),
    ])
    expect(back.ok).toBe(true)
    const [row] = await db.select().from(applications).where(eq(applications.id, id))
    expect(row?.status).toBe(sent.ok ? 'submitted' : 'draft')
    if (!sent.ok) expect(sent.error).toBe('representation_ended')
    expect(await submitApplication(ctx, { id, version: 1, declarations: ['truth'] })).toMatchObject(
      sent.ok ? { ok: true } : { ok: false, error: 'representation_ended' },
    )
  }
})

raceTest('twenty times yes at once is one application with one number', async ({ db, given, as, published }) => {
  const [owner, deputy] = [await given.person(), await given.person()]
  await intoRegisters(db, owner)
  const right = await given.representation({ ownerPersonId: owner.id, deputyPersonId: deputy.id, ownerConfirms: true })
  const ctx = await actingUnder(db, as(deputy), right.id)
  const id = await draftOf(db, ctx)
  const asked = await Promise.all(
    Array.from({ length: 5 }, () => submitApplication(ctx, { id, version: 1, declarations: ['truth'] })),
  )
  expect(asked.every(({ ok }) => ok)).toBe(true)
  const yes = await Promise.all(Array.from({ length: 20 }, () => giveConfirmation(as(owner), { id, version: 1 })))
  expect(new Set(yes.map((one) => (one.ok ? one.value.reference : one.error))).size).toBe(1)
  const told = (await published()).filter(({ applicationId }) => applicationId === id).map(({ type }) => type)
  expect(told.sort()).toEqual(['applications.confirmation_asked', 'applications.confirmation_settled', 'applications.submitted'])
})

raceTest('one form sent ten times is one offer; one child from ten windows is one right', async ({ db, given, as }) => {
  const [owner, deputy] = [await given.resident(), await given.resident({ sex: 'male' })]
  const input = anOffer(deputy)
  const offered = await Promise.all(
    Array.from({ length: 10 }, () => offerRepresentation(provenAt(as(owner), 'substantial'), input)),
  )
  expect(new Set(offered.map((one) => (one.ok ? one.value.id : one.error))).size).toBe(1)
  const child = await given.registeredChild(deputy)
  const switched = await Promise.all(Array.from({ length: 10 }, () => switchTo(as(deputy), { child: child.pin })))
  expect(new Set(switched.map((one) => (one.ok ? one.value.id : one.error))).size).toBe(1)
  expect(await db.$count(representations, eq(representations.deputyPersonId, deputy.id))).toBe(2)
})

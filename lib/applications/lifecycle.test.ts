import fc from 'fast-check'
import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { applicationProposals, applications, attachments, feesDue } from '@/db/schema'
import { APPLICATION_FAMILIES } from '@/db/vocabulary/applications'
import type { Applicant, Ctx, Staff } from '@/lib/platform/context'
import { newId, newKey } from '@/lib/platform/ids'
import { expect, test } from '@/lib/platform/testing'
import { err, ok } from '@/lib/platform/result'
import {
  addDocuments,
  answerRequest,
  correctApplication,
  dismissObjection,
  objectToDecision,
  passTerms,
  recallRequest,
  releaseApplication,
  requestInformation,
  startApplication,
  submitApplication,
  takeApplication,
  upholdObjection,
  withdrawApplication,
  withdrawObjection,
} from '.'
import { writeDecision } from './decide'
import { type ApplicationAction, type Case, type MoveBy, move } from './model'
import { moveCase } from './move-case'
import { folderOf } from './services'
import { intoRegisters } from './testing'
import { checkWhole } from './testing-whole'

const CODE = 'din-id-card-renew'
const RIGHTS = ['applications.read', 'applications.decide'] as const
const TERM_PASSES_DAYS = 60

type World = { citizen: Ctx<Applicant>; officers: Ctx<Staff>[]; db: Db; at: Case; now: Date }
type Act = { by: MoveBy; action: ApplicationAction; run: (world: World) => Promise<{ ok: boolean }> }

const officer = (world: World, which = 0): Ctx<Staff> => {
  const ctx = world.officers[which]
  if (!ctx) throw new Error('Cannot test: expected two officers')
  return ctx
}
const decide = (ctx: Ctx<Staff>, at: Case, outcome: 'approved' | 'rejected') =>
  moveCase<'fee_due'>(ctx, at, outcome === 'approved' ? 'approve' : 'reject', async (tx, row) => {
    const decided = await writeDecision(tx, ctx, row, {
      outcome,
      ...(outcome === 'rejected' ? { groundCodes: ['false-data'], explanation: 'Səbəb' } : {}),
    })
    if (decided.ok)
      await tx
        .update(applicationProposals)
        .set({ status: 'confirmed', settledAt: ctx.now, settledBy: ctx.actor.staffId })
        .where(and(eq(applicationProposals.applicationId, row.id), eq(applicationProposals.status, 'waiting')))
    return decided
  })

const ACTS: Act[] = [
  {
    by: 'applicant',
    action: 'submit',
    run: ({ citizen, at }) => submitApplication(citizen, { ...at, declarations: folderOf(CODE).definition.declarations }),
  },
  { by: 'applicant', action: 'withdraw', run: ({ citizen, at }) => withdrawApplication(citizen, at) },
  { by: 'applicant', action: 'answer', run: ({ citizen, at }) => answerRequest(citizen, { ...at, answer: 'Cavab' }) },
  {
    by: 'applicant',
    action: 'add_document',
    run: async ({ citizen, at, db, now }) => {
      const id = newId()
      await db.insert(attachments).values({
        id,
        applicationId: at.id,
        personId: citizen.actor.personId,
        field: 'added',
        fileName: 'arayış.pdf',
        contentType: 'application/pdf',
        sizeBytes: 10,
        sha256: 'a'.repeat(64),
        storageKey: newKey(),
        scan: 'unscanned',
        addedAt: now,
      })
      return addDocuments(citizen, { id: at.id, attachmentIds: [id] })
    },
  },
  {
    by: 'applicant',
    action: 'correct',
    // Another number each time: what changes nothing is no correction.
    run: ({ citizen, at, now }) =>
      correctApplication(citizen, {
        ...at,
        typed: {
          asked: ['phone'],
          values: { phone: `05022${String(Math.floor(now.getTime() / 3_600_000) % 100_000).padStart(5, '0')}` },
        },
      }),
  },
  { by: 'applicant', action: 'object', run: ({ citizen, at }) => objectToDecision(citizen, { ...at, reason: 'Razı deyiləm' }) },
  { by: 'applicant', action: 'withdraw_objection', run: ({ citizen, at }) => withdrawObjection(citizen, at) },
  { by: 'officer', action: 'take', run: (world) => takeApplication(officer(world), world.at) },
  { by: 'officer', action: 'release', run: (world) => releaseApplication(officer(world), world.at) },
  { by: 'officer', action: 'ask', run: (world) => requestInformation(officer(world), { ...world.at, question: 'Sual' }) },
  { by: 'officer', action: 'recall', run: (world) => recallRequest(officer(world), world.at) },
  { by: 'officer', action: 'approve', run: (world) => decide(officer(world), world.at, 'approved') },
  { by: 'officer', action: 'reject', run: (world) => decide(officer(world), world.at, 'rejected') },
  {
    by: 'officer',
    action: 'propose',
    run: (world) =>
      moveCase(officer(world, 1), world.at, 'propose', async (tx, row) => {
        await tx.insert(applicationProposals).values({
          id: newId(),
          applicationId: row.id,
          outcome: 'approved',
          groundCodes: [],
          proposedBy: officer(world, 1).actor.staffId,
          proposedAt: world.now,
        })
        return ok({ tell: 'proposed' })
      }),
  },
  {
    by: 'officer',
    action: 'return_proposal',
    run: (world) =>
      moveCase<'gone'>(officer(world), world.at, 'return_proposal', async (tx, row) => {
        const settled = await tx
          .update(applicationProposals)
          .set({ status: 'returned', settledAt: world.now, settledBy: officer(world).actor.staffId, reason: 'Səbəb' })
          .where(and(eq(applicationProposals.applicationId, row.id), eq(applicationProposals.status, 'waiting')))
          .returning({ id: applicationProposals.id })
        return settled.length > 0 ? ok({ tell: 'proposal_returned' }) : err('gone')
      }),
  },
  {
    by: 'officer',
    action: 'uphold_objection',
    run: (world) => upholdObjection(officer(world, 1), { ...world.at, explanation: 'Haqlıdır' }),
  },
  {
    by: 'officer',
    action: 'dismiss_objection',
    run: (world) => dismissObjection(officer(world, 1), { ...world.at, explanation: 'Əsaslıdır' }),
  },
]

type Kind = 'possible' | 'any' | 'stale' | 'pay' | 'silence'
/** `pick`: a number chooses among the acts that are possible at that moment. */
type Step = { pick: number | ApplicationAction; kind: Kind }
type Life = { family: (typeof APPLICATION_FAMILIES)[number]; onSilence: 'alarm' | 'yes' | 'no'; steps: Step[] }

const SUBMIT: Step = { pick: 'submit', kind: 'possible' }
const anyLife: fc.Arbitrary<Life> = fc
  .record({
    family: fc.constantFrom(...APPLICATION_FAMILIES),
    onSilence: fc.constantFrom('alarm', 'yes', 'no'),
    // A draft thrown away at once is one life; most are sent.
    sent: fc.constantFrom(true, true, true, false),
    steps: fc.array(
      fc.record({
        pick: fc.nat(),
        kind: fc.constantFrom<Kind>('possible', 'possible', 'possible', 'any', 'stale', 'pay', 'silence'),
      }),
      { minLength: 4, maxLength: 14 },
    ),
  })
  .map(({ sent, steps, ...life }) => ({ ...life, steps: sent ? [SUBMIT, ...steps] : steps }))

/** Lives in which every act that has to occur does; the random ones come on top. */
const told = (...actions: ApplicationAction[]): [Life] => [
  { family: 'standard', onSilence: 'alarm', steps: actions.map((pick) => ({ pick, kind: 'possible' })) },
]
const TOLD = [
  told('submit', 'add_document', 'correct', 'take', 'ask', 'answer', 'reject', 'object', 'uphold_objection'),
  told('submit', 'take', 'release', 'take', 'propose', 'return_proposal', 'withdraw'),
]
const SEED = 20_261_122

test('whatever sequence of acts by whichever side, history, row, decisions, fee and claim agree', { timeout: 120_000 }, async ({
  db,
  given,
  as,
  asStaff,
  asSystem,
  now,
}) => {
  const staff = [
    await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }),
    await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }),
  ]
  const done = new Set<string>()
  const property = fc.asyncProperty(anyLife, async ({ family, onSilence, steps }) => {
    const leyla = await given.person()
    await intoRegisters(db, leyla)
    const started = await startApplication(as(leyla), { code: CODE })
    if (!started.ok) throw new Error(started.error)
    const { id } = started.value
    await db
      .update(applications)
      .set({ answers: folderOf(CODE).example.answers })
      .where(eq(applications.id, id))
    let time = now.getTime()
    for (const { pick, kind } of steps) {
      const [row] = await db.select().from(applications).where(eq(applications.id, id))
      if (!row) throw new Error('Cannot test: expected the application, got none')
      // The form says the family when it is sent; here each kind of procedure is tried with the same form.
      if (row.reference && row.family !== family)
        await db.update(applications).set({ family, onSilence }).where(eq(applications.id, id))
      time += 3_600_000
      if (kind === 'pay') {
        await db
          .update(feesDue)
          .set({ status: 'paid', paidAt: new Date(time), channel: 'provider', receiptNumber: newKey() })
          .where(and(eq(feesDue.applicationId, id), eq(feesDue.status, 'due')))
      } else if (kind === 'silence') {
        time += TERM_PASSES_DAYS * 86_400_000
        await passTerms(asSystem('applications.terms-passed', { now: new Date(time) }))
      } else {
        const current = row.reference ? family : row.family
        const possible = ACTS.filter(({ by, action }) => kind === 'any' || move(current, row.status, action, by).ok)
        const act =
          typeof pick === 'string' ? possible.find(({ action }) => action === pick) : possible[pick % Math.max(1, possible.length)]
        if (!act) continue
        const over = { now: new Date(time) }
        const outcome = await act.run({
          db,
          now: over.now,
          citizen: as(leyla, over),
          officers: staff.map((one) => asStaff(one, over)),
          at: { id, version: kind === 'stale' ? Math.max(1, row.version - 1) : row.version },
        })
        if (outcome.ok) done.add(act.action)
      }
      await checkWhole(db, id)
    }
  })
  await fc.assert(property, { numRuns: 60, endOnFailure: true, seed: SEED, examples: TOLD })
  // The lives tried out were real ones.
  for (const action of ['submit', 'take', 'ask', 'answer', 'correct', 'add_document', 'withdraw', 'reject', 'propose'])
    expect(done).toContain(action)
})

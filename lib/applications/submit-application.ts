import { and, eq } from 'drizzle-orm'
import { applications } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { findService, getCalendar } from '@/lib/catalogue'
import { publish } from '@/lib/events'
import { hasLevel, holdDeputy } from '@/lib/identity'
import type { Applicant, Citizen, Ctx } from '@/lib/platform/context'
import { newReference } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { dayInBaku } from '@/lib/platform/time'
import { askConfirmation, findWaiting, outdateConfirmation, settleConfirmation } from './ask-confirmation'
import { type Answers, factsOf, type ServiceDefinition } from './definition'
import { judge } from './eligibility'
import { factsUsed } from './facts'
import { type CaseRow, recordMove } from './move-case'
import { type GiveConfirmation, move, type RefuseConfirmation } from './model'
import { canChange, visibleTo } from './policy'
import { readAnswers } from './read-answers'
import { getForm } from './find-form'
import { chosenSpeed, dueOn } from './terms'
import { isUniqueViolation } from './unique-violation'
import { readWorld } from './world'

export type SubmitError =
  | 'not_found'
  | 'not_draft'
  | 'changed'
  | 'incomplete'
  | 'declarations_missing'
  /** The service needs a stronger sign-in (`level` of its definition). */
  | 'level_too_low'
  | 'not_eligible'
  | 'facts_unavailable'
  | 'already_claimed'
  | 'representation_ended'
  /** Nobody asks the owner for a yes, or not for this draft as it is now. */
  | 'not_waiting'

export type Submit = { id: string; version: number /** Codes of the statements ticked. */; declarations: readonly string[] }

/** The number it has from now on; null: it waits for the yes of the owner for whom a deputy sent it. */
export type Sent = { id: string; reference: string | null }

/**
 * Sends the application. Registers are asked again and the whole form is checked as it stands; what was read is kept.
 * Sent twice (a double click, twenty at once) it is one application with one number.
 */
export const submitApplication = (ctx: Ctx<Applicant>, input: Submit): Promise<Result<Sent, SubmitError>> => send(ctx, input)

/**
 * The owner's yes to what a deputy prepared: it is sent in the owner's name. It holds for the draft as the owner saw it; two
 * windows saying yes at once send it once.
 */
export const giveConfirmation = (ctx: Ctx<Citizen>, { id, version }: GiveConfirmation): Promise<Result<Sent, SubmitError>> =>
  send(ctx, { id, version, declarations: 'all' })

/** The owner's no, with a word for the deputy. The draft stays. */
export const refuseConfirmation = (
  ctx: Ctx<Citizen>,
  { id, reason }: RefuseConfirmation,
): Promise<Result<{ id: string }, 'not_found' | 'not_waiting'>> =>
  ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(applications)
      .where(and(eq(applications.id, id), visibleTo(ctx.actor)))
      .for('update')
    if (!row) return err('not_found')
    const waiting = await findWaiting(tx, id)
    if (!waiting) return err('not_waiting')
    await settleConfirmation(tx, ctx, row, waiting, 'refused', reason)
    return ok({ id })
  })

/** @param input `declarations` is 'all' when the owner says yes to a deputy's request, which made them already */
async function send(
  ctx: Ctx<Applicant>,
  input: Omit<Submit, 'declarations'> & { declarations: readonly string[] | 'all' },
): Promise<Result<Sent, SubmitError>> {
  const confirming = input.declarations === 'all'
  const [known] = await ctx.db
    .select()
    .from(applications)
    .where(and(eq(applications.id, input.id), visibleTo(ctx.actor)))
  if (!known) return err('not_found')
  if (known.status !== 'draft') return sentBefore(known)
  const { definition } = await getForm(ctx, known.serviceCode)
  const { declarations } = input
  if (declarations !== 'all' && !definition.declarations.every((code) => declarations.includes(code)))
    return err('declarations_missing')
  if (definition.level && !hasLevel(ctx.actor, definition.level)) return err('level_too_low')
  const service = await findService(ctx, known.serviceCode)
  if (!service) throw new Error(`Cannot submit: expected the service '${known.serviceCode}' in the registry, got none`)

  // Registers may take their time; no row is locked meanwhile.
  const [world, calendar] = await Promise.all([readWorld(ctx, definition, service, ctx.actor.personId), getCalendar(ctx)])
  if (factsOf(definition).some((code) => !world.facts[code]?.ok)) return err('facts_unavailable')

  const sending = ctx.db.transaction(async (tx): Promise<Result<Sent, SubmitError>> => {
    if (!(await holdDeputy(tx, ctx))) return err('representation_ended')
    const [row] = await tx
      .select()
      .from(applications)
      .where(and(eq(applications.id, input.id), visibleTo(ctx.actor)))
      .for('update')
    if (!row || !canChange(ctx.actor, row)) return err('not_found')
    const next = move(row.family, row.status, 'submit', 'applicant')
    if (!next.ok) return sentBefore(row)
    if (row.version !== input.version) return err('changed')
    const reading = readAnswers(definition, row.answers, world)
    const key = claimKey(definition, row, reading.answers)
    if (key && world.claimed.has(key)) return err('already_claimed')
    if (judge(definition, world).verdict !== 'can') return err('not_eligible')
    if (!reading.complete) return err('incomplete')

    const { deputy } = ctx.actor
    if (deputy?.ownerConfirms) {
      await askConfirmation(tx, ctx, row, deputy)
      return ok({ id: row.id, reference: null })
    }
    let preparedBy: string | undefined
    if (confirming) {
      const waiting = await findWaiting(tx, row.id)
      if (waiting?.applicationVersion !== row.version) return err('not_waiting')
      await settleConfirmation(tx, ctx, row, waiting, 'given')
      preparedBy = waiting.deputyPersonId
    } else await outdateConfirmation(tx, ctx, row)
    const deputyPersonId = preparedBy ?? (deputy && deputy.personId !== row.personId ? deputy.personId : null)

    const speed = chosenSpeed(definition, service, reading.answers)
    const today = dayInBaku(ctx.now)
    const reference = newReference('ASN', Number(today.slice(0, 4)))
    await tx
      .update(applications)
      .set({
        status: next.value,
        reference,
        definitionVersion: definition.version,
        answers: { ...row.answers, ...Object.fromEntries(definition.declarations.map((code) => [`declaration.${code}`, 'on'])) },
        facts: factsUsed(world.facts),
        exclusiveKey: key,
        feeQepik: speed.feeQepik,
        dueOn: dueOn(today, speed, calendar),
        submittedAt: ctx.now,
        deputyPersonId,
        version: row.version + 1,
        updatedAt: ctx.now,
      })
      .where(eq(applications.id, row.id))
    await recordMove(tx, ctx, row, 'submit', next.value, preparedBy ? { deputyPersonId: preparedBy } : {})
    await recordAudit(tx, ctx, {
      action: 'applications.submit',
      subjectType: 'application',
      subjectId: row.id,
      personId: row.personId,
      details: { service: row.serviceCode, reference, from: row.status, to: next.value },
    })
    await publish(tx, ctx, {
      type: 'applications.submitted',
      applicationId: row.id,
      personId: row.personId,
      serviceCode: row.serviceCode,
      reference,
    })
    return ok({ id: row.id, reference })
  })
  return sending.catch((error: unknown) => {
    // The other parent, or another device, was a moment faster: the index decides.
    if (isUniqueViolation(error, 'applications_claimed_once')) return err('already_claimed')
    throw error
  })
}

const sentBefore = (row: CaseRow): Result<Sent, 'not_draft'> =>
  row.reference && row.status !== 'withdrawn' ? ok({ id: row.id, reference: row.reference }) : err('not_draft')

function claimKey(definition: ServiceDefinition, row: CaseRow, answers: Answers): string | null {
  if (!definition.claim) return null
  if (definition.claim.by === 'person') return row.personId
  // What is claimed already is no longer offered, so it is no valid answer any more; the words typed still name it.
  const answer = answers[definition.claim.by.field] ?? row.answers[definition.claim.by.field]
  return answer === undefined || answer === '' ? null : String(answer)
}

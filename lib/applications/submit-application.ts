import { and, eq } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import type { Db } from '@/db/client'
import { applications, services } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { findService, getCalendar } from '@/lib/catalogue'
import { publish } from '@/lib/events'
import { getTranslator, LOCALES } from '@/lib/i18n'
import { hasLevel, holdDeputy } from '@/lib/identity'
import { openFee } from '@/lib/payments'
import type { Applicant, Citizen, Ctx } from '@/lib/platform/context'
import { newReference } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { dayInBaku } from '@/lib/platform/time'
import { askConfirmation, findWaiting, outdateConfirmation, settleConfirmation } from './ask-confirmation'
import { claimKey } from './claim'
import { decideByRule } from './decide-by-rule'
import type { ServiceDefinition } from './definition'
import { judge } from './eligibility'
import { factsUsed } from './facts'
import { type CaseRow, recordMove } from './move-case'
import { type GiveConfirmation, move, type RefuseConfirmation } from './model'
import { canChange, visibleTo } from './policy'
import { readAnswers } from './read-answers'
import { routeOf } from './route'
import { silentFacts } from './silent-facts'
import { isSigned, newReceiptKey, sealContent } from './seal'
import { getForm } from './find-form'
import { chosenSpeed, dueOn, type Speed } from './terms'
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
  const level = levelToSend(definition)
  if (level && !hasLevel(ctx.actor, level)) return err('level_too_low')
  const service = await findService(ctx, known.serviceCode)
  if (!service) throw new Error(`Cannot submit: expected the service '${known.serviceCode}' in the registry, got none`)

  // Registers may take their time; no row is locked meanwhile.
  const [world, calendar] = await Promise.all([readWorld(ctx, definition, service, ctx.actor.personId, known.id), getCalendar(ctx)])

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
    if (silentFacts(definition, world, reading).length > 0) return err('facts_unavailable')
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

    const scope = { answers: reading.answers, facts: world.facts, today: world.today }
    const speed = chosenSpeed(definition, service, reading.answers)
    const today = dayInBaku(ctx.now)
    const reference = newReference('ASN', Number(today.slice(0, 4)))
    const raw = { ...row.answers, ...Object.fromEntries(definition.declarations.map((code) => [`declaration.${code}`, 'on'])) }
    const facts = factsUsed(world.facts)
    const registryVersion = await versionOf(tx, row.serviceCode)
    const sealed = await sealContent(tx, ctx, row, { definition, registryVersion, answers: reading.answers, raw, facts })
    const [sent] = await tx
      .update(applications)
      .set({
        ...sealed,
        ...routeOf(definition, service.agency.code, scope),
        status: next.value,
        reference,
        receiptKey: newReceiptKey(),
        family: definition.family ?? 'standard',
        onSilence: definition.onSilence ?? 'alarm',
        definitionVersion: definition.version,
        registryVersion,
        answers: raw,
        facts,
        exclusiveKey: key,
        feeQepik: speed.feeQepik,
        expedited: speed.value !== 'standard',
        dueOn: dueOn(today, speed, calendar),
        submittedAt: ctx.now,
        deputyPersonId,
        version: row.version + 1,
        updatedAt: ctx.now,
      })
      .where(eq(applications.id, row.id))
      .returning()
    if (!sent) throw new Error(`Cannot send application ${row.id}: expected its locked row to change, it did not`)
    await recordMove(tx, ctx, row, 'submit', next.value, preparedBy ? { deputyPersonId: preparedBy } : {})
    await openFee(tx, ctx, {
      applicationId: row.id,
      personId: row.personId,
      agencyCode: sent.agencyCode,
      serviceCode: row.serviceCode,
      amountQepik: speed.feeQepik,
      purpose: termInWords(speed),
    })
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
    await decideByRule(tx, ctx, sent, definition, scope)
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

/** How sure the portal has to be of who sends it: a signature takes the highest level. */
export const levelToSend = (definition: ServiceDefinition): ServiceDefinition['level'] =>
  isSigned(definition) ? 'high' : definition.level

async function versionOf(tx: Db, serviceCode: string): Promise<number | null> {
  const [row] = await tx.select({ version: services.version }).from(services).where(eq(services.code, serviceCode))
  return row?.version ?? null
}

const termInWords = (speed: Speed): LocalizedText =>
  Object.fromEntries(
    LOCALES.map((locale) => [
      locale,
      getTranslator(locale, 'applications')('speed.term', { value: speed.termValue, unit: speed.termUnit }),
    ]),
  ) as Required<LocalizedText>

import { and, eq, inArray, lt } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { applications, appointments, feesDue, paymentAttempts } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { localized } from '@/lib/i18n'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { env } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { minutesAfter } from '@/lib/platform/time'
import { payPath, type StartPayment, type StartVisitPayment } from './model'
import { canPay, canPayVisit, visibleTo, visitVisibleTo } from './policy'
import { type PaymentProvider, type PaymentReport, paymentProvider } from './provider'
import { settleFee, subjectOf } from './settle-fee'
import { CALLBACK_PATH } from './simulated-provider'

export type PayError = 'not_found' | 'already_paid' | 'fee_cancelled' | 'provider_unavailable'

/**
 * Begins a payment at the provider. The try is kept before the provider is asked, so that no payment exists that we do not know of; no
 * transaction is open while it answers. A double click is one payment.
 */
export const startPayment = (
  ctx: Ctx<Applicant>,
  { applicationId, idempotencyKey }: StartPayment,
  provider: PaymentProvider | null = paymentProvider(),
) => start(ctx, { owed: (tx) => feeOfApplication(tx, ctx, applicationId), idempotencyKey }, provider)

/** The same for a visit at home. */
export const startVisitPayment = (
  ctx: Ctx<Applicant>,
  { appointmentId, idempotencyKey }: StartVisitPayment,
  provider: PaymentProvider | null = paymentProvider(),
) => start(ctx, { owed: (tx) => feeOfVisit(tx, ctx, appointmentId), idempotencyKey }, provider)

/** What is paid: the locked fee, when this actor may pay it. */
type Order = { owed: (tx: Db) => Promise<FeeRow | null>; idempotencyKey: string }

async function start(
  ctx: Ctx<Applicant>,
  order: Order,
  provider: PaymentProvider | null,
): Promise<Result<{ attemptId: string; redirectUrl: string }, PayError>> {
  if (!provider) return err('provider_unavailable')
  const begun = await begin(ctx, order, provider)
  if (!begun.ok) return begun
  const { attempt, fee } = begun.value
  if (attempt.redirectUrl) return ok({ attemptId: attempt.id, redirectUrl: attempt.redirectUrl })
  const portal = new URL(env().PORTAL_URL)
  const created = await provider.create({
    merchantReference: attempt.id,
    amountQepik: attempt.amountQepik,
    description: `${fee.reference} · ${localized(ctx.locale, fee.purpose)}`,
    returnUrl: new URL(`/${ctx.locale}${payPath(fee)}?from=provider`, portal).href,
    callbackUrl: new URL(CALLBACK_PATH, portal).href,
  })
  if (!created.ok) return created
  await ctx.db.update(paymentAttempts).set(created.value).where(eq(paymentAttempts.id, attempt.id))
  return ok({ attemptId: attempt.id, redirectUrl: created.value.redirectUrl })
}

async function feeOfApplication(tx: Db, { actor }: Ctx<Applicant>, applicationId: string): Promise<FeeRow | null> {
  const [found] = await tx
    .select({ fee: feesDue, row: applications })
    .from(feesDue)
    .innerJoin(applications, eq(applications.id, feesDue.applicationId))
    .where(and(eq(feesDue.applicationId, applicationId), visibleTo(actor)))
    .for('update', { of: feesDue })
  return found && canPay(actor, found.row) ? found.fee : null
}

async function feeOfVisit(tx: Db, { actor }: Ctx<Applicant>, appointmentId: string): Promise<FeeRow | null> {
  const [found] = await tx
    .select({ fee: feesDue, row: appointments })
    .from(feesDue)
    .innerJoin(appointments, eq(appointments.id, feesDue.appointmentId))
    .where(and(eq(feesDue.appointmentId, appointmentId), visitVisibleTo(actor)))
    .for('update', { of: feesDue })
  return found && canPayVisit(actor, found.row) ? found.fee : null
}

const begin = (ctx: Ctx<Applicant>, { owed, idempotencyKey }: Order, provider: PaymentProvider) =>
  ctx.db.transaction(async (tx): Promise<Result<{ attempt: AttemptRow; fee: FeeRow }, PayError>> => {
    const fee = await owed(tx)
    if (!fee) return err('not_found')
    if (fee.status !== 'due') return err(fee.status === 'paid' ? 'already_paid' : 'fee_cancelled')
    const [made] = await tx
      .insert(paymentAttempts)
      .values({
        id: newId(),
        feeId: fee.id,
        provider: provider.name,
        amountQepik: fee.amountQepik,
        startedAt: ctx.now,
        idempotencyKey,
      })
      .onConflictDoNothing({ target: [paymentAttempts.feeId, paymentAttempts.idempotencyKey] })
      .returning()
    if (made) {
      await recordAudit(tx, ctx, {
        action: 'payments.start',
        ...subjectOf(fee),
        personId: fee.personId,
        details: { service: fee.serviceCode, reference: fee.reference, qepik: fee.amountQepik },
      })
      return ok({ attempt: made, fee })
    }
    const [earlier] = await tx
      .select()
      .from(paymentAttempts)
      .where(and(eq(paymentAttempts.feeId, fee.id), eq(paymentAttempts.idempotencyKey, idempotencyKey)))
    if (!earlier) throw new Error('Cannot begin a payment: expected the earlier try of this form')
    return ok({ attempt: earlier, fee })
  })

type AttemptRow = typeof paymentAttempts.$inferSelect
type FeeRow = typeof feesDue.$inferSelect

export type Settled = 'paid' | 'declined' | 'return_due' | 'repeated' | 'waiting' | 'unknown'

/**
 * What a provider reports, by callback or asked by us; it may come twice, late, or at the same moment as an officer's receipt. The fee
 * is paid once: money that comes for a settled or cancelled fee is noted to go back.
 */
export function settlePayment(ctx: Ctx, provider: string, report: PaymentReport): Promise<Settled> {
  return ctx.db.transaction(async (tx): Promise<Settled> => {
    const [known] = await tx
      .select({ feeId: paymentAttempts.feeId })
      .from(paymentAttempts)
      .where(and(eq(paymentAttempts.provider, provider), eq(paymentAttempts.providerPaymentId, report.providerPaymentId)))
    if (!known) return 'unknown'
    // Always the fee first: whoever settles it, by whatever way, waits here.
    const [fee] = await tx.select().from(feesDue).where(eq(feesDue.id, known.feeId)).for('update')
    const [attempt] = await tx
      .select()
      .from(paymentAttempts)
      .where(and(eq(paymentAttempts.provider, provider), eq(paymentAttempts.providerPaymentId, report.providerPaymentId)))
      .for('update')
    if (!fee || !attempt) return 'unknown'
    if (report.status === 'waiting') return 'waiting'
    // A payment that went through after all, once declined, is money that came.
    if (attempt.status === 'paid' || attempt.status === 'return_due') return 'repeated'
    if (report.status === 'declined')
      return attempt.status === 'declined' ? 'repeated' : close(tx, ctx, { attempt, fee }, 'declined')
    if (fee.status !== 'due' || report.amountQepik !== fee.amountQepik) return close(tx, ctx, { attempt, fee }, 'return_due')
    await settleFee(tx, ctx, fee, { channel: 'provider', receiptNumber: report.providerPaymentId })
    await tx.update(paymentAttempts).set({ status: 'paid', settledAt: ctx.now }).where(eq(paymentAttempts.id, attempt.id))
    return 'paid'
  })
}

async function close(
  tx: Db,
  ctx: Ctx,
  { attempt, fee }: { attempt: AttemptRow; fee: FeeRow },
  status: 'declined' | 'return_due',
): Promise<'declined' | 'return_due'> {
  await tx.update(paymentAttempts).set({ status, settledAt: ctx.now }).where(eq(paymentAttempts.id, attempt.id))
  await recordAudit(tx, ctx, {
    action: status === 'declined' ? 'payments.decline' : 'payments.return_due',
    ...subjectOf(fee),
    personId: fee.personId,
    details: { service: fee.serviceCode, reference: fee.reference, qepik: attempt.amountQepik },
  })
  return status
}

/** A callback comes within seconds as a rule; then we ask ourselves. */
const ASK_AFTER_MINUTES = 1
const GIVE_UP_AFTER_MINUTES = 3 * 24 * 60
const BATCH = 50

/** Asks the provider about this fee's open payments, when the person comes back before the callback. */
export async function askProvider(ctx: Ctx, feeId: string, provider: PaymentProvider | null = paymentProvider()): Promise<void> {
  if (!provider) return
  const open = await openAttempts(ctx, and(eq(paymentAttempts.feeId, feeId), eq(paymentAttempts.provider, provider.name)))
  for (const id of open) await ask(ctx, provider, id)
}

/** Job: asks about payments whose callback never came. */
export async function askAboutOpenPayments(ctx: Ctx, provider: PaymentProvider | null = paymentProvider()): Promise<number> {
  if (!provider) return 0
  await ctx.db
    .update(paymentAttempts)
    .set({ status: 'declined', settledAt: ctx.now })
    .where(and(eq(paymentAttempts.status, 'started'), lt(paymentAttempts.startedAt, minutesAfter(ctx.now, -GIVE_UP_AFTER_MINUTES))))
  const open = await openAttempts(
    ctx,
    and(eq(paymentAttempts.provider, provider.name), lt(paymentAttempts.startedAt, minutesAfter(ctx.now, -ASK_AFTER_MINUTES))),
  )
  let settled = 0
  for (const id of open) if (await ask(ctx, provider, id)) settled += 1
  return settled
}

async function openAttempts(ctx: Ctx, which: ReturnType<typeof and>): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: paymentAttempts.providerPaymentId })
    .from(paymentAttempts)
    .where(and(inArray(paymentAttempts.status, ['started']), which))
    .limit(BATCH)
  return rows.flatMap(({ id }) => id ?? [])
}

async function ask(ctx: Ctx, provider: PaymentProvider, providerPaymentId: string): Promise<boolean> {
  const report = await provider.find(providerPaymentId)
  if (!report.ok || report.value.status === 'waiting') return false
  const became = await settlePayment(ctx, provider.name, report.value)
  return became === 'paid' || became === 'declined'
}

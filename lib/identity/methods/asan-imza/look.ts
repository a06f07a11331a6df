import { and, eq, lte } from 'drizzle-orm'
import { mobileSignatures, people } from '@/db/schema'
import type { MobileSignatureStatus } from '@/db/vocabulary/identity'
import { recordAudit } from '@/lib/audit'
import type { Ctx } from '@/lib/platform/context'
import { type Judge, verifySignature } from '../pki/verify'
import type { SignatureFailure } from './model'
import type { MobileSignatureOperator, PhoneAnswer } from './operator'

const t = mobileSignatures
type Row = typeof t.$inferSelect

/** While somebody asks the operator, others wait for the answer in the row; longer than any answer takes. */
const LEASE_MS = 8_000
const PAUSE_MS = 1_500

type Settled = {
  status: Exclude<MobileSignatureStatus, 'pending'>
  failure?: SignatureFailure
  personId?: string
  certificateSerial?: string
}

/**
 * Asks the operator what became of a signature, and writes down what is final. Any process may do it at any moment; the row says
 * when the next look is due, so that many pages loaded at once ask once.
 */
export async function lookAtSignature(ctx: Ctx, operator: MobileSignatureOperator, judge: Judge, id: string): Promise<void> {
  const [row] = await ctx.db
    .update(t)
    .set({ nextPollAt: new Date(ctx.now.getTime() + LEASE_MS) })
    .where(and(eq(t.id, id), eq(t.status, 'pending'), lte(t.nextPollAt, ctx.now)))
    .returning()
  if (row) await lookNow(ctx, operator, judge, row)
}

/** The same for a row that the caller has leased. */
export async function lookNow(ctx: Ctx, operator: MobileSignatureOperator, judge: Judge, row: Row): Promise<void> {
  // Nobody's number is asked about as well, in vain: the page takes as long as anybody's.
  const answer = await operator.status(row.transactionId ?? `none-${row.id}`)
  const settled = answer.ok ? await settle(ctx, judge, row, answer.value) : null
  const isOver = row.expiresAt <= ctx.now
  if (settled) return write(ctx, row, settled)
  if (isOver) return write(ctx, row, whenOver(answer.ok || answer.error === 'unknown_transaction'))
  await ctx.db
    .update(t)
    .set({ nextPollAt: new Date(ctx.now.getTime() + PAUSE_MS) })
    .where(and(eq(t.id, row.id), eq(t.status, 'pending')))
}

const whenOver = (answered: boolean): Settled =>
  answered ? { status: 'timed_out' } : { status: 'failed', failure: 'operator_unavailable' }

async function settle(ctx: Ctx, judge: Judge, row: Row, answer: PhoneAnswer): Promise<Settled | null> {
  if (answer.status === 'pending') return null
  if (answer.status !== 'signed') return { status: answer.status === 'cancelled' ? 'refused' : answer.status }
  const { signature, certificate, chain } = answer
  const data = Buffer.from(row.signedText, 'utf8')
  const verified = await verifySignature({ certificate, chain, data, signature }, ctx.now, judge)
  if (!verified.ok) return { status: 'failed', failure: verified.error }
  const { pin, serial } = verified.value
  const [person] = await ctx.db.select({ id: people.id }).from(people).where(eq(people.pin, pin))
  if (!person) return { status: 'failed', failure: 'person_unknown', certificateSerial: serial }
  return { status: 'signed', personId: person.id, certificateSerial: serial }
}

/** The first one to write counts; a second look that ends differently changes nothing. */
function write(ctx: Ctx, { id, throttleKeys }: Row, settled: Settled): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    const [written] = await tx
      .update(t)
      .set({ ...settled, settledAt: ctx.now })
      .where(and(eq(t.id, id), eq(t.status, 'pending')))
      .returning({ id: t.id })
    if (!written || settled.status === 'signed') return
    await recordAudit(tx, ctx, {
      action: 'identity.sign_in_failed',
      subjectType: 'sign_in',
      subjectId: throttleKeys[0] ?? id,
      details: { method: 'asan_imza', reason: settled.failure ?? settled.status },
    })
  })
}

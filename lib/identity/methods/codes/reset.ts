import { and, eq, isNotNull, isNull, lte } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { accounts, oneTimeCodes, people, resetRequests } from '@/db/schema'
import type { OneTimeCodePurpose } from '@/db/vocabulary/identity'
import { recordAudit } from '@/lib/audit'
import { publish, subscriber } from '@/lib/events'
import type { Anonymous, Ctx } from '@/lib/platform/context'
import { decrypt, encrypt, keyedHash } from '@/lib/platform/crypto'
import { newId } from '@/lib/platform/ids'
import { minutesAfter } from '@/lib/platform/time'
import { addressKey, personKey, takeAttempt } from '../../throttle'
import { hashCode } from './hash'
import { type AskReset, newCode, RESET_MINUTES } from './model'

/** So many messages a person gets in a row, whoever asks for them. */
const RESETS = 3

/**
 * Takes the wish for a new password. Nothing here looks whether anybody has that PIN: the worker does, in the background, so the
 * answer, its status and its time are the same for everybody.
 *
 * @returns from when on the next wish is taken, when there were too many
 */
export async function requestReset(ctx: Ctx<Anonymous>, { pin }: AskReset): Promise<{ until: Date } | null> {
  const subject = { ...personKey('reset', pin), allowance: RESETS }
  const address = addressKey(ctx.ip, 'reset.address')
  const until = await takeAttempt(ctx.db, address ? [subject, address] : [subject], ctx.now)
  if (until) return { until }
  await ctx.db.transaction(async (tx) => {
    const id = newId()
    await tx.insert(resetRequests).values({ id, sealedPin: encrypt(pin), requestedAt: ctx.now, ip: ctx.ip ?? null })
    await recordAudit(tx, ctx, {
      action: 'identity.reset_asked',
      subjectType: 'sign_in',
      subjectId: keyedHash('reset', pin),
    })
    await publish(tx, ctx, { type: 'identity.reset_asked', resetRequestId: id })
  })
  return null
}

/** On: somebody asks for a new password. If the PIN is that of a person with an open account who can be written to, a code is made. */
export const answerReset = subscriber('identity.answer-reset', ['identity.reset_asked'], async (job, { requestId, data }) => {
  const [request] = await job.db.delete(resetRequests).where(eq(resetRequests.id, data.resetRequestId)).returning()
  if (!request) return
  // The history shows from where it was asked, not that a worker answered.
  const ctx: Ctx = { ...job, requestId, ...(request.ip ? { ip: request.ip } : {}) }
  const [person] = await ctx.db
    .select({ id: people.id, email: people.email, phone: people.phone })
    .from(people)
    .innerJoin(accounts, and(eq(accounts.personId, people.id), eq(accounts.status, 'active')))
    .where(eq(people.pin, decrypt(request.sealedPin)))
  if (!person || !(person.email || person.phone)) return
  const code = newCode()
  const codeId = await replaceCode(ctx.db, ctx, 'reset', {
    personId: person.id,
    code,
    sealedCode: encrypt(code),
    expiresAt: minutesAfter(ctx.now, RESET_MINUTES),
  })
  await recordAudit(ctx.db, ctx, {
    action: 'identity.reset_requested',
    subjectType: 'account',
    subjectId: person.id,
    personId: person.id,
  })
  await publish(ctx.db, ctx, { type: 'identity.password_reset_requested', personId: person.id, codeId })
})

type CodeToBe = {
  personId: string
  code: string
  sealedCode?: string
  expiresAt: Date
  issuedBy?: string
  idempotencyKey?: string
}

/** Writes a code down; earlier ones for the same purpose stop working. */
export async function replaceCode(tx: Db, { now }: Ctx, purpose: OneTimeCodePurpose, { code, ...row }: CodeToBe): Promise<string> {
  const { personId } = row
  await tx
    .update(oneTimeCodes)
    .set({ cancelledAt: now, sealedCode: null })
    .where(
      and(
        eq(oneTimeCodes.personId, personId),
        eq(oneTimeCodes.purpose, purpose),
        isNull(oneTimeCodes.usedAt),
        isNull(oneTimeCodes.cancelledAt),
      ),
    )
  const id = newId()
  await tx.insert(oneTimeCodes).values({ id, ...row, purpose, codeHash: hashCode(purpose, personId, code), issuedAt: now })
  return id
}

/** The code of a message that is being sent; null when it no longer works, so that nobody is sent a dead one. */
export async function revealCode(ctx: Ctx, codeId: string): Promise<{ code: string; expiresAt: Date } | null> {
  const [row] = await ctx.db
    .select({ sealedCode: oneTimeCodes.sealedCode, expiresAt: oneTimeCodes.expiresAt })
    .from(oneTimeCodes)
    .where(and(eq(oneTimeCodes.id, codeId), isNull(oneTimeCodes.usedAt), isNull(oneTimeCodes.cancelledAt)))
  if (!row?.sealedCode || row.expiresAt <= ctx.now) return null
  return { code: decrypt(row.sealedCode), expiresAt: row.expiresAt }
}

/** For the job that tidies: a code that ran out can no longer be read, and a wish nobody answered is forgotten. */
export async function forgetDeadCodes({ db, now }: Ctx): Promise<void> {
  await db
    .update(oneTimeCodes)
    .set({ sealedCode: null })
    .where(and(lte(oneTimeCodes.expiresAt, now), isNotNull(oneTimeCodes.sealedCode)))
  await db.delete(resetRequests).where(lte(resetRequests.requestedAt, minutesAfter(now, -24 * 60)))
}

import { and, eq, gt } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { consents } from '@/db/schema'
import type { ConsentStatus } from '@/db/vocabulary/consents'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { isId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { type DecideConsent, move } from './model'
import { decidableBy } from './policy'
import { endOfTerm, grantedFields, statusAt, termOptions } from './rules'
import { writeMove } from './write-move'

export type DecideConsentError = 'not_found' | 'already_decided' | 'lapsed' | 'field_not_asked' | 'term_not_offered'
type Decided = { id: string; status: ConsentStatus }
type ConsentRow = typeof consents.$inferSelect

/**
 * The citizen grants or refuses. The same `idempotencyKey` again (a double click, a reloaded page) returns the first answer;
 * of two different decisions at the same moment one wins and the other is told so.
 */
export function decideConsent(ctx: Ctx<Citizen>, input: DecideConsent): Promise<Result<Decided, DecideConsentError>> {
  return ctx.db.transaction(async (tx) => {
    const consent = await findOwn(tx, ctx, input.id)
    if (!consent) return err('not_found')
    if (consent.status !== 'requested') return repeated(consent, input.idempotencyKey)
    if (statusAt(consent, ctx.now) === 'lapsed') return err('lapsed')
    const decision = decide(consent, input, ctx.now)
    if (!decision.ok) return decision

    const [moved] = await tx
      .update(consents)
      .set({ ...decision.value, decidedAt: ctx.now, decisionKey: input.idempotencyKey, noticeLocale: ctx.locale })
      .where(
        and(eq(consents.id, consent.id), decidableBy(ctx.actor), eq(consents.status, 'requested'), gt(consents.answerBy, ctx.now)),
      )
      .returning()
    // Somebody was faster; their decision is committed by now and can be read.
    if (!moved) return repeated(await findOwn(tx, ctx, input.id), input.idempotencyKey)
    await writeMove(tx, ctx, moved, input.decision, moved.status)
    return ok({ id: moved.id, status: moved.status })
  })
}

function decide(consent: ConsentRow, input: DecideConsent, now: Date): Result<Partial<ConsentRow>, DecideConsentError> {
  const status = move(consent.status, input.decision, 'citizen')
  if (!status.ok) return err('already_decided')
  if (input.decision === 'refuse') return ok({ status: status.value, endedAt: now })
  if (!termOptions(consent.termDays).includes(input.termDays)) return err('term_not_offered')
  const fields = grantedFields(consent, input.fields)
  return fields.ok ? ok({ status: status.value, grantedFields: fields.value, validUntil: endOfTerm(now, input.termDays) }) : fields
}

function repeated(consent: ConsentRow | undefined, key: string): Result<Decided, DecideConsentError> {
  if (!consent) return err('not_found')
  if (consent.decisionKey === key) return ok({ id: consent.id, status: consent.status })
  return err(consent.status === 'lapsed' ? 'lapsed' : 'already_decided')
}

async function findOwn(tx: Db, ctx: Ctx<Citizen>, id: string): Promise<ConsentRow | undefined> {
  if (!isId(id)) return undefined
  const [row] = await tx
    .select()
    .from(consents)
    .where(and(eq(consents.id, id), decidableBy(ctx.actor)))
  return row
}

import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { people, representations } from '@/db/schema'
import type { RepresentationEndReason } from '@/db/vocabulary/identity'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { isId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import type { AnswerError, AnswerOffer, OneRepresentation } from './model'
import { visibleTo } from './policy'
import { isMinor, move, type RepresentationAction } from './rules'
import { type Row, writeMove } from './write-move'

/** Takes an offer up or refuses it. The same answer again changes nothing; one that lapsed or was taken back is told so. */
export function answerOffer(ctx: Ctx<Citizen>, { id, decision }: AnswerOffer): Promise<Result<{ id: string }, AnswerError>> {
  return ctx.db.transaction(async (tx) => {
    const row = await lockedDelegation(tx, ctx, id)
    if (!row || row.deputyPersonId !== ctx.actor.personId) return err('not_found')
    const next = move(row.status, decision, 'deputy')
    if (!next.ok) return row.status === (decision === 'accept' ? 'active' : 'refused') ? ok({ id }) : err('already_decided')
    if (!row.answerBy || row.answerBy <= ctx.now || !row.validUntil || row.validUntil <= ctx.now) return err('lapsed')
    if (decision === 'accept' && (await isChild(tx, ctx))) return err('too_young')
    await setStatus(tx, ctx, row, decision, {
      decidedAt: ctx.now,
      ...(decision === 'accept' ? { validFrom: ctx.now } : { endedAt: ctx.now }),
    })
    return ok({ id })
  })
}

/** The owner takes back an offer or a right; it acts on the deputy's next request, and in the middle of one (`holdDeputy`). */
export function revokeRepresentation(
  ctx: Ctx<Citizen>,
  { id }: OneRepresentation,
): Promise<Result<{ id: string }, 'not_found' | 'over'>> {
  return ctx.db.transaction(async (tx) => {
    const row = await lockedDelegation(tx, ctx, id)
    if (!row || row.ownerPersonId !== ctx.actor.personId) return err('not_found')
    if (row.status === 'revoked') return ok({ id })
    if (!move(row.status, 'revoke', 'owner').ok) return err('over')
    await setStatus(tx, ctx, row, 'revoke', { endedAt: ctx.now })
    return ok({ id })
  })
}

/** The deputy wants no longer to act. */
export function returnRepresentation(
  ctx: Ctx<Citizen>,
  { id }: OneRepresentation,
): Promise<Result<{ id: string }, 'not_found' | 'over'>> {
  return ctx.db.transaction(async (tx) => {
    const row = await lockedDelegation(tx, ctx, id)
    if (!row || row.deputyPersonId !== ctx.actor.personId) return err('not_found')
    if (row.status === 'ended' && row.endReason === 'returned') return ok({ id })
    if (!move(row.status, 'give_back', 'deputy').ok) return err('over')
    await setStatus(tx, ctx, row, 'give_back', { endedAt: ctx.now, endReason: 'returned' })
    return ok({ id })
  })
}

/** Ends a right because of the time or a register, whoever's request noticed it. The row is locked by the caller. */
export const endRepresentation = (
  tx: Db,
  ctx: Ctx,
  row: Row,
  reason: Exclude<RepresentationEndReason, 'returned'>,
): Promise<void> =>
  setStatus(tx, { ...ctx, actor: { kind: 'system', job: 'representation' } }, row, 'lapse', { endedAt: ctx.now, endReason: reason })

async function setStatus(tx: Db, ctx: Ctx, row: Row, action: RepresentationAction, set: Partial<Row>): Promise<void> {
  const by = action === 'revoke' ? 'owner' : action === 'lapse' ? 'clock' : 'deputy'
  const next = move(row.status, action, by)
  if (!next.ok) throw new Error(`Cannot change a representation: '${action}' does not lead on from '${row.status}'`)
  const [changed] = await tx
    .update(representations)
    .set({ ...set, status: next.value, updatedAt: ctx.now })
    .where(eq(representations.id, row.id))
    .returning()
  if (!changed) throw new Error('Cannot change a representation: expected its locked row, got none')
  await writeMove(tx, ctx, changed, row.status)
}

async function lockedDelegation(tx: Db, ctx: Ctx<Citizen>, id: string): Promise<Row | undefined> {
  if (!isId(id)) return undefined
  const [row] = await tx
    .select()
    .from(representations)
    .where(and(eq(representations.id, id), eq(representations.kind, 'delegation'), visibleTo(ctx.actor)))
    .for('update')
  return row
}

async function isChild(tx: Db, ctx: Ctx<Citizen>): Promise<boolean> {
  const [person] = await tx.select({ birthDate: people.birthDate }).from(people).where(eq(people.id, ctx.actor.personId))
  return !person || isMinor(person.birthDate, ctx.now)
}

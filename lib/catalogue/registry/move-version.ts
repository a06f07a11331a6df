import { eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { serviceVersions } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { changesBetween } from './compare'
import type { HandIn, OfVersion, RegistryError, SendBack } from './model'
import { canEdit, canReview, wroteIn } from './policy'
import { latestPublished, lockVersion, type VersionRow } from './rows'

type Refusal = Extract<
  RegistryError,
  'not_found' | 'not_allowed' | 'stale' | 'not_a_draft' | 'not_in_review' | 'own_version' | 'nothing_changed'
>
type Moved = Promise<Result<{ serviceCode: string }, Refusal>>

/** The author is done: a second person of the agency looks at it. */
export function handIn(ctx: Ctx<Staff>, { id, rowVersion, note }: HandIn): Moved {
  return ctx.db.transaction(async (tx) => {
    const found = await draftOf(tx, ctx, id, rowVersion)
    if (!found.ok) return found
    const before = await latestPublished(tx, found.value.serviceCode)
    if (before && changesBetween(before.content, found.value.content).length === 0) return err('nothing_changed')
    return move(tx, ctx, found.value, 'handed_in', {
      state: 'in_review',
      submittedAt: ctx.now,
      note: note || null,
      reviewerId: null,
    })
  })
}

/** The reviewer wants it otherwise and says why. */
export function sendBack(ctx: Ctx<Staff>, { id, rowVersion, reason }: SendBack): Moved {
  return ctx.db.transaction(async (tx) => {
    const found = await inReview(tx, ctx, id, rowVersion)
    if (!found.ok) return found
    return move(tx, ctx, found.value, 'sent_back', {
      state: 'draft',
      note: reason,
      reviewerId: ctx.actor.staffId,
      reviewedAt: ctx.now,
    })
  })
}

/** The editor gives it up. The number stays used. */
export function discardDraft(ctx: Ctx<Staff>, { id, rowVersion }: OfVersion): Moved {
  return ctx.db.transaction(async (tx) => {
    const found = await draftOf(tx, ctx, id, rowVersion)
    return found.ok ? move(tx, ctx, found.value, 'draft_discarded', { state: 'discarded' }) : found
  })
}

async function draftOf(tx: Db, ctx: Ctx<Staff>, id: string, rowVersion: number): Promise<Result<VersionRow, Refusal>> {
  const row = await lockVersion(tx, id)
  if (!row) return err('not_found')
  if (!canEdit(ctx.actor, row.content)) return err('not_allowed')
  if (row.state !== 'draft') return err('not_a_draft')
  return row.rowVersion === rowVersion ? ok(row) : err('stale')
}

/** A version this person may decide about now. */
export async function inReview(tx: Db, ctx: Ctx<Staff>, id: string, rowVersion: number): Promise<Result<VersionRow, Refusal>> {
  const row = await lockVersion(tx, id)
  if (!row) return err('not_found')
  if (!canReview(ctx.actor, row.content)) return err('not_allowed')
  if (row.state !== 'in_review') return err('not_in_review')
  if (wroteIn(row, ctx.actor)) return err('own_version')
  return row.rowVersion === rowVersion ? ok(row) : err('stale')
}

async function move(
  tx: Db,
  ctx: Ctx<Staff>,
  row: VersionRow,
  action: 'handed_in' | 'sent_back' | 'draft_discarded',
  set: Partial<typeof serviceVersions.$inferInsert>,
): Moved {
  await tx
    .update(serviceVersions)
    .set({ ...set, rowVersion: row.rowVersion + 1 })
    .where(eq(serviceVersions.id, row.id))
  await recordAudit(tx, ctx, {
    action: `catalogue.${action}`,
    subjectType: 'service_version',
    subjectId: row.id,
    details: { serviceCode: row.serviceCode, version: row.version },
  })
  return ok({ serviceCode: row.serviceCode })
}

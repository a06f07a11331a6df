import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { formVersions } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { bumpRevision } from '@/lib/catalogue'
import { publish } from '@/lib/events'
import type { Ctx, Staff } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { canEditForm, canReviewForm, isSecondPerson } from './policy'
import { problemsIn } from './problems'
import { asDraft, type FormRow, openRow, serviceOf, withEditor } from './rows'

export type SettleError = 'not_found' | 'not_allowed' | 'wrong_state' | 'stale' | 'second_person' | 'note_needed' | 'broken'
type Input = { code: string; rowVersion: number; note: string }
type Settled = Promise<Result<{ version: number }, SettleError>>

/** The author has finished: a colleague looks at it. A form with mistakes is not handed in. */
export const handInForm = (ctx: Ctx<Staff>, input: Input): Settled =>
  settle(ctx, input, 'edit', 'draft', async (tx, row): Settled => {
    if (problemsIn(asDraft(row)).length > 0) return err('broken')
    await write(tx, ctx, row, {
      state: 'in_review',
      submittedAt: ctx.now,
      note: input.note || null,
      authorId: ctx.actor.staffId,
      editorIds: withEditor(row, ctx.actor),
    })
    await audit(tx, ctx, row, 'forms.hand_in')
    return ok({ version: row.version })
  })

/** The author takes it back to go on writing. */
export const takeBackForm = (ctx: Ctx<Staff>, input: Input): Settled =>
  settle(ctx, input, 'edit', 'in_review', async (tx, row): Settled => {
    await write(tx, ctx, row, { state: 'draft', submittedAt: null })
    await audit(tx, ctx, row, 'forms.take_back')
    return ok({ version: row.version })
  })

/** The second person wants something changed, and says what. */
export const sendBackForm = (ctx: Ctx<Staff>, input: Input): Settled =>
  settle(ctx, input, 'review', 'in_review', async (tx, row): Settled => {
    if (input.note.trim() === '') return err('note_needed')
    await write(tx, ctx, row, { state: 'draft', submittedAt: null, note: input.note })
    await audit(tx, ctx, row, 'forms.send_back')
    return ok({ version: row.version })
  })

/** In use at once, for every application begun from now on. Row, history, event and the caches' sign in one transaction. */
export const publishForm = (ctx: Ctx<Staff>, input: Input): Settled =>
  settle(ctx, input, 'review', 'in_review', async (tx, row): Settled => {
    if (!isSecondPerson(ctx, row)) return err('second_person')
    // Looked at once more: the registry may have changed since it was handed in.
    if (problemsIn(asDraft(row)).length > 0) return err('broken')
    await write(tx, ctx, row, {
      state: 'published',
      reviewerId: ctx.actor.staffId,
      reviewedAt: ctx.now,
      publishedAt: ctx.now,
    })
    await audit(tx, ctx, row, 'forms.publish')
    await publish(tx, ctx, {
      type: 'applications.form_published',
      formVersionId: row.id,
      serviceCode: row.serviceCode,
      version: row.version,
    })
    await bumpRevision(tx)
    return ok({ version: row.version })
  })

/**
 * Takes every published form of the service out of use: new applications get the form of the code, or the one drawn up from the
 * registry. What was sent keeps the version it was filled in with.
 */
export function retireForm(ctx: Ctx<Staff>, { code, note }: { code: string; note: string }): Settled {
  return ctx.db.transaction(async (tx): Settled => {
    const service = await serviceOf(tx, ctx, code)
    if (!service) return err('not_found')
    if (!canReviewForm(ctx.actor, service)) return err('not_allowed')
    if (note.trim() === '') return err('note_needed')
    const retired = await tx
      .update(formVersions)
      .set({ retiredAt: ctx.now, updatedAt: ctx.now })
      .where(and(eq(formVersions.serviceCode, code), eq(formVersions.state, 'published'), isNull(formVersions.retiredAt)))
      .returning()
    const last = retired.sort((a, b) => b.version - a.version)[0]
    if (!last) return err('wrong_state')
    await audit(tx, ctx, last, 'forms.retire')
    await publish(tx, ctx, {
      type: 'applications.form_published',
      formVersionId: last.id,
      serviceCode: code,
      version: last.version,
      retired: true,
    })
    await bumpRevision(tx)
    return ok({ version: last.version })
  })
}

function settle(
  ctx: Ctx<Staff>,
  { code, rowVersion }: Input,
  right: 'edit' | 'review',
  state: FormRow['state'],
  act: (tx: Db, row: FormRow) => Settled,
): Settled {
  return ctx.db.transaction(async (tx): Settled => {
    const service = await serviceOf(tx, ctx, code)
    const row = service && (await openRow(tx, code, true))
    if (!service || !row) return err('not_found')
    if (!(right === 'edit' ? canEditForm : canReviewForm)(ctx.actor, service)) return err('not_allowed')
    if (row.state !== state) return err('wrong_state')
    if (row.rowVersion !== rowVersion) return err('stale')
    return act(tx, row)
  })
}

const write = (tx: Db, ctx: Ctx, row: FormRow, values: Partial<FormRow>) =>
  tx
    .update(formVersions)
    .set({ ...values, rowVersion: row.rowVersion + 1, updatedAt: ctx.now })
    .where(eq(formVersions.id, row.id))

const audit = (tx: Db, ctx: Ctx<Staff>, row: FormRow, action: string) =>
  recordAudit(tx, ctx, {
    action,
    subjectType: 'form_version',
    subjectId: row.id,
    details: { service: row.serviceCode, version: row.version },
  })

import { eq } from 'drizzle-orm'
import { formVersions } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { ok } from '@/lib/platform/result'
import { applyCommand, type Command, type Refusal } from './commands'
import { canEditForm } from './policy'
import { asColumns, asDraft, openRow, serviceOf, withEditor } from './rows'

export type EditFormError = 'not_found' | 'not_allowed' | 'not_draft' | 'stale' | Refusal['code']
/** `field`: the control a refused command is about. */
export type Edited = { ok: true; value: { rowVersion: number; made?: string } } | { ok: false; error: EditFormError; field: string }

const refused = (error: EditFormError, field = 'main'): Edited => ({ ok: false, error, field })

/** One change of a draft, saved at once. What was drawn before somebody else's last change is refused. */
export function editForm(
  ctx: Ctx<Staff>,
  { code, rowVersion, command }: { code: string; rowVersion: number; command: Command },
): Promise<Edited> {
  return ctx.db.transaction(async (tx): Promise<Edited> => {
    const service = await serviceOf(tx, ctx, code)
    const row = service && (await openRow(tx, code, true))
    if (!service || !row) return refused('not_found')
    if (!canEditForm(ctx.actor, service)) return refused('not_allowed')
    if (row.state !== 'draft') return refused('not_draft')
    if (row.rowVersion !== rowVersion) return refused('stale')
    const changed = applyCommand(asDraft(row), command)
    if (!changed.ok) return refused(changed.error.code, changed.error.field)
    const next = row.rowVersion + 1
    await tx
      .update(formVersions)
      // Whoever changed it last is its author; somebody who never wrote in it looks it over.
      .set({
        ...asColumns(changed.draft),
        rowVersion: next,
        authorId: ctx.actor.staffId,
        editorIds: withEditor(row, ctx.actor),
        updatedAt: ctx.now,
      })
      .where(eq(formVersions.id, row.id))
    await recordAudit(tx, ctx, {
      action: 'forms.edit',
      subjectType: 'form_version',
      subjectId: row.id,
      details: { service: code, version: row.version, change: command.do },
    })
    return ok({ rowVersion: next, ...(changed.made === undefined ? {} : { made: changed.made }) })
  })
}

import { eq } from 'drizzle-orm'
import { serviceVersions } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { type Day, dayInBaku } from '@/lib/platform/time'
import { unknownCodes } from './dictionaries'
import type { RegistryError } from './model'
import { canEdit } from './policy'
import type { ServiceRecord } from './record'
import { lockVersion, withEditor } from './rows'

export type SaveDraft = { id: string; rowVersion: number; content: ServiceRecord; validFrom: Day | null }
export type SaveDraftError = Extract<
  RegistryError,
  'not_found' | 'not_allowed' | 'not_a_draft' | 'stale' | 'other_agency' | 'unknown_code'
>

/** Keeps what the editor wrote. Who saves it becomes its author: the review is for somebody who never wrote in it. */
export function saveDraft(ctx: Ctx<Staff>, input: SaveDraft): Promise<Result<{ rowVersion: number }, SaveDraftError>> {
  return ctx.db.transaction(async (tx) => {
    const draft = await lockVersion(tx, input.id)
    if (!draft) return err('not_found')
    if (!canEdit(ctx.actor, draft.content)) return err('not_allowed')
    if (draft.state !== 'draft') return err('not_a_draft')
    if (draft.rowVersion !== input.rowVersion) return err('stale')
    // A service does not change hands here: the other agency would have to agree.
    if (input.content.agencyCode !== draft.content.agencyCode) return err('other_agency')
    if ((await unknownCodes(tx, input.content)).length > 0) return err('unknown_code')

    const today = dayInBaku(ctx.now)
    const rowVersion = draft.rowVersion + 1
    await tx
      .update(serviceVersions)
      .set({
        content: input.content,
        validFrom: input.validFrom && input.validFrom > today ? input.validFrom : today,
        authorId: ctx.actor.staffId,
        editorIds: withEditor(draft, ctx.actor),
        reviewerId: null,
        rowVersion,
      })
      .where(eq(serviceVersions.id, draft.id))
    await recordAudit(tx, ctx, {
      action: 'catalogue.draft_saved',
      subjectType: 'service_version',
      subjectId: draft.id,
      details: { serviceCode: draft.serviceCode, version: draft.version },
    })
    return ok({ rowVersion })
  })
}

import { and, eq, inArray, isNull } from 'drizzle-orm'
import { attachments } from '@/db/schema'
import { ADDED } from '@/lib/files'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { err, ok } from '@/lib/platform/result'
import { moveCase } from './move-case'

/**
 * Tells the officer that files were added to a sent application. Whatever happened to the case meanwhile, a document fits, so no
 * version is asked for; but a decision drawn up before it came is refused, because the row's version grows.
 */
export const addDocuments = (ctx: Ctx<Applicant>, { id, attachmentIds }: { id: string; attachmentIds: readonly string[] }) =>
  moveCase<'no_file'>(ctx, { id, version: null }, 'add_document', async (tx) => {
    const files = await tx
      .select({ name: attachments.fileName })
      .from(attachments)
      .where(
        and(
          eq(attachments.applicationId, id),
          eq(attachments.field, ADDED),
          inArray(attachments.id, [...attachmentIds]),
          isNull(attachments.removedAt),
        ),
      )
    if (files.length === 0) return err('no_file')
    return ok({ note: files.map(({ name }) => name).join(', '), tell: 'document_added', details: { files: files.length } })
  })

import type { Readable } from 'node:stream'
import { and, eq, isNull } from 'drizzle-orm'
import { attachments } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { disposition } from './file-name'
import { ATTACHMENT_COLUMNS } from './list-files'
import type { Attachment } from './model'
import { fileStorage } from './storage'

export type OpenedFile = { attachment: Attachment; stream: Readable }

/** A file of an application, without its bytes. */
export async function findFile(ctx: Ctx, { applicationId, id }: { applicationId: string; id: string }): Promise<Attachment | null> {
  const [row] = await ctx.db
    .select(ATTACHMENT_COLUMNS)
    .from(attachments)
    .where(and(eq(attachments.id, id), eq(attachments.applicationId, applicationId), isNull(attachments.removedAt)))
  return row ?? null
}

/** A file of an application with its bytes; null when it has none of this id. The caller knows that its reader may have it. */
export async function openFile(ctx: Ctx, { applicationId, id }: { applicationId: string; id: string }): Promise<OpenedFile | null> {
  const [row] = await ctx.db
    .select({ ...ATTACHMENT_COLUMNS, storageKey: attachments.storageKey })
    .from(attachments)
    .where(and(eq(attachments.id, id), eq(attachments.applicationId, applicationId), isNull(attachments.removedAt)))
  if (!row) return null
  const { storageKey, ...attachment } = row
  return { attachment, stream: fileStorage(ctx.db).read(storageKey) }
}

/** Pictures may be looked at in the browser; everything else is only ever saved. */
const SHOWN = new Set(['image/jpeg', 'image/png', 'image/webp'])

/**
 * How a browser is to treat a stranger's file: no guessing of its type, no scripts, no frames, nothing kept, and saved rather than
 * opened, unless it is a picture and was asked for as one.
 */
export function fileHeaders({ contentType, fileName, sizeBytes }: Attachment, { inline = false } = {}): Record<string, string> {
  const shown = inline && SHOWN.has(contentType)
  return {
    'content-type': contentType,
    'content-length': String(sizeBytes),
    'content-disposition': disposition(shown ? 'inline' : 'attachment', fileName, contentType),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex',
  }
}

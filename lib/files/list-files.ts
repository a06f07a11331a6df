import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { attachments } from '@/db/schema'
import type { Attachment } from './model'

/** Everything about a file but where its bytes are. */
export const ATTACHMENT_COLUMNS = {
  id: attachments.id,
  applicationId: attachments.applicationId,
  field: attachments.field,
  fileName: attachments.fileName,
  contentType: attachments.contentType,
  sizeBytes: attachments.sizeBytes,
  sha256: attachments.sha256,
  scan: attachments.scan,
  addedAt: attachments.addedAt,
}

/** The files of an application as they are now, in the order in which they came. The caller knows that its reader may see them. */
export const listFiles = (db: Db, applicationId: string): Promise<Attachment[]> =>
  db
    .select(ATTACHMENT_COLUMNS)
    .from(attachments)
    .where(and(eq(attachments.applicationId, applicationId), isNull(attachments.removedAt)))
    .orderBy(asc(attachments.addedAt), asc(attachments.id))

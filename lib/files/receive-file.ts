import { finished, type Readable } from 'node:stream'
import { and, count, eq, gt, isNull, sql, sum } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { attachments, uploads } from '@/db/schema'
import type { ScanResult } from '@/db/vocabulary/files'
import { recordAudit } from '@/lib/audit'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { minutesAfter } from '@/lib/platform/time'
import { cleanFileName } from './file-name'
import { type Inspected, Inspector, Refusal } from './inspect'
import { ATTACHMENT_COLUMNS } from './list-files'
import { type Attachment, type FileError, type FileKind, MAX_FILES, MAX_TOTAL_BYTES, MEGABYTE } from './model'
import { configuredScanner, type Scanner, scan } from './scanner'
import { type FileStorage, fileStorage, newStorageKey } from './storage'

/** One person sends no more than this of late; honest people stay far below. */
const RECENT = { minutes: 60, files: 120, bytes: 300 * MEGABYTE }

export type Upload = {
  fileName: string | undefined
  /** Read to its end whatever becomes of it, so that the sender hears the answer. */
  stream: Readable
  accept: readonly FileKind[]
  maxBytes: number
}
/** A file that was looked at, scanned and stored, but belongs to nothing yet. */
export type StoredFile = Inspected & { storageKey: string; fileName: string; scan: ScanResult }
export type KeepFile = {
  applicationId: string
  /** Whose application it is. */
  personId: string
  field: string
  maxFiles?: number
  /** Place among files sent together: they are listed in that order. */
  place?: number
}
export type ReceiveFile = Upload & KeepFile
/** What it is stored and scanned with; tests bring their own. */
export type Means = { storage?: FileStorage; scanner?: Scanner | null }

/** Who really sends it. */
const senderOf = ({ actor }: Ctx<Applicant>): string => actor.deputy?.personId ?? actor.personId

/**
 * Takes in a file as it streams: size, type by content, hash, store, virus scanner. No transaction is open meanwhile. What is refused is
 * not kept. The result is to be given to `keepFile` or to `discardUpload`; what gets neither is removed by a job.
 */
export async function storeUpload(ctx: Ctx<Applicant>, upload: Upload, means: Means = {}): Promise<Result<StoredFile, FileError>> {
  const { storage = fileStorage(ctx.db), scanner = configuredScanner() } = means
  const fileName = cleanFileName(upload.fileName)
  const storageKey = newStorageKey()
  if (await sentTooMuch(ctx)) {
    upload.stream.resume()
    return err('too_many_uploads')
  }
  await ctx.db.insert(uploads).values({ storageKey, personId: senderOf(ctx), startedAt: ctx.now })
  const inspector = new Inspector({ fileName, accept: upload.accept, maxBytes: upload.maxBytes })
  try {
    await pass(upload.stream, inspector, (bytes) => storage.write(storageKey, bytes))
  } catch (error) {
    await discard(ctx, storage, storageKey)
    if (error instanceof Refusal) return err(error.code)
    throw error
  }
  const inspected = inspector.result()
  const verdict = await scan(scanner, () => storage.read(storageKey))
  if (!verdict.ok || verdict.value === 'infected') {
    await discard(ctx, storage, storageKey)
    if (verdict.ok) ctx.log.warn({ personId: senderOf(ctx) }, 'an infected file was refused')
    else ctx.log.error('the virus scanner gave no verdict: a file was refused')
    return err(verdict.ok ? 'file_infected' : 'scanner_down')
  }
  await ctx.db.update(uploads).set({ sizeBytes: inspected.sizeBytes }).where(eq(uploads.storageKey, storageKey))
  return ok({ ...inspected, storageKey, fileName, scan: verdict.value })
}

/** Source → inspector → store. A refusal unhooks the source and lets the rest of it run away unread. */
async function pass(source: Readable, inspector: Inspector, write: (bytes: Readable) => Promise<void>): Promise<void> {
  finished(source, { writable: false }, (error) => {
    if (error) inspector.destroy(new Refusal('upload_broken'))
  })
  source.pipe(inspector)
  try {
    await write(inspector)
  } catch (error) {
    source.unpipe(inspector)
    inspector.destroy()
    source.resume()
    throw inspector.errored instanceof Refusal ? inspector.errored : error
  }
}

async function sentTooMuch(ctx: Ctx<Applicant>): Promise<boolean> {
  const [sent] = await ctx.db
    .select({ files: count(), bytes: sum(uploads.sizeBytes).mapWith(Number) })
    .from(uploads)
    .where(and(eq(uploads.personId, senderOf(ctx)), gt(uploads.startedAt, minutesAfter(ctx.now, -RECENT.minutes))))
  return (sent?.files ?? 0) >= RECENT.files || (sent?.bytes ?? 0) >= RECENT.bytes
}

async function discard(ctx: Ctx, storage: FileStorage, storageKey: string): Promise<void> {
  try {
    await storage.remove(storageKey)
    await ctx.db.update(uploads).set({ settledAt: ctx.now }).where(eq(uploads.storageKey, storageKey))
  } catch (error) {
    // The job finds it again.
    ctx.log.error({ err: error }, 'a refused file could not be removed at once')
  }
}

/** Removes what `storeUpload` stored and nobody keeps. */
export const discardUpload = (ctx: Ctx, { storageKey }: Pick<StoredFile, 'storageKey'>, means: Means = {}): Promise<void> =>
  discard(ctx, means.storage ?? fileStorage(ctx.db), storageKey)

/**
 * Makes a stored file an attachment. The caller has locked the application's row and knows that the field may be written; the limits of
 * the field and of the whole application are checked here.
 */
export async function keepFile(
  tx: Db,
  ctx: Ctx<Applicant>,
  stored: StoredFile,
  { applicationId, personId, field, maxFiles, place = 0 }: KeepFile,
): Promise<Result<Attachment, 'too_many_files' | 'files_too_big' | 'upload_broken'>> {
  const [there] = await tx
    .select({
      all: count(),
      inField: sql<number>`count(*) filter (where ${attachments.field} = ${field})::int`,
      bytes: sql<number>`coalesce(sum(${attachments.sizeBytes}), 0)::int`,
    })
    .from(attachments)
    .where(and(eq(attachments.applicationId, applicationId), isNull(attachments.removedAt)))
  if ((there?.all ?? 0) >= MAX_FILES || (maxFiles !== undefined && (there?.inField ?? 0) >= maxFiles)) return err('too_many_files')
  if ((there?.bytes ?? 0) + stored.sizeBytes > MAX_TOTAL_BYTES) return err('files_too_big')
  const [settled] = await tx
    .update(uploads)
    .set({ settledAt: ctx.now })
    .where(and(eq(uploads.storageKey, stored.storageKey), isNull(uploads.settledAt)))
    .returning({ storageKey: uploads.storageKey })
  // It lay too long and the job removed its bytes.
  if (!settled) return err('upload_broken')
  const { contentType, sizeBytes, sha256, storageKey, fileName, scan: verdict } = stored
  const [row] = await tx
    .insert(attachments)
    .values({
      id: newId(),
      applicationId,
      personId: senderOf(ctx),
      field,
      fileName,
      contentType,
      sizeBytes,
      sha256,
      storageKey,
      scan: verdict,
      addedAt: new Date(ctx.now.getTime() + place),
    })
    .returning(ATTACHMENT_COLUMNS)
  if (!row) throw new Error('Cannot keep a file: expected the insert to return it')
  await recordAudit(tx, ctx, {
    action: 'files.add',
    subjectType: 'application',
    subjectId: applicationId,
    personId,
    details: { file: row.id, field, sha256, bytes: sizeBytes, scan: verdict },
  })
  return ok(row)
}

/** Both in one, for callers that need no lock of their own. */
export async function receiveFile(
  ctx: Ctx<Applicant>,
  input: ReceiveFile,
  means: Means = {},
): Promise<Result<Attachment, FileError>> {
  const stored = await storeUpload(ctx, input, means)
  if (!stored.ok) return stored
  const kept = await ctx.db.transaction((tx) => keepFile(tx, ctx, stored.value, input))
  if (!kept.ok) await discardUpload(ctx, stored.value, means)
  return kept
}

/** Takes a file away; its bytes go by a job. The caller has locked the application's row and knows that the field may be written. */
export async function removeFile(
  tx: Db,
  ctx: Ctx<Applicant>,
  { applicationId, personId, id }: { applicationId: string; personId: string; id: string },
): Promise<Result<Attachment, 'not_found'>> {
  const [row] = await tx
    .update(attachments)
    .set({ removedAt: ctx.now })
    .where(and(eq(attachments.id, id), eq(attachments.applicationId, applicationId), isNull(attachments.removedAt)))
    .returning(ATTACHMENT_COLUMNS)
  if (!row) return err('not_found')
  await recordAudit(tx, ctx, {
    action: 'files.remove',
    subjectType: 'application',
    subjectId: applicationId,
    personId,
    details: { file: row.id, field: row.field, sha256: row.sha256 },
  })
  return ok(row)
}

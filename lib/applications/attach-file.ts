import { and, eq } from 'drizzle-orm'
import { applications } from '@/db/schema'
import {
  ADDED,
  type Attachment,
  DEFAULT_MAX_FILES,
  DEFAULT_MAX_MEGABYTES,
  discardUpload,
  type FileError,
  type FileKind,
  keepFile,
  MEGABYTE,
  removeFile,
  storeUpload,
  type StoredFile,
  type Upload,
} from '@/lib/files'
import { holdDeputy } from '@/lib/identity'
import { type Applicant, type Ctx, within } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { addDocuments } from './add-document'
import { outdateConfirmation } from './ask-confirmation'
import { type Field, fieldsOf, type ServiceDefinition } from './definition'
import { getForm } from './find-form'
import { mayWrite } from './masks'
import { actionsFrom } from './model'
import type { CaseRow } from './move-case'
import { canChange, visibleTo } from './policy'

/** What a field takes. */
export type FileRule = { field: string; accept: readonly FileKind[]; maxFiles: number; maxBytes: number }
export type AttachError = FileError | 'not_found' | 'not_open' | 'representation_ended'

type FileField = Extract<Field, { kind: 'file' }>

/** The file field of that name, also inside a row of a group (`cars.1.photo`). */
export function fileFieldOf(definition: ServiceDefinition, name: string): FileField | null {
  const fields = fieldsOf(definition)
  const [group = '', row, inner, ...rest] = name.split('.')
  if (row === undefined) return fileOnly(fields.find((one) => one.name === name))
  const found = fields.find((one) => one.name === group)
  if (found?.kind !== 'group' || rest.length > 0 || !/^\d{1,3}$/.test(row) || Number(row) >= found.max) return null
  return fileOnly(found.fields.find((one) => one.name === inner))
}

const fileOnly = (field: Field | undefined): FileField | null => (field?.kind === 'file' ? field : null)

const ruleOf = (name: string, field: Pick<FileField, 'accept' | 'max' | 'maxMegabytes'>): FileRule => ({
  field: name,
  accept: field.accept,
  maxFiles: field.max ?? DEFAULT_MAX_FILES,
  maxBytes: (field.maxMegabytes ?? DEFAULT_MAX_MEGABYTES) * MEGABYTE,
})

/** A document nobody asked for may be of any kind we take. */
const ADDED_RULE = ruleOf(ADDED, { accept: ['pdf', 'image'], max: 20 })

/** The rule of a field whose files may be changed now; null when they may not. */
async function openRule(ctx: Ctx<Applicant>, row: CaseRow, name: string): Promise<FileRule | null> {
  // A deputy whose owner wants to be asked sends nothing to the state by themselves.
  if (name === ADDED)
    return !ctx.actor.deputy?.ownerConfirms && actionsFrom(row.family, row.status, 'applicant').includes('add_document')
      ? ADDED_RULE
      : null
  // What was sent is sealed by its hash; files of the form change with a draft only.
  if (row.status !== 'draft') return null
  const { definition } = await getForm(ctx, row.serviceCode)
  const field = fileFieldOf(definition, name)
  return field && mayWrite(field, 'applicant', row.status) ? ruleOf(name, field) : null
}

const findRow = (ctx: Ctx<Applicant>, id: string) =>
  ctx.db
    .select()
    .from(applications)
    .where(and(eq(applications.id, id), visibleTo(ctx.actor)))

/** Whether, and which, files this person may send to a field now. Asked before the first byte is read. */
export async function findFileRule(
  ctx: Ctx<Applicant>,
  { applicationId, field }: { applicationId: string; field: string },
): Promise<Result<FileRule, 'not_found' | 'not_open'>> {
  const [row] = await findRow(ctx, applicationId)
  if (!row || !canChange(ctx.actor, row)) return err('not_found')
  const rule = await openRule(ctx, row, field)
  return rule ? ok(rule) : err('not_open')
}

/** A file on its way in; `attachFiles` then makes it part of the application. */
export const receiveUpload = (
  ctx: Ctx<Applicant>,
  rule: FileRule,
  upload: Pick<Upload, 'fileName' | 'stream'>,
): Promise<Result<StoredFile, FileError>> => storeUpload(ctx, { ...upload, accept: rule.accept, maxBytes: rule.maxBytes })

/** Ends the transaction without its writes. */
class Undone extends Error {
  constructor(readonly code: AttachError) {
    super(code)
  }
}

/**
 * Adds stored files to a field of a draft, or to a sent application as documents (one move of the case, however many). All or none;
 * what is not taken is removed. A draft changed so asks its owner anew.
 */
export async function attachFiles(
  ctx: Ctx<Applicant>,
  { applicationId, field }: { applicationId: string; field: string },
  stored: readonly StoredFile[],
): Promise<Result<Attachment[], AttachError>> {
  try {
    return ok(await ctx.db.transaction((tx) => attach(within(ctx, tx), { applicationId, field }, stored)))
  } catch (error) {
    await Promise.all(stored.map((one) => discardUpload(ctx, one)))
    if (error instanceof Undone) return err(error.code)
    throw error
  }
}

async function attach(
  ctx: Ctx<Applicant>,
  { applicationId, field }: { applicationId: string; field: string },
  stored: readonly StoredFile[],
): Promise<Attachment[]> {
  const { row, rule } = await lockOpen(ctx, { applicationId, field })
  const added: Attachment[] = []
  for (const [place, one] of stored.entries()) {
    const kept = await keepFile(ctx.db, ctx, one, { applicationId, personId: row.personId, field, maxFiles: rule.maxFiles, place })
    if (!kept.ok) throw new Undone(kept.error)
    added.push(kept.value)
  }
  if (field !== ADDED) await touchDraft(ctx, row)
  else if (added.length > 0) {
    const moved = await addDocuments(ctx, { id: applicationId, attachmentIds: added.map(({ id }) => id) })
    if (!moved.ok) throw new Undone('not_open')
  }
  return added
}

/** Takes a file of a draft away. Of what was sent nothing is removed: the officer may have relied on it. */
export async function detachFile(
  ctx: Ctx<Applicant>,
  { applicationId, field, id }: { applicationId: string; field: string; id: string },
): Promise<Result<Attachment, AttachError>> {
  if (field === ADDED) return err('not_open')
  try {
    return await ctx.db.transaction(async (tx) => {
      const inside = within(ctx, tx)
      const { row } = await lockOpen(inside, { applicationId, field })
      const removed = await removeFile(tx, inside, { applicationId, personId: row.personId, id })
      if (!removed.ok || removed.value.field !== field) throw new Undone('not_found')
      await touchDraft(inside, row)
      return removed
    })
  } catch (error) {
    if (error instanceof Undone) return err(error.code)
    throw error
  }
}

async function lockOpen(
  ctx: Ctx<Applicant>,
  { applicationId, field }: { applicationId: string; field: string },
): Promise<{ row: CaseRow; rule: FileRule }> {
  if (!(await holdDeputy(ctx.db, ctx))) throw new Undone('representation_ended')
  const [row] = await findRow(ctx, applicationId).for('update')
  if (!row || !canChange(ctx.actor, row)) throw new Undone('not_found')
  const rule = await openRule(ctx, row, field)
  if (!rule) throw new Undone('not_open')
  return { row, rule }
}

/** Files are part of what is sent: whoever read the draft before has read another one. */
async function touchDraft(ctx: Ctx<Applicant>, row: CaseRow): Promise<void> {
  await ctx.db
    .update(applications)
    .set({ version: row.version + 1, updatedAt: ctx.now })
    .where(eq(applications.id, row.id))
  await outdateConfirmation(ctx.db, ctx, row)
}

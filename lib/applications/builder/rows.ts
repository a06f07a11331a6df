import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { formVersions, services } from '@/db/schema'
import type { Ctx, Staff } from '@/lib/platform/context'
import type { FormDraft, FormRecord, FormTexts } from './form'
import { formAgencies } from './policy'

export type FormRow = typeof formVersions.$inferSelect

/** The editors of a version with who writes in it now. */
export const withEditor = ({ editorIds }: Pick<FormRow, 'editorIds'>, { staffId }: Staff): string[] => [
  ...new Set([...editorIds, staffId]),
]
export type FormService = { code: string; agencyCode: string; name: typeof services.$inferSelect.name; online: boolean }

export const asDraft = (row: Pick<FormRow, 'record' | 'texts'>): FormDraft => ({
  record: row.record as unknown as FormRecord,
  texts: row.texts as unknown as FormTexts,
})
export const asColumns = ({ record, texts }: FormDraft): Pick<FormRow, 'record' | 'texts'> => ({
  record: record as unknown as Record<string, unknown>,
  texts: texts as unknown as Record<string, unknown>,
})

/** A service of one of the officer's agencies; null also when it is another agency's. */
export async function serviceOf(db: Db, ctx: Ctx<Staff>, code: string): Promise<FormService | null> {
  const agencies = formAgencies(ctx.actor)
  if (agencies.length === 0) return null
  const [row] = await db
    .select({ code: services.code, agencyCode: services.agencyCode, name: services.name, online: services.online })
    .from(services)
    .where(and(eq(services.code, code), inArray(services.agencyCode, agencies)))
  return row ?? null
}

/** The version that is being written or looked over. */
export async function openRow(db: Db, code: string, lock = false): Promise<FormRow | null> {
  const query = db
    .select()
    .from(formVersions)
    .where(and(eq(formVersions.serviceCode, code), inArray(formVersions.state, ['draft', 'in_review'])))
  const [row] = await (lock ? query.for('update') : query)
  return row ?? null
}

/** Versions of a service's form, newest first. */
export const rowsOf = (db: Db, code: string): Promise<FormRow[]> =>
  db.select().from(formVersions).where(eq(formVersions.serviceCode, code)).orderBy(desc(formVersions.version))

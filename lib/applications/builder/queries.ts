import { and, asc, eq, ilike, inArray, or, sql } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import { agencies, formVersions, services, staffMembers } from '@/db/schema'
import type { Locale } from '@/lib/i18n/locales'
import type { Ctx, Staff } from '@/lib/platform/context'
import type { Problem } from '../record'
import { FOLDERS } from '../services'
import { type FormDraft, isPureData } from './form'
import { canEditForm, canReviewForm, canSeeForms, formAgencies, isSecondPerson } from './policy'
import { problemsIn } from './problems'
import { asDraft, type FormRow, openRow, rowsOf, serviceOf } from './rows'
import { missingTexts } from './words'

export const LIST_STATES = ['draft', 'in_review', 'published', 'folder', 'generic', 'none'] as const
/** `folder`: the form of the code; `generic`: drawn up from the registry; `none`: the service is not online. */
export type ListState = (typeof LIST_STATES)[number]
export type FormLine = {
  code: string
  name: LocalizedText
  agency: LocalizedText
  state: ListState
  publishedVersion: number | null
  openVersion: number | null
  /** Texts still to be written in the version that is open, by language. */
  missing: Partial<Record<Locale, number>>
  updatedAt: Date | null
}
const PER_PAGE = 25

/** Services of the officer's agencies with how their forms stand; null for those without the right. */
export async function listForms(
  ctx: Ctx<Staff>,
  { page, query, state }: { page: number; query: string; state?: ListState | undefined },
): Promise<{ rows: FormLine[]; page: number; pageCount: number; total: number } | null> {
  if (!canSeeForms(ctx.actor)) return null
  const pattern = `%${query.replace(/[%_\\]/g, '\\$&')}%`
  const found = await ctx.db
    .select({ code: services.code, name: services.name, agency: agencies.name, online: services.online })
    .from(services)
    .innerJoin(agencies, eq(agencies.code, services.agencyCode))
    .where(
      and(
        inArray(services.agencyCode, formAgencies(ctx.actor)),
        query ? or(ilike(services.code, pattern), sql`${services.name}::text ilike ${pattern}`) : undefined,
      ),
    )
    .orderBy(asc(services.code))
  if (found.length === 0) return { rows: [], page: 1, pageCount: 1, total: 0 }
  const versions = await ctx.db
    .select()
    .from(formVersions)
    .where(
      and(
        inArray(
          formVersions.serviceCode,
          found.map(({ code }) => code),
        ),
        inArray(formVersions.state, ['draft', 'in_review', 'published']),
      ),
    )
  const lines = found.map(({ online, ...service }): FormLine => {
    const own = versions.filter(({ serviceCode }) => serviceCode === service.code)
    const open = own.find((row) => row.state !== 'published')
    const published = own.filter((row) => row.state === 'published' && !row.retiredAt).sort((a, b) => b.version - a.version)[0]
    const missing = open ? missingTexts(asDraft(open)) : []
    const kept: ListState = published ? 'published' : Object.hasOwn(FOLDERS, service.code) ? 'folder' : online ? 'generic' : 'none'
    return {
      ...service,
      state: open ? (open.state as 'draft' | 'in_review') : kept,
      publishedVersion: published?.version ?? null,
      openVersion: open?.version ?? null,
      missing: Object.fromEntries(
        Object.entries(Object.groupBy(missing, ({ locale }) => locale)).map(([locale, keys]) => [locale, keys.length]),
      ),
      updatedAt: open?.updatedAt ?? published?.publishedAt ?? null,
    }
  })
  const wanted = state ? lines.filter((line) => line.state === state) : lines
  const ranked = wanted.sort((a, b) => rank(a) - rank(b))
  const pageCount = Math.max(1, Math.ceil(ranked.length / PER_PAGE))
  const at = Math.min(page, pageCount)
  return { rows: ranked.slice((at - 1) * PER_PAGE, at * PER_PAGE), page: at, pageCount, total: ranked.length }
}

/** What is being worked on comes first. */
const rank = (line: FormLine): number => LIST_STATES.indexOf(line.state)

export type VersionLine = {
  version: number
  state: FormRow['state']
  retired: boolean
  author: LocalizedText | null
  reviewer: LocalizedText | null
  note: string | null
  updatedAt: Date
  publishedAt: Date | null
}
export type FormCard = {
  code: string
  name: LocalizedText
  agencyCode: string
  online: boolean
  /** The form of the code, and whether it is data that can be copied. */
  folder: { version: number; copyable: boolean } | null
  versions: VersionLine[]
  open: (OpenForm & { note: string | null }) | null
  current: number | null
  canEdit: boolean
  canReview: boolean
}
export type OpenForm = {
  version: number
  state: 'draft' | 'in_review'
  rowVersion: number
  updatedAt: Date
  draft: FormDraft
  problems: Problem[]
  /** Whoever looks may publish it: it is another's work. */
  second: boolean
}

/** Everything about one service's form; null when it is not the officer's business. */
export async function findFormCard(ctx: Ctx<Staff>, code: string): Promise<FormCard | null> {
  const service = await serviceOf(ctx.db, ctx, code)
  if (!service) return null
  const rows = await rowsOf(ctx.db, code)
  const ids = [...new Set(rows.flatMap((row) => [row.authorId, row.reviewerId]).filter((id) => id !== null))]
  const people =
    ids.length === 0
      ? []
      : await ctx.db
          .select({ id: staffMembers.id, position: staffMembers.position })
          .from(staffMembers)
          .where(inArray(staffMembers.id, ids))
  const position = (id: string | null) => people.find((one) => one.id === id)?.position ?? null
  const open = rows.find((row) => row.state === 'draft' || row.state === 'in_review')
  const folder = Object.hasOwn(FOLDERS, code) ? FOLDERS[code] : undefined
  return {
    ...service,
    folder: folder ? { version: folder.definition.version, copyable: isPureData(folder.definition) } : null,
    versions: rows.map((row) => ({
      version: row.version,
      state: row.state,
      retired: row.retiredAt !== null,
      author: position(row.authorId),
      reviewer: position(row.reviewerId),
      note: row.note,
      updatedAt: row.updatedAt,
      publishedAt: row.publishedAt,
    })),
    open: open ? { ...openForm(ctx, open), note: open.note } : null,
    current: rows.find((row) => row.state === 'published' && !row.retiredAt)?.version ?? null,
    canEdit: canEditForm(ctx.actor, service),
    canReview: canReviewForm(ctx.actor, service),
  }
}

const openForm = (ctx: Ctx<Staff>, row: FormRow): OpenForm => {
  const draft = asDraft(row)
  return {
    version: row.version,
    state: row.state as OpenForm['state'],
    rowVersion: row.rowVersion,
    updatedAt: row.updatedAt,
    draft,
    problems: problemsIn(draft),
    second: isSecondPerson(ctx, row),
  }
}

/** The version being written, for the pages of the editor and the preview. */
export async function findOpenForm(
  ctx: Ctx<Staff>,
  code: string,
): Promise<(OpenForm & { service: { code: string; name: LocalizedText; agencyCode: string }; canEdit: boolean }) | null> {
  const service = await serviceOf(ctx.db, ctx, code)
  const row = service && (await openRow(ctx.db, code))
  if (!service || !row) return null
  return { ...openForm(ctx, row), service, canEdit: canEditForm(ctx.actor, service) }
}

/** One version as it stands, for comparing and for writing out. */
export async function findFormVersion(ctx: Ctx<Staff>, code: string, version: number): Promise<FormDraft | null> {
  const service = await serviceOf(ctx.db, ctx, code)
  if (!service) return null
  const row = (await rowsOf(ctx.db, code)).find((one) => one.version === version)
  return row ? asDraft(row) : null
}

import { and, eq, inArray } from 'drizzle-orm'
import { applicationOpinions, applications } from '@/db/schema'
import { recordDisclosure } from '@/lib/audit'
import { ADDED, findFile, openFile, type OpenedFile } from '@/lib/files'
import { type Applicant, type Ctx, type Staff, within } from '@/lib/platform/context'
import { fileFieldOf } from './attach-file'
import type { FormRole } from './definition'
import { findForm, findSentForm } from './find-form'
import { mayRead } from './masks'
import type { CaseRow } from './move-case'
import { queueAgencies, visibleTo } from './policy'

type Place = { applicationId: string; id: string }

/** Whether this side may read the file's field while the case stands there. Documents added later are for applicant and officer. */
async function canReadFile(ctx: Ctx, row: CaseRow, name: string, role: FormRole, named?: readonly string[]): Promise<boolean> {
  const form = name === ADDED ? null : await (row.reference ? findSentForm(ctx, row) : findForm(ctx, row.serviceCode))
  const field = form && fileFieldOf(form.definition, name)
  // A field the form no longer has: what was given to it is still the applicant's and the officer's.
  if (!field) return role !== 'consulted'
  return mayRead({ ...field, name: name.split('.')[0] ?? name }, role, row.status, named)
}

/** A file of the person's own application; null also when it is somebody else's. */
export async function openOwnFile(ctx: Ctx<Applicant>, place: Place): Promise<OpenedFile | null> {
  const [row] = await ctx.db
    .select()
    .from(applications)
    .where(and(eq(applications.id, place.applicationId), visibleTo(ctx.actor)))
  const file = row && (await findFile(ctx, place))
  return file && (await canReadFile(ctx, row, file.field, 'applicant')) ? openFile(ctx, place) : null
}

/**
 * A file of a case of the officer's agency, or of one it was asked about, where the question names the field. The applicant finds the
 * look-up in their activity: it is kept before the first byte is read.
 */
export async function openCaseFile(ctx: Ctx<Staff>, place: Place): Promise<OpenedFile | null> {
  const allowed = await ctx.db.transaction((tx) => discloseFile(within(ctx, tx), place))
  return allowed ? openFile(ctx, place) : null
}

async function discloseFile(ctx: Ctx<Staff>, place: Place): Promise<boolean> {
  const [own] = await ctx.db
    .select()
    .from(applications)
    .where(and(eq(applications.id, place.applicationId), visibleTo(ctx.actor)))
  const asked = own ? null : await findConsulted(ctx, place.applicationId)
  const row = own ?? asked?.row
  const file = row && (await findFile(ctx, place))
  if (!file || !(await canReadFile(ctx, row, file.field, own ? 'officer' : 'consulted', asked?.fields))) return false
  const reader = asked?.agencyCode ?? row.agencyCode
  await recordDisclosure(ctx.db, ctx, {
    personId: row.personId,
    what: 'file',
    purpose: 'case',
    right: 'case',
    subjectType: 'application',
    subjectId: place.applicationId,
    fields: ['application.file'],
    inNameOf: reader === ctx.actor.agencyCode ? undefined : { agencyCode: reader },
  })
  return true
}

/** The case another agency asks this officer's agency about, with the fields its question names. */
async function findConsulted(ctx: Ctx<Staff>, applicationId: string) {
  const agencies = queueAgencies(ctx.actor)
  if (agencies.length === 0) return null
  const [found] = await ctx.db
    .select({ row: applications, fields: applicationOpinions.fields, agencyCode: applicationOpinions.agencyCode })
    .from(applicationOpinions)
    .innerJoin(applications, eq(applications.id, applicationOpinions.applicationId))
    .where(
      and(
        eq(applicationOpinions.applicationId, applicationId),
        eq(applicationOpinions.status, 'asked'),
        inArray(applicationOpinions.agencyCode, agencies),
      ),
    )
  return found ?? null
}

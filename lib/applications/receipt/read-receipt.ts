import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import { agencies, applicationRevisions, applications, attachments, people, services } from '@/db/schema'
import type { SignatureKept } from '@/db/schema/applications'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { type Fee, findFee } from '@/lib/payments'
import { visibleTo } from '../policy'

type Name = { givenName: string; surname: string; patronymic: string; sex: 'male' | 'female' }

/** What a receipt says. It is the applicant's; whoever they hand it to learns no more than this. */
export type Receipt = {
  applicationId: string
  reference: string
  key: string
  service: LocalizedText
  agency: LocalizedText
  applicant: Name & { maskedPin: string }
  company: { tin: string; name: string } | null
  deputy: Name | null
  /** When it was first sent, and when what the hash is of was sent: the same unless it was corrected. */
  sentAt: Date
  contentAt: Date
  corrected: boolean
  versions: { form: number; registry: number | null }
  contentHash: string
  signature: SignatureKept | null
  /** The files that were sent, as they are hashed. */
  files: { fileName: string; sizeBytes: number; sha256: string }[]
  fee: Fee | null
}

/** The last three signs tell people of one name apart and are worth nothing to anybody else. */
export const maskPin = (pin: string): string => `${'•'.repeat(Math.max(0, pin.length - 3))}${pin.slice(-3)}`

/** The receipt of an application sent; null when it was not sent, has none yet, or is somebody else's. */
export async function findReceipt(ctx: Ctx<Applicant>, id: string): Promise<Receipt | null> {
  const [found] = await ctx.db
    .select({ row: applications, service: services.name, agency: agencies.name, person: people })
    .from(applications)
    .innerJoin(services, eq(services.code, applications.serviceCode))
    .innerJoin(agencies, eq(agencies.code, applications.agencyCode))
    .innerJoin(people, eq(people.id, applications.personId))
    .where(and(eq(applications.id, id), visibleTo(ctx.actor)))
  if (!found) return null
  const { row, person } = found
  if (!row.reference || !row.receiptKey || !row.contentHash || !row.submittedAt) return null
  const [[revision], deputy, fee] = await Promise.all([
    lastRevision(ctx, id),
    row.deputyPersonId ? findName(ctx, row.deputyPersonId) : null,
    findFee(ctx, id),
  ])
  return {
    applicationId: id,
    reference: row.reference,
    key: row.receiptKey,
    service: found.service,
    agency: found.agency,
    applicant: { ...nameOf(person), maskedPin: maskPin(person.pin) },
    company: row.companyTin && row.companyName ? { tin: row.companyTin, name: row.companyName } : null,
    deputy,
    sentAt: row.submittedAt,
    contentAt: revision?.at ?? row.submittedAt,
    corrected: (revision?.number ?? 1) > 1,
    versions: { form: row.definitionVersion, registry: row.registryVersion },
    contentHash: row.contentHash,
    signature: row.signature,
    files: await filesOf(ctx, id, revision?.files ?? {}),
    fee,
  }
}

const nameOf = ({ givenName, surname, patronymic, sex }: Name): Name => ({ givenName, surname, patronymic, sex })

const lastRevision = (ctx: Ctx, applicationId: string) =>
  ctx.db
    .select()
    .from(applicationRevisions)
    .where(eq(applicationRevisions.applicationId, applicationId))
    .orderBy(desc(applicationRevisions.number))
    .limit(1)

async function findName(ctx: Ctx, personId: string): Promise<Name | null> {
  const [person] = await ctx.db
    .select({ givenName: people.givenName, surname: people.surname, patronymic: people.patronymic, sex: people.sex })
    .from(people)
    .where(eq(people.id, personId))
  return person ?? null
}

async function filesOf(ctx: Ctx, applicationId: string, hashes: Record<string, string>): Promise<Receipt['files']> {
  const ids = Object.keys(hashes)
  if (ids.length === 0) return []
  return ctx.db
    .select({ fileName: attachments.fileName, sizeBytes: attachments.sizeBytes, sha256: attachments.sha256 })
    .from(attachments)
    .where(and(eq(attachments.applicationId, applicationId), inArray(attachments.id, ids)))
    .orderBy(asc(attachments.addedAt), asc(attachments.id))
}

/** The very text that was hashed, for its applicant. Null when there is none to give. */
export async function findContent(
  ctx: Ctx<Applicant>,
  id: string,
): Promise<{ reference: string; text: string; hash: string } | null> {
  const [row] = await ctx.db
    .select({ reference: applications.reference })
    .from(applications)
    .where(and(eq(applications.id, id), visibleTo(ctx.actor)))
  if (!row?.reference) return null
  const [revision] = await lastRevision(ctx, id)
  return revision?.content ? { reference: row.reference, text: revision.content, hash: revision.contentHash } : null
}

import { eq } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import { applicationRevisions, applications, people, services } from '@/db/schema'
import type { ApplicationStatus } from '@/db/vocabulary/applications'
import type { Ctx } from '@/lib/platform/context'
import { RECEIPT_KEY } from './model'

/** What anybody who holds the key is told: enough to believe a receipt, nothing to learn from one that was found. */
export type VerifiedReceipt = {
  applicationId: string
  reference: string
  service: LocalizedText
  initials: string
  sentAt: Date
  status: ApplicationStatus
  contentHash: string
}

/** The receipt of a key; null for every other text. The key has 128 random bits: it cannot be tried out. */
export async function verifyReceipt(ctx: Ctx, key: string): Promise<VerifiedReceipt | null> {
  if (!RECEIPT_KEY.test(key)) return null
  const [row] = await ctx.db
    .select({
      applicationId: applications.id,
      reference: applications.reference,
      service: services.name,
      givenName: people.givenName,
      surname: people.surname,
      companyTin: applications.companyTin,
      sentAt: applications.submittedAt,
      status: applications.status,
      contentHash: applications.contentHash,
    })
    .from(applications)
    .innerJoin(services, eq(services.code, applications.serviceCode))
    .innerJoin(people, eq(people.id, applications.personId))
    .where(eq(applications.receiptKey, key))
  if (!row?.reference || !row.sentAt || !row.contentHash) return null
  const { givenName, surname, companyTin: _tin, reference, sentAt, contentHash, ...rest } = row
  return { ...rest, reference, sentAt, contentHash, initials: [givenName, surname].map((one) => `${[...one][0] ?? ''}.`).join(' ') }
}

export type Comparison = 'content' | 'file' | 'earlier' | 'different'

/** Whether a hash is that of the content, of one of the files sent with it, or of the content before a correction. */
export async function compareHash(
  ctx: Ctx,
  { applicationId, contentHash }: Pick<VerifiedReceipt, 'applicationId' | 'contentHash'>,
  hash: string,
): Promise<Comparison> {
  if (hash === contentHash) return 'content'
  const revisions = await ctx.db
    .select({ contentHash: applicationRevisions.contentHash, files: applicationRevisions.files })
    .from(applicationRevisions)
    .where(eq(applicationRevisions.applicationId, applicationId))
  if (revisions.some((one) => Object.values(one.files).includes(hash))) return 'file'
  return revisions.some((one) => one.contentHash === hash) ? 'earlier' : 'different'
}

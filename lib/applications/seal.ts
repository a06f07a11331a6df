import { randomBytes } from 'node:crypto'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { applicationRevisions, attachments, loginProofs } from '@/db/schema'
import type { FactUsed, RawAnswers, SignatureKept } from '@/db/schema/applications'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { canonicalContent } from './canonical'
import { type Answers, fieldsOf, type ServiceDefinition } from './definition'
import type { CaseRow } from './move-case'

/** Whether the sender signs what is sent. */
export const isSigned = (definition: ServiceDefinition): boolean => fieldsOf(definition).some(({ kind }) => kind === 'signature')

/** By which anybody who holds the receipt can check it: 128 random bits. */
export const newReceiptKey = (): string => randomBytes(16).toString('base64url')

export type Sent = {
  definition: ServiceDefinition
  registryVersion: number | null
  /** As read, and as typed. */
  answers: Answers
  raw: RawAnswers
  facts: Record<string, FactUsed>
}

/**
 * Keeps what is sent as the next revision and says what of it stands in the row: the hash of the canonical content and, where the
 * service is signed, the signature over it. The caller holds the row's lock.
 */
export async function sealContent(
  tx: Db,
  ctx: Ctx<Applicant>,
  row: Pick<CaseRow, 'id' | 'personId' | 'companyTin'>,
  { definition, registryVersion, answers, raw, facts }: Sent,
): Promise<{ contentHash: string; signature: SignatureKept | null }> {
  const files = await fileHashes(tx, row.id)
  const { text, hash } = canonicalContent({
    service: definition.code,
    versions: { form: definition.version, registry: registryVersion },
    applicant: { personId: row.personId, companyTin: row.companyTin },
    answers,
    facts,
    files,
    declarations: definition.declarations,
  })
  const sender = ctx.actor.deputy?.personId ?? ctx.actor.personId
  await tx.insert(applicationRevisions).values({
    applicationId: row.id,
    number: await nextRevision(tx, row.id),
    at: ctx.now,
    personId: sender,
    answers: raw,
    facts,
    files,
    contentHash: hash,
    content: text,
  })
  const signature = isSigned(definition)
    ? {
        contentHash: hash,
        signedAt: ctx.now.toISOString(),
        method: await provenBy(tx, ctx.actor),
        level: ctx.actor.level,
        personId: sender,
      }
    : null
  return { contentHash: hash, signature }
}

/** Files the application has now: id → hash. */
export async function fileHashes(tx: Db, applicationId: string): Promise<Record<string, string>> {
  const rows = await tx
    .select({ id: attachments.id, sha256: attachments.sha256 })
    .from(attachments)
    .where(and(eq(attachments.applicationId, applicationId), isNull(attachments.removedAt)))
  return Object.fromEntries(rows.map(({ id, sha256 }) => [id, sha256]))
}

async function nextRevision(tx: Db, applicationId: string): Promise<number> {
  const [row] = await tx
    .select({ last: sql<number>`coalesce(max(${applicationRevisions.number}), 0)::int` })
    .from(applicationRevisions)
    .where(eq(applicationRevisions.applicationId, applicationId))
  return (row?.last ?? 0) + 1
}

/** The proof by which this sign-in reached level high. */
async function provenBy(tx: Db, { loginSessionId }: Applicant): Promise<string> {
  if (!loginSessionId) return 'asan_login'
  const [proof] = await tx
    .select({ method: loginProofs.method })
    .from(loginProofs)
    .where(and(eq(loginProofs.loginSessionId, loginSessionId), eq(loginProofs.level, 'high')))
    .orderBy(desc(loginProofs.provenAt))
    .limit(1)
  return proof?.method ?? 'asan_login'
}

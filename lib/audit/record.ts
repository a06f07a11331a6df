import { eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import type { LocalizedText } from '@/db/columns'
import { agencies, auditEntries, centres, disclosures, staffMembers } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import type { AuditEntry, DisclosureEntry } from './model'

/** Writes down an act, in the transaction of the change it tells of. */
export async function recordAudit(tx: Db, ctx: Ctx, entry: AuditEntry): Promise<void> {
  const { actor } = ctx
  await tx.insert(auditEntries).values({
    id: newId(),
    at: ctx.now,
    actorKind: actor.kind,
    actorPersonId: 'personId' in actor ? actor.personId : null,
    staffId: actor.kind === 'staff' ? actor.staffId : null,
    action: entry.action,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId,
    personId: entry.personId ?? null,
    requestId: ctx.requestId,
    ip: ctx.ip ?? null,
    details: entry.details ?? {},
  })
}

/**
 * Writes down that somebody other than the citizen read the citizen's data: body, post, purpose, fields.
 * Call it in the transaction of the read; no row, no data.
 *
 * @param reader who read, when it is not a staff member (a partner under a consent)
 * @throws {Error} when the actor is neither staff nor comes with a reader
 */
export async function recordDisclosure(
  tx: Db,
  ctx: Ctx,
  entry: DisclosureEntry,
  reader?: { body: LocalizedText; role: LocalizedText },
): Promise<void> {
  const { actor } = ctx
  const shown = reader ?? (actor.kind === 'staff' ? await staffReader(tx, actor.staffId) : undefined)
  if (!shown) throw new Error(`Cannot record a disclosure: expected a staff actor or a named reader, got '${actor.kind}'`)
  await tx.insert(disclosures).values({
    id: newId(),
    at: ctx.now,
    personId: entry.personId,
    readerKind: actor.kind,
    readerStaffId: actor.kind === 'staff' ? actor.staffId : null,
    readerBody: shown.body,
    readerRole: shown.role,
    what: entry.what,
    fields: entry.fields,
    purpose: entry.purpose,
    right: entry.right,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId,
    requestId: ctx.requestId,
  })
}

async function staffReader(tx: Db, staffId: string) {
  const [row] = await tx
    .select({ agency: agencies.name, centre: centres.name, role: staffMembers.position })
    .from(staffMembers)
    .leftJoin(agencies, eq(agencies.code, staffMembers.agencyCode))
    .leftJoin(centres, eq(centres.code, staffMembers.centreCode))
    .where(eq(staffMembers.id, staffId))
  const body = row?.centre ?? row?.agency
  return row && body ? { body, role: row.role } : undefined
}

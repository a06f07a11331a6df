import { and, eq, gte, inArray, sql } from 'drizzle-orm'
import { type Db, prepared } from '@/db/client'
import type { LocalizedText } from '@/db/columns'
import { agencies, auditEntries, centres, disclosures, staffMembers } from '@/db/schema'
import type { DisclosureRight } from '@/db/vocabulary/audit'
import type { Ctx, Deputy } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import type { AuditEntry, DisclosureEntry } from './model'

const p = sql.placeholder

const insertEntry = prepared('audit_record', (db, name) =>
  db
    .insert(auditEntries)
    .values({
      id: p('id'),
      at: p('at'),
      actorKind: p('actorKind'),
      actorPersonId: p('actorPersonId'),
      staffId: p('staffId'),
      action: p('action'),
      subjectType: p('subjectType'),
      subjectId: p('subjectId'),
      personId: p('personId'),
      requestId: p('requestId'),
      ip: p('ip'),
      details: p('details'),
    })
    .prepare(name),
)

/** What a reader of the history needs to know of an act done for somebody else. */
const onBehalf = ({ kind, representationId, company }: Deputy): AuditEntry['details'] => ({
  onBehalf: kind,
  representationId,
  ...(company ? { companyName: company.name, companyTin: company.tin } : {}),
})

/**
 * Writes down an act, in the transaction of the change it tells of. The actor is who really acted; the entry's `personId` stays
 * the owner of what it concerns, who reads there that a deputy did it.
 */
export async function recordAudit(tx: Db, ctx: Ctx, entry: AuditEntry): Promise<void> {
  const { actor } = ctx
  const deputy = actor.kind === 'citizen' ? actor.deputy : undefined
  const row: typeof auditEntries.$inferSelect = {
    id: newId(),
    at: ctx.now,
    actorKind: actor.kind,
    actorPersonId: deputy?.personId ?? ('personId' in actor ? actor.personId : null),
    staffId: actor.kind === 'staff' ? actor.staffId : null,
    action: entry.action,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId,
    personId: entry.personId ?? null,
    requestId: ctx.requestId,
    ip: ctx.ip ?? null,
    details: { ...entry.details, ...(deputy ? onBehalf(deputy) : {}) },
  }
  await insertEntry(tx).execute(row)
}

type Reader = { body: LocalizedText; role: LocalizedText }

/**
 * Writes down that somebody other than the citizen read the citizen's data: body, post, purpose, fields.
 * Call it in the transaction of the read; no row, no data.
 *
 * @param reader who read, when it is not a staff member (a partner under a consent)
 * @throws {Error} when the actor is neither staff nor comes with a reader
 */
export const recordDisclosure = (tx: Db, ctx: Ctx, entry: DisclosureEntry, reader?: Reader): Promise<void> =>
  recordDisclosures(tx, ctx, [entry], reader)

/** The same for a list of people shown at once, in one insert. */
export async function recordDisclosures(tx: Db, ctx: Ctx, entries: readonly DisclosureEntry[], reader?: Reader): Promise<void> {
  if (entries.length === 0) return
  const { actor } = ctx
  const shown = reader ? () => reader : actor.kind === 'staff' ? await staffReader(tx, actor.staffId) : undefined
  if (!shown) throw new Error(`Cannot record a disclosure: expected a staff actor or a named reader, got '${actor.kind}'`)
  const bodies = await bodiesLentTo(tx, entries)
  await tx.insert(disclosures).values(
    entries.map((entry) => ({
      id: newId(),
      at: ctx.now,
      personId: entry.personId,
      readerKind: actor.kind,
      readerStaffId: actor.kind === 'staff' ? actor.staffId : null,
      readerBody: bodies.get(keyOf(entry)) ?? shown(entry.right).body,
      readerRole: shown(entry.right).role,
      what: entry.what,
      fields: entry.fields,
      purpose: entry.purpose,
      statedPurpose: entry.statedPurpose ?? null,
      right: entry.right,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      requestId: ctx.requestId,
    })),
  )
}

/**
 * Which of these subjects this staff member has already looked at since a moment. A page that refreshes itself all day then
 * writes one row a visitor, not one every half minute.
 */
export async function seenSince(
  tx: Db,
  ctx: Ctx,
  { what, subjectIds, since }: { what: string; subjectIds: readonly string[]; since: Date },
): Promise<Set<string>> {
  if (ctx.actor.kind !== 'staff' || subjectIds.length === 0) return new Set()
  const rows = await tx
    .select({ subjectId: disclosures.subjectId })
    .from(disclosures)
    .where(
      and(
        eq(disclosures.readerStaffId, ctx.actor.staffId),
        gte(disclosures.at, since),
        eq(disclosures.what, what),
        inArray(disclosures.subjectId, [...subjectIds]),
      ),
    )
  return new Set(rows.map((row) => row.subjectId))
}

const keyOf = ({ inNameOf }: DisclosureEntry): string =>
  inNameOf ? ('agencyCode' in inNameOf ? `agency ${inNameOf.agencyCode}` : `centre ${inNameOf.centreCode}`) : ''

/** Names of the bodies that people lent to them read for. */
async function bodiesLentTo(tx: Db, entries: readonly DisclosureEntry[]): Promise<Map<string, LocalizedText>> {
  const named = entries.flatMap(({ inNameOf }) => inNameOf ?? [])
  const agencyCodes = named.flatMap((one) => ('agencyCode' in one ? one.agencyCode : []))
  const centreCodes = named.flatMap((one) => ('centreCode' in one ? one.centreCode : []))
  const ofAgencies = agencyCodes.length
    ? await tx.select({ code: agencies.code, name: agencies.name }).from(agencies).where(inArray(agencies.code, agencyCodes))
    : []
  const ofCentres = centreCodes.length
    ? await tx.select({ code: centres.code, name: centres.name }).from(centres).where(inArray(centres.code, centreCodes))
    : []
  return new Map([
    ...ofAgencies.map(({ code, name }): [string, LocalizedText] => [`agency ${code}`, name]),
    ...ofCentres.map(({ code, name }): [string, LocalizedText] => [`centre ${code}`, name]),
  ])
}

/** Who works for both a centre and an agency reads visits for the centre, everything else for the agency. */
async function staffReader(tx: Db, staffId: string): Promise<((right: DisclosureRight) => Reader) | undefined> {
  const [row] = await tx
    .select({ agency: agencies.name, centre: centres.name, role: staffMembers.position })
    .from(staffMembers)
    .leftJoin(agencies, eq(agencies.code, staffMembers.agencyCode))
    .leftJoin(centres, eq(centres.code, staffMembers.centreCode))
    .where(eq(staffMembers.id, staffId))
  const forVisits = row?.centre ?? row?.agency
  const forTheRest = row?.agency ?? row?.centre
  if (!row || !forVisits || !forTheRest) return undefined
  return (right) => ({ body: right === 'visit' ? forVisits : forTheRest, role: row.role })
}

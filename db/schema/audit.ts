// Who did what, and who read whose data. Both tables only ever grow (db/guards/audit.sql).
import { sql } from 'drizzle-orm'
import { index, jsonb, pgEnum, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { LocalizedText } from '../columns'
import { ACTOR_KINDS, DISCLOSURE_RIGHTS } from '../vocabulary/audit'

export const actorKind = pgEnum('actor_kind', ACTOR_KINDS)
export const disclosureRight = pgEnum('disclosure_right', DISCLOSURE_RIGHTS)

/** One act of somebody or of a job. `person_id` names the citizen it concerns, who can read it in "Activity". */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: uuid().primaryKey(),
    at: timestamp({ withTimezone: true }).notNull(),
    actorKind: actorKind().notNull(),
    actorPersonId: uuid(),
    staffId: uuid(),
    /** `<domain>.<verb>`, translated in messages/<locale>/activity.json. */
    action: text().notNull(),
    subjectType: text().notNull(),
    subjectId: text().notNull(),
    personId: uuid(),
    requestId: text().notNull(),
    ip: text(),
    /** Facts a reader needs, never contents: codes, references, statuses. */
    details: jsonb().$type<Record<string, string | number | boolean | null>>().notNull(),
  },
  (t) => [
    index('audit_entries_by_person').on(t.personId, t.at.desc(), t.id.desc()),
    index('audit_entries_by_subject').on(t.subjectType, t.subjectId, t.at),
  ],
)

/** One look at a citizen's data by somebody else. Written in the same transaction as the read. */
export const disclosures = pgTable(
  'disclosures',
  {
    id: uuid().primaryKey(),
    at: timestamp({ withTimezone: true }).notNull(),
    personId: uuid().notNull(),
    readerKind: actorKind().notNull(),
    readerStaffId: uuid(),
    /** Body that read: name of the agency, centre or partner at that moment. */
    readerBody: jsonb().$type<LocalizedText>().notNull(),
    /** Post or role of the reader at that moment. */
    readerRole: jsonb().$type<LocalizedText>().notNull(),
    /** What was read, a code of messages/<locale>/activity.json (`what.<code>`). */
    what: text().notNull(),
    fields: text().array().notNull(),
    /** Why, a code of messages/<locale>/activity.json (`purpose.<code>`). */
    purpose: text().notNull(),
    /** Why, in the words a connected portal registered; null where the code says it all. */
    statedPurpose: jsonb().$type<LocalizedText>(),
    right: disclosureRight().notNull(),
    subjectType: text().notNull(),
    subjectId: text().notNull(),
    requestId: text().notNull(),
  },
  (t) => [
    index('disclosures_by_person').on(t.personId, t.at.desc(), t.id.desc()),
    index('disclosures_by_reader').on(t.readerStaffId, t.at.desc()),
    // A portal that asks often writes one row a day: was there one today?
    index('disclosures_of_portals').on(t.personId, t.subjectId, t.at.desc()).where(sql`${t.subjectType} = 'client'`),
  ],
)

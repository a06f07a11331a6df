import type { DisclosureRight } from '@/db/vocabulary/audit'

/** One act to write down. Details carry codes, references and statuses, never contents. */
export type AuditEntry = {
  /** `<domain>.<verb>`, with a text in messages/<locale>/activity.json under `action`. */
  action: string
  subjectType: string
  subjectId: string
  /** The citizen it concerns; they see the entry. */
  personId?: string | null
  details?: Record<string, string | number | boolean | null>
}

export type DisclosureEntry = {
  personId: string
  /** Code of what was read, text in activity.json under `what`. */
  what: string
  /** Code of why, text in activity.json under `purpose`. */
  purpose: string
  right: DisclosureRight
  subjectType: string
  subjectId: string
  /** Names of the fields that were shown. */
  fields: string[]
}

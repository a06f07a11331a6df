import type { LocalizedText } from '@/db/columns'
import type { ActorKind, DisclosureRight } from '@/db/vocabulary/audit'

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
  /** Why, in the words a connected portal registered; said instead of the code's. */
  statedPurpose?: LocalizedText
  right: DisclosureRight
  subjectType: string
  subjectId: string
  /** Names of the fields that were shown. */
  fields: string[]
  /** The body somebody lent to it read for; their own when left out. */
  inNameOf?: { agencyCode: string } | { centreCode: string } | undefined
}

/** Views of the activity history; each is an address. */
export const ACTIVITY_VIEWS = ['all', 'look-ups', 'sign-ins', 'mine', 'deputies'] as const
export type ActivityView = (typeof ACTIVITY_VIEWS)[number]

export const activityView = (text: string | string[] | undefined): ActivityView =>
  ACTIVITY_VIEWS.find((view) => view === text) ?? 'all'

/** One line of the history; codes have their texts in activity.json. */
export type ActivityEntry = {
  id: string
  at: Date
  body: LocalizedText | null
  role: LocalizedText | null
  path: string | null
} & (
  | {
      kind: 'act'
      action: string
      by: ActorKind
      service: LocalizedText | null
      reference: string | null
      /** Who did it for the reader, or with them in a matter of acting for each other; null: nobody but the reader. */
      other: { name: string; onBehalf: boolean } | null
      /** The company the act was for. */
      companyName: string | null
      signIn: { device: string | null; ip: string | null } | null
    }
  | {
      kind: 'look_up'
      what: string
      purpose: string
      statedPurpose: LocalizedText | null
      right: DisclosureRight
      fields: string[]
    }
)

/** `next` is where the older entries begin; null on the last page. */
export type Activity = { entries: ActivityEntry[]; next: string | null }

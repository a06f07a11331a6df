import type { Db } from '@/db/client'
import type { AssuranceLevel, Permission, RepresentationKind } from '@/db/vocabulary/identity'
import type { Locale } from '@/lib/i18n/locales'
import type { Log } from './log'

export type Anonymous = { kind: 'anonymous' }
/** Who really sits there while a citizen's things are done by somebody else, and how far that goes. */
export type Deputy = {
  personId: string
  representationId: string
  kind: RepresentationKind
  /** Codes of the services it covers; null: all of them. */
  services: readonly string[] | null
  /** What is sent waits for the owner's yes. */
  ownerConfirms: boolean
  /** Acts for this company; the actor's `personId` then stays the deputy's own. */
  company?: { tin: string; name: string }
}
/** Whose things they are: `personId` is the owner, also while a deputy acts for them. Use cases open to deputies take this one. */
export type Applicant = {
  kind: 'citizen'
  personId: string
  sessionId: string
  /** The sign-in at ASAN Login this session belongs to; missing in sessions from before there were any. */
  loginSessionId?: string | undefined
  /** What counts at this moment: a proof fades. */
  level: AssuranceLevel
  deputy?: Deputy | undefined
}
/** A person who acts for themselves. What takes a citizen cannot be reached by a deputy: it would not compile. */
export type Citizen = Applicant & { deputy?: undefined }
/** One thing somebody may do in one place: in an agency, in a centre, or in both where they hold a post. */
export type Grant = { permission: Permission; agencyCode: string | null; centreCode: string | null }
export type Staff = {
  kind: 'staff'
  staffId: string
  personId: string
  sessionId: string
  loginSessionId?: string | undefined
  /** As a citizen's. Left out (jobs, tests): the lowest. */
  level?: AssuranceLevel | undefined
  agencyCode: string | null
  centreCode: string | null
  roles: readonly string[]
  /** What every decision is made from: permissions with the places where their roles hold at this moment. */
  grants: readonly Grant[]
  /** The same without places, for menus only. */
  permissions: ReadonlySet<Permission>
}
/** `forPersonId`: the person in whose name it asks, when its access token is one a person allowed. */
export type Partner = { kind: 'partner'; partnerCode: string; forPersonId?: string | undefined }
export type System = { kind: 'system'; job: string }
export type Actor = Anonymous | Applicant | Staff | Partner | System

/** Who asks, when, in which language, and through which connection. The first argument of every use case. */
export type Ctx<A extends Actor = Actor> = {
  db: Db
  actor: A
  now: Date
  locale: Locale
  /** Leads from an error page to its log lines. */
  requestId: string
  log: Log
  ip?: string
  userAgent?: string
}

/** The same context inside a transaction. */
export const within = <A extends Actor>(ctx: Ctx<A>, tx: Db): Ctx<A> => ({ ...ctx, db: tx })

import type { Db } from '@/db/client'
import type { AssuranceLevel, Permission } from '@/db/vocabulary/identity'
import type { Locale } from '@/lib/i18n/locales'
import type { Log } from './log'

export type Anonymous = { kind: 'anonymous' }
export type Citizen = { kind: 'citizen'; personId: string; sessionId: string; level: AssuranceLevel }
export type Staff = {
  kind: 'staff'
  staffId: string
  personId: string
  sessionId: string
  agencyCode: string | null
  centreCode: string | null
  roles: readonly string[]
  permissions: ReadonlySet<Permission>
}
export type Partner = { kind: 'partner'; partnerCode: string }
export type System = { kind: 'system'; job: string }
export type Actor = Anonymous | Citizen | Staff | Partner | System

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

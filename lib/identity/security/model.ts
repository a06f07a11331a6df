// What the page "Sign-ins and security" shows: sign-ins, ways to sign in, partners, and what came of signing out.
import { z } from 'zod'
import type { LocalizedText } from '@/db/columns'
import type { AssuranceLevel, ClientKind, LogoutStatus, SessionEndReason, SignInMethod } from '@/db/vocabulary/identity'
import { Id } from '@/lib/platform/forms/model'

/** A portal opened by a sign-in. `name` is null for this portal and for one that is no longer registered. */
export type OpenedPortal = { clientId: string; name: LocalizedText | null }

/** A sign-in that lives. */
export type LiveSignIn = {
  id: string
  /** The one this page is looked at with. */
  current: boolean
  device: string | null
  address: string | null
  method: SignInMethod
  /** What counts at this moment, and until when; null: as long as the sign-in lasts. */
  level: AssuranceLevel
  levelEndsAt: Date | null
  startedAt: Date
  lastUsedAt: Date
  /** However busy, it is over then. */
  expiresAt: Date
  portals: OpenedPortal[]
}

export type SignInEnd = { reason: SessionEndReason; at: Date }

export type PastSignIn = {
  kind: 'sign_in'
  id: string
  at: Date
  device: string | null
  address: string | null
  /** In the order they were used first: the way in, then what raised it. */
  methods: SignInMethod[]
  /** The highest that was reached. */
  level: AssuranceLevel
  /** Null while it lives. */
  end: SignInEnd | null
  /** Partners have been told, or are being told; one that just ran out waits for the clock's job. */
  receipt: boolean
}

/** Tries that opened nothing: those of one day, from one address and by one method, are one line. */
export type FailedTries = {
  kind: 'failed'
  id: string
  /** The last of them. */
  at: Date
  firstAt: Date
  count: number
  address: string | null
  method: SignInMethod | null
}

export type HistoryEntry = PastSignIn | FailedTries
export type SignInHistory = { entries: HistoryEntry[]; next: string | null }

export type OwnPasskey = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null; backedUp: boolean }

export type WaysToSignIn = {
  /** Null: no password was ever set. */
  passwordChangedAt: Date | null
  passkeys: OwnPasskey[]
  /** When each way was last used to prove who this is; null: not yet. */
  lastUsed: Record<SignInMethod, Date | null>
}

/** A partner this person is signed in to now, or has allowed to learn something. */
export type Partner = {
  clientId: string
  kind: ClientKind
  name: LocalizedText
  legalName: string
  purpose: LocalizedText
  homepage: string
  privacyAddress: string | null
  /** Codes of what it learns (clients.json, `claims`). */
  claims: string[]
  /** Codes of what it was allowed to ask for; those of our own interfaces have names in clients.json, `apiScopes`. */
  scopes: string[]
  /** Null for a body of the state: the law allows it, nothing was asked. */
  grantedAt: Date | null
  lastUsedAt: Date | null
  /** Sign-ins that have it open now. */
  signedInOn: number
}

/** A sign-in that is over, and how many partners were told. */
export type SignOut = {
  id: string
  device: string | null
  address: string | null
  startedAt: Date
  end: SignInEnd
  portals: Record<LogoutStatus, number>
}

export const TakeBack = z.object({ clientId: z.string().regex(/^[a-z][a-z0-9-]{2,39}$/) })
export type TakeBack = z.output<typeof TakeBack>

export const EndSignIn = z.object({ id: Id })
export type EndSignIn = z.output<typeof EndSignIn>

// What a way to sign in has to be. A new one is a folder beside these and a line in ./index.ts.
import type { Context } from 'koa'
import type { ReactNode } from 'react'
import type { IconName } from '@/components/ui/icon'
import type { AssuranceLevel, SignInMethod as SignInMethodCode } from '@/db/vocabulary/identity'
import type { Locale } from '@/lib/i18n/locales'
import type { Anonymous, Ctx } from '@/lib/platform/context'
import type { FieldError, FormAttempt, FormValues } from '@/lib/platform/forms'
import type { AskingClient } from '../asking-client'
import type { Problem } from '../forms'
import type { Parts } from '../parts'

export type { SignInMethodCode }

/** One request to a page of a method. The interaction belongs to this browser: the frame has looked. */
export type Step = {
  ctx: Context
  parts: Parts
  /** The sign-in this belongs to (the provider's interaction). */
  uid: string
  /** For use cases: somebody not yet known asks. */
  asked: Ctx<Anonymous>
  locale: Locale
  /** Address of this method in this sign-in, `/sign-in/<uid>/<method>`, without a slash at its end. */
  base: string
  /** What follows the base in the address, without slashes at its ends: '' or 'status' … */
  rest: string
  /** The fields of a POST; null when a page is asked for. Language buttons and "cancel" never arrive here. */
  form: URLSearchParams | null
  /** A form that was refused and comes back; its id travels with the language buttons. */
  attempt: (FormAttempt & { id: string }) | null
  /** What was wrong with it, in words. */
  problems: readonly Problem[]
  /** A step-up, or a fresh proof of somebody signed in: only this person may be confirmed. */
  expected: { personId: string; pin: string; name: string } | null
  /** The lowest level that will do. */
  wanted: AssuranceLevel
  /** Who asks for the sign-in, and what it learns. */
  client: AskingClient
}

export type Answer =
  /**
   * The middle of a page; the frame draws the rest. A page whose form keeps what is typed across a change of language uses
   * `MethodForm` (../parts of this folder); one without says `form: false`, and languages become links.
   * `refresh` loads the page again by itself, in seconds. `script` names a module of login/assets that this page may run.
   */
  | { kind: 'page'; body: ReactNode; status?: number; form?: false; refresh?: number; script?: string }
  /** Refused: back to the page (or to `to`, below the base) with what was typed. Values named like a password or secret are not kept. */
  | { kind: 'back'; errors: FieldError[]; values?: FormValues; to?: string }
  /** Another page below the base. */
  | { kind: 'goto'; to: string }
  /** It is this person. `credential`: serial number of the certificate or id of the passkey, so that its end can end what it opened. */
  | { kind: 'proven'; personId: string; credential?: string }
  | { kind: 'json'; body: unknown; status?: number }

export type SignInMethod = {
  code: SignInMethodCode
  level: AssuranceLevel
  /** Authentication methods references (RFC 8176) for the ID token. */
  amr: readonly string[]
  icon: IconName
  needsScript: boolean
  words(locale: Locale): { name: string; hint: string }
  /** Words for the codes it refuses with; without one the common words are used. */
  message?(locale: Locale, code: string, params?: Record<string, string | number>): string | undefined
  /** Whether this installation has what it takes; left out: always. */
  available?(): boolean
  handle(step: Step): Promise<Answer>
}

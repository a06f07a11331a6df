// What a page of one's account has to be: passwords and passkeys are changed on this origin only.
import type { Context } from 'koa'
import type { ReactNode } from 'react'
import type { LoginSession } from '@/lib/identity'
import type { Locale } from '@/lib/i18n/locales'
import type { Anonymous, Citizen, Ctx } from '@/lib/platform/context'
import type { FieldError, FormAttempt, FormValues } from '@/lib/platform/forms'
import type { Parts } from '../parts'
import type { Problem } from '../forms'

/** One request to a page of an account. */
export type Visit = {
  ctx: Context
  parts: Parts
  locale: Locale
  /** For use cases that need nobody signed in. */
  asked: Ctx<Anonymous>
  /** Who is signed in at ASAN Login in this browser, at the level that counts now. */
  me: { ctx: Ctx<Citizen>; login: LoginSession } | null
  /** `/account/<page>` */
  base: string
  /** What follows in the address. */
  rest: string
  form: URLSearchParams | null
  attempt: (FormAttempt & { id: string }) | null
  problems: readonly Problem[]
  /** The page of the portal one comes from and goes back to: a path of it, checked. */
  back: string
}

export type AccountAnswer =
  /** `form: false`: nothing is typed there, and languages become links. `script`: a module of login/assets. */
  | { kind: 'page'; title: string; body: ReactNode; aside?: ReactNode; status?: number; form?: false; script?: string }
  | { kind: 'back'; errors: FieldError[]; values?: FormValues; to?: string }
  /** Another address below the base; `done` names what was just done, `values` what its form knows already. */
  | { kind: 'goto'; to: string; done?: string; values?: FormValues }
  | { kind: 'json'; body: unknown; status?: number }
  /** Nobody is signed in, or not strongly enough: the way there and back leads through the portal. */
  | { kind: 'sign_in' }
  | { kind: 'step_up' }

export type AccountPage = {
  /** Last part of the address. */
  name: string
  handle(visit: Visit): Promise<AccountAnswer>
}

import type { Locale } from '@/lib/i18n/locales'

/** Why a sign-in did not succeed; each has a title and a text in messages/<locale>/security.json. */
export const SIGN_IN_PROBLEMS = ['cancelled', 'login_unavailable', 'interrupted', 'no_account', 'failed'] as const
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number]

export const isSignInProblem = (text: unknown): text is SignInProblem => (SIGN_IN_PROBLEMS as readonly unknown[]).includes(text)

/** The page that names the problem; the reference leads to the log line. */
export function problemAddress({
  problem,
  reference,
  locale,
  next,
}: {
  problem: SignInProblem
  reference: string
  locale: Locale
  next: string
}): string {
  return `/${locale}/sign-in?${new URLSearchParams({ problem, reference, next })}`
}

import type { ReactNode } from 'react'
import { HiddenFields } from '@/components/ui/hidden-fields'
import { TextField } from '@/components/ui/text-field'
import { getTranslator } from '@/lib/i18n'
import { MIN_PASSWORD_LENGTH } from '@/lib/identity'
import type { Visit } from './account-page'

/** Id of the form of a page; the language buttons of the head belong to it. */
export const ACCOUNT_FORM = 'account'

/** An address below the base; language and way back stay in it. */
export function addressOf(
  { base, locale, back }: Pick<Visit, 'base' | 'locale' | 'back'>,
  to: string,
  more: Record<string, string> = {},
) {
  return `${base}${to && `/${to}`}?${new URLSearchParams({ lang: locale, return: back, ...more })}`
}

export function typed({ attempt }: Visit, name: string): string {
  const value = attempt?.values[name]
  return typeof value === 'string' ? value : ''
}

export const problemOf = ({ problems }: Visit, name: string): string | undefined =>
  problems.find(({ field }) => field === name)?.message

export function AccountForm({
  visit,
  to = visit.rest,
  attributes,
  children,
}: {
  visit: Visit
  to?: string
  /** For a script that enhances it: `data-…`. */
  attributes?: Record<`data-${string}`, string>
  children: ReactNode
}) {
  return (
    <form
      id={ACCOUNT_FORM}
      method="post"
      action={addressOf(visit, to)}
      noValidate
      {...attributes}
      className="max-w-text rounded-lg border border-line bg-surface p-5 sm:p-6"
    >
      {visit.attempt && <HiddenFields values={{ attempt: visit.attempt.id }} />}
      {children}
    </form>
  )
}

/** Who it is about. */
export function PinField({ visit }: { visit: Visit }) {
  const t = getTranslator(visit.locale, 'login')
  return (
    <TextField
      name="pin"
      label={t('signIn.pin')}
      hint={t('signIn.pinHint')}
      error={problemOf(visit, 'pin')}
      defaultValue={typed(visit, 'pin')}
      autoComplete="username"
      maxLength={20}
      spellCheck={false}
      width="sm"
      required
    />
  )
}

/** As it is printed or sent, with or without its hyphens. */
export function CodeField({ visit, hint }: { visit: Visit; hint: string }) {
  const t = getTranslator(visit.locale, 'login')
  return (
    <TextField
      name="code"
      label={t('account.code')}
      hint={hint}
      error={problemOf(visit, 'code')}
      defaultValue={typed(visit, 'code')}
      autoComplete="one-time-code"
      maxLength={40}
      spellCheck={false}
      width="sm"
      required
    />
  )
}

/** A password somebody chooses, twice, because nobody sees what is typed. */
export function NewPasswordFields({ visit }: { visit: Visit }) {
  const t = getTranslator(visit.locale, 'login')
  return (
    <>
      <TextField
        name="newPassword"
        type="password"
        label={t('account.newPassword')}
        hint={t('account.newPasswordHint', { minimum: MIN_PASSWORD_LENGTH })}
        error={problemOf(visit, 'newPassword')}
        autoComplete="new-password"
        maxLength={400}
        required
      />
      <TextField
        name="repeatPassword"
        type="password"
        label={t('account.repeatPassword')}
        error={problemOf(visit, 'repeatPassword')}
        autoComplete="new-password"
        maxLength={400}
        required
      />
    </>
  )
}

import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-styles'
import { HiddenFields } from '@/components/ui/hidden-fields'
import { getTranslator } from '@/lib/i18n'
import { METHOD_FORM } from '../pages/method'
import type { Step } from './method'

/** What was typed into this field of the form that came back. */
export function typed({ attempt }: Step, name: string): string {
  const value = attempt?.values[name]
  return typeof value === 'string' ? value : ''
}

/** What is wrong with this field, in words. */
export const problemOf = ({ problems }: Step, name: string): string | undefined =>
  problems.find(({ field }) => field === name)?.message

/** The form of a method's page. The language buttons of the page's head belong to it, so what is typed survives them. */
export function MethodForm({
  step,
  to = step.rest,
  attributes,
  children,
}: {
  step: Step
  to?: string
  /** For a script that enhances it: `data-…`. */
  attributes?: Record<`data-${string}`, string>
  children: ReactNode
}) {
  return (
    <form id={METHOD_FORM} method="post" action={addressOf(step, to)} noValidate {...attributes}>
      {step.attempt && <HiddenFields values={{ attempt: step.attempt.id }} />}
      {children}
    </form>
  )
}

/** Gives the sign-in up and goes back to the portal; stands beside the button that goes on. */
export function CancelButton({ step }: { step: Step }) {
  return (
    <button type="submit" name="cancel" value="yes" className={buttonClass('quiet', 'md')}>
      {getTranslator(step.locale, 'login')('signIn.cancel')}
    </button>
  )
}

/** An address below the base of a method; the chosen language stays in it. */
export const addressOf = ({ base, locale }: Pick<Step, 'base' | 'locale'>, to: string): string =>
  `${base}${to && `/${to}`}?lang=${locale}`

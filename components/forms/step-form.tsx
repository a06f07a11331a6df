import type { ReactNode } from 'react'
import { Button, HiddenFields } from '@/components/ui'
import type { FieldView } from '@/lib/applications/model'
import { LOCALE_NAMES, LOCALES, type Locale } from '@/lib/i18n'
import { FactList, FieldInput, type FieldWords } from './field-input'
import { Reveal } from './reveal'

export type StepFormProps = {
  locale: Locale
  action: (form: FormData) => Promise<void>
  /** Id, step and version the form was drawn with. */
  hidden: Record<string, string>
  fields: readonly FieldView[]
  words: FieldWords & { continue: string; back: string; exit: string; inLanguage: string }
  /** There is a step before this one. */
  hasBack: boolean
  children?: ReactNode
}

const FORM = 'step-form'

/** One step of a service form. Every button saves first; the first button is what Enter presses. */
export function StepForm({ locale, action, hidden, fields, words, hasBack, children }: StepFormProps) {
  return (
    <form id={FORM} action={action} noValidate className="max-w-text">
      <HiddenFields values={hidden} />
      <FactList fields={fields} />
      {fields.map((field) => field.look !== 'fact' && <Question key={field.name} field={field} words={words} />)}
      {children}
      <div className="mt-8 flex flex-wrap items-center gap-3">
        <Button name="go" value="continue">
          {words.continue}
        </Button>
        {hasBack && (
          <Button kind="secondary" name="go" value="back">
            {words.back}
          </Button>
        )}
        <Button kind="quiet" name="go" value="exit">
          {words.exit}
        </Button>
      </div>
      <div className="no-print mt-8 flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line pt-4">
        <p className="text-sm text-muted">{words.inLanguage}</p>
        {LOCALES.filter((other) => other !== locale).map((other) => (
          <Button key={other} kind="quiet" size="sm" name="go" value={`in-${other}`} lang={other}>
            {LOCALE_NAMES[other]}
          </Button>
        ))}
      </div>
      <Reveal formId={FORM} />
    </form>
  )
}

function Question({ field, words }: { field: FieldView; words: FieldWords }) {
  const shownWhen = field.shownWhen && `${field.shownWhen.field}=${field.shownWhen.values.join('|')}`
  const inner = (
    <>
      <input type="hidden" name="asked" value={field.name} />
      <FieldInput field={field} words={words} />
    </>
  )
  return shownWhen ? (
    <fieldset
      data-shown-when={shownWhen}
      hidden={!field.asked}
      disabled={!field.asked}
      className="mb-6 border-s-2 border-line ps-4 [&>div]:mb-0"
    >
      {inner}
    </fieldset>
  ) : (
    inner
  )
}

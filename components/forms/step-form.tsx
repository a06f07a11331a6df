import type { ReactNode } from 'react'
import { Button, HiddenFields } from '@/components/ui'
import type { FieldView } from '@/lib/applications/model'
import { LOCALE_NAMES, LOCALES, type Locale } from '@/lib/i18n'
import { FileForms } from '@/components/files/file-field'
import { FactList, type FieldWords } from './field-input'
import { FieldQuestion } from './field-question'
import { fileFieldsIn } from './problems'
import { Reveal } from './reveal'

export type StepFormProps = {
  locale: Locale
  action: (form: FormData) => Promise<void>
  applicationId: string
  /** Id, step and version the form was drawn with. */
  hidden: Record<string, string>
  /** Path of this page, for what is sent beside the form; with the acting fields it needs. */
  back: string
  acting: Record<string, string>
  fields: readonly FieldView[]
  words: FieldWords & { continue: string; back: string; exit: string; inLanguage: string }
  /** There is a step before this one. */
  hasBack: boolean
  children?: ReactNode
}

const FORM = 'step-form'

/** One step of a service form. Every button saves first; the first button is what Enter presses. */
export function StepForm({ locale, action, applicationId, hidden, back, acting, fields, words, hasBack, children }: StepFormProps) {
  const context = { words, locale, applicationId }
  const files = fileFieldsIn(fields)
  return (
    <>
      <form id={FORM} action={action} noValidate className="max-w-text">
        <HiddenFields values={hidden} />
        <FactList fields={fields} />
        {fields.map((field) => field.look !== 'fact' && <FieldQuestion key={field.name} field={field} context={context} />)}
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
      {files.length > 0 && <FileForms locale={locale} applicationId={applicationId} fields={files} back={back} hidden={acting} />}
    </>
  )
}

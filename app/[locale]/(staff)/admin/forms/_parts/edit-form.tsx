import type { ReactNode } from 'react'
import { Button, HiddenFields, TextArea, TextField } from '@/components/ui'
import { type FormDraft, NO_WORDS, type OpenForm, type Words } from '@/lib/applications'
import { getTranslator, LOCALES, type Locale } from '@/lib/i18n'
import type { FormAttempt } from '@/lib/platform/forms'
import { edit } from '../actions'
import { messageOf } from './words'

/** Where a page of the editor is and what it was last refused. */
export type Editor = {
  locale: Locale
  code: string
  rowVersion: number
  draft: FormDraft
  /** This page, from the form's card on: `edit/fields/phone`. */
  at: string
  attempt: FormAttempt | null
}

export const editorOf = (locale: Locale, code: string, open: OpenForm, at: string, attempt: FormAttempt | null): Editor => ({
  locale,
  code,
  rowVersion: open.rowVersion,
  draft: open.draft,
  at,
  attempt,
})

/** What was typed into one form of the page and refused. A page holds several: each has its own prefix. */
export function typedIn({ attempt, locale }: Editor, prefix: string, act: string) {
  const mine = attempt && attempt.values.prefix === prefix && attempt.values.do === act ? attempt : null
  const value = (name: string): string | undefined => {
    const found = mine?.values[`${prefix}${name}`]
    return typeof found === 'string' ? found : undefined
  }
  return {
    mine: mine !== null,
    value,
    values: (name: string): string[] => (mine ? [mine.values[`${prefix}${name}`] ?? []].flat() : []),
    ticked: (name: string, otherwise: boolean): boolean => (mine ? value(name) === 'on' : otherwise),
    error: (name: string): string | undefined => {
      const found = mine?.errors.find(({ field }) => field === `${prefix}${name}`)
      return found && messageOf(locale, found)
    },
  }
}
export type Typed = ReturnType<typeof typedIn>

type EditFormProps = {
  editor: Editor
  act: string
  prefix?: string
  hidden?: Record<string, string>
  submit?: string
  /** Beside the button. */
  more?: ReactNode
  children: ReactNode
}

/** One thing edited: it is saved when its button is pressed, whatever else is on the page. */
export function EditForm({ editor, act, prefix = '', hidden = {}, submit, more, children }: EditFormProps) {
  const t = getTranslator(editor.locale, 'builder')
  return (
    <form action={edit} noValidate>
      <EditTargets editor={editor} act={act} prefix={prefix} hidden={hidden} />
      {children}
      <div className="flex flex-wrap items-center gap-3">
        <Button>{submit ?? t('edit.save')}</Button>
        {more}
      </div>
    </form>
  )
}

export function EditTargets({
  editor,
  act,
  prefix = '',
  hidden = {},
}: Pick<EditFormProps, 'editor' | 'act' | 'prefix' | 'hidden'>) {
  return (
    <HiddenFields
      values={{ code: editor.code, rowVersion: String(editor.rowVersion), at: editor.at, do: act, prefix, ...hidden }}
    />
  )
}

type WordsProps = {
  typed: Typed
  locale: Locale
  prefix?: string
  name: string
  legend: string
  hint?: string
  words?: Words
  long?: boolean
}

/** One text in three languages; Azerbaijani is the source, the others may be written later. */
export function WordsFields({ typed, locale, prefix = '', name, legend, hint, words = NO_WORDS, long = false }: WordsProps) {
  const t = getTranslator(locale, 'builder')
  const forms = getTranslator(locale, 'forms')
  const Field = long ? TextArea : TextField
  return (
    <fieldset className="mb-6 max-w-text rounded-md border border-line px-4 pt-3">
      <legend className="px-1 text-lg font-semibold">{legend}</legend>
      {hint && <p className="mb-3 text-sm text-muted">{hint}</p>}
      {LOCALES.map((language) => (
        <div key={language} lang={locale}>
          <Field
            name={`${prefix}${name}.${language}`}
            label={t(`lang.${language}`)}
            defaultValue={typed.value(`${name}.${language}`) ?? words[language]}
            error={typed.error(`${name}.${language}`)}
            maxLength={2000}
            {...(language === 'az' ? {} : { optional: forms('optional') })}
            {...(long ? { rows: 3 } : { width: 'full' as const })}
          />
        </div>
      ))}
    </fieldset>
  )
}

/** Up, down and away, each a button of its own form; they work without scripts. */
export function PlaceButtons({
  editor,
  thing,
  name,
  hidden,
  first,
  last,
  removable = true,
}: {
  editor: Editor
  /** `step`, `field`, `option` …: the commands are `<thing>.move` and `<thing>.remove`. */
  thing: string
  /** What screen readers add to "up". */
  name: string
  hidden: Record<string, string>
  first: boolean
  last: boolean
  removable?: boolean
}) {
  const t = getTranslator(editor.locale, 'builder')
  const button = (act: string, by: string, label: string, long: string) => (
    <form action={edit} key={`${act}${by}`}>
      <EditTargets editor={editor} act={act} hidden={{ ...hidden, by }} />
      <Button kind="quiet" size="sm" aria-label={long}>
        {label}
      </Button>
    </form>
  )
  return (
    <div className="flex flex-wrap gap-1">
      {!first && button(`${thing}.move`, '-1', t('edit.up'), t('edit.upName', { name }))}
      {!last && button(`${thing}.move`, '1', t('edit.down'), t('edit.downName', { name }))}
      {removable && button(`${thing}.remove`, '', t('edit.remove'), t('edit.removeName', { name }))}
    </div>
  )
}

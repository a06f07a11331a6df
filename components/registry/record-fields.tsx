import type { ReactNode } from 'react'
import { CheckboxGroup, Select, TextArea, TextField } from '@/components/ui'
import type { ServiceContent } from '@/lib/catalogue/model'
import { getTranslator, type Locale, sortByName, translateCode } from '@/lib/i18n'
import type { FormValues } from '@/lib/platform/forms/model'
import { codeInWords, type Names } from './words'

/** What every field of the edit form needs: what was typed, what is wrong with it, and the names behind codes. */
export type Draw = { locale: Locale; names: Names; values: FormValues; errorOf: (field: string) => string | undefined }

const LOCALES = ['az', 'en', 'ru'] as const
const TERM_UNITS = ['instant', 'minute', 'hour', 'working_day', 'calendar_day', 'month'] as const

export const typedIn = ({ values }: Draw, name: string): string => [values[name] ?? ''].flat()[0] ?? ''
const valuesOf = ({ values }: Draw, name: string): string[] => [values[name] ?? []].flat()

export function FormSection({ id, title, lead, children }: { id: string; title: string; lead?: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="border-t border-line py-6 first:border-t-0">
      <h2 id={`${id}-title`} className="mb-3 text-2xl">
        {title}
      </h2>
      {lead && <p className="mb-4 max-w-text text-muted">{lead}</p>}
      {children}
    </section>
  )
}

/** One text in three languages, the source first. */
export function TextInLanguages({
  draw,
  name,
  label,
  rows,
  hint,
  maxLength,
}: {
  draw: Draw
  name: string
  label: string
  rows?: number
  hint?: string
  maxLength: number
}) {
  const t = getTranslator(draw.locale, 'registry')
  const optional = getTranslator(draw.locale, 'forms')('optional')
  return (
    <div className="grid gap-x-4 lg:grid-cols-3">
      {LOCALES.map((locale) => {
        const field = `${name}.${locale}`
        const common = {
          name: field,
          label: t('input.inLanguage', { field: label, language: t(`lang.${locale}`) }),
          hint: locale === 'az' ? hint : undefined,
          error: draw.errorOf(field),
          defaultValue: typedIn(draw, field),
          maxLength,
          ...(locale === 'az' ? { required: true } : { optional }),
        }
        return rows ? <TextArea key={field} {...common} rows={rows} /> : <TextField key={field} {...common} width="full" />
      })}
    </div>
  )
}

type CodeField = Extract<
  keyof ServiceContent,
  | 'categoryCode'
  | 'lifeEventCodes'
  | 'recipients'
  | 'legalActCodes'
  | 'channelCodes'
  | 'refusalGroundCodes'
  | 'suspensionGroundCodes'
  | 'notificationForms'
  | 'feeKind'
  | 'resultDocumentCode'
  | 'disputeRouteCode'
>

/** Codes to choose from, by name. */
export function optionsOf(draw: Pick<Draw, 'locale' | 'names'>, field: keyof ServiceContent, codes?: readonly string[]) {
  const known = codes ?? [...(draw.names[field === 'resultDocumentCode' ? 'documents' : field]?.keys() ?? [])]
  const options = known.map((value) => ({ value, label: codeInWords(draw.locale, draw.names, field, value) }))
  return codes ? options : sortByName(draw.locale, options, ({ label }) => label)
}

export function CodeBoxes({ draw, field, codes }: { draw: Draw; field: CodeField; codes?: readonly string[] }) {
  return (
    <CheckboxGroup
      name={field}
      legend={getTranslator(draw.locale, 'registry')(`field.${field}`)}
      options={optionsOf(draw, field, codes)}
      defaultValues={valuesOf(draw, field)}
      error={draw.errorOf(field)}
      inline
    />
  )
}

export function CodeSelect({
  draw,
  field,
  codes,
  optional,
}: {
  draw: Draw
  field: CodeField
  codes?: readonly string[]
  optional?: string
}) {
  return (
    <Select
      name={field}
      label={getTranslator(draw.locale, 'registry')(`field.${field}`)}
      options={optionsOf(draw, field, codes)}
      defaultValue={typedIn(draw, field)}
      error={draw.errorOf(field)}
      placeholder={optional}
    />
  )
}

/** How many and of what: `10` `iş günü`. */
export function TermInputs({ draw, value, unit }: { draw: Draw; value: string; unit: string }) {
  const t = getTranslator(draw.locale, 'registry')
  return (
    <>
      <TextField
        name={value}
        label={t('input.value')}
        inputMode="numeric"
        width="xs"
        defaultValue={typedIn(draw, value)}
        error={draw.errorOf(value)}
      />
      <Select
        name={unit}
        label={t('field.termUnit')}
        options={TERM_UNITS.map((code) => ({ value: code, label: translateCode(draw.locale, 'registry', `unit.${code}`) }))}
        defaultValue={typedIn(draw, unit)}
        error={draw.errorOf(unit)}
      />
    </>
  )
}

export function AmountInput({ draw, name, label, optional }: { draw: Draw; name: string; label: string; optional?: string }) {
  return (
    <TextField
      name={name}
      label={label}
      inputMode="decimal"
      width="sm"
      defaultValue={typedIn(draw, name)}
      error={draw.errorOf(name)}
      optional={optional}
    />
  )
}

import type { ReactNode } from 'react'
import { controlClass, describedBy, FieldError, FieldFrame, FieldHint, LEGEND_SIZES, type LegendSize } from './field'

export type DatePart = 'day' | 'month' | 'year'
export type DateFieldProps = {
  name: string
  legend: ReactNode
  hint?: ReactNode
  error?: ReactNode
  value?: Partial<Record<DatePart, string>>
  labels: Record<DatePart, string>
  required?: boolean
  /** Which boxes are wrong, when not all of them. */
  errorParts?: readonly DatePart[]
  legendSize?: LegendSize
  /** A birth date: lets the browser fill it in. */
  birthday?: boolean
}

const PARTS: readonly DatePart[] = ['day', 'month', 'year']

/** A date people know by heart. Three boxes, sent as `name.day`, `name.month`, `name.year`; a calendar is for dates one has to look up. */
export function DateField({
  name,
  legend,
  hint,
  error,
  value = {},
  labels,
  required,
  errorParts,
  legendSize = 'sm',
  birthday,
}: DateFieldProps) {
  const { 'aria-describedby': describes } = describedBy({ name, hint, error })
  return (
    <FieldFrame error={error}>
      <fieldset id={name} tabIndex={-1} aria-describedby={describes}>
        <legend className={LEGEND_SIZES[legendSize]}>{legend}</legend>
        <FieldHint name={name}>{hint}</FieldHint>
        <FieldError name={name}>{error}</FieldError>
        <div className="mt-2 flex flex-wrap gap-3">
          {PARTS.map((part) => {
            const wrong = Boolean(error) && (errorParts?.includes(part) ?? true)
            return (
              <div key={part} className={part === 'year' ? 'w-24' : 'w-16'}>
                <label htmlFor={`${name}.${part}`} className="block text-sm text-muted">
                  {labels[part]}
                </label>
                <input
                  id={`${name}.${part}`}
                  name={`${name}.${part}`}
                  type="text"
                  inputMode="numeric"
                  maxLength={part === 'year' ? 4 : 2}
                  autoComplete={birthday ? `bday-${part}` : 'off'}
                  defaultValue={value[part]}
                  aria-invalid={wrong || undefined}
                  aria-required={required || undefined}
                  className={controlClass(wrong, 'mt-1')}
                />
              </div>
            )
          })}
        </div>
      </fieldset>
    </FieldFrame>
  )
}

import type { ReactNode } from 'react'
import { controlClass, describedBy, FieldError, FieldFrame, FieldHint, FieldLabel } from './field'
import { Icon } from './icon'

export type SelectOption = { value: string; label: string; disabled?: boolean }
export type SelectProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  options: readonly SelectOption[]
  defaultValue?: string
  /** First, empty choice: "choose a centre". */
  placeholder?: string
  required?: boolean
  optional?: string
  /** Fits in a row of filters. */
  compact?: boolean
}

/** Many known choices (more than about seven; fewer read better as radio buttons). */
export function Select({
  name,
  label,
  hint,
  error,
  options,
  defaultValue,
  placeholder,
  required,
  optional,
  compact = false,
}: SelectProps) {
  return (
    <FieldFrame error={error} className={compact ? 'mb-0' : undefined}>
      <FieldLabel htmlFor={name} optional={optional}>
        {label}
      </FieldLabel>
      <FieldHint name={name}>{hint}</FieldHint>
      <FieldError name={name}>{error}</FieldError>
      <div className="relative mt-2">
        <select
          id={name}
          name={name}
          defaultValue={defaultValue ?? ''}
          {...describedBy({ name, hint, error, required })}
          className={controlClass(error, 'appearance-none truncate pe-11')}
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="chevron-down" className="pointer-events-none absolute end-3.5 top-1/2 -translate-y-1/2 text-muted" />
      </div>
    </FieldFrame>
  )
}

import type { HTMLInputTypeAttribute, InputHTMLAttributes, ReactNode } from 'react'
import { cx } from './cx'
import { controlClass, describedBy, FieldError, FieldFrame, FieldHint, FieldLabel } from './field'

/** How long the expected answer is; the width is a hint in itself. */
const WIDTHS = { xs: 'max-w-28', sm: 'max-w-44', md: 'max-w-sm', full: 'max-w-text' }

export type TextFieldProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  defaultValue?: string
  type?: HTMLInputTypeAttribute
  inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode']
  autoComplete?: string
  required?: boolean
  /** The word for "optional" in this language, shown after the label. */
  optional?: string
  width?: keyof typeof WIDTHS
  maxLength?: number
  /** A unit after the box: ₼, kq. Also read with the field, so that nobody fills in a figure without its unit. */
  suffix?: string
  spellCheck?: boolean
  placeholder?: string
  readOnly?: boolean
  disabled?: boolean
}

export function TextField({
  name,
  label,
  hint,
  error,
  optional,
  required,
  width = 'md',
  suffix,
  type = 'text',
  ...input
}: TextFieldProps) {
  const described = describedBy({ name, hint, error, required })
  const control = (
    <input
      id={name}
      name={name}
      type={type}
      {...described}
      {...input}
      className={controlClass(error, cx(WIDTHS[width], !suffix && 'mt-2'))}
    />
  )
  return (
    <FieldFrame error={error}>
      <FieldLabel htmlFor={name} optional={optional}>
        {label}
        {suffix && <span className="sr-only">, {suffix}</span>}
      </FieldLabel>
      <FieldHint name={name}>{hint}</FieldHint>
      <FieldError name={name}>{error}</FieldError>
      {suffix ? (
        <div className="mt-2 flex items-center gap-2.5">
          {control}
          <span aria-hidden className="shrink-0 text-muted">
            {suffix}
          </span>
        </div>
      ) : (
        control
      )}
    </FieldFrame>
  )
}

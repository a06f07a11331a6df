import type { ReactNode } from 'react'
import { controlClass, describedBy, FieldError, FieldFrame, FieldHint, FieldLabel } from './field'

export type TextAreaProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  defaultValue?: string
  required?: boolean
  optional?: string
  maxLength?: number
  rows?: number
  spellCheck?: boolean
  autoComplete?: string
}

export function TextArea({ name, label, hint, error, optional, required, rows = 5, ...area }: TextAreaProps) {
  return (
    <FieldFrame error={error}>
      <FieldLabel htmlFor={name} optional={optional}>
        {label}
      </FieldLabel>
      <FieldHint name={name}>{hint}</FieldHint>
      <FieldError name={name}>{error}</FieldError>
      <textarea
        id={name}
        name={name}
        rows={rows}
        {...describedBy({ name, hint, error, required })}
        {...area}
        className={controlClass(error, 'mt-2')}
      />
    </FieldFrame>
  )
}

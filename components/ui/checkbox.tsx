import type { ReactNode } from 'react'
import { Choice } from './choice'
import { errorId, FieldError, FieldFrame, hintId } from './field'

export type CheckboxProps = {
  name: string
  label: ReactNode
  /** What is sent when ticked. */
  value?: string
  error?: ReactNode
  hint?: ReactNode
  defaultChecked?: boolean
  required?: boolean
  disabled?: boolean
}

/** A single tick: a declaration, a preference. Never ticked beforehand where it stands for consent. */
export function Checkbox({ name, label, value = 'on', error, hint, defaultChecked, required, disabled }: CheckboxProps) {
  return (
    <FieldFrame error={error}>
      <FieldError name={name}>{error}</FieldError>
      <div className={error ? 'mt-2' : undefined}>
        <Choice
          kind="checkbox"
          id={name}
          name={name}
          value={value}
          label={label}
          hint={hint}
          hintId={hintId(name)}
          defaultChecked={defaultChecked}
          disabled={disabled}
          describes={error ? errorId(name) : undefined}
          invalid={Boolean(error)}
          required={required}
        />
      </div>
    </FieldFrame>
  )
}

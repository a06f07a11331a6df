import type { ReactNode } from 'react'
import { cx } from './cx'

export type ChoiceOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

type ChoiceProps = {
  kind: 'radio' | 'checkbox'
  id: string
  name: string
  value: string
  label: ReactNode
  hint?: ReactNode
  disabled?: boolean
  defaultChecked?: boolean
  /** The hint's id, when it is not the option of a group. */
  hintId?: string
  /** Adds to what describes the box, for an error of its own. */
  describes?: string
  invalid?: boolean
  required?: boolean
}

/** One radio button or tick box with its words: the whole row is the target, at least 48 px high. */
export function Choice({
  kind,
  id,
  name,
  value,
  label,
  hint,
  disabled,
  defaultChecked,
  hintId,
  describes,
  invalid,
  required,
}: ChoiceProps) {
  const ownHint = hint ? (hintId ?? `${name}-${value}-hint`) : undefined
  const ids = cx(ownHint, describes)
  return (
    <div className="relative flex min-h-12 items-start gap-3 rounded-md border border-line bg-surface px-3.5 py-2.5 has-checked:border-primary has-checked:bg-primary-soft has-enabled:hover:border-line-strong has-disabled:bg-sunken has-disabled:text-muted">
      <input
        type={kind}
        id={id}
        name={name}
        value={value}
        disabled={disabled}
        defaultChecked={defaultChecked}
        aria-describedby={ids || undefined}
        // Above the label that covers the row, so that the box itself can be hit too (voice control, tests).
        // Of radio buttons the group is invalid or required, not one of them.
        aria-invalid={(kind === 'checkbox' && invalid) || undefined}
        aria-required={(kind === 'checkbox' && required) || undefined}
        className="relative z-1 mt-[0.15rem] size-5.5 shrink-0"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="block font-medium before:absolute before:inset-0 before:cursor-pointer before:content-['']">
          {label}
        </label>
        {hint && (
          <span id={ownHint} className="mt-0.5 block text-sm text-muted">
            {hint}
          </span>
        )}
      </div>
    </div>
  )
}

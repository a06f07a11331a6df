import type { ReactNode } from 'react'
import { Choice, type ChoiceOption } from './choice'
import { cx } from './cx'
import { describedBy, FieldError, FieldFrame, FieldHint, LEGEND_SIZES, type LegendSize } from './field'

export type RadioGroupProps = {
  name: string
  legend: ReactNode
  hint?: ReactNode
  error?: ReactNode
  options: readonly ChoiceOption[]
  defaultValue?: string
  /** Side by side: for short answers such as yes and no, or times of a day. */
  inline?: boolean
  legendSize?: LegendSize
  required?: boolean
}

export function RadioGroup({
  name,
  legend,
  hint,
  error,
  options,
  defaultValue,
  inline = false,
  legendSize = 'sm',
  required,
}: RadioGroupProps) {
  return (
    <FieldFrame error={error}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a plain group cannot say that it is required or wrong */}
      <fieldset role="radiogroup" {...describedBy({ name, hint, error, required })}>
        <legend className={LEGEND_SIZES[legendSize]}>{legend}</legend>
        <FieldHint name={name}>{hint}</FieldHint>
        <FieldError name={name}>{error}</FieldError>
        <div className={cx('mt-2 gap-2', inline ? 'flex flex-wrap' : 'grid')}>
          {options.map((option, index) => (
            <Choice
              key={option.value}
              kind="radio"
              id={index === 0 ? name : `${name}-${option.value}`}
              name={name}
              {...option}
              defaultChecked={option.value === defaultValue}
            />
          ))}
        </div>
      </fieldset>
    </FieldFrame>
  )
}

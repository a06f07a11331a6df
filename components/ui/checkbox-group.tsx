import type { ReactNode } from 'react'
import { Choice, type ChoiceOption } from './choice'
import { cx } from './cx'
import { describedBy, FieldError, FieldFrame, FieldHint, LEGEND_SIZES, type LegendSize } from './field'

export type CheckboxGroupProps = {
  name: string
  legend: ReactNode
  hint?: ReactNode
  error?: ReactNode
  options: readonly ChoiceOption[]
  defaultValues?: readonly string[]
  legendSize?: LegendSize
  inline?: boolean
}

export function CheckboxGroup({
  name,
  legend,
  hint,
  error,
  options,
  defaultValues = [],
  legendSize = 'sm',
  inline = false,
}: CheckboxGroupProps) {
  const { 'aria-describedby': describes } = describedBy({ name, hint, error })
  return (
    <FieldFrame error={error}>
      <fieldset aria-describedby={describes}>
        <legend className={LEGEND_SIZES[legendSize]}>{legend}</legend>
        <FieldHint name={name}>{hint}</FieldHint>
        <FieldError name={name}>{error}</FieldError>
        <div className={cx('mt-2 gap-2', inline ? 'flex flex-wrap' : 'grid')}>
          {options.map((option, index) => (
            <Choice
              key={option.value}
              kind="checkbox"
              id={index === 0 ? name : `${name}-${option.value}`}
              name={name}
              {...option}
              defaultChecked={defaultValues.includes(option.value)}
              invalid={Boolean(error)}
            />
          ))}
        </div>
      </fieldset>
    </FieldFrame>
  )
}

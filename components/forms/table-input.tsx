import { FieldError, FieldHint } from '@/components/ui/field'
import type { FieldView } from '@/lib/applications/model'
import type { FieldContext } from './field-input'
import { FieldQuestion } from './field-question'

type Props = {
  field: FieldView & { look: 'table'; rows: readonly { row: string; label: string; cells: readonly FieldView[] }[] }
  context: FieldContext
}

/**
 * Fixed rows of the same few questions. Each row is a group with its name, side by side where there is room: a table of controls
 * would not fit a telephone, and a screen reader would lose which row it is in.
 */
export function TableInput({ field, context }: Props) {
  const { name, label, hint, error } = field
  return (
    <fieldset id={name} tabIndex={-1} className="mb-8">
      <legend className="text-lg font-semibold">{label}</legend>
      <FieldHint name={name}>{hint}</FieldHint>
      <FieldError name={name}>{error}</FieldError>
      <div className="mt-3 divide-y divide-line border-y border-line">
        {field.rows.map(({ row, label: title, cells }) => (
          <fieldset key={row} className="pt-4">
            <legend className="float-start mb-2 w-full font-semibold">{title}</legend>
            <div className="clear-both grid gap-x-4 sm:grid-cols-2">
              {cells.map((cell) => (
                <FieldQuestion key={cell.name} field={cell} context={context} />
              ))}
            </div>
          </fieldset>
        ))}
      </div>
    </fieldset>
  )
}

import { Button } from '@/components/ui'
import { FieldError, FieldHint } from '@/components/ui/field'
import type { FieldView, GroupRowView } from '@/lib/applications/model'
import { FieldQuestion } from './field-question'
import type { FieldContext } from './field-input'

type Props = {
  field: FieldView & { look: 'group'; rows: readonly GroupRowView[]; canAdd: boolean; canRemove: boolean; words: { add: string } }
  context: FieldContext
}

/**
 * Rows of the same questions. Adding and taking away are buttons of the form, so they work without scripts: the step is saved and
 * drawn again with one row more or less.
 */
export function GroupInput({ field, context }: Props) {
  const { name, label, hint, error, rows } = field
  return (
    <fieldset id={name} tabIndex={-1} className="mb-8 max-w-text">
      <legend className="text-lg font-semibold">{label}</legend>
      <FieldHint name={name}>{hint}</FieldHint>
      <FieldError name={name}>{error}</FieldError>
      <input type="hidden" name={`${name}.count`} value={rows.length} />
      {rows.map((row) => (
        <fieldset
          key={row.name}
          id={row.name}
          tabIndex={-1}
          className="mt-4 rounded-md border border-line bg-surface p-4 pb-0 sm:p-6 sm:pb-0"
        >
          <legend className="px-1 font-semibold">{row.title}</legend>
          {row.fields.map((inner) => (
            <FieldQuestion key={inner.name} field={inner} context={context} />
          ))}
          {field.canRemove && (
            <div className="mb-4">
              <Button kind="quiet" size="sm" name="go" value={row.remove}>
                {row.removeLabel}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      {field.canAdd && (
        <div className="mt-4">
          <Button kind="secondary" size="sm" name="go" value={`add-${name}`}>
            {field.words.add}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

import type { FieldView } from '@/lib/applications/model'
import { type FieldContext, FieldInput } from './field-input'

/** A question with the mark that it was asked, so that an empty box is an answer. Follow-ups wait hidden for scripts to show them. */
export function FieldQuestion({ field, context }: { field: FieldView; context: FieldContext }) {
  const shownWhen = field.shownWhen && `${field.shownWhen.field}=${field.shownWhen.values.join('|')}`
  const inner = (
    <>
      <input type="hidden" name="asked" value={field.name} />
      <FieldInput field={field} context={context} />
    </>
  )
  return shownWhen ? (
    <fieldset
      data-shown-when={shownWhen}
      hidden={!field.asked}
      disabled={!field.asked}
      className="mb-6 border-s-2 border-line ps-4 [&>div]:mb-0"
    >
      {inner}
    </fieldset>
  ) : (
    inner
  )
}

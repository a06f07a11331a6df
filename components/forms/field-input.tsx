import { Checkbox, CheckboxGroup, DateField, RadioGroup, Select, SourceLine, TextArea, TextField } from '@/components/ui'
import type { FieldView } from '@/lib/applications/model'
import { SourcedList } from '@/components/applications/sourced-list'
import { AddressInput, type AddressWords } from './address-input'

export type FieldWords = {
  optional: string
  choose: string
  date: { day: string; month: string; year: string }
  address: AddressWords
}

/** One question, drawn from its view; its kind decides the control. Facts are shown, not asked. */
export function FieldInput({ field, words }: { field: FieldView; words: FieldWords }) {
  return (
    <>
      {control(field, words)}
      {field.offered && (
        <div className="-mt-4 mb-6">
          <SourceLine>{field.offered}</SourceLine>
        </div>
      )}
      {field.other && <p className="-mt-4 mb-6 max-w-text rounded-sm bg-warning-soft px-3 py-2 text-sm">{field.other}</p>}
    </>
  )
}

function control(field: FieldView, words: FieldWords) {
  const { name, label, hint, error } = field
  const said = { name, hint, error }
  const optional = field.optional ? words.optional : undefined
  const required = !field.optional
  switch (field.look) {
    case 'fact':
      return null
    case 'line':
      return (
        <TextField
          {...said}
          label={label}
          optional={optional}
          required={required}
          type={field.type}
          inputMode={field.inputMode}
          autoComplete={field.autoComplete ?? 'off'}
          width={field.width}
          maxLength={field.maxLength}
          suffix={field.suffix}
          defaultValue={field.value}
          spellCheck={false}
        />
      )
    case 'lines':
      return (
        <TextArea
          {...said}
          label={label}
          optional={optional}
          required={required}
          rows={field.rows}
          maxLength={field.maxLength}
          defaultValue={field.value}
        />
      )
    case 'radio':
      return (
        <RadioGroup
          {...said}
          legend={label}
          options={field.options}
          defaultValue={field.value}
          inline={field.inline}
          required={required}
        />
      )
    case 'select':
      return (
        <Select
          {...said}
          label={label}
          optional={optional}
          required={required}
          options={[...field.options]}
          defaultValue={field.value}
          placeholder={words.choose}
        />
      )
    case 'boxes':
      return <CheckboxGroup {...said} legend={label} options={field.options} defaultValues={field.values} />
    case 'box':
      return <Checkbox {...said} label={label} defaultChecked={field.checked} />
    case 'date':
      return <DateField {...said} legend={label} value={field.value} labels={words.date} required={required} />
    case 'address':
      return (
        <AddressInput
          {...said}
          legend={label}
          value={field.value}
          errors={field.errors}
          regions={field.regions}
          words={words.address}
        />
      )
  }
}

/** Values of registers of this step, with their sources. */
export function FactList({ fields }: { fields: readonly FieldView[] }) {
  const rows = fields.flatMap((field) =>
    field.look === 'fact' ? [{ key: field.label, value: field.value, source: field.source }] : [],
  )
  return rows.length > 0 ? (
    <div className="mb-8">
      <SourcedList rows={rows} />
    </div>
  ) : null
}

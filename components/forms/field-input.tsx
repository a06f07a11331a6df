import type { ReactNode } from 'react'
import { SourcedList } from '@/components/applications/sourced-list'
import { FileField } from '@/components/files/file-field'
import {
  Button,
  Checkbox,
  CheckboxGroup,
  DateField,
  Notice,
  RadioGroup,
  Select,
  SourceLine,
  TextArea,
  TextField,
  VisuallyHidden,
} from '@/components/ui'
import { FieldError, FieldFrame, FieldHint } from '@/components/ui/field'
import type { FieldView } from '@/lib/applications/model'
import type { Locale } from '@/lib/i18n'
import { AddressInput, type AddressWords } from './address-input'
import { GroupInput } from './group-input'
import { TableInput } from './table-input'

export type FieldWords = {
  optional: string
  choose: string
  recount: string
  date: { day: string; month: string; year: string }
  address: AddressWords
}

/** What every control of a step shares. */
export type FieldContext = { words: FieldWords; locale: Locale; applicationId: string }

/** One question, drawn from its view; its kind decides the control. Facts are shown, not asked. */
export function FieldInput({ field, context }: { field: FieldView; context: FieldContext }) {
  return (
    <>
      {control(field, context)}
      {field.offered && (
        <div className="-mt-4 mb-6">
          <SourceLine>{field.offered}</SourceLine>
        </div>
      )}
      {field.other && <p className="-mt-4 mb-6 max-w-text rounded-sm bg-warning-soft px-3 py-2 text-sm">{field.other}</p>}
    </>
  )
}

function control(field: FieldView, context: FieldContext) {
  const { words } = context
  const { name, label, hint, error } = field
  const said = { name, hint, error }
  const optional = field.optional ? words.optional : undefined
  const required = !field.optional
  switch (field.look) {
    case 'fact':
      return <ShownValue {...said} label={label} value={field.value} source={field.source} />
    case 'fixed':
      return (
        <>
          <input type="hidden" name={name} value={field.value} />
          <ShownValue {...said} label={label} value={field.shown} source={field.source} />
        </>
      )
    case 'signature':
      return (
        <Notice tone="info" title={label}>
          <p id={name} tabIndex={-1}>
            {field.value}
          </p>
        </Notice>
      )
    case 'computed':
      return (
        <ShownValue {...said} label={label} value={field.value}>
          <Button kind="quiet" size="sm" name="go" value="stay">
            {words.recount}
            <VisuallyHidden>: {label}</VisuallyHidden>
          </Button>
        </ShownValue>
      )
    case 'files':
      return (
        <FileField
          locale={context.locale}
          applicationId={context.applicationId}
          name={name}
          label={label}
          hint={hint}
          error={error}
          optional={optional}
          files={field.files}
          accept={field.accept}
          max={field.max}
          maxMegabytes={field.maxMegabytes}
        />
      )
    case 'group':
      return <GroupInput field={field} context={context} />
    case 'table':
      return <TableInput field={field} context={context} />
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
      return field.none ? (
        <ShownValue {...said} label={label} value={field.none} />
      ) : (
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

type Shown = {
  name: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  value: string
  source?: string | undefined
}

/** A value nobody types, in the place of its question. */
function ShownValue({ name, label, hint, error, value, source, children }: Shown & { children?: ReactNode }) {
  return (
    <FieldFrame error={error}>
      <p className="font-semibold">{label}</p>
      <FieldHint name={name}>{hint}</FieldHint>
      <FieldError name={name}>{error}</FieldError>
      <p id={name} tabIndex={-1} className="mt-1 wrap-anywhere">
        {value}
      </p>
      {source && <SourceLine>{source}</SourceLine>}
      {children}
    </FieldFrame>
  )
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

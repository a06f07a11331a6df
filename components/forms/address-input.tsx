import { Select, TextField } from '@/components/ui'
import { describedBy, FieldError, FieldHint } from '@/components/ui/field'
import type { OptionView } from '@/lib/applications/model'

export type AddressWords = {
  region: string
  settlement: string
  street: string
  building: string
  apartment: string
  postalCode: string
  postalHint: string
  choose: string
  optional: string
}
export type AddressInputProps = {
  name: string
  legend: string
  hint?: string
  error?: string
  value: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
  regions: readonly OptionView[]
  words: AddressWords
}

/** An address in parts, the way it is written here: region, settlement, street, building, flat, postal code. */
export function AddressInput({ name, legend, hint, error, value, errors, regions, words }: AddressInputProps) {
  const { 'aria-describedby': describes } = describedBy({ name, hint, error })
  const part = (key: string) => ({ name: `${name}.${key}`, defaultValue: value[key] ?? '', error: errors[key] })
  return (
    <fieldset id={name} tabIndex={-1} className="mb-6 max-w-text" aria-describedby={describes}>
      <legend className="text-lg font-semibold">{legend}</legend>
      <FieldHint name={name}>{hint}</FieldHint>
      <FieldError name={name}>{error}</FieldError>
      <div className="mt-4">
        <Select
          {...part('region')}
          label={words.region}
          options={regions.map(({ value: code, label }) => ({ value: code, label }))}
          placeholder={words.choose}
          required
        />
        <TextField {...part('settlement')} label={words.settlement} optional={words.optional} width="full" maxLength={80} />
        <TextField {...part('street')} label={words.street} autoComplete="address-line1" width="full" maxLength={120} required />
        <div className="grid gap-x-4 xs:grid-cols-2">
          <TextField {...part('building')} label={words.building} width="sm" maxLength={20} required />
          <TextField {...part('apartment')} label={words.apartment} optional={words.optional} width="sm" maxLength={20} />
        </div>
        <TextField
          {...part('postalCode')}
          label={words.postalCode}
          hint={words.postalHint}
          optional={words.optional}
          autoComplete="postal-code"
          width="sm"
          maxLength={8}
        />
      </div>
    </fieldset>
  )
}

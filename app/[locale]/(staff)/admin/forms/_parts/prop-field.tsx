import { CheckboxGroup, DateField, RadioGroup, Select, TextField } from '@/components/ui'
import type { PropInput } from '@/lib/applications'
import { getTranslator, type Locale, translateCode } from '@/lib/i18n'
import type { Typed } from './edit-form'

type Props = { name: string; input: PropInput; now: unknown; typed: Typed; locale: Locale }

/** One property of a kind, in the words of its editor. */
export function PropField({ name, input, now, typed, locale }: Props) {
  const t = getTranslator(locale, 'builder')
  const ui = getTranslator(locale, 'ui')
  const label = translateCode(locale, 'builder', `prop.${name}`)
  const said = translateCode(locale, 'builder', `propHint.${name}`)
  const hint = said === name ? undefined : said
  const error = typed.error(name)
  const worded = (value: string) =>
    name === 'fact' || name === 'of'
      ? translateCode(locale, 'activity', `field.${value}`)
      : translateCode(locale, 'builder', `value.${name}_${value}`)
  switch (input.input) {
    case 'whole':
      return (
        <TextField
          name={name}
          label={label}
          hint={hint}
          error={error}
          inputMode="numeric"
          width="xs"
          defaultValue={typed.value(name) ?? (typeof now === 'number' ? String(now) : '')}
        />
      )
    case 'manat':
      return (
        <TextField
          name={name}
          label={label}
          error={error}
          inputMode="decimal"
          width="sm"
          suffix="₼"
          defaultValue={typed.value(name) ?? (typeof now === 'number' ? (now / 100).toFixed(2).replace('.', ',') : '')}
        />
      )
    case 'one': {
      const options = input.of.map((value) => ({ value, label: worded(value) }))
      const value = typed.value(name) ?? (typeof now === 'string' ? now : input.of[0])
      return options.length > 7 ? (
        <Select name={name} label={label} error={error} options={options} {...(value ? { defaultValue: value } : {})} />
      ) : (
        <RadioGroup name={name} legend={label} error={error} options={options} {...(value ? { defaultValue: value } : {})} />
      )
    }
    case 'many':
      return (
        <CheckboxGroup
          name={name}
          legend={label}
          error={error}
          options={input.of.map((value) => ({ value, label: worded(value) }))}
          defaultValues={typed.mine ? typed.values(name) : Array.isArray(now) ? now.map(String) : []}
        />
      )
    case 'bound': {
      const [year = '', month = '', day = ''] = typeof now === 'string' && now !== 'today' ? now.split('-') : []
      const parts = {
        day: typed.value(`${name}Day.day`) ?? day,
        month: typed.value(`${name}Day.month`) ?? month,
        year: typed.value(`${name}Day.year`) ?? year,
      }
      return (
        <>
          <RadioGroup
            name={name}
            legend={label}
            options={[
              { value: 'none', label: t('value.bound_none') },
              { value: 'today', label: t('value.bound_today') },
              { value: 'day', label: t('value.bound_day') },
            ]}
            defaultValue={typed.value(name) ?? (now === undefined ? 'none' : now === 'today' ? 'today' : 'day')}
          />
          <DateField
            name={`${name}Day`}
            legend={`${label}: ${t('value.bound_day')}`}
            error={typed.error(`${name}Day`)}
            value={parts}
            labels={{ day: ui('date.day'), month: ui('date.month'), year: ui('date.year') }}
          />
        </>
      )
    }
  }
}

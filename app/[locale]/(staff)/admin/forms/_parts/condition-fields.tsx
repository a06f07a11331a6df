import { Checkbox, RadioGroup, Select, TextField } from '@/components/ui'
import { COMPARES, COMPUTE_OPS, MAX_LINES, type SimpleTest, type SimpleValue, type SimpleWhen } from '@/lib/applications'
import { getTranslator, type Locale } from '@/lib/i18n'
import type { Typed } from './edit-form'

type Option = { value: string; label: string }
type Common = { typed: Typed; locale: Locale; prefix?: string }
const LINES = [...Array(MAX_LINES).keys()]

/** When something is asked: up to three answers, chosen from lists. `now` null: the condition is made of parts no list can show. */
export function WhenFields({ typed, locale, prefix = '', now, options }: Common & { now: SimpleWhen | null; options: Option[] }) {
  const t = getTranslator(locale, 'builder')
  if (options.length === 0 && now?.lines.length === 0) return null
  // What stands there now may name something moved behind it: it stays to be seen.
  const all = [
    ...options,
    ...(now?.lines ?? []).flatMap(({ what }) =>
      options.some(({ value }) => value === what) ? [] : [{ value: what, label: what }],
    ),
  ]
  return (
    <fieldset className="mb-6 max-w-text rounded-md border border-line px-4 pt-3">
      <legend className="px-1 text-lg font-semibold">{t('when.title')}</legend>
      <p className="mb-3 text-sm text-muted">{t('when.hint')}</p>
      {now === null && (
        <Checkbox
          name={`${prefix}when.keep`}
          label={t('when.keep')}
          hint={t('when.keepHint')}
          defaultChecked={typed.ticked('when.keep', true)}
        />
      )}
      {LINES.map((at) => (
        <div key={at} className="grid gap-x-4 sm:grid-cols-[minmax(0,1fr)_12rem]">
          <Select
            name={`${prefix}when.${at}.what`}
            label={t('when.line', { number: at + 1 })}
            placeholder={t('when.choose')}
            options={all}
            defaultValue={typed.value(`when.${at}.what`) ?? now?.lines[at]?.what}
            error={typed.error(`when.${at}.what`)}
          />
          <Select
            name={`${prefix}when.${at}.not`}
            label={t('when.how', { number: at + 1 })}
            options={[
              { value: 'is', label: t('when.is') },
              { value: 'not', label: t('when.isNot') },
            ]}
            defaultValue={typed.value(`when.${at}.not`) ?? (now?.lines[at]?.not ? 'not' : 'is')}
          />
        </div>
      ))}
      <RadioGroup
        name={`${prefix}when.join`}
        legend={t('when.join')}
        inline
        options={[
          { value: 'all', label: t('when.all') },
          { value: 'any', label: t('when.any') },
        ]}
        defaultValue={typed.value('when.join') ?? now?.join ?? 'all'}
      />
    </fieldset>
  )
}

/** A rule: up to three comparisons. */
export function TestFields({
  typed,
  locale,
  prefix = '',
  now,
  options,
  legend,
}: Common & { now: SimpleTest | null; options: Option[]; legend: string }) {
  const t = getTranslator(locale, 'builder')
  return (
    <fieldset className="mb-6 max-w-text rounded-md border border-line px-4 pt-3">
      <legend className="px-1 text-lg font-semibold">{legend}</legend>
      {now === null && (
        <Checkbox
          name={`${prefix}test.keep`}
          label={t('test.keep')}
          hint={t('when.keepHint')}
          defaultChecked={typed.ticked('test.keep', true)}
        />
      )}
      {LINES.map((at) => {
        const line = now?.lines[at]
        return (
          <div key={at} className="mb-2 grid gap-x-4 border-b border-line last:border-0 sm:grid-cols-2">
            <Select
              name={`${prefix}test.${at}.left`}
              label={t('test.left', { number: at + 1 })}
              placeholder={t('when.choose')}
              options={options}
              defaultValue={typed.value(`test.${at}.left`) ?? line?.left}
              error={typed.error(`test.${at}.left`)}
            />
            <Select
              name={`${prefix}test.${at}.compare`}
              label={t('test.compare', { number: at + 1 })}
              options={COMPARES.map((value) => ({ value, label: t(`compareWord.${value}`) }))}
              defaultValue={typed.value(`test.${at}.compare`) ?? line?.compare ?? 'equal'}
            />
            <Select
              name={`${prefix}test.${at}.right`}
              label={t('test.right', { number: at + 1 })}
              placeholder={t('test.typed')}
              options={options}
              defaultValue={typed.value(`test.${at}.right`) ?? line?.right}
            />
            <TextField
              name={`${prefix}test.${at}.value`}
              label={t('test.value', { number: at + 1 })}
              hint={at === 0 ? t('test.valueHint') : undefined}
              defaultValue={typed.value(`test.${at}.value`) ?? line?.value}
              error={typed.error(`test.${at}.value`)}
              maxLength={200}
            />
          </div>
        )
      })}
      <RadioGroup
        name={`${prefix}test.join`}
        legend={t('test.join')}
        inline
        options={[
          { value: 'and', label: t('test.and') },
          { value: 'or', label: t('test.or') },
        ]}
        defaultValue={typed.value('test.join') ?? now?.join ?? 'and'}
      />
    </fieldset>
  )
}

/** How a value is worked out of two others. */
export function ValueFields({
  typed,
  locale,
  prefix = '',
  now,
  options,
}: Common & { now: SimpleValue | null | 'fresh'; options: Option[] }) {
  const t = getTranslator(locale, 'builder')
  const known = now === 'fresh' || now === null ? undefined : now
  return (
    <fieldset className="mb-6 max-w-text rounded-md border border-line px-4 pt-3">
      <legend className="px-1 text-lg font-semibold">{t('op.title')}</legend>
      {now === null && (
        <Checkbox
          name={`${prefix}value.keep`}
          label={t('test.keep')}
          hint={t('when.keepHint')}
          defaultChecked={typed.ticked('value.keep', true)}
        />
      )}
      <Select
        name={`${prefix}value.left`}
        label={t('op.left')}
        placeholder={t('when.choose')}
        options={options}
        defaultValue={typed.value('value.left') ?? known?.left}
        error={typed.error('value.left')}
      />
      <Select
        name={`${prefix}value.op`}
        label={t('op.label')}
        options={COMPUTE_OPS.map((value) => ({ value, label: t(`op.${value}`) }))}
        defaultValue={typed.value('value.op') ?? known?.op ?? 'only'}
      />
      <Select
        name={`${prefix}value.right`}
        label={t('op.right')}
        placeholder={t('test.typed')}
        options={options}
        defaultValue={typed.value('value.right') ?? known?.right}
      />
      <TextField
        name={`${prefix}value.value`}
        label={t('op.value')}
        defaultValue={typed.value('value.value') ?? known?.value}
        error={typed.error('value.value')}
        maxLength={40}
        width="sm"
      />
    </fieldset>
  )
}

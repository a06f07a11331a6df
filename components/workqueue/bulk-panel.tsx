import { Button, Checkbox, Disclosure, HiddenFields, RadioGroup, Select } from '@/components/ui'
import type { LocalizedText } from '@/db/columns'
import { BULK_ACTIONS } from '@/lib/applications/model'
import { getTranslator, type Locale, localized } from '@/lib/i18n'
import type { FormAttempt } from '@/lib/platform/forms/model'
import { problemOf, typedText } from './words'

type Props = {
  locale: Locale
  /** Made when the page is drawn: a second press is the same run. */
  idempotencyKey: string
  /** The view shown, for "everything in it". */
  query: string
  colleagues: readonly { id: string; givenName: string; surname: string; position: LocalizedText }[]
  templates: readonly { id: string; title: string }[]
  typed: FormAttempt | null
}

/** What to do with the ticked lines. It stands inside the form around the table. */
export function BulkPanel({ locale, idempotencyKey, query, colleagues, templates, typed }: Props) {
  const t = getTranslator(locale, 'workqueue')
  return (
    <div className="mt-4">
      <Disclosure summary={t('bulk.title')} open={typed !== null}>
        <HiddenFields values={{ idempotencyKey, query }} />
        <RadioGroup
          name="bulk"
          legend={t('bulk.action')}
          defaultValue={typedText(typed, 'bulk')}
          error={problemOf(locale, typed, 'bulk')}
          options={BULK_ACTIONS.map((value) => ({
            value,
            label: t(`bulk.act.${value}`),
            ...(value === 'approve' ? { hint: t('bulk.approveHint') } : {}),
          }))}
        />
        <div className="grid gap-x-6 sm:grid-cols-2">
          <Select
            name="toStaffId"
            label={t('bulk.colleague')}
            placeholder={t('bulk.choose')}
            defaultValue={typedText(typed, 'toStaffId')}
            error={problemOf(locale, typed, 'toStaffId')}
            options={colleagues.map((one) => ({
              value: one.id,
              label: `${one.surname} ${one.givenName}, ${localized(locale, one.position)}`,
            }))}
          />
          <Select
            name="templateId"
            label={t('bulk.template')}
            placeholder={t('bulk.choose')}
            defaultValue={typedText(typed, 'templateId')}
            error={problemOf(locale, typed, 'templateId')}
            options={templates.map(({ id, title }) => ({ value: id, label: title }))}
          />
        </div>
        <Checkbox
          name="everything"
          value="yes"
          label={t('bulk.everything')}
          error={problemOf(locale, typed, 'selected')}
          defaultChecked={typedText(typed, 'everything') === 'yes'}
        />
        <Button kind="secondary">{t('bulk.submit')}</Button>
      </Disclosure>
    </div>
  )
}

import { Button, HiddenFields, RadioGroup, Select, TextField } from '@/components/ui'
import { getTranslator, localized } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import type { LineView } from '@/lib/queue'
import { closeTime } from '../actions'
import type { fieldsOf } from './open-plan'

type Props = {
  locale: Locale
  centreCode: string
  lines: readonly LineView[]
  fields: Pick<ReturnType<typeof fieldsOf>, 'field' | 'value' | 'errorOf'>
}

/** Closes the centre or a line for some time, or opens it outside its hours. */
export function ClosureForm({ locale, centreCode, lines, fields: { field, value, errorOf } }: Props) {
  const t = getTranslator(locale, 'plan')
  return (
    <form action={closeTime} noValidate className="max-w-text">
      <HiddenFields values={{ centreCode }} />
      <RadioGroup
        name="kind"
        legend={t('closures.kind')}
        options={(['closes', 'opens'] as const).map((kind) => ({ value: kind, label: t(`closures.kind_${kind}`) }))}
        defaultValue={value('kind', 'closes')}
        error={errorOf('kind')}
      />
      <Select
        name="lineCode"
        label={t('closures.scope')}
        placeholder={t('closures.whole')}
        options={lines.map((line) => ({ value: line.code, label: localized(locale, line.name) }))}
        defaultValue={value('lineCode')}
        error={errorOf('lineCode')}
      />
      <div className="grid gap-x-6 sm:grid-cols-2">
        <TextField {...field('day')} type="date" label={t('closures.day')} required />
        <TextField {...field('from', '09:00')} type="time" label={t('closures.from')} width="sm" required />
        <TextField
          {...field('untilDay')}
          type="date"
          label={t('closures.untilDay')}
          hint={t('closures.untilDayHint')}
          optional={t('optional')}
        />
        <TextField {...field('to', '18:00')} type="time" label={t('closures.to')} width="sm" required />
      </div>
      <TextField {...field('reason.az')} label={t('closures.reasonAz')} maxLength={200} width="full" required />
      <TextField {...field('reason.en')} label={t('closures.reasonEn')} maxLength={200} width="full" optional={t('optional')} />
      <TextField {...field('reason.ru')} label={t('closures.reasonRu')} maxLength={200} width="full" optional={t('optional')} />
      <Button>{t('closures.submit')}</Button>
    </form>
  )
}

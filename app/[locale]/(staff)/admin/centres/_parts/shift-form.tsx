import { Button, HiddenFields, Select, TextField } from '@/components/ui'
import { formatPersonName, getTranslator, localized } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import type { LineView, OfficerView } from '@/lib/queue'
import { addShift } from '../actions'
import type { fieldsOf } from './open-plan'

type Props = {
  locale: Locale
  centreCode: string
  week: string
  day: string
  officers: readonly OfficerView[]
  lines: readonly LineView[]
  fields: Pick<ReturnType<typeof fieldsOf>, 'field' | 'value' | 'errorOf'>
}

/** Plans a shift of one officer, on one day or on every open day up to another. */
export function ShiftForm({ locale, centreCode, week, day, officers, lines, fields: { field, value, errorOf } }: Props) {
  const t = getTranslator(locale, 'plan')
  return (
    <form action={addShift} noValidate className="max-w-text">
      <HiddenFields values={{ centreCode, week }} />
      <Select
        name="staffId"
        label={t('shifts.officer')}
        placeholder={t('shifts.chooseOfficer')}
        options={officers.map((officer) => ({ value: officer.staffId, label: formatPersonName(officer) }))}
        defaultValue={value('staffId')}
        error={errorOf('staffId')}
        required
      />
      <Select
        name="lineCode"
        label={t('shifts.line')}
        placeholder={t('shifts.anyLine')}
        options={lines.map((line) => ({ value: line.code, label: localized(locale, line.name) }))}
        defaultValue={value('lineCode')}
        error={errorOf('lineCode')}
      />
      <div className="grid gap-x-6 sm:grid-cols-2">
        <TextField {...field('day', day)} type="date" label={t('shifts.day')} required />
        <TextField
          {...field('untilDay')}
          type="date"
          label={t('shifts.untilDay')}
          hint={t('shifts.untilDayHint')}
          optional={t('optional')}
        />
        <TextField {...field('from', '09:00')} type="time" label={t('shifts.from')} width="sm" required />
        <TextField {...field('to', '18:00')} type="time" label={t('shifts.to')} width="sm" required />
        <TextField {...field('breakFrom')} type="time" label={t('shifts.breakFrom')} width="sm" optional={t('optional')} />
        <TextField {...field('breakTo')} type="time" label={t('shifts.breakTo')} width="sm" optional={t('optional')} />
      </div>
      <Button>{t('shifts.submit')}</Button>
    </form>
  )
}

import { Button, HiddenFields, Select, TextField } from '@/components/ui'
import { formatDay, getTranslator, type Locale } from '@/lib/i18n'
import type { FormValues } from '@/lib/platform/forms/model'
import { addDays, type Day } from '@/lib/platform/time'
import type { UnitStop } from '@/lib/queue/model'

type Common = {
  locale: Locale
  unit: string
  error: (field: string) => string | undefined
  action: (form: FormData) => Promise<void>
}

/** A new stop, or the one that is changed; its first day is what it is known by. */
export function StopForm({ locale, unit, stop, typed, error, action }: Common & { stop?: UnitStop; typed: FormValues }) {
  const t = getTranslator(locale, 'units')
  const value = (name: string, otherwise = '') => (typeof typed[name] === 'string' ? typed[name] : otherwise)
  const field = (name: 'startsOn' | 'endsOn' | 'placeAz' | 'placeEn' | 'placeRu' | 'opensAt' | 'closesAt', otherwise?: string) => ({
    name,
    label: t(`admin.${name}`),
    error: error(name),
    defaultValue: value(name, otherwise),
  })
  return (
    <form action={action} className="grid gap-5">
      <HiddenFields values={{ unit, edit: stop?.startsOn ?? '', ...(stop && { startsOn: stop.startsOn }) }} />
      <div className="grid gap-5 sm:grid-cols-2">
        {!stop && <TextField {...field('startsOn')} hint={t('admin.dayHint')} width="sm" required />}
        <TextField {...field('endsOn', stop?.endsOn)} hint={t('admin.dayHint')} width="sm" required />
      </div>
      <TextField {...field('placeAz', stop?.place.az)} maxLength={80} required />
      <TextField {...field('placeEn', stop?.place.en)} maxLength={80} optional={t('admin.optional')} />
      <TextField {...field('placeRu', stop?.place.ru)} maxLength={80} optional={t('admin.optional')} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...field('opensAt', stop?.opensAt ?? '09:00')} hint={t('admin.clockHint')} width="xs" required />
        <TextField {...field('closesAt', stop?.closesAt ?? '18:00')} hint={t('admin.clockHint')} width="xs" required />
      </div>
      <p>
        <Button>{t('admin.save')}</Button>
      </p>
    </form>
  )
}

/** Gives up one day of a stop, or brings it back. */
export function DayForm({ locale, unit, stop, today, error, action }: Common & { stop: UnitStop; today: Day }) {
  const t = getTranslator(locale, 'units')
  const days: Day[] = []
  for (let day = stop.startsOn > today ? stop.startsOn : today; day <= stop.endsOn; day = addDays(day, 1)) days.push(day)
  return (
    <form action={action} className="grid gap-5">
      <HiddenFields values={{ unit, startsOn: stop.startsOn }} />
      <p className="text-muted">{t('admin.cancelDayHint')}</p>
      <Select
        name="day"
        label={t('admin.day')}
        error={error('day')}
        options={days.map((day) => ({
          value: day,
          label: stop.closedOn.includes(day)
            ? t('closedOn', { days: formatDay(locale, day) })
            : formatDay(locale, day, { weekday: true }),
        }))}
        defaultValue={days[0]}
      />
      <p className="flex flex-wrap gap-3">
        <Button kind="danger" name="act" value="cancel">
          {t('admin.cancelDay')}
        </Button>
        <Button kind="secondary" name="act" value="restore">
          {t('admin.restoreDay')}
        </Button>
      </p>
    </form>
  )
}

import { Button, Select } from '@/components/ui'
import { formatTime, getTranslator, type Locale } from '@/lib/i18n'
import { minutesAfter } from '@/lib/platform/time'

/** Ways people have, in minutes. */
const WAYS = [5, 10, 15, 20, 30, 45, 60, 90]

/** The way chosen in an address; null for none, or for one that is no choice. */
export function wayIn(value: string | string[] | undefined): number | null {
  const minutes = Number(Array.isArray(value) ? value[0] : value)
  return WAYS.includes(minutes) ? minutes : null
}

export type LeaveHomeProps = {
  locale: Locale
  now: Date
  /** When to be at the centre. Null: nothing can be said now. */
  comeBy: Date | null
  way: number | null
}

/** When to set out: the visitor says how long the way takes, the page takes it off. A plain form, so it works without scripts. */
export function LeaveHome({ locale, now, comeBy, way }: LeaveHomeProps) {
  const t = getTranslator(locale, 'display')
  const leaveAt = comeBy && way !== null ? minutesAfter(comeBy, -way) : null
  return (
    <section aria-labelledby="leave-home" className="rounded-lg border border-line bg-surface p-5">
      <h2 id="leave-home" className="text-xl">
        {t('leave.title')}
      </h2>
      {leaveAt && (
        <p className="mt-3 text-lg" role="status">
          {leaveAt <= now ? (
            <strong>{t('leave.now')}</strong>
          ) : (
            <>
              {t('leave.at')} <strong className="block text-4xl tabular-nums">{formatTime(locale, leaveAt)}</strong>
            </>
          )}
        </p>
      )}
      {way !== null && !comeBy && <p className="mt-3">{t('leave.unknown')}</p>}
      <form className="mt-4 flex flex-wrap items-end gap-3">
        <div className="min-w-44 flex-1 *:mb-0">
          <Select
            name="way"
            label={t('leave.way')}
            defaultValue={String(way ?? 20)}
            options={WAYS.map((minutes) => ({ value: String(minutes), label: t('leave.minutes', { count: minutes }) }))}
          />
        </div>
        <Button kind="secondary">{t('leave.show')}</Button>
      </form>
      <p className="mt-3 text-sm text-muted">{t('leave.hint')}</p>
    </section>
  )
}

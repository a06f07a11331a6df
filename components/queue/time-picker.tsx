import { formatTime, getTranslator, type Locale } from '@/lib/i18n'
import { clockInBaku } from '@/lib/platform/time'
import type { FreeTime } from '@/lib/queue/model'
import { FieldError } from '@/components/ui/field'

/** From how few places on the number left is told: earlier it only hurries people. */
const TELL_LEFT_BELOW = 4

/** Free times of one day as one group of radio buttons, the morning apart from the afternoon. */
export function TimePicker({
  locale,
  legend,
  times,
  chosen,
  together = false,
  error,
}: {
  locale: Locale
  legend: string
  times: readonly FreeTime[]
  chosen?: string
  /** Several services in one visit: each time says until when it would last. */
  together?: boolean
  error?: string
}) {
  const t = getTranslator(locale, 'queue')
  const first = times[0]?.id
  const parts = [
    { name: t('book.time.morning'), times: times.filter((time) => clockInBaku(time.startsAt) < '12:00') },
    { name: t('book.time.afternoon'), times: times.filter((time) => clockInBaku(time.startsAt) >= '12:00') },
  ].filter((part) => part.times.length > 0)
  return (
    <fieldset className={error ? 'mb-6 border-s-4 border-danger ps-4' : 'mb-6'} aria-describedby={error ? 'slot-error' : undefined}>
      <legend className="text-lg font-semibold">{legend}</legend>
      <FieldError name="slot">{error}</FieldError>
      {parts.map((part) => (
        <div key={part.name} className="mt-4">
          <p className="mb-2 font-semibold text-muted">{part.name}</p>
          <div className="grid grid-cols-2 gap-2 min-[26rem]:grid-cols-3 sm:grid-cols-4 xl:grid-cols-6">
            {part.times.map((time) => (
              <Time
                key={time.id}
                id={time.id === first ? 'slot' : `slot-${time.id}`}
                value={time.id}
                checked={time.id === chosen}
                invalid={Boolean(error)}
              >
                <span className="font-semibold tabular-nums">{formatTime(locale, time.startsAt)}</span>
                {together && (
                  <span className="block text-sm text-muted">
                    {t('book.time.until', { time: formatTime(locale, time.endsAt) })}
                    {time.shortest && <span className="block font-semibold text-success">{t('book.time.shortest')}</span>}
                  </span>
                )}
                {time.free < TELL_LEFT_BELOW && (
                  <span className="block text-sm text-muted">{t('book.time.left', { count: time.free })}</span>
                )}
              </Time>
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  )
}

type TimeProps = { id: string; value: string; checked: boolean; invalid: boolean; children: React.ReactNode }

function Time({ id, value, checked, invalid, children }: TimeProps) {
  return (
    <div className="relative flex min-h-12 items-start gap-2.5 rounded-md border border-line-strong bg-surface px-3 py-2.5 has-checked:border-primary has-checked:bg-primary-soft hover:border-primary">
      <input
        type="radio"
        id={id}
        name="slot"
        value={value}
        defaultChecked={checked}
        aria-invalid={invalid || undefined}
        className="relative z-1 mt-[0.15rem] size-5.5 shrink-0"
      />
      <label htmlFor={id} className="min-w-0 before:absolute before:inset-0 before:cursor-pointer before:content-['']">
        {children}
      </label>
    </div>
  )
}

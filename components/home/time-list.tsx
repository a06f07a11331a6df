import { TextLink } from '@/components/ui'
import { formatDay, formatTime, type Locale } from '@/lib/i18n'
import { type Day, dayInBaku } from '@/lib/platform/time'

type Time = { slotId: string; startsAt: Date }

/** Free times of a team by day; each is a link. */
export function TimeList({
  locale,
  times,
  hrefFor,
}: {
  locale: Locale
  times: readonly Time[]
  hrefFor: (slotId: string) => string
}) {
  const days = new Map<Day, Time[]>()
  for (const time of times) {
    const day = dayInBaku(time.startsAt)
    days.set(day, [...(days.get(day) ?? []), time])
  }
  return (
    <ul className="grid gap-5">
      {[...days].map(([day, list]) => {
        const name = formatDay(locale, day, { weekday: true })
        return (
          <li key={day}>
            <h3 className="mb-2 text-lg">{name}</h3>
            <ul aria-label={name} className="flex flex-wrap gap-2">
              {list.map(({ slotId, startsAt }) => (
                <li key={slotId}>
                  <TextLink
                    href={hrefFor(slotId)}
                    className="inline-flex min-h-11 min-w-20 items-center justify-center rounded-md border border-line-strong bg-surface px-3 font-semibold tabular-nums no-underline hover:border-primary"
                  >
                    {formatTime(locale, startsAt)}
                  </TextLink>
                </li>
              ))}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}

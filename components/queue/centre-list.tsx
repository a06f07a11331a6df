import { Card } from '@/components/ui'
import { getTranslator, type Locale, localized } from '@/lib/i18n'
import type { CentreChoice } from '@/lib/queue/model'
import { AccessList } from './access-list'
import { type BookingPath, bookingHref } from './booking-path'
import { formatWhen } from './when'

/** Centres under the name of their region, each with its nearest free time. The first access marks are enough to choose by. */
const MARKS = ['wheelchair_ramp', 'lift', 'braille_text', 'mother_child_room']

type Shown = CentreChoice & { kilometres?: number | undefined }
type CentreListProps = {
  locale: Locale
  path: BookingPath
  centres: readonly Shown[]
  /** Sorted by distance from a chosen district: one list instead of regions. */
  near?: boolean
}

export function CentreList({ locale, path, centres, near = false }: CentreListProps) {
  const t = getTranslator(locale, 'queue')
  const groups = near
    ? new Map([[t('book.centre.nearFirst'), centres]])
    : Map.groupBy(centres, (centre) => (centre.regionName ? localized(locale, centre.regionName) : t('book.centre.other')))
  return [...groups].map(([title, members]) => (
    <section key={title} className="mb-8">
      <h3 className="mb-3 text-xl">{title}</h3>
      <ul className="grid gap-3 lg:grid-cols-2">
        {members.map((centre) => (
          <li key={centre.code}>
            <Card
              title={localized(locale, centre.name)}
              href={centre.nextFreeAt ? bookingHref(path, { centre: centre.code }) : undefined}
              headingLevel={4}
              tone={centre.nextFreeAt ? undefined : 'neutral'}
            >
              <p className={centre.nextFreeAt ? 'font-semibold text-success' : 'font-semibold text-muted'}>
                {centre.nextFreeAt ? t('book.centre.next', { when: formatWhen(locale, centre.nextFreeAt) }) : t('book.centre.full')}
              </p>
              {centre.kilometres !== undefined && (
                <p className="font-medium">{t('book.centre.kilometres', { count: centre.kilometres })}</p>
              )}
              <p className="mt-1 text-sm text-muted">
                {localized(locale, centre.address)}
                {!centre.addressConfirmed && ` · ${t('book.centre.unconfirmedShort')}`}
              </p>

              <AccessList locale={locale} codes={MARKS.filter((code) => centre.accessibility.includes(code))} />
            </Card>
          </li>
        ))}
      </ul>
    </section>
  ))
}

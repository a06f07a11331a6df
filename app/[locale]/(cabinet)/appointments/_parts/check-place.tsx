import { type BookingPath, bookingHref } from '@/components/queue/booking-path'
import { NeedList } from '@/components/queue/need-list'
import { VisitRules } from '@/components/queue/visit-rules'
import { formatWhen } from '@/components/queue/when'
import { Button, HiddenFields, Notice, Panel, SummaryList } from '@/components/ui'
import type { CentreDetails, ServiceDetails } from '@/lib/catalogue/model'
import { formatTime, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { DocumentNeed, ShownRules } from '@/lib/queue/model'

export type PlannedErrand = {
  service: ServiceDetails
  startsAt: Date
  minutes: number
  /** For whom, when not for the visitor. */
  forName?: string | null | undefined
  /** The present time of a visit that is moved. */
  before?: Date
}

type CheckPlaceProps = {
  locale: Locale
  path: BookingPath
  /** In the order of time. */
  errands: readonly PlannedErrand[]
  centre: CentreDetails
  needs: readonly DocumentNeed[]
  rules: ShownRules
  /** Until when the places are kept; null: they are not. */
  keptUntil: Date | null
  hidden: Record<string, string>
  action: (form: FormData) => Promise<void>
}

/** Last step: everything on one screen, what to bring, the rules, and one button. */
export function CheckPlace({ locale, path, errands, centre, needs, rules, keptUntil, hidden, action }: CheckPlaceProps) {
  const t = getTranslator(locale, 'queue')
  const change = (href: string, hiddenText: string) => ({ href, label: t('book.change'), hiddenText })
  const moving = errands.some((errand) => errand.before)
  const [first] = errands
  const together = errands.length > 1
  return (
    <div className="max-w-text">
      {keptUntil && (
        <div className="mb-4">
          <Notice tone="info" icon="clock" title={t('book.check.kept', { time: formatTime(locale, keptUntil) })}>
            {t('book.check.keptText')}
          </Notice>
        </div>
      )}
      <h2 className="mb-4 text-2xl">{moving ? t('book.check.moveTitle') : t('book.check.title')}</h2>
      <SummaryList
        rows={[
          ...errands.map((errand) => ({
            key: together ? t('book.check.at', { time: formatTime(locale, errand.startsAt) }) : t('book.check.service'),
            value: (
              <>
                {localized(locale, errand.service.name)}
                {errand.forName && <span className="block font-normal text-muted">{t('visit.for', { name: errand.forName })}</span>}
                <span className="block font-normal text-muted">{t('book.service.minutes', { count: errand.minutes })}</span>
              </>
            ),
            action: moving || together ? undefined : change(bookingHref(path, LATER), t('book.check.service')),
          })),
          {
            key: t('book.check.centre'),
            value: (
              <>
                {localized(locale, centre.name)}
                <span className="block font-normal text-muted">{localized(locale, centre.address)}</span>
                {!centre.addressConfirmed && (
                  <span className="block text-sm font-normal text-muted">{t('book.centre.unconfirmed')}</span>
                )}
              </>
            ),
            action: change(bookingHref(path, { centre: undefined, day: undefined, slot: undefined }), t('book.check.centre')),
          },
          ...(first?.before ? [{ key: t('book.check.before'), value: formatWhen(locale, first.before) }] : []),
          {
            key: t('book.check.when'),
            value: (
              <>
                {first && formatWhen(locale, first.startsAt)}
                <span className="block font-normal text-muted">{t('baku')}</span>
              </>
            ),
            action: change(bookingHref(path, { slot: undefined }), t('book.check.when')),
          },
        ]}
      />
      {moving && (
        <div className="mt-6">
          <Notice tone="info">{t('book.check.keep')}</Notice>
        </div>
      )}
      <form action={action} className="my-6">
        <HiddenFields values={hidden} />
        <Button>{moving ? t('book.check.moveSubmit') : t('book.check.submit')}</Button>
      </form>
      <div className="grid gap-6">
        <Panel title={t('bring.checklist')} icon="briefcase">
          <NeedList locale={locale} needs={needs} />
        </Panel>
        <VisitRules locale={locale} rules={rules} />
      </div>
    </div>
  )
}

const LATER = { service: undefined, go: undefined, centre: undefined, day: undefined, slot: undefined }

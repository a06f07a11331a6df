import { Button, HiddenFields, Notice, SummaryList } from '@/components/ui'
import { type BookingPath, bookingHref } from '@/components/queue/booking-path'
import { formatWhen } from '@/components/queue/when'
import { VisitRules } from '@/components/queue/visit-rules'
import { WhatToBring } from '@/components/queue/what-to-bring'
import type { CentreDetails, ServiceDetails } from '@/lib/catalogue/model'
import { getTranslator, type Locale, localized } from '@/lib/i18n'

type CheckPlaceProps = {
  locale: Locale
  path: BookingPath
  service: ServiceDetails
  centre: CentreDetails
  startsAt: Date
  /** The present time of a visit that is moved. */
  before?: Date
  hidden: Record<string, string>
  action: (form: FormData) => Promise<void>
}

/** Last step: everything on one screen, what to bring, the rules, and one button. */
export function CheckPlace({ locale, path, service, centre, startsAt, before, hidden, action }: CheckPlaceProps) {
  const t = getTranslator(locale, 'queue')
  const change = (href: string, hiddenText: string) => ({ href, label: t('book.change'), hiddenText })
  return (
    <div className="max-w-text">
      <h2 className="mb-4 text-2xl">{before ? t('book.check.moveTitle') : t('book.check.title')}</h2>
      <SummaryList
        rows={[
          {
            key: t('book.check.service'),
            value: localized(locale, service.name),
            action: before ? undefined : change(bookingHref({ base: path.base }), t('book.check.service')),
          },
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
          ...(before ? [{ key: t('book.check.before'), value: formatWhen(locale, before) }] : []),
          {
            key: t('book.check.when'),
            value: (
              <>
                {formatWhen(locale, startsAt)}
                <span className="block font-normal text-muted">{t('baku')}</span>
              </>
            ),
            action: change(bookingHref(path, { slot: undefined }), t('book.check.when')),
          },
          { key: t('book.check.duration'), value: t('book.service.minutes', { count: service.windowMinutes }) },
        ]}
      />
      {before && (
        <div className="mt-6">
          <Notice tone="info">{t('book.check.keep')}</Notice>
        </div>
      )}
      <form action={action} className="my-6">
        <HiddenFields values={hidden} />
        <Button>{before ? t('book.check.moveSubmit') : t('book.check.submit')}</Button>
      </form>
      <div className="grid gap-6">
        <WhatToBring locale={locale} documents={service.documents} />
        <VisitRules locale={locale} />
      </div>
    </div>
  )
}

import { QrCode } from '@/components/applications/qr-code'
import { Notice, SummaryList, TextLink } from '@/components/ui'
import type { LocalizedText } from '@/db/columns'
import { formatTime, getTranslator, type Locale, localized, translateCode } from '@/lib/i18n'
import { isOpen, type Visit, type VisitEstimate } from '@/lib/queue/model'
import { AccessList } from './access-list'
import { VisitStatus } from './visit-status'
import { formatWhen } from './when'

type Shown = Visit & {
  minutes: number
  counterNumber: number | null
  address: LocalizedText
  addressConfirmed: boolean
  phone: string
  accessibility: string[]
  displacedReason: string | null
}

type VisitFactsProps = {
  locale: Locale
  visit: Shown
  /** The address the QR code carries: the kiosk of the centre reads it. */
  link: string
  estimate: VisitEstimate | null
  children: React.ReactNode
}

/** When, what, where, the number and the code one shows at the centre. */
export function VisitFacts({ locale, visit, link, estimate, children }: VisitFactsProps) {
  const t = getTranslator(locale, 'queue')
  const open = isOpen(visit.status)
  return (
    <div className="rounded-lg border border-line bg-surface p-4 sm:p-6">
      <div className="mb-3 flex flex-wrap items-start justify-between gap-3">
        <div>
          <p className="text-2xl font-bold tracking-tight">{formatWhen(locale, visit.startsAt)}</p>
          <p className="text-sm text-muted">{t('baku')}</p>
        </div>
        <VisitStatus locale={locale} status={visit.status} />
      </div>
      {visit.displaced && open && (
        <div className="mb-4">
          <Notice tone="warning" title={t('displaced.title')}>
            {translateCode(locale, 'queue', `displaced.${visit.displacedReason ?? 'closure'}`)} {t('displaced.text')}
          </Notice>
        </div>
      )}
      {estimate?.known && (
        <div className="mb-4">
          <Notice tone="info" icon="clock" title={t('visit.comeAt', { time: formatTime(locale, estimate.comeAt) })}>
            {t('visit.callBetween', {
              from: formatTime(locale, estimate.callFrom),
              until: formatTime(locale, estimate.callUntil),
            })}
          </Notice>
        </div>
      )}
      <div className="flex flex-wrap-reverse items-start justify-between gap-6">
        <div className="min-w-60 flex-1">
          <SummaryList
            rows={[
              {
                key: t('visit.reference'),
                value: (
                  <>
                    <span className="text-lg tabular-nums">{visit.reference}</span>
                    {open && <span className="block text-sm font-normal text-muted">{t('visit.referenceHint')}</span>}
                  </>
                ),
              },
              {
                key: t('visit.service'),
                value: (
                  <>
                    <TextLink href={`/${locale}/services/${visit.serviceCode}`}>{localized(locale, visit.serviceName)}</TextLink>
                    {visit.beneficiaryName && (
                      <span className="block font-normal text-muted">{t('visit.for', { name: visit.beneficiaryName })}</span>
                    )}
                    <span className="block font-normal text-muted">{t('book.service.minutes', { count: visit.minutes })}</span>
                  </>
                ),
              },
              {
                key: t('visit.where'),
                value: (
                  <>
                    {localized(locale, visit.centreName)}
                    <span className="block font-normal text-muted">{localized(locale, visit.address)}</span>
                    {!visit.addressConfirmed && (
                      <span className="block text-sm font-normal text-muted">{t('book.centre.unconfirmed')}</span>
                    )}
                    <AccessList locale={locale} codes={visit.accessibility} />
                  </>
                ),
              },
              {
                key: t('visit.phone'),
                value: (
                  <a className="underline" href={`tel:${visit.phone}`}>
                    {visit.phone}
                  </a>
                ),
              },
              ...(visit.counterNumber !== null ? [{ key: t('visit.counter'), value: String(visit.counterNumber) }] : []),
            ]}
          />
        </div>
        {open && !visit.displaced && (
          <div className="text-center">
            <QrCode text={link} label={t('visit.qr', { reference: visit.reference })} className="size-36" />
            <p className="mt-1 max-w-36 text-sm text-muted">{t('visit.qrHint')}</p>
          </div>
        )}
      </div>
      {children}
    </div>
  )
}

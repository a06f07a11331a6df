import { FeeFacts } from '@/components/payments/fee-panel'
import { ButtonLink, Panel, SummaryList, TextLink } from '@/components/ui'
import { getTranslator, type Locale, localized } from '@/lib/i18n'
import { type Fee, payPath } from '@/lib/payments/model'
import type { HomeVisit } from '@/lib/queue/model'
import { FeeNotice } from './fee-notice'

/** What a visit at home has beyond other visits: where the team comes to, and what it costs. */
export function HomePanel({ locale, home, fee, canMove }: { locale: Locale; home: HomeVisit; fee: Fee | null; canMove: boolean }) {
  const t = getTranslator(locale, 'home')
  return (
    <Panel title={t('visit.title')} id="home-visit" icon="home">
      <SummaryList
        rows={[
          { key: t('visit.address'), value: home.address },
          { key: t('visit.phone'), value: home.phone },
          ...(home.remark ? [{ key: t('visit.remark'), value: home.remark }] : []),
          { key: t('visit.area'), value: localized(locale, home.area) },
          { key: t('visit.travel'), value: t('visit.travelMinutes', { minutes: home.travelMinutes }) },
        ]}
      />
      <h3 className="mt-6 mb-3 text-lg">{t('visit.fee')}</h3>
      {fee ? <FeeFacts locale={locale} fee={fee} /> : <FeeNotice locale={locale} fee={home.fee} checkedAt={home.exemptionAt} />}
      {fee?.returnDueAt && <p className="mt-3 text-muted">{t('pay.returnDue')}</p>}
      {!home.confirmed && <p className="mt-3 text-sm text-muted">{t('fee.unconfirmed')}</p>}
      <div className="no-print mt-4 flex flex-wrap items-center gap-4">
        {fee?.status === 'due' && <ButtonLink href={`/${locale}${payPath(fee)}`}>{t('fee.pay')}</ButtonLink>}
        {canMove && (
          <TextLink href={`/${locale}/appointments/home/${home.appointmentId}/move`} className="inline-flex min-h-11 items-center">
            {t('visit.move')}
          </TextLink>
        )}
      </div>
    </Panel>
  )
}

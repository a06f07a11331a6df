import type { Metadata } from 'next'
import { ButtonLink, Notice, SummaryList } from '@/components/ui'
import { formatDateTime, getTranslator, isLocale } from '@/lib/i18n'
import { takePairingCode } from '@/lib/queue'
import { openPlan } from '../../../_parts/open-plan'
import { PlanFrame, tabHref } from '../../../_parts/plan-frame'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/centres/[code]/devices/[id]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'plan')('devices.codeTitle') } : {}
}

/** The code that pairs a device. It is forgotten as it is shown: whoever opens the address again reads that it was shown before. */
export default async function DeviceCodePage({ params, searchParams }: PageProps<'/[locale]/admin/centres/[code]/devices/[id]'>) {
  const { id } = await params
  const { locale, ctx, centre, search, t } = await openPlan({ params, searchParams }, 'devices')
  const paper = await takePairingCode(ctx, { centreCode: centre.code, id })
  return (
    <PlanFrame locale={locale} centre={centre} tab="devices" search={search}>
      {paper ? (
        <>
          <h2 className="text-xl">{t('devices.codeTitle')}</h2>
          <p className="rounded-lg border-2 border-line-strong bg-surface px-4 py-6 text-center text-3xl font-bold tracking-widest tabular-nums">
            {paper.code}
          </p>
          <Notice tone="warning">{t('devices.codeOnce')}</Notice>
          <SummaryList
            rows={[
              { key: t('devices.for'), value: paper.name },
              { key: t('devices.until'), value: formatDateTime(locale, paper.expiresAt) },
            ]}
          />
        </>
      ) : (
        <Notice tone="info">{t('devices.gone')}</Notice>
      )}
      <div>
        <ButtonLink kind="secondary" href={tabHref(locale, centre.code, 'devices')}>
          {t('devices.back')}
        </ButtonLink>
      </div>
    </PlanFrame>
  )
}

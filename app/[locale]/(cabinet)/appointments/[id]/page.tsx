import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { Page } from '@/components/layout'
import { AccessList } from '@/components/queue/access-list'
import { VisitHistory } from '@/components/queue/visit-history'
import { VisitRules } from '@/components/queue/visit-rules'
import { VisitStatus } from '@/components/queue/visit-status'
import { WhatToBring } from '@/components/queue/what-to-bring'
import { formatWhen } from '@/components/queue/when'
import { Notice, Panel, SummaryList, TextLink, Toast } from '@/components/ui'
import { findService } from '@/lib/catalogue'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { closedAddress } from '@/lib/identity/model'
import { recallAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { findCompanyOfVisit, findVisit } from '@/lib/queue'
import { isOpen } from '@/lib/queue/model'
import { VisitActions } from './_parts/visit-actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/appointments/[id]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'queue')('visit.details') } : {}
}

const DONE = ['booked', 'moved', 'cancelled'] as const

export default async function AppointmentPage({ params, searchParams }: PageProps<'/[locale]/appointments/[id]'>) {
  const ctx = await requireCtx('applicant')
  const { id } = await params
  const search = await searchParams
  const visit = isId(id) ? await findVisit(ctx, id) : null
  if (!visit) {
    const tin = isId(id) ? await findCompanyOfVisit(ctx, id) : null
    if (tin) redirect(closedAddress({ locale: ctx.locale, reason: 'company', as: tin, next: `/${ctx.locale}/appointments/${id}` }))
    notFound()
  }

  const { locale } = ctx
  const t = getTranslator(locale, 'queue')
  const [service, attempt] = await Promise.all([
    findService(ctx, visit.serviceCode),
    recallAttempt(ctx, search.attempt, 'queue.cancel'),
  ])
  const done = DONE.find((code) => code === search.done)
  const open = isOpen(visit.status)
  return (
    <Page
      title={done === 'booked' && open ? t('done.booked') : t('visit.title', { service: localized(locale, visit.serviceName) })}
      breadcrumbs={[{ href: `/${locale}/appointments`, label: t('list.title') }]}
      notice={
        <>
          {done && <Toast>{done === 'booked' ? t('visit.confirmed') : t(`done.${done}`)}</Toast>}
          {attempt && <Notice tone="danger" title={t('errors.cancel_closed')} />}
          {visit.status === 'called' && visit.counterNumber !== null && (
            <Notice tone="warning" icon="bell" title={t('visit.counterCall', { number: visit.counterNumber })} />
          )}
        </>
      }
    >
      <div className="grid max-w-text gap-6">
        <div className="rounded-lg border border-line bg-surface p-4 sm:p-6">
          <div className="mb-3 flex flex-wrap items-start justify-between gap-3">
            <div>
              <p className="text-2xl font-bold tracking-tight">{formatWhen(locale, visit.startsAt)}</p>
              <p className="text-sm text-muted">{t('baku')}</p>
            </div>
            <VisitStatus locale={locale} status={visit.status} />
          </div>
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
                  <TextLink href={`/${locale}/services/${visit.serviceCode}`}>{localized(locale, visit.serviceName)}</TextLink>
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
          <VisitActions locale={locale} visit={visit} />
        </div>
        {open && service && <WhatToBring locale={locale} documents={service.documents} />}
        {open && <VisitRules locale={locale} />}
        <Panel title={t('visit.history')} icon="history">
          <VisitHistory locale={locale} steps={visit.history} />
        </Panel>
      </div>
    </Page>
  )
}

import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { Page } from '@/components/layout'
import { HomePanel } from '@/components/home/home-panel'
import { Companions } from '@/components/queue/companions'
import { NeedList } from '@/components/queue/need-list'
import { VisitFacts } from '@/components/queue/visit-facts'
import { VisitHistory } from '@/components/queue/visit-history'
import { VisitRules } from '@/components/queue/visit-rules'
import { Notice, Panel, TextLink, Toast } from '@/components/ui'
import { findService } from '@/lib/catalogue'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { closedAddress } from '@/lib/identity/model'
import { findVisitFee } from '@/lib/payments'
import { env } from '@/lib/platform/env'
import { recallAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { estimateVisit, findCompanyOfVisit, findHomeVisit, findVisit, mayWaitForEarlier } from '@/lib/queue'
import { type HomeVisit, isOpen, type VisitDetails } from '@/lib/queue/model'
import { needsOf } from '../_parts/needs'
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
  const open = isOpen(visit.status)
  const [service, attempt, estimate, earlier, home, fee] = await Promise.all([
    findService(ctx, visit.serviceCode),
    recallAttempt(ctx, search.attempt, 'queue.cancel'),
    open ? estimateVisit(ctx, id) : null,
    open ? mayWaitForEarlier(ctx, id) : 'no',
    findHomeVisit(ctx, id),
    findVisitFee(ctx, id),
  ])
  const needs = open && service ? await needsOf(ctx, [{ service, own: !visit.beneficiaryName }]) : null
  const done = DONE.find((code) => code === search.done)
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
        <VisitFacts
          locale={locale}
          visit={home ? atHome(visit, home) : visit}
          link={`${env().PORTAL_URL}/${locale}/visit/${visit.linkKey}`}
          estimate={estimate}
        >
          <VisitActions locale={locale} visit={home ? { ...visit, canMove: false } : visit} />
        </VisitFacts>
        {home && <HomePanel locale={locale} home={home} fee={fee} canMove={visit.canMove} />}
        {visit.companions.length > 0 && <Companions locale={locale} visits={visit.companions} />}
        {earlier === 'yes' && !visit.displaced && !home && (
          <p className="no-print">
            <TextLink href={`/${locale}/appointments/${id}/earlier`} className="inline-flex min-h-11 items-center">
              {t('visit.earlier')}
            </TextLink>
          </p>
        )}
        {needs && (
          <Panel title={t('bring.checklist')} icon="briefcase">
            <NeedList locale={locale} needs={needs} />
          </Panel>
        )}
        {open && <VisitRules locale={locale} rules={visit.rules} />}
        {open && (
          <p className="no-print text-sm text-muted">
            {t('visit.linkHint')} <TextLink href={`/${locale}/visit/${visit.linkKey}`}>{t('visit.link')}</TextLink>
          </p>
        )}
        <Panel title={t('visit.history')} icon="history">
          <VisitHistory locale={locale} steps={visit.history} />
        </Panel>
      </div>
    </Page>
  )
}

/** The team comes to an address; moving has its own way, among the times of that team. */
const atHome = (visit: VisitDetails, { address }: HomeVisit): VisitDetails => ({
  ...visit,
  address: { az: address },
  addressConfirmed: true,
  accessibility: [],
})

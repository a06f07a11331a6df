import type { Metadata } from 'next'
import { Page } from '@/components/layout'
import { Card, CardGrid, Notice, Stat, TextLink } from '@/components/ui'
import { getOverview } from '@/lib/admin'
import type { Capped } from '@/lib/applications/model'
import { formatDay, getTranslator, isLocale } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { dayInBaku } from '@/lib/platform/time'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'admin')('overview.title') } : {}
}

export default async function AdminPage() {
  const ctx = await requireCtx('staff')
  const { cases, visits, operates, reports, watches, alarms, staff, activates } = await getOverview(ctx)

  const { locale } = ctx
  const t = getTranslator(locale, 'admin')
  const words = getTranslator(locale, 'statistics')
  const shown = ({ count, more }: Capped) => (more ? getTranslator(locale, 'workqueue')('more') : count)
  return (
    <Page title={t('overview.title')} lead={formatDay(locale, dayInBaku(ctx.now), { weekday: true })}>
      {alarms > 0 && (
        <Notice tone="warning" icon="bell" title={words('monitor.newAlarms', { count: alarms })}>
          <p>{words('monitor.banner')}</p>
          <TextLink href={`/${locale}/admin/monitor`} className="inline-flex min-h-11 items-center">
            {words('monitor.open')}
          </TextLink>
        </Notice>
      )}
      {cases && (
        <section className="mb-8">
          <h2 className="mb-3 text-xl">{t('overview.cases')}</h2>
          <CardGrid columns={4}>
            <Stat label={t('overview.unassigned')} value={shown(cases.unassigned)} />
            <Stat label={t('overview.mine')} value={shown(cases.mine)} />
            <Stat label={t('overview.waiting')} value={shown(cases.waiting)} />
            <Stat label={t('overview.overdue')} value={shown(cases.overdue)} />
          </CardGrid>
        </section>
      )}
      {visits && (
        <section className="mb-8">
          <h2 className="mb-3 text-xl">{t('overview.visits')}</h2>
          <CardGrid columns={4}>
            <Stat label={t('status.booked')} value={visits.booked + visits.arrived} />
            <Stat label={t('overview.atCounter')} value={visits.called + visits.in_service} />
            <Stat label={t('status.served')} value={visits.served} />
            <Stat label={t('status.no_show')} value={visits.no_show} />
          </CardGrid>
        </section>
      )}
      <section>
        <h2 className="mb-3 text-xl">{t('overview.can')}</h2>
        {!cases && !operates && !reports && !watches && !staff && !activates && (
          <Notice tone="info">{t('overview.nothing')}</Notice>
        )}
        <CardGrid columns={2}>
          {cases && (
            <Card title={t('overview.workqueue.title')} href={`/${locale}/admin/workqueue`} icon="inbox">
              {t('overview.workqueue.body')}
            </Card>
          )}
          {operates && (
            <Card title={t('overview.counter.title')} href={`/${locale}/admin/counter`} icon="counter">
              {t('overview.counter.body')}
            </Card>
          )}
          {activates && (
            <Card title={t('overview.activation.title')} href={`/${locale}/admin/activation`} icon="key">
              {t('overview.activation.body')}
            </Card>
          )}
          {reports && (
            <Card title={t('overview.reports.title')} href={`/${locale}/admin/reports`} icon="chart">
              {t('overview.reports.body')}
            </Card>
          )}
          {watches && (
            <Card title={words('monitor.title')} href={`/${locale}/admin/monitor`} icon="eye">
              {words('monitor.body')}
            </Card>
          )}
          {staff && (
            <Card title={t('overview.staff.title')} href={`/${locale}/admin/staff`} icon="users">
              {t('overview.staff.body')}
            </Card>
          )}
        </CardGrid>
      </section>
    </Page>
  )
}

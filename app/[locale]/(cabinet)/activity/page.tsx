import type { Metadata } from 'next'
import { ActivityList } from '@/components/activity/activity-list'
import { Page } from '@/components/layout'
import { ButtonLink, Tabs } from '@/components/ui'
import { ACTIVITY_VIEWS, activityView, listActivity } from '@/lib/audit'
import { getTranslator, isLocale } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'

export async function generateMetadata({ params }: PageProps<'/[locale]/activity'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'activity')('title') } : {}
}

export default async function ActivityPage({ searchParams }: PageProps<'/[locale]/activity'>) {
  const { show: asked, before } = await searchParams
  const ctx = await requireCtx('citizen')
  const show = activityView(asked)
  const from = typeof before === 'string' ? before : undefined
  const { entries, next } = await listActivity(ctx, { show, before: from })

  const { locale } = ctx
  const t = getTranslator(locale, 'activity')
  const path = (view: string) => `/${locale}/activity${view === 'all' ? '' : `?show=${view}`}`
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Tabs
        label={t('filter')}
        items={ACTIVITY_VIEWS.map((view) => ({ href: path(view), label: t(`view.${view}`), current: view === show }))}
      />
      {entries.length === 0 ? (
        <p className="text-muted">{t(`empty.${show}`)}</p>
      ) : (
        <ActivityList entries={entries} locale={locale} />
      )}
      <div className="mt-6 flex flex-wrap gap-3">
        {from && (
          <ButtonLink href={path(show)} kind="quiet" size="sm">
            {t('newest')}
          </ButtonLink>
        )}
        {next && (
          <ButtonLink href={`/${locale}/activity?show=${show}&before=${encodeURIComponent(next)}`} kind="secondary" size="sm">
            {t('older')}
          </ButtonLink>
        )}
      </div>
    </Page>
  )
}

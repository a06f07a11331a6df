import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { Button, ButtonLink, CardGrid, HiddenFields, Notice, Panel, Stat, TextLink } from '@/components/ui'
import { workError } from '@/components/workqueue/words'
import { findBulk } from '@/lib/applications'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { isId } from '@/lib/platform/ids'
import { goOn } from '../../actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/workqueue/bulk/[id]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'workqueue')('bulk.result') } : {}
}

export default async function BulkPage({ params }: PageProps<'/[locale]/admin/workqueue/bulk/[id]'>) {
  const { id } = await params
  const ctx = await requireCtx('staff')
  if (!isId(id)) notFound()
  const run = await findBulk(ctx, id)
  if (!run) notFound()

  const { locale } = ctx
  const t = getTranslator(locale, 'workqueue')
  const untouched = run.left === run.total
  const exceptions = run.exceptions.reduce((sum, { cases }) => sum + cases.length, 0)
  return (
    <Page
      title={t('bulk.result')}
      lead={t('bulk.lead', { action: t(`bulk.act.${run.action}`), total: run.total })}
      breadcrumbs={[{ href: `/${locale}/admin/workqueue`, label: t('title') }]}
    >
      {run.left > 0 && (
        <form action={goOn} className="mb-6">
          <HiddenFields values={{ run: run.id }} />
          {untouched && run.action === 'approve' && (
            <Notice tone="warning">
              <p>{t('bulk.confirmLead')}</p>
            </Notice>
          )}
          <Button>{untouched && run.action === 'approve' ? t('bulk.confirm', { count: run.left }) : t('bulk.goOn')}</Button>
        </form>
      )}
      <CardGrid columns={3}>
        <Stat label={t('bulk.done')} value={run.done} />
        <Stat label={t('bulk.exceptions')} value={exceptions} />
        <Stat label={t('bulk.left')} value={run.left} />
      </CardGrid>
      <div className="mt-6 grid gap-6">
        {run.left === 0 && exceptions === 0 && <Notice tone="success">{t('bulk.allDone')}</Notice>}
        {run.exceptions.map(({ code, cases }) => (
          <Panel
            key={code}
            tone="warning"
            title={t('bulk.reason', { text: workError(locale, { field: 'bulk', code }), count: cases.length })}
          >
            <ul className="grid gap-1">
              {cases.map((one) => (
                <li key={one.id}>
                  <TextLink href={`/${locale}/admin/applications/${one.id}`} className="inline-block py-1">
                    {one.reference}
                  </TextLink>{' '}
                  <span className="text-muted">{localized(locale, one.serviceName)}</span>
                </li>
              ))}
            </ul>
          </Panel>
        ))}
        <div>
          <ButtonLink kind="secondary" href={`/${locale}/admin/workqueue`}>
            {t('bulk.back')}
          </ButtonLink>
        </div>
      </div>
    </Page>
  )
}

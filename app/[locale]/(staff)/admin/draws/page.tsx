import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DrawFacts, DrawStageTag } from '@/components/fair/draw-facts'
import { Page } from '@/components/layout'
import { Button, ButtonLink, EmptyState, ErrorSummary, HiddenFields, Pagination, Panel, TextLink, Toast } from '@/components/ui'
import { getTranslator, isLocale, localized, translateCode } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { pageNumber } from '@/lib/platform/pages'
import { listOwnDraws } from '@/lib/queue'
import { cancel } from './actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/draws'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'fair')('admin.title') } : {}
}

export default async function AdminDrawsPage({ searchParams }: PageProps<'/[locale]/admin/draws'>) {
  const ctx = await requireCtx('staff')
  const search = await searchParams
  const draws = await listOwnDraws(ctx, pageNumber(search.page))
  if (!draws) notFound()
  const { locale } = ctx
  const t = getTranslator(locale, 'fair')
  const ui = getTranslator(locale, 'ui')
  const attempt = await recallAttempt(ctx, search.attempt, 'queue.cancel_draw')
  const errors = (attempt?.errors ?? []).map(({ field, code }) => ({
    field,
    message: translateCode(locale, 'fair', `errors.${code}`),
  }))
  const done = search.done === 'announced' || search.done === 'cancelled' ? search.done : null
  return (
    <Page
      title={t('admin.title')}
      lead={t('draws.lead')}
      actions={<ButtonLink href={`/${locale}/admin/draws/new`}>{t('admin.new')}</ButtonLink>}
      notice={
        <>
          {done && <Toast>{t(`done.${done}`)}</Toast>}
          {errors.length > 0 && <ErrorSummary title={t('errors.title')} errors={errors} />}
        </>
      }
    >
      {draws.rows.length === 0 && <EmptyState title={t('admin.empty')} />}
      <div className="grid gap-6">
        {draws.rows.map((draw) => (
          <Panel
            key={draw.id}
            title={localized(locale, draw.title)}
            actions={<DrawStageTag locale={locale} draw={draw} now={ctx.now} />}
            footer={<TextLink href={`/${locale}/draws/${draw.id}`}>{t('draws.fairTitle')}</TextLink>}
          >
            <DrawFacts locale={locale} draw={draw} />
            {draw.status === 'announced' && (
              <form action={cancel} className="mt-4">
                <HiddenFields values={{ id: draw.id, version: String(draw.version) }} />
                <Button kind="quiet">{t('admin.cancel')}</Button>
              </form>
            )}
          </Panel>
        ))}
      </div>
      <Pagination
        page={draws.page}
        pageCount={draws.pageCount}
        hrefFor={(page) => `/${locale}/admin/draws?page=${page}`}
        labels={{
          nav: ui('pagination.nav'),
          previous: ui('pagination.previous'),
          next: ui('pagination.next'),
          page: ui('pagination.page'),
        }}
      />
    </Page>
  )
}

import type { Metadata } from 'next'
import { DrawFacts, DrawStageTag } from '@/components/fair/draw-facts'
import { Page, PublicShell } from '@/components/layout'
import { EmptyState, Pagination, Panel, TextLink } from '@/components/ui'
import { getTranslator, localized } from '@/lib/i18n'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { pageNumber } from '@/lib/platform/pages'
import { listDraws } from '@/lib/queue'
import { localeOf } from '../(public)/_parts/params'

export async function generateMetadata({ params }: PageProps<'/[locale]/draws'>): Promise<Metadata> {
  return { title: getTranslator(localeOf((await params).locale), 'fair')('draws.title') }
}

export default async function DrawsPage({ params, searchParams }: PageProps<'/[locale]/draws'>) {
  const locale = localeOf((await params).locale)
  const ctx = await requireCtx('anyone')
  const asked = pageNumber((await searchParams).page)
  const draws = await orUnavailable(() => listDraws(ctx, asked))
  const t = getTranslator(locale, 'fair')
  const ui = getTranslator(locale, 'ui')
  return (
    <PublicShell locale={locale} perRequest>
      <Page title={t('draws.title')} lead={t('draws.lead')} width="text">
        {draws.rows.length === 0 && <EmptyState title={t('draws.empty')} />}
        <div className="grid gap-6">
          {draws.rows.map((draw) => (
            <Panel
              key={draw.id}
              title={localized(locale, draw.title)}
              actions={<DrawStageTag locale={locale} draw={draw} now={ctx.now} />}
              footer={<TextLink href={`/${locale}/draws/${draw.id}`}>{t('draws.fairTitle')}</TextLink>}
            >
              <DrawFacts locale={locale} draw={draw} />
            </Panel>
          ))}
        </div>
        <Pagination
          page={draws.page}
          pageCount={draws.pageCount}
          hrefFor={(page) => `/${locale}/draws?page=${page}`}
          labels={{
            nav: ui('pagination.nav'),
            previous: ui('pagination.previous'),
            next: ui('pagination.next'),
            page: ui('pagination.page'),
          }}
        />
      </Page>
    </PublicShell>
  )
}

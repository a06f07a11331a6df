import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DrawFacts, DrawStageTag } from '@/components/fair/draw-facts'
import { Page, PublicShell } from '@/components/layout'
import { ButtonLink, DataTable, Panel, SummaryList, TextLink } from '@/components/ui'
import { getTranslator, localized } from '@/lib/i18n'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { findDraw } from '@/lib/queue'
import { drawStage } from '@/lib/queue/model'
import { localeOf } from '../../(public)/_parts/params'

/** The whole order is in the file; a page shows its beginning. */
const ROWS = 100

export async function generateMetadata({ params }: PageProps<'/[locale]/draws/[id]'>): Promise<Metadata> {
  return { title: getTranslator(localeOf((await params).locale), 'fair')('draws.title') }
}

export default async function DrawPage({ params }: PageProps<'/[locale]/draws/[id]'>) {
  const { locale: asked, id } = await params
  const locale = localeOf(asked)
  const ctx = await requireCtx('anyone')
  const draw = await orUnavailable(() => findDraw(ctx, id))
  if (!draw) notFound()
  const t = getTranslator(locale, 'fair')
  const stage = drawStage(draw, ctx.now)
  return (
    <PublicShell locale={locale} perRequest>
      <Page
        title={localized(locale, draw.title)}
        breadcrumbs={[{ href: `/${locale}/draws`, label: t('draws.title') }]}
        width="text"
        actions={
          stage === 'open' || stage === 'drawn' ? (
            <ButtonLink href={`/${locale}/draws/${id}/enter`}>{t(stage === 'open' ? 'draws.enter' : 'draws.mine')}</ButtonLink>
          ) : undefined
        }
      >
        <div className="grid gap-8">
          <div className="grid gap-4">
            <p>
              <DrawStageTag locale={locale} draw={draw} now={ctx.now} />
            </p>
            <DrawFacts locale={locale} draw={draw} />
          </div>
          <Panel title={t('draws.fairTitle')} footer={<TextLink href={`/${locale}/draws/${id}/data`}>{t('draws.check')}</TextLink>}>
            <p className="mb-4">{t('draws.fairText')}</p>
            <SummaryList
              rows={[
                { key: t('draws.seedHash'), value: <code className="break-all text-sm">{draw.seedHash}</code> },
                {
                  key: t('draws.seed'),
                  value: draw.seed ? <code className="break-all text-sm">{draw.seed}</code> : t('draws.notYet'),
                },
              ]}
            />
          </Panel>
          {draw.order.length > 0 && (
            <DataTable
              caption={t('draws.order')}
              rows={draw.order.slice(0, ROWS)}
              rowKey={(row) => row.code}
              empty=""
              columns={[
                { header: t('draws.position'), cell: (row) => row.position },
                { header: t('draws.code'), primary: true, cell: (row) => <code>{row.code}</code> },
                { header: t('draws.outcome'), cell: (row) => t(`draws.status.${row.status}`) },
              ]}
            />
          )}
        </div>
      </Page>
    </PublicShell>
  )
}

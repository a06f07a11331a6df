import type { Metadata } from 'next'
import { ButtonLink, DataTable, StatusTag, TextLink } from '@/components/ui'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { listLines, listVisitAgencies } from '@/lib/queue'
import { openPlan } from '../../_parts/open-plan'
import { PlanFrame, tabHref } from '../../_parts/plan-frame'
import { namesOf } from '../../_parts/words'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/centres/[code]/lines'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'plan')('tabs.lines') } : {}
}

export default async function LinesPage({ params, searchParams }: PageProps<'/[locale]/admin/centres/[code]/lines'>) {
  const { locale, ctx, centre, search, t } = await openPlan({ params, searchParams }, 'lines')
  const [lines, agencies] = await Promise.all([listLines(ctx, centre), listVisitAgencies(ctx)])
  const here = tabHref(locale, centre.code, 'lines')
  return (
    <PlanFrame locale={locale} centre={centre} tab="lines" search={search} lead={t('lines.lead')}>
      <DataTable
        caption={t('tabs.lines')}
        captionHidden
        rows={lines}
        rowKey={(line) => line.code}
        empty={t('none')}
        columns={[
          {
            header: t('lines.name'),
            primary: true,
            cell: (line) => (
              <>
                <TextLink href={`${here}/${line.code}`}>{localized(locale, line.name)}</TextLink>
                <span className="block text-sm text-muted wrap-anywhere">
                  {[namesOf(locale, line.agencyCodes, agencies), ...line.serviceCodes, line.kind === 'home' ? t('lines.home') : '']
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </>
            ),
          },
          { header: t('lines.letter'), cell: (line) => line.ticketLetter },
          { header: t('lines.windows'), align: 'end', cell: (line) => line.counters },
          { header: t('lines.public'), align: 'end', cell: (line) => t('lines.percent', { value: line.publicPercent }) },
          { header: t('lines.reserve'), align: 'end', cell: (line) => t('lines.percent', { value: line.reservePercent }) },
          { header: t('lines.grid'), align: 'end', cell: (line) => t('lines.minutes', { value: line.gridMinutes }) },
          { header: t('lines.release'), cell: (line) => t(`lines.release_${line.release}`) },
          {
            header: t('lines.state'),
            cell: (line) => (
              <StatusTag tone={line.active ? 'success' : 'neutral'}>{t(line.active ? 'lines.active' : 'lines.inactive')}</StatusTag>
            ),
          },
        ]}
      />
      <div>
        <ButtonLink kind="secondary" href={`${here}/new`}>
          {t('lines.add')}
        </ButtonLink>
      </div>
    </PlanFrame>
  )
}

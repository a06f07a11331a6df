import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { Page } from '@/components/layout'
import { ButtonLink, DataTable, TextLink } from '@/components/ui'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { canSetRules, listPlannedCentres } from '@/lib/queue'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/centres'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'plan')('title') } : {}
}

export default async function PlannedCentresPage({ params }: PageProps<'/[locale]/admin/centres'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const centres = await listPlannedCentres(ctx)
  const defaults = canSetRules(ctx.actor)
  const [only] = centres
  if (!only && !defaults) notFound()
  const here = `/${locale}/admin/centres`
  if (only && centres.length === 1 && !defaults) redirect(`${here}/${only.code}`)

  const t = getTranslator(locale, 'plan')
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={defaults && <ButtonLink href={`${here}/rules`}>{t('list.defaults')}</ButtonLink>}
    >
      <DataTable
        caption={t('title')}
        captionHidden
        rows={centres}
        rowKey={(centre) => centre.code}
        empty={t('list.empty')}
        columns={[
          {
            header: t('list.centre'),
            primary: true,
            cell: (centre) => <TextLink href={`${here}/${centre.code}`}>{localized(locale, centre.name)}</TextLink>,
          },
          { header: t('list.counters'), align: 'end', cell: (centre) => centre.counters },
        ]}
      />
    </Page>
  )
}

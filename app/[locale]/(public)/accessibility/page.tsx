import type { Metadata } from 'next'
import { Page } from '@/components/layout'
import { getTranslator } from '@/lib/i18n'
import { pageMetadata } from '../_parts/metadata'
import { localeOf } from '../_parts/params'
import { Points, Words } from '../_parts/prose'

export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

export async function generateMetadata({ params }: PageProps<'/[locale]/accessibility'>): Promise<Metadata> {
  const locale = localeOf((await params).locale)
  const t = getTranslator(locale, 'about')
  return pageMetadata(locale, '/accessibility', t('accessibility.title'), t('accessibility.lead'))
}

export default async function AccessibilityPage({ params }: PageProps<'/[locale]/accessibility'>) {
  const locale = localeOf((await params).locale)
  const t = getTranslator(locale, 'about')
  return (
    <Page
      title={t('accessibility.title')}
      lead={t('accessibility.lead')}
      breadcrumbs={[{ href: `/${locale}`, label: getTranslator(locale, 'catalogue')('crumbs.home') }]}
      width="text"
    >
      <Words id="target" title={t('accessibility.targetTitle')}>
        <p>{t('accessibility.targetText')}</p>
      </Words>
      <Points
        id="works"
        title={t('accessibility.worksTitle')}
        points={[
          t('accessibility.works1'),
          t('accessibility.works2'),
          t('accessibility.works3'),
          t('accessibility.works4'),
          t('accessibility.works5'),
          t('accessibility.works6'),
          t('accessibility.works7'),
        ]}
      />
      <Points
        id="gaps"
        title={t('accessibility.gapsTitle')}
        points={[t('accessibility.gaps1'), t('accessibility.gaps2'), t('accessibility.gaps3'), t('accessibility.gaps4')]}
      />
      <Words id="report" title={t('accessibility.reportTitle')}>
        <p>{t('accessibility.reportText')}</p>
        <p className="mt-4 text-sm text-muted">{t('accessibility.date')}</p>
      </Words>
    </Page>
  )
}

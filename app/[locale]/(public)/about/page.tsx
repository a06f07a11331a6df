import type { Metadata } from 'next'
import { Page } from '@/components/layout'
import { TextLink } from '@/components/ui'
import { getTranslator } from '@/lib/i18n'
import { pageMetadata } from '../_parts/metadata'
import { localeOf } from '../_parts/params'
import { Points, Words } from '../_parts/prose'

export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

export async function generateMetadata({ params }: PageProps<'/[locale]/about'>): Promise<Metadata> {
  const locale = localeOf((await params).locale)
  const t = getTranslator(locale, 'about')
  return pageMetadata(locale, '/about', t('about.title'), t('about.lead'))
}

export default async function AboutPage({ params }: PageProps<'/[locale]/about'>) {
  const locale = localeOf((await params).locale)
  const t = getTranslator(locale, 'about')
  return (
    <Page
      title={t('about.title')}
      lead={t('about.lead')}
      breadcrumbs={[{ href: `/${locale}`, label: getTranslator(locale, 'catalogue')('crumbs.home') }]}
      width="text"
    >
      <Points
        id="what"
        title={t('about.whatTitle')}
        points={[t('about.what1'), t('about.what2'), t('about.what3'), t('about.what4'), t('about.what5')]}
      />
      <Points
        id="rules"
        title={t('about.rulesTitle')}
        points={[t('about.rule1'), t('about.rule2'), t('about.rule3'), t('about.rule4')]}
      />
      <Words id="data" title={t('about.dataTitle')}>
        <p>{t('about.dataText')}</p>
      </Words>
      <Words id="open" title={t('about.openTitle')}>
        <p>{t('about.openText')}</p>
      </Words>
      <Words id="help" title={t('about.helpTitle')}>
        <p>{t('about.helpText')}</p>
        <p className="mt-2">
          <TextLink href="tel:108" className="inline-flex min-h-12 items-center text-2xl font-bold no-underline">
            108
          </TextLink>
        </p>
      </Words>
    </Page>
  )
}

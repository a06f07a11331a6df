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

export async function generateMetadata({ params }: PageProps<'/[locale]/privacy'>): Promise<Metadata> {
  const locale = localeOf((await params).locale)
  const t = getTranslator(locale, 'about')
  return pageMetadata(locale, '/privacy', t('privacy.title'), t('privacy.lead'))
}

export default async function PrivacyPage({ params }: PageProps<'/[locale]/privacy'>) {
  const locale = localeOf((await params).locale)
  const t = getTranslator(locale, 'about')
  return (
    <Page
      title={t('privacy.title')}
      lead={t('privacy.lead')}
      breadcrumbs={[{ href: `/${locale}`, label: getTranslator(locale, 'catalogue')('crumbs.home') }]}
      width="text"
    >
      <Points
        id="stored"
        title={t('privacy.storedTitle')}
        points={[t('privacy.stored1'), t('privacy.stored2'), t('privacy.stored3'), t('privacy.stored4')]}
      />
      <Points
        id="not-stored"
        title={t('privacy.notStoredTitle')}
        points={[t('privacy.notStored1'), t('privacy.notStored2'), t('privacy.notStored3')]}
      />
      <Points
        id="sees"
        title={t('privacy.seesTitle')}
        points={[t('privacy.sees1'), t('privacy.sees2'), t('privacy.sees3'), t('privacy.sees4')]}
      />
      <Words id="log" title={t('privacy.logTitle')}>
        <p>{t('privacy.logText')}</p>
        <p className="mt-2">
          <TextLink href={`/${locale}/activity`} className="inline-flex min-h-11 items-center font-semibold">
            {t('privacy.logLink')}
          </TextLink>
        </p>
      </Words>
      <Words id="cookies" title={t('privacy.cookiesTitle')}>
        <p>{t('privacy.cookiesText')}</p>
      </Words>
      <Words id="rights" title={t('privacy.rightsTitle')}>
        <p>{t('privacy.rightsText')}</p>
      </Words>
      <Words id="retention" title={t('privacy.retentionTitle')}>
        <p>{t('privacy.retentionText')}</p>
      </Words>
    </Page>
  )
}

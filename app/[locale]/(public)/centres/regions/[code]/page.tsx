import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CentreCards } from '@/components/catalogue/centre-cards'
import { IndexList } from '@/components/catalogue/index-list'
import { Page } from '@/components/layout'
import { findTerm, listCentres, listRegions } from '@/lib/catalogue'
import { getTranslator, localized, sortByName } from '@/lib/i18n'
import { publicCtx } from '@/lib/platform/public-context'
import { pageMetadata } from '../../../_parts/metadata'
import { isCode, localeOf } from '../../../_parts/params'

export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

type Props = PageProps<'/[locale]/centres/regions/[code]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: language, code } = await params
  const locale = localeOf(language)
  const region = isCode(code) ? await findTerm(publicCtx(locale), 'economic_region', code) : null
  if (!region) return {}
  const t = getTranslator(locale, 'catalogue')
  return pageMetadata(
    locale,
    `/centres/regions/${code}`,
    `${localized(locale, region.name)}: ${t('centres.title')}`,
    t('centres.lead'),
  )
}

export default async function RegionPage({ params }: Props) {
  const { locale: language, code } = await params
  const locale = localeOf(language)
  const ctx = publicCtx(locale)
  const region = isCode(code) ? await findTerm(ctx, 'economic_region', code) : null
  if (!region) notFound()

  const [centres, regions] = await Promise.all([listCentres(ctx), listRegions(ctx)])
  const t = getTranslator(locale, 'catalogue')
  return (
    <Page
      title={localized(locale, region.name)}
      lead={t('centres.lead')}
      breadcrumbs={[
        { href: `/${locale}`, label: t('crumbs.home') },
        { href: `/${locale}/centres`, label: t('crumbs.centres') },
      ]}
    >
      <CentreCards locale={locale} centres={centres.filter((centre) => centre.regionCode === code)} headingLevel={2} />
      <section aria-labelledby="regions" className="mt-12">
        <h2 id="regions" className="mb-3 text-xl">
          {t('centres.regions')}
        </h2>
        <IndexList
          items={sortByName(
            locale,
            regions.filter((other) => other.code !== code),
            (other) => localized(locale, other.name),
          ).map((other) => ({
            href: `/${locale}/centres/regions/${other.code}`,
            label: localized(locale, other.name),
            count: other.count,
            countLabel: t('crumbs.centres'),
          }))}
        />
      </section>
    </Page>
  )
}

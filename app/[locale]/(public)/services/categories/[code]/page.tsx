import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { findTerm, listCategories, listServices } from '@/lib/catalogue'
import { getTranslator, localized, sortByName } from '@/lib/i18n'
import { publicCtx } from '@/lib/platform/public-context'
import { pageMetadata } from '../../../_parts/metadata'
import { isCode, localeOf } from '../../../_parts/params'
import { TermPage } from '../../_parts/term-page'

export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

type Props = PageProps<'/[locale]/services/categories/[code]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: language, code } = await params
  const locale = localeOf(language)
  const term = isCode(code) ? await findTerm(publicCtx(locale), 'category', code) : null
  if (!term) return {}
  const name = localized(locale, term.name)
  return pageMetadata(locale, `/services/categories/${code}`, name, name)
}

export default async function CategoryPage({ params }: Props) {
  const { locale: language, code } = await params
  const locale = localeOf(language)
  const ctx = publicCtx(locale)
  const term = isCode(code) ? await findTerm(ctx, 'category', code) : null
  if (!term) notFound()

  const [services, all] = await Promise.all([listServices(ctx, { category: code }), listCategories(ctx)])
  const t = getTranslator(locale, 'catalogue')
  return (
    <TermPage
      locale={locale}
      title={localized(locale, term.name)}
      lead={t('services.categoryLead', { count: services.length })}
      services={services}
      others={{
        title: t('services.otherCategories'),
        items: sortByName(
          locale,
          all.filter((other) => other.code !== code),
          (other) => localized(locale, other.name),
        ).map((other) => ({
          href: `/${locale}/services/categories/${other.code}`,
          label: localized(locale, other.name),
        })),
      }}
    />
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Pagination } from '@/components/ui'
import { listServices } from '@/lib/catalogue'
import { getTranslator, localized, sortByName } from '@/lib/i18n'
import { publicCtx } from '@/lib/platform/public-context'
import { pageMetadata } from '../../../_parts/metadata'
import { localeOf } from '../../../_parts/params'
import { TermPage } from '../../_parts/term-page'

export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

const SIZE = 40

type Props = PageProps<'/[locale]/services/all/[page]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: language, page } = await params
  const locale = localeOf(language)
  const title = getTranslator(locale, 'catalogue')('services.all')
  return pageMetadata(locale, `/services/all/${page}`, title, title)
}

export default async function AllServicesPage({ params }: Props) {
  const { locale: language, page: text } = await params
  const locale = localeOf(language)
  const all = sortByName(locale, await listServices(publicCtx(locale), { all: true }), ({ name }) => localized(locale, name))
  const pageCount = Math.max(1, Math.ceil(all.length / SIZE))
  const page = /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 0
  if (page < 1 || page > pageCount) notFound()
  const t = getTranslator(locale, 'catalogue')
  return (
    <TermPage
      locale={locale}
      title={t('services.all')}
      lead={t('services.allLead', { count: all.length, page, pages: pageCount })}
      services={all.slice((page - 1) * SIZE, page * SIZE)}
      after={
        <Pagination
          page={page}
          pageCount={pageCount}
          hrefFor={(other) => `/${locale}/services/all/${other}`}
          labels={{
            nav: t('services.pages'),
            previous: t('services.previous'),
            next: t('services.next'),
            page: (other) => t('services.page', { page: other }),
          }}
        />
      }
    />
  )
}

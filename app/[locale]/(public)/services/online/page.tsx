import type { Metadata } from 'next'
import { listServices } from '@/lib/catalogue'
import { getTranslator } from '@/lib/i18n'
import { publicCtx } from '@/lib/platform/public-context'
import { pageMetadata } from '../../_parts/metadata'
import { localeOf } from '../../_parts/params'
import { TermPage } from '../_parts/term-page'

export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

type Props = PageProps<'/[locale]/services/online'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = localeOf((await params).locale)
  const title = getTranslator(locale, 'catalogue')('services.online')
  return pageMetadata(locale, '/services/online', title, title)
}

export default async function OnlinePage({ params }: Props) {
  const locale = localeOf((await params).locale)
  const services = await listServices(publicCtx(locale), { online: true })
  const t = getTranslator(locale, 'catalogue')
  return (
    <TermPage
      locale={locale}
      title={t('services.online')}
      lead={t('services.onlineLead', { count: services.length })}
      services={services}
    />
  )
}

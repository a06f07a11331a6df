import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { listServices } from '@/lib/catalogue'
import { RECIPIENTS } from '@/lib/catalogue/model'
import { getTranslator } from '@/lib/i18n'
import { publicCtx } from '@/lib/platform/public-context'
import { pageMetadata } from '../../../_parts/metadata'
import { localeOf } from '../../../_parts/params'
import { TermPage } from '../../_parts/term-page'

export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

type Props = PageProps<'/[locale]/services/recipients/[code]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: language, code } = await params
  const locale = localeOf(language)
  const recipient = RECIPIENTS.find((known) => known === code)
  if (!recipient) return {}
  const name = getTranslator(locale, 'catalogue')(`service.recipient.${recipient}`)
  return pageMetadata(locale, `/services/recipients/${code}`, name, name)
}

export default async function RecipientPage({ params }: Props) {
  const { locale: language, code } = await params
  const locale = localeOf(language)
  const recipient = RECIPIENTS.find((known) => known === code)
  if (!recipient) notFound()
  const services = await listServices(publicCtx(locale), { recipient })
  const t = getTranslator(locale, 'catalogue')
  return (
    <TermPage
      locale={locale}
      title={t(`service.recipient.${recipient}`)}
      lead={t('services.recipientLead', { count: services.length })}
      services={services}
      others={{
        title: t('services.byRecipient'),
        items: RECIPIENTS.filter((other) => other !== recipient).map((other) => ({
          href: `/${locale}/services/recipients/${other}`,
          label: t(`service.recipient.${other}`),
        })),
      }}
    />
  )
}

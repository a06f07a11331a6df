import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EvidenceMark } from '@/components/catalogue/evidence-mark'
import { agencyText, hostOf } from '@/components/catalogue/words'
import { SummaryList, TextLink } from '@/components/ui'
import { findAgency, listServices } from '@/lib/catalogue'
import { getTranslator, localized } from '@/lib/i18n'
import { publicCtx } from '@/lib/platform/public-context'
import { pageMetadata } from '../../../_parts/metadata'
import { isCode, localeOf } from '../../../_parts/params'
import { TermPage } from '../../_parts/term-page'

export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

type Props = PageProps<'/[locale]/services/agencies/[code]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: language, code } = await params
  const locale = localeOf(language)
  const agency = isCode(code) ? await findAgency(publicCtx(locale), code) : null
  if (!agency) return {}
  return pageMetadata(locale, `/services/agencies/${code}`, agencyText(locale, agency.name), localized(locale, agency.name))
}

export default async function AgencyPage({ params }: Props) {
  const { locale: language, code } = await params
  const locale = localeOf(language)
  const ctx = publicCtx(locale)
  const agency = isCode(code) ? await findAgency(ctx, code) : null
  if (!agency) notFound()

  const services = await listServices(ctx, { agency: code })
  const t = getTranslator(locale, 'catalogue')
  const rows = [
    agency.phone && {
      key: t('services.phone'),
      value: (
        <span className="flex flex-wrap items-center gap-x-3">
          <TextLink href={`tel:${agency.phone.replace(/[^+\d]/g, '')}`}>{agency.phone}</TextLink>
          {!agency.phoneConfirmed && <EvidenceMark locale={locale} evidence="unconfirmed" />}
        </span>
      ),
    },
    agency.website && {
      key: t('services.website'),
      value: (
        <TextLink href={agency.website} external>
          {hostOf(agency.website)}
        </TextLink>
      ),
    },
    agency.parent && {
      key: t('services.parent'),
      value: (
        <TextLink href={`/${locale}/services/agencies/${agency.parent.code}`}>{agencyText(locale, agency.parent.name)}</TextLink>
      ),
    },
  ].filter((row) => row !== null && row !== '')

  return (
    <TermPage
      locale={locale}
      title={agencyText(locale, agency.name)}
      lead={services.length > 0 ? t('services.agencyLead', { count: services.length }) : t('services.agencyNone')}
      services={services}
      showAgency={false}
    >
      {rows.length > 0 && (
        <div className="mb-8 max-w-text">
          <SummaryList rows={rows} />
        </div>
      )}
      <p className="mb-4">
        <TextLink href={`/${locale}/services#agencies`} className="inline-flex min-h-11 items-center">
          {t('services.allAgencies')}
        </TextLink>
      </p>
    </TermPage>
  )
}

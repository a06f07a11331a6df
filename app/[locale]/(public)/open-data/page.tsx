import type { Metadata } from 'next'
import { Section } from '@/components/catalogue/section'
import { Page } from '@/components/layout'
import { DataTable } from '@/components/ui'
import { getTranslator } from '@/lib/i18n'
import { pageMetadata } from '../_parts/metadata'
import { localeOf } from '../_parts/params'

export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

const BASE = '/api/open-data/v1'
const ADDRESSES = [
  { path: '/services?limit=20&agency=din', key: 'list' },
  { path: '/services.json', key: 'file' },
  { path: '/services/din-id-card-renew', key: 'one' },
  { path: '/services/din-id-card-renew/versions', key: 'versions' },
  { path: '/services/search?q=sexsiyyet%20vesiqesi&lang=az&limit=5', key: 'search' },
  { path: '/schema/service.json', key: 'schema' },
  { path: '/waits', key: 'waits' },
  { path: '/free-times?service=din-id-card-renew', key: 'freeTimes' },
  { path: '/openapi.json', key: 'openapi' },
] as const
const RULES = ['rule1', 'rule2', 'rule3', 'rule4'] as const

export async function generateMetadata({ params }: PageProps<'/[locale]/open-data'>): Promise<Metadata> {
  const locale = localeOf((await params).locale)
  const t = getTranslator(locale, 'catalogue')
  return pageMetadata(locale, '/open-data', t('openData.title'), t('openData.lead'))
}

export default async function OpenDataPage({ params }: PageProps<'/[locale]/open-data'>) {
  const locale = localeOf((await params).locale)
  const t = getTranslator(locale, 'catalogue')
  const portal = process.env.PORTAL_URL ?? 'http://localhost:3000'
  return (
    <Page title={t('openData.title')} lead={t('openData.lead')} breadcrumbs={[{ href: `/${locale}`, label: t('crumbs.home') }]}>
      <Section id="addresses" title={t('openData.addresses')}>
        <DataTable
          caption={t('openData.addresses')}
          captionHidden
          rows={ADDRESSES}
          rowKey={({ key }) => key}
          empty={null}
          columns={[
            { header: t('openData.gives'), primary: true, cell: ({ key }) => t(`openData.${key}`) },
            {
              header: t('openData.address'),
              cell: ({ path }) => (
                <a href={`${BASE}${path}`} className="wrap-anywhere">
                  <code>{`${BASE}${path}`}</code>
                </a>
              ),
            },
          ]}
        />
      </Section>
      <Section id="rules" title={t('openData.rules')}>
        <ul className="list-disc ps-5">
          {RULES.map((rule) => (
            <li key={rule}>{t(`openData.${rule}`)}</li>
          ))}
        </ul>
      </Section>
      <Section id="programs" title={t('openData.programs')}>
        <p>{t('openData.programsLead')}</p>
        <p>
          <a href="/api/v1/openapi.json">
            <code>/api/v1/openapi.json</code>
          </a>
        </p>
      </Section>
      <Section id="example" title={t('openData.example')}>
        <pre className="whitespace-pre-wrap rounded-lg bg-sunken p-4 text-sm wrap-anywhere">
          <code>{`curl -i ${portal}${BASE}/services/din-id-card-renew\ncurl -i -H 'If-None-Match: "…"' ${portal}${BASE}/services.json`}</code>
        </pre>
      </Section>
    </Page>
  )
}

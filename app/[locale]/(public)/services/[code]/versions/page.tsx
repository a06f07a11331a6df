import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Section } from '@/components/catalogue/section'
import { Page } from '@/components/layout'
import { ChangeList } from '@/components/registry/change-list'
import { findServiceName, listServiceVersions, type PublishedVersion, readDictionaries } from '@/lib/catalogue'
import { changesBetween } from '@/lib/catalogue/model'
import { formatDay, getTranslator, type Locale, localized } from '@/lib/i18n'
import { publicCtx } from '@/lib/platform/public-context'
import { addDays } from '@/lib/platform/time'
import { pageMetadata } from '../../../_parts/metadata'
import { isCode, localeOf } from '../../../_parts/params'

export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

type Props = PageProps<'/[locale]/services/[code]/versions'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: language, code } = await params
  const locale = localeOf(language)
  const service = isCode(code) ? await findServiceName(publicCtx(locale), code) : null
  if (!service) return {}
  const t = getTranslator(locale, 'catalogue')
  const title = t('service.versionsTitle', { name: localized(locale, service.name) })
  return pageMetadata(locale, `/services/${code}/versions`, title, t('service.versionsLead'))
}

export default async function VersionsPage({ params }: Props) {
  const { locale: language, code } = await params
  const locale = localeOf(language)
  const ctx = publicCtx(locale)
  const service = isCode(code) ? await findServiceName(ctx, code) : null
  if (!service) notFound()
  const versions = await listServiceVersions(ctx, code)
  const names = await readDictionaries(ctx.db)

  const t = getTranslator(locale, 'catalogue')
  return (
    <Page
      title={t('service.versionsTitle', { name: localized(locale, service.name) })}
      lead={t('service.versionsLead')}
      breadcrumbs={[
        { href: `/${locale}/services`, label: t('crumbs.services') },
        { href: `/${locale}/services/${code}`, label: localized(locale, service.name) },
      ]}
    >
      {versions.map((version, index) => {
        const before = versions[index + 1]
        return (
          <Section
            key={version.version}
            id={`v${version.version}`}
            title={t('service.versionName', { version: version.version })}
            mark={<span className="text-muted">{validityText(locale, version)}</span>}
          >
            {before ? (
              <ChangeList
                locale={locale}
                names={names}
                changes={changesBetween(before.content, version.content)}
                empty={getTranslator(locale, 'registry')('review.nothing')}
              />
            ) : (
              <p>{t('service.versionFirst')}</p>
            )}
          </Section>
        )
      })}
    </Page>
  )
}

function validityText(locale: Locale, { validFrom, validUntil }: PublishedVersion): string {
  const t = getTranslator(locale, 'catalogue')
  if (validUntil === null) return t('service.versionFrom', { from: formatDay(locale, validFrom) })
  if (validUntil === validFrom) return t('service.versionNever')
  return t('service.versionRange', { from: formatDay(locale, validFrom), until: formatDay(locale, addDays(validUntil, -1)) })
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { ChangeList } from '@/components/registry/change-list'
import { findWorkshopService, readDictionaries } from '@/lib/catalogue'
import { changesBetween } from '@/lib/catalogue/model'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'

type Props = PageProps<'/[locale]/admin/catalogue/[code]/compare'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'registry')('compare.title') } : {}
}

export default async function ComparePage({ params, searchParams }: Props) {
  const { locale, code } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const service = await findWorkshopService(ctx, code)
  if (!service) notFound()
  const search = await searchParams
  const byNumber = (text: unknown) => service.versions.find(({ version }) => String(version) === text)
  // Without a choice: the newest with the one before it.
  const [to = service.versions[0], from = service.versions[1] ?? service.versions[0]] = [byNumber(search.to), byNumber(search.from)]
  if (!from || !to) notFound()
  const changes = changesBetween(from.content, to.content)
  const names = await readDictionaries(ctx.db)

  const t = getTranslator(locale, 'registry')
  return (
    <Page
      title={t('compare.title')}
      lead={t('compare.lead', { from: from.version, to: to.version, count: changes.length })}
      breadcrumbs={[
        { href: `/${locale}/admin/catalogue`, label: t('title') },
        { href: `/${locale}/admin/catalogue/${code}`, label: localized(locale, service.name) },
      ]}
    >
      <ChangeList locale={locale} names={names} changes={changes} empty={t('review.nothing')} headingLevel={2} />
    </Page>
  )
}

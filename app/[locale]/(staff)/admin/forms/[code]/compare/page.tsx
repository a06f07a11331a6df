import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { DataTable, Disclosure, Notice, Panel } from '@/components/ui'
import { compareForms, findFormCard, findFormVersion, type FormChange } from '@/lib/applications'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { changeName } from '../../_parts/words'

type Props = PageProps<'/[locale]/admin/forms/[code]/compare'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'builder')('compare.title') } : {}
}

export default async function ComparePage({ params }: Props) {
  const { locale, code } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const card = await findFormCard(ctx, code)
  if (!card) notFound()
  const t = getTranslator(locale, 'builder')
  const { open, current } = card
  const before = current === null ? null : await findFormVersion(ctx, code, current)
  const now = open?.draft ?? null
  const changes = before && now ? compareForms(before, now) : []
  const name = (change: FormChange) => {
    const words = before && now ? changeName(now, before, locale, change.what, change.name) : change.name
    return change.locale ? t('place.inLanguage', { place: words, language: t(`lang.${change.locale}`) }) : words
  }
  const structure = changes.filter(({ what }) => what !== 'text')
  const texts = changes.filter(({ what }) => what === 'text')
  const key = (change: FormChange) => `${change.what}:${change.name}:${change.locale ?? ''}`
  return (
    <Page
      title={t('compare.title')}
      lead={
        open && current !== null ? t('compare.versions', { before: current, after: open.version }) : localized(locale, card.name)
      }
      breadcrumbs={[
        { href: `/${locale}/admin/forms`, label: t('title') },
        { href: `/${locale}/admin/forms/${code}`, label: localized(locale, card.name) },
      ]}
    >
      {!before || !now ? (
        <Notice tone="info">{t('compare.none')}</Notice>
      ) : changes.length === 0 ? (
        <Notice tone="info">{t('compare.same')}</Notice>
      ) : (
        <div className="grid gap-6">
          <Panel title={t('compare.structure')}>
            <DataTable
              caption={t('compare.structure')}
              captionHidden
              rows={structure}
              rowKey={key}
              empty={t('compare.same')}
              columns={[
                { header: t('compare.what'), primary: true, cell: name },
                { header: t('compare.how'), cell: (change) => t(`compare.${change.kind}`) },
                {
                  header: t('compare.technical'),
                  cell: (change) =>
                    change.before === undefined ? (
                      '–'
                    ) : (
                      <Disclosure summary={t('compare.technical')}>
                        <code className="block text-sm break-all">{change.before}</code>
                        <code className="mt-2 block text-sm break-all">{change.after}</code>
                      </Disclosure>
                    ),
                },
              ]}
            />
          </Panel>
          <Panel title={t('compare.texts')}>
            <DataTable
              caption={t('compare.texts')}
              captionHidden
              rows={texts}
              rowKey={key}
              empty={t('compare.same')}
              columns={[
                { header: t('compare.what'), primary: true, cell: name },
                { header: t('compare.how'), cell: (change) => t(`compare.${change.kind}`) },
                { header: t('compare.before'), cell: (change) => <span className="wrap-anywhere">{change.before ?? '–'}</span> },
                { header: t('compare.after'), cell: (change) => <span className="wrap-anywhere">{change.after ?? '–'}</span> },
              ]}
            />
          </Panel>
        </div>
      )}
    </Page>
  )
}

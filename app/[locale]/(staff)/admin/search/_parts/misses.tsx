import { Button, DataTable, HiddenFields, Pagination, TextLink } from '@/components/ui'
import { LEAST_ASKED, listMisses, type Miss } from '@/lib/catalogue'
import { formatDay, getTranslator } from '@/lib/i18n'
import type { Ctx, Staff } from '@/lib/platform/context'
import { dismissMissAction } from '../actions'
import { pagesOf } from './pages'
import type { Shown } from './words'

/** What people looked for in vain, and the two things to do about it. */
export async function Misses({ ctx, shown }: { ctx: Ctx<Staff>; shown: Shown }) {
  const { locale, page } = shown
  const found = await listMisses(ctx.db, page)
  const t = getTranslator(locale, 'search')
  const here = `/${locale}/admin/search`
  const idOf = (miss: Miss) => `${miss.locale}:${miss.query}`
  return (
    <>
      <p className="mb-4 text-muted">{t('misses.lead', { least: LEAST_ASKED })}</p>
      <DataTable
        caption={t('views.misses')}
        captionHidden
        rows={found.rows}
        rowKey={idOf}
        empty={t('misses.empty')}
        columns={[
          { header: t('misses.query'), primary: true, cell: (miss) => <span lang={miss.locale}>{miss.query}</span> },
          { header: t('misses.locale'), cell: (miss) => t(`locales.${miss.locale}`) },
          { header: t('misses.times'), align: 'end', cell: (miss) => miss.times },
          { header: t('misses.last'), nowrap: true, cell: (miss) => formatDay(locale, miss.lastAskedOn) },
          {
            header: t('misses.act'),
            cell: (miss) => (
              <div className="flex flex-wrap items-center gap-3">
                <TextLink
                  href={`${here}?view=phrases&miss=${encodeURIComponent(idOf(miss))}`}
                  className="inline-flex min-h-11 items-center"
                  aria-label={t('misses.add', { query: miss.query })}
                >
                  {t('phrases.add')}
                </TextLink>
                <TextLink
                  href={`${here}?view=synonyms&miss=${encodeURIComponent(idOf(miss))}`}
                  className="inline-flex min-h-11 items-center"
                  aria-label={`${t('synonyms.add')}: ${miss.query}`}
                >
                  {t('synonyms.add')}
                </TextLink>
                <form action={dismissMissAction}>
                  <HiddenFields values={{ miss: idOf(miss) }} />
                  <Button kind="quiet" aria-label={t('misses.dismissOne', { query: miss.query })}>
                    {t('misses.dismiss')}
                  </Button>
                </form>
              </div>
            ),
          },
        ]}
      />
      <Pagination {...pagesOf(locale, found, `${here}?view=misses`)} />
    </>
  )
}

import { Button, DataTable, HiddenFields, Pagination, TextField } from '@/components/ui'
import { listSynonyms } from '@/lib/catalogue'
import { getTranslator } from '@/lib/i18n'
import type { Ctx, Staff } from '@/lib/platform/context'
import { addSynonymAction, removeSynonymAction } from '../actions'
import { pagesOf } from './pages'
import type { Shown } from './words'

export async function Synonyms({ ctx, shown, miss }: { ctx: Ctx<Staff>; shown: Shown; miss: string }) {
  const { locale, page, values, error } = shown
  const found = await listSynonyms(ctx.db, page)
  const t = getTranslator(locale, 'search')
  return (
    <>
      <form action={addSynonymAction} className="mb-8 max-w-text">
        <HiddenFields values={{ miss: values.miss ?? miss }} />
        <TextField
          name="word"
          label={t('synonyms.word')}
          hint={t('synonyms.wordHint')}
          defaultValue={values.word ?? miss.slice(miss.indexOf(':') + 1)}
          error={error('word')}
          maxLength={80}
          width="md"
          required
        />
        <TextField
          name="means"
          label={t('synonyms.means')}
          hint={t('synonyms.meansHint')}
          defaultValue={values.means}
          error={error('means')}
          maxLength={80}
          width="md"
          required
        />
        <Button>{t('synonyms.add')}</Button>
      </form>
      <DataTable
        caption={t('views.synonyms')}
        captionHidden
        rows={found.rows}
        rowKey={(one) => one.word}
        empty={t('synonyms.empty')}
        columns={[
          { header: t('synonyms.word'), primary: true, cell: (one) => one.word },
          { header: t('synonyms.means'), cell: (one) => <span lang="az">{one.means}</span> },
          { header: t('synonyms.origin'), cell: (one) => (one.own ? t('own') : t('built')) },
          {
            header: t('remove'),
            cell: (one) =>
              one.own ? (
                <form action={removeSynonymAction}>
                  <HiddenFields values={{ word: one.word }} />
                  <Button kind="quiet" aria-label={t('removeOne', { word: one.word })}>
                    {t('remove')}
                  </Button>
                </form>
              ) : (
                '–'
              ),
          },
        ]}
      />
      <Pagination {...pagesOf(locale, found, `/${locale}/admin/search?view=synonyms`)} />
    </>
  )
}

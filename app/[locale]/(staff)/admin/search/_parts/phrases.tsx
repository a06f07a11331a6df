import { Button, DataTable, HiddenFields, Pagination, Select, TextField, TextLink } from '@/components/ui'
import { listPhrases } from '@/lib/catalogue'
import { getTranslator, LOCALES, localized } from '@/lib/i18n'
import type { Ctx, Staff } from '@/lib/platform/context'
import { addPhraseAction, removePhraseAction } from '../actions'
import { pagesOf } from './pages'
import type { Shown } from './words'

export async function Phrases({ ctx, shown, miss, service }: { ctx: Ctx<Staff>; shown: Shown; miss: string; service: string }) {
  const { locale, page, values, error } = shown
  const found = await listPhrases(ctx.db, { serviceCode: service || undefined, page })
  const t = getTranslator(locale, 'search')
  const here = `/${locale}/admin/search`
  const colon = miss.indexOf(':')
  return (
    <>
      <form action={addPhraseAction} className="mb-8 max-w-text">
        <HiddenFields values={{ miss: values.miss ?? miss }} />
        <TextField
          name="serviceCode"
          label={t('phrases.service')}
          hint={t('phrases.serviceHint')}
          defaultValue={values.serviceCode ?? service}
          error={error('serviceCode')}
          maxLength={80}
          width="md"
          spellCheck={false}
          autoComplete="off"
          required
        />
        <Select
          name="locale"
          label={t('phrases.locale')}
          defaultValue={values.locale ?? (colon > 0 ? miss.slice(0, colon) : locale)}
          error={error('locale')}
          options={LOCALES.map((value) => ({ value, label: t(`locales.${value}`) }))}
        />
        <TextField
          name="phrase"
          label={t('phrases.phrase')}
          hint={t('phrases.phraseHint')}
          defaultValue={values.phrase ?? miss.slice(colon + 1)}
          error={error('phrase')}
          maxLength={80}
          width="md"
          required
        />
        <Button>{t('phrases.add')}</Button>
      </form>
      <DataTable
        caption={service ? t('phrases.ofService', { service }) : t('views.phrases')}
        rows={found.rows}
        rowKey={(one) => `${one.serviceCode}/${one.locale}/${one.phrase}`}
        empty={t('phrases.empty')}
        columns={[
          { header: t('phrases.phrase'), primary: true, cell: (one) => <span lang={one.locale}>{one.phrase}</span> },
          { header: t('phrases.locale'), cell: (one) => t(`locales.${one.locale}`) },
          {
            header: t('phrases.service'),
            cell: (one) => (
              <TextLink href={`${here}?view=phrases&service=${one.serviceCode}`} className="inline-flex min-h-11 items-center">
                {localized(locale, one.serviceName)}
              </TextLink>
            ),
          },
          {
            header: t('remove'),
            cell: (one) =>
              one.own ? (
                <form action={removePhraseAction}>
                  <HiddenFields values={{ serviceCode: one.serviceCode, locale: one.locale, phrase: one.phrase }} />
                  <Button kind="quiet" aria-label={t('removeOne', { word: one.phrase })}>
                    {t('remove')}
                  </Button>
                </form>
              ) : (
                '–'
              ),
          },
        ]}
      />
      <Pagination {...pagesOf(locale, found, `${here}?view=phrases${service ? `&service=${service}` : ''}`)} />
    </>
  )
}

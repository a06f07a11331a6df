import { Button, DataTable, HiddenFields, TextField, TextLink } from '@/components/ui'
import { askSearch } from '@/lib/catalogue'
import { formatNumber, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { Ctx, Staff } from '@/lib/platform/context'

const MOST = 20

/** Why the search answers as it does: each word asked, what it met in the registry, and what that was worth. */
export async function Explain({ ctx, locale, query }: { ctx: Ctx<Staff>; locale: Locale; query: string }) {
  const answer = query ? await askSearch(ctx, query, MOST) : null
  const t = getTranslator(locale, 'search')
  return (
    <>
      <form method="get" action={`/${locale}/admin/search`} className="mb-8 max-w-text">
        <HiddenFields values={{ view: 'explain' }} />
        <TextField name="q" label={t('explain.query')} defaultValue={query} maxLength={200} width="full" autoComplete="off" />
        <Button kind="secondary">{t('explain.submit')}</Button>
      </form>
      {answer && (
        <p className="mb-4">
          {t('explain.words')}: <strong>{answer.words.join(', ')}</strong>
        </p>
      )}
      {answer && (
        <DataTable
          caption={t('views.explain')}
          captionHidden
          rows={answer.found}
          rowKey={(one) => one.code}
          empty={t('explain.none')}
          columns={[
            {
              header: t('explain.service'),
              primary: true,
              cell: (one) => (
                <TextLink href={`/${locale}/services/${one.code}`} className="inline-flex min-h-11 items-center">
                  {localized(locale, one.name)}
                </TextLink>
              ),
            },
            { header: t('explain.score'), align: 'end', cell: (one) => formatNumber(locale, Math.round(one.score * 10) / 10) },
            { header: t('explain.coverage'), align: 'end', cell: (one) => `${Math.round(one.coverage * 100)} %` },
            {
              header: t('explain.why'),
              cell: (one) => (
                <ul className="grid gap-1">
                  {one.reasons.map((reason) => (
                    <li key={`${reason.asked} ${reason.met}`}>
                      {t('explain.reason', {
                        asked: reason.asked,
                        met: reason.met,
                        kind: t(`explain.kind.${reason.kind}`),
                        points: reason.points,
                      })}
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      )}
    </>
  )
}

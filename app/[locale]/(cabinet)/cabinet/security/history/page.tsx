import type { Metadata } from 'next'
import { HistoryList } from '@/components/security/history-list'
import { ButtonLink } from '@/components/ui'
import { getTranslator } from '@/lib/i18n'
import { listSignInHistory, requireCtx } from '@/lib/identity'
import { SecurityPage, sectionMetadata, sectionPath } from '../_parts/security-page'

type Props = PageProps<'/[locale]/cabinet/security/history'>

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => sectionMetadata((await params).locale, 'history')

export default async function HistoryPage({ searchParams }: Props) {
  const ctx = await requireCtx('citizen')
  const { before } = await searchParams
  const from = typeof before === 'string' ? before : undefined
  const { entries, next } = await listSignInHistory(ctx, { before: from })

  const { locale } = ctx
  const t = getTranslator(locale, 'security')
  const path = sectionPath(locale, 'history')
  return (
    <SecurityPage locale={locale} section="history">
      <h2 className="sr-only">{t('manage.history.list')}</h2>
      {entries.length === 0 ? (
        <p className="text-muted">{t('manage.history.empty')}</p>
      ) : (
        <HistoryList locale={locale} entries={entries} />
      )}
      <p className="mt-4 text-sm text-muted">{t('manage.history.note')}</p>
      <div className="mt-6 flex flex-wrap gap-3">
        {from && (
          <ButtonLink href={path} kind="quiet" size="sm">
            {t('manage.history.newest')}
          </ButtonLink>
        )}
        {next && (
          <ButtonLink href={`${path}?before=${encodeURIComponent(next)}`} kind="secondary" size="sm">
            {t('manage.history.older')}
          </ButtonLink>
        )}
      </div>
    </SecurityPage>
  )
}

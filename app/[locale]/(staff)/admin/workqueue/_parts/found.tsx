import { TextLink } from '@/components/ui'
import { CaseTable } from '@/components/workqueue/case-table'
import type { LocalizedText } from '@/db/columns'
import { searchCases } from '@/lib/applications'
import { getTranslator } from '@/lib/i18n'
import type { Ctx, Staff } from '@/lib/platform/context'

type Props = { ctx: Ctx<Staff>; query: string; here: string; agencies: readonly { code: string; name: LocalizedText }[] }

/** What a search found, instead of the view. */
export async function Found({ ctx, query, here, agencies }: Props) {
  const found = await searchCases(ctx, query)
  const { locale } = ctx
  const t = getTranslator(locale, 'workqueue')
  return (
    <>
      <p className="mb-4" role="status">
        {found.ok ? t('search.found', { query, count: found.value.rows.length }) : t(`search.${found.error}`)}{' '}
        {found.ok && found.value.more && `${t('search.many')} `}
        {found.ok && found.value.byPin && `${t('search.byPin')} `}
        <TextLink href={here}>{t('search.clear')}</TextLink>
      </p>
      {found.ok && found.value.rows.length > 0 && <CaseTable locale={locale} rows={found.value.rows} agencies={agencies} />}
    </>
  )
}

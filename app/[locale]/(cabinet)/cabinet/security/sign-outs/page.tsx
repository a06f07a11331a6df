import type { Metadata } from 'next'
import { Sentence } from '@/components/security/sentence'
import { deviceName, LOGOUT_ICONS, LOGOUT_TONES } from '@/components/security/words'
import { DataTable, Pagination, StatusTag, TextLink } from '@/components/ui'
import { formatDateTime, getTranslator, type Locale } from '@/lib/i18n'
import { listSignOuts, overallStatus, requireCtx, type SignOut } from '@/lib/identity'
import { pageNumber } from '@/lib/platform/pages'
import { SecurityPage, sectionMetadata, sectionPath } from '../_parts/security-page'

type Props = PageProps<'/[locale]/cabinet/security/sign-outs'>

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => sectionMetadata((await params).locale, 'signOuts')

export default async function SignOutsPage({ searchParams }: Props) {
  const ctx = await requireCtx('citizen')
  const { page, done } = await searchParams
  const { rows, pageCount, page: shown } = await listSignOuts(ctx, { page: pageNumber(page) })

  const { locale } = ctx
  const t = getTranslator(locale, 'security')
  const ui = getTranslator(locale, 'ui')
  const path = sectionPath(locale, 'signOuts')
  return (
    <SecurityPage locale={locale} section="signOuts" done={done}>
      <h2 className="mb-3 text-xl">{t('manage.signOuts.list')}</h2>
      <DataTable
        caption={t('manage.signOuts.list')}
        captionHidden
        columns={[
          {
            header: t('manage.signOuts.device'),
            primary: true,
            cell: ({ id, device, startedAt }) => (
              <TextLink href={`${path}/${id}`} className="inline-block py-1">
                {deviceName(locale, device)}
                <span className="sr-only">, {formatDateTime(locale, startedAt)}</span>
              </TextLink>
            ),
          },
          { header: t('manage.signOuts.ended'), cell: ({ end }) => formatDateTime(locale, end.at) },
          { header: t('manage.signOuts.reason'), cell: ({ end }) => <Sentence>{t(`manage.end.${end.reason}`)}</Sentence> },
          { header: t('manage.signOuts.portals'), cell: (row) => <Told locale={locale} portals={row.portals} /> },
        ]}
        rows={rows}
        rowKey={({ id }) => id}
        empty={t('manage.signOuts.empty')}
      />
      <Pagination
        page={shown}
        pageCount={pageCount}
        hrefFor={(number) => `${path}?page=${number}`}
        labels={{
          nav: ui('pagination.nav'),
          previous: ui('pagination.previous'),
          next: ui('pagination.next'),
          page: ui('pagination.page'),
        }}
      />
    </SecurityPage>
  )
}

/** How far the portals of one sign-in have been told, in words: the worst of it. */
function Told({ locale, portals }: { locale: Locale; portals: SignOut['portals'] }) {
  const t = getTranslator(locale, 'security')
  const status = overallStatus(portals)
  const words = { ended: 'allOut', pending: 'waiting', failed: 'failed' } as const
  return (
    <StatusTag tone={LOGOUT_TONES[status]} icon={LOGOUT_ICONS[status]}>
      {t(`manage.signOuts.${words[status]}`, { count: portals[status] })}
    </StatusTag>
  )
}

import { StatusLabel } from '@/components/applications/status-label'
import { DataTable, StatusTag, TextLink } from '@/components/ui'
import type { LocalizedText } from '@/db/columns'
import type { WorkLine } from '@/lib/applications/model'
import { formatDate, formatDay, getTranslator, type Locale, localized } from '@/lib/i18n'

type Props = {
  locale: Locale
  rows: readonly WorkLine[]
  agencies: readonly { code: string; name: LocalizedText }[]
  /** With boxes to tick, for a form around the table. */
  ticked?: readonly string[]
}

/** Lines of the work queue. They name nobody: the applicant's name is read by opening the case. */
export function CaseTable({ locale, rows, agencies, ticked }: Props) {
  const t = getTranslator(locale, 'workqueue')
  const ui = getTranslator(locale, 'ui')
  return (
    <DataTable<WorkLine>
      caption={t('caption')}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      empty={t('empty')}
      columns={[
        ...(ticked
          ? [
              {
                header: t('column.select'),
                cell: (row: WorkLine) => (
                  <label className="-m-2 inline-flex size-11 items-center justify-center">
                    <input
                      type="checkbox"
                      name="selected"
                      value={row.id}
                      defaultChecked={ticked.includes(row.id)}
                      aria-label={t('selectOne', { reference: row.reference })}
                      className="size-6"
                    />
                  </label>
                ),
              },
            ]
          : []),
        {
          header: t('column.reference'),
          primary: true,
          cell: (row) => (
            <TextLink href={`/${locale}/admin/applications/${row.id}`} className="whitespace-nowrap">
              {row.reference}
            </TextLink>
          ),
        },
        {
          header: t('column.service'),
          cell: (row) => (
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              {localized(locale, row.serviceName)}
              <StatusLabel status={row.status} locale={locale} forStaff />
            </span>
          ),
        },
        ...(agencies.length > 1
          ? [
              {
                header: t('column.agency'),
                cell: (row: WorkLine) => {
                  const agency = agencies.find(({ code }) => code === row.agencyCode)
                  return agency ? localized(locale, agency.name) : ui('noValue')
                },
              },
            ]
          : []),
        {
          header: t('column.submitted'),
          cell: (row) => <span className="sm:whitespace-nowrap">{formatDate(locale, row.submittedAt)}</span>,
        },
        {
          header: t('column.due'),
          cell: (row) => (
            <>
              <span className="sm:whitespace-nowrap">{row.dueOn ? formatDay(locale, row.dueOn) : ui('noValue')}</span>{' '}
              {row.overdue && <StatusTag tone="danger">{t('overdue')}</StatusTag>}{' '}
              {row.expedited && <StatusTag tone="info">{t('expedited')}</StatusTag>}{' '}
              {row.feeDue && <StatusTag tone="warning">{t('feeDue')}</StatusTag>}
            </>
          ),
        },
        {
          header: t('column.officer'),
          cell: (row) =>
            row.assigned === 'colleague' && row.officer
              ? `${row.officer.surname} ${row.officer.givenName}`
              : t(`assigned.${row.assigned === 'me' ? 'me' : 'nobody'}`),
        },
      ]}
    />
  )
}

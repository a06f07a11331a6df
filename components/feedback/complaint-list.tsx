import { Panel, SummaryList } from '@/components/ui'
import { formatDateTime, formatDay, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { OwnComplaint } from '@/lib/feedback/model'
import { ComplaintStatusTag } from './complaint-status'

/** Complaints as who sent them sees them. */
export function ComplaintList({ locale, complaints }: { locale: Locale; complaints: readonly OwnComplaint[] }) {
  const t = getTranslator(locale, 'feedback')
  return (
    <div className="grid gap-4">
      {complaints.map((one) => (
        <Panel key={one.id} title={one.subject} actions={<ComplaintStatusTag locale={locale} status={one.status} />}>
          <SummaryList
            rows={[
              { key: t('complaint.reference'), value: <span className="tabular-nums">{one.reference}</span> },
              { key: t('complaint.centre'), value: localized(locale, one.centreName) },
              { key: t('complaint.filedAt'), value: formatDateTime(locale, one.filedAt) },
              one.answeredAt
                ? { key: t('complaint.answeredAt'), value: formatDateTime(locale, one.answeredAt) }
                : { key: t('complaint.dueOn'), value: formatDay(locale, one.dueOn) },
            ]}
          />
          {one.answer && (
            <div className="mt-4 border-s-3 border-primary ps-4">
              <h3 className="font-semibold">{t('complaint.answer')}</h3>
              <p className="max-w-text break-words whitespace-pre-line">{one.answer}</p>
            </div>
          )}
        </Panel>
      ))}
    </div>
  )
}

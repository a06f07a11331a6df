import { Icon } from '@/components/ui/icon'
import { SourceLine } from '@/components/ui/source-line'
import type { DocumentLine } from '@/lib/cabinet/model'
import { formatDate, formatDay, getTranslator, type Locale, localized } from '@/lib/i18n'
import { dayInBaku } from '@/lib/platform/time'

/** The documents people show most, without their numbers: a home screen is read over shoulders. */
export function DocumentLines({ items, locale, now }: { items: readonly DocumentLine[]; locale: Locale; now: Date }) {
  const t = getTranslator(locale, 'cabinet')
  const today = dayInBaku(now)
  const validity = (line: DocumentLine): string => {
    if (!line.ok)
      return line.agency ? t('documents.silent', { agency: localized(locale, line.agency) }) : t('documents.silentUnknown')
    if (!line.document) return t('documents.none')
    const { expiresOn } = line.document
    if (!expiresOn) return t('documents.endless')
    return t(expiresOn < today ? 'documents.expired' : 'documents.until', { day: formatDay(locale, expiresOn) })
  }
  const answered = items.find((line) => line.ok)
  return (
    <>
      <ul className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {items.map((line) => (
          <li key={line.kind} className="flex items-start gap-3">
            <Icon
              name={line.ok ? (line.kind === 'id_card' ? 'id-card' : 'passport') : 'alert'}
              className={line.ok ? 'mt-0.5 text-muted' : 'mt-0.5 text-warning'}
            />
            <div className="min-w-0">
              <p className="font-semibold">{t(`documents.${line.kind}`)}</p>
              <p className="text-sm text-muted">{validity(line)}</p>
            </div>
          </li>
        ))}
      </ul>
      {answered?.ok && answered.agency && (
        <div className="mt-3">
          <SourceLine>
            {t('documents.source', { agency: localized(locale, answered.agency), asOf: formatDate(locale, answered.asOf) })}
          </SourceLine>
        </div>
      )}
    </>
  )
}

import type { ConsentSummary } from '@/lib/consents/model'
import { formatDate, getTranslator, type Locale, localized } from '@/lib/i18n'
import { Line, Lines } from './line'

export function ConsentLines({ items, locale }: { items: readonly ConsentSummary[]; locale: Locale }) {
  const t = getTranslator(locale, 'cabinet')
  return (
    <Lines>
      {items.map((item) => (
        <Line
          key={item.id}
          href={`/${locale}/consents/${item.id}`}
          title={localized(locale, item.partnerName)}
          detail={
            <>
              <span className="block text-ink">{localized(locale, item.purpose)}</span>
              {t('consent.fields', { count: item.fieldCount })} ·{' '}
              {t('consent.answerBy', { day: formatDate(locale, item.answerBy) })}
            </>
          }
        />
      ))}
    </Lines>
  )
}

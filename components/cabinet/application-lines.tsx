import { StatusTag } from '@/components/ui/status-tag'
import type { Tone } from '@/components/ui/tone'
import type { ApplicationStatus, RunningApplication } from '@/lib/applications/model'
import { formatDay, getTranslator, type Locale, localized, translateCode } from '@/lib/i18n'
import { Line, Lines } from './line'

const TONES: Partial<Record<ApplicationStatus, Tone>> = {
  draft: 'neutral',
  information_requested: 'warning',
  approved: 'success',
  rejected: 'danger',
}

export function ApplicationLines({ items, locale }: { items: readonly RunningApplication[]; locale: Locale }) {
  const t = getTranslator(locale, 'cabinet')
  return (
    <Lines>
      {items.map((item) => (
        <Line
          key={item.id}
          href={`/${locale}/applications/${item.id}`}
          title={localized(locale, item.serviceName)}
          detail={[
            item.reference && t('application.reference', { reference: item.reference }),
            t(`turn.${item.whoseTurn}`),
            item.dueOn && item.whoseTurn === 'state' && t('application.due', { due: formatDay(locale, item.dueOn) }),
          ]
            .filter(Boolean)
            .join(' · ')}
          tag={
            <StatusTag tone={TONES[item.status] ?? 'info'}>
              {translateCode(locale, 'applications', `status.${item.status}`)}
            </StatusTag>
          }
        />
      ))}
    </Lines>
  )
}

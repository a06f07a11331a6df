import { formatDateTime, type Locale } from '@/lib/i18n'
import type { NoticeView } from '@/lib/notifications/model'
import { Line, Lines } from './line'

export function NoticeLines({ items, locale }: { items: readonly NoticeView[]; locale: Locale }) {
  return (
    <Lines>
      {items.map((item) => (
        <Line key={item.id} href={`/${locale}/notifications/${item.id}`} title={item.title} detail={formatDateTime(locale, item.at)} />
      ))}
    </Lines>
  )
}

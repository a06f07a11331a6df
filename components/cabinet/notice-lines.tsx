import { HiddenFields } from '@/components/ui/hidden-fields'
import { formatDateTime, type Locale } from '@/lib/i18n'
import type { NoticeView } from '@/lib/notifications/model'
import { Lines } from './line'

type Props = {
  items: readonly NoticeView[]
  locale: Locale
  open: (form: FormData) => Promise<void>
  /** For whom the forms are drawn, while one acts for somebody. */
  hidden?: Record<string, string>
}

/** Unread notices. Opening one marks it as read, so it is a form and not a link. */
export function NoticeLines({ items, locale, open, hidden }: Props) {
  return (
    <Lines>
      {items.map((item) => (
        <li key={item.id} className="py-3 first:pt-0 last:pb-0">
          <form action={open}>
            <HiddenFields values={{ id: item.id, ...hidden }} />
            <button
              type="submit"
              className="rounded-xs text-start font-semibold text-primary underline decoration-1 underline-offset-[0.2em] hover:text-primary-strong hover:decoration-2"
            >
              {item.title}
            </button>
          </form>
          <p className="text-sm text-muted">{formatDateTime(locale, item.at)}</p>
        </li>
      ))}
    </Lines>
  )
}

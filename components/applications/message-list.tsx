import type { LocalizedText } from '@/db/columns'
import { StatusTag } from '@/components/ui'
import { formatDateTime, getTranslator, type Locale, localized } from '@/lib/i18n'

export type ShownMessage = {
  id: string
  side: 'applicant' | 'officer'
  body: string
  sentAt: Date
  readAt: Date | null
  position: LocalizedText | null
}

/** What both sides have written on a case, in order, with whether the other side has seen it. New words of the other side are marked. */
export function MessageList({
  messages,
  reader,
  locale,
}: {
  messages: readonly ShownMessage[]
  reader: 'applicant' | 'officer'
  locale: Locale
}) {
  const t = getTranslator(locale, 'applications')
  const author = ({ side, position }: ShownMessage) => {
    if (side === 'officer') return position ? localized(locale, position) : ''
    return t(reader === 'applicant' ? 'life.messages.you' : 'life.messages.applicant')
  }
  return (
    <ol className="grid gap-4">
      {messages.map((message) => {
        const own = message.side === reader
        return (
          <li
            key={message.id}
            className={`max-w-text rounded-md border border-line p-4 ${own ? 'bg-surface sm:ms-8' : 'bg-primary-soft sm:me-8'}`}
          >
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <p className="font-semibold">{author(message)}</p>
              <p className="text-sm text-muted">{formatDateTime(locale, message.sentAt)}</p>
              {!own && !message.readAt && <StatusTag tone="info">{t('life.messages.new', { count: 1 })}</StatusTag>}
            </div>
            <p className="mt-1 whitespace-pre-line wrap-anywhere">{message.body}</p>
            {own && (
              <p className="mt-1 text-sm text-muted">
                {message.readAt
                  ? t('life.messages.read', { at: formatDateTime(locale, message.readAt) })
                  : t('life.messages.notRead')}
              </p>
            )}
          </li>
        )
      })}
    </ol>
  )
}

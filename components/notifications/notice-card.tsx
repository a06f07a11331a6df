import { Button, ButtonLink, Disclosure, HiddenFields, StatusTag, TextLink, VisuallyHidden } from '@/components/ui'
import { Icon } from '@/components/ui/icon'
import { formatDateTime, formatDay, getTranslator, type Locale } from '@/lib/i18n'
import type { NoticeView } from '@/lib/notifications/model'

type Action = (form: FormData) => Promise<void>
type Props = {
  notice: NoticeView
  locale: Locale
  read: Action
  open: Action
  page: number
  /** For whom the forms are drawn, while one acts for somebody. */
  hidden?: Record<string, string>
}

/** One notice in the inbox. Unread: a word, a bold title and an edge, so not by colour alone. Opening an unread one is a form, because it changes the row. */
export function NoticeCard({ notice, locale, read, open, page, hidden }: Props) {
  const t = getTranslator(locale, 'notifications')
  return (
    <li
      className={
        notice.read
          ? 'rounded-lg border border-line bg-surface p-4 sm:p-5'
          : 'rounded-lg border border-s-4 border-line border-s-primary bg-surface p-4 sm:p-5'
      }
    >
      <div className="flex flex-wrap items-center gap-2">
        {!notice.read && <StatusTag tone="info">{t('unread')}</StatusTag>}
        {notice.open && <StatusTag tone="warning">{t('open')}</StatusTag>}
        <span className="text-sm text-muted">
          {t(`class.${notice.messageClass}`)} · {formatDateTime(locale, notice.at)}
        </span>
      </div>
      <h2 className={notice.read ? 'mt-2 text-lg font-medium' : 'mt-2 text-lg font-bold'}>
        {notice.read ? (
          <TextLink href={`/${locale}/notifications/${notice.id}`}>{notice.title}</TextLink>
        ) : (
          <form action={open}>
            <HiddenFields values={{ id: notice.id, ...hidden }} />
            <button
              type="submit"
              className="rounded-xs text-start text-primary underline decoration-1 underline-offset-[0.2em] hover:text-primary-strong hover:decoration-2"
            >
              {notice.title}
            </button>
          </form>
        )}
      </h2>
      <NoticeBody notice={notice} locale={locale} />
      {(notice.action || !notice.read) && (
        <div className="mt-3 flex flex-wrap gap-2">
          {notice.action && (
            <ButtonLink href={notice.action.href} kind={notice.open ? 'primary' : 'secondary'} size="sm">
              {notice.action.label}
            </ButtonLink>
          )}
          {!notice.read && (
            <form action={read}>
              <HiddenFields values={{ id: notice.id, page: String(page), ...hidden }} />
              <Button kind="quiet" size="sm">
                {t('read')}
                <VisuallyHidden>{t('readHidden', { title: notice.title })}</VisuallyHidden>
              </Button>
            </form>
          )}
        </div>
      )}
    </li>
  )
}

/** What it says, until when, why it is shown, and whether mail and SMS arrived. */
export function NoticeBody({ notice, locale, whyOpen = false }: { notice: NoticeView; locale: Locale; whyOpen?: boolean }) {
  const t = getTranslator(locale, 'notifications')
  return (
    <div className="max-w-text">
      <p className="mt-1">{notice.body}</p>
      {notice.dueOn && notice.open && (
        <p className="mt-1 text-sm font-medium text-muted">{t('due', { due: formatDay(locale, notice.dueOn) })}</p>
      )}
      {notice.deliveries
        .filter((delivery) => delivery.status === 'failed')
        .map((delivery) => (
          <p key={delivery.channel} className="mt-1 flex items-center gap-1.5 text-sm font-medium text-warning">
            <Icon name="alert" size="sm" />
            {t(`delivery.${delivery.channel}.failed`)}
          </p>
        ))}
      <Disclosure summary={t('why')} open={whyOpen}>
        <p>{notice.why}</p>
      </Disclosure>
    </div>
  )
}

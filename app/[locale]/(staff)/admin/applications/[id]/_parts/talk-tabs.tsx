import { Button, HiddenFields, Panel, StatusTag, TextArea, TextLink } from '@/components/ui'
import { problemOf, typedText } from '@/components/workqueue/words'
import type { MessageView, NoteView, OfficerCase, TemplateView } from '@/lib/applications'
import { formatDateTime, getTranslator, type Locale, localized } from '@/lib/i18n'
import { newKey } from '@/lib/platform/ids'
import type { Page } from '@/lib/platform/pages'
import { message, note } from '../actions'
import type { Attempts } from './forms'
import { TemplatePicker } from './template-picker'

type Common = { found: OfficerCase; locale: Locale; attempts: Attempts }

/** What applicant and officers wrote to each other, and a form to write more. */
export function MessagesTab({
  found,
  locale,
  attempts: { message: typed },
  messages,
  templates,
  inserted,
}: Common & { messages: Page<MessageView>; templates: readonly TemplateView[]; inserted: Partial<Record<string, string>> }) {
  const t = getTranslator(locale, 'workqueue')
  const here = `/${locale}/admin/applications/${found.id}?tab=messages`
  return (
    <Panel title={t('messages.title')} icon="mail">
      {messages.page < messages.pageCount && (
        <p className="mb-3">
          <TextLink href={`${here}&page=${messages.page + 1}`}>{t('messages.older')}</TextLink>
        </p>
      )}
      {messages.rows.length === 0 && <p className="text-muted">{t('messages.empty')}</p>}
      <ol className="grid gap-4">
        {messages.rows.map((one) => (
          <li key={one.id} className="rounded-md border border-line p-4">
            <p className="text-sm text-muted">
              <strong className="text-ink">{one.position ? localized(locale, one.position) : t('messages.applicant')}</strong> ·{' '}
              {formatDateTime(locale, one.sentAt)}
            </p>
            <p className="mt-1 whitespace-pre-line wrap-anywhere">{one.body}</p>
            {one.side === 'officer' && (
              <p className="mt-1 text-sm text-muted">
                {one.readAt ? t('messages.read', { at: formatDateTime(locale, one.readAt) }) : t('messages.unread')}
              </p>
            )}
          </li>
        ))}
      </ol>
      {messages.page > 1 && (
        <p className="mt-3">
          <TextLink href={`${here}&page=${messages.page - 1}`}>{t('messages.newer')}</TextLink>
        </p>
      )}
      {!found.own && found.mayWork && found.status !== 'withdrawn' && (
        <div className="mt-6">
          <TemplatePicker {...{ found, locale, templates }} into="message" tab="messages" />
          <form action={message} noValidate>
            <HiddenFields values={{ id: found.id, idempotencyKey: typedText(typed, 'idempotencyKey') ?? newKey() }} />
            <TextArea
              name="body"
              label={t('messages.body')}
              rows={5}
              maxLength={4000}
              required
              error={problemOf(locale, typed, 'body')}
              defaultValue={inserted.message ?? typedText(typed, 'body')}
            />
            <Button>{t('messages.send')}</Button>
          </form>
        </div>
      )}
    </Panel>
  )
}

/** Words between colleagues. */
export function NotesTab({ found, locale, attempts: { note: typed }, notes }: Common & { notes: readonly NoteView[] }) {
  const t = getTranslator(locale, 'workqueue')
  return (
    <Panel title={t('notes.title')} icon="document">
      <p className="mb-4 text-muted">{t('notes.lead')}</p>
      {notes.length === 0 && <p>{t('notes.empty')}</p>}
      <ol className="grid gap-4">
        {notes.map((one) => (
          <li key={one.id} className="rounded-md border border-line p-4">
            <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
              <strong className="text-ink">
                {one.surname} {one.givenName}
              </strong>
              <StatusTag tone="neutral">{localized(locale, one.position)}</StatusTag> {formatDateTime(locale, one.at)}
            </p>
            <p className="mt-1 whitespace-pre-line wrap-anywhere">{one.body}</p>
          </li>
        ))}
      </ol>
      {!found.own && found.mayWork && (
        <form action={note} noValidate className="mt-6">
          <HiddenFields values={{ id: found.id, idempotencyKey: typedText(typed, 'idempotencyKey') ?? newKey() }} />
          <TextArea
            name="note"
            label={t('notes.body')}
            rows={4}
            maxLength={4000}
            required
            error={problemOf(locale, typed, 'note')}
            defaultValue={typedText(typed, 'note')}
          />
          <Button kind="secondary">{t('notes.add')}</Button>
        </form>
      )}
    </Panel>
  )
}

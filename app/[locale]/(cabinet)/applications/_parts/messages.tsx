import { lifeError } from '@/components/applications/life-error'
import { MessageList } from '@/components/applications/message-list'
import { Button, HiddenFields, Panel, StatusTag, TextArea, TextLink } from '@/components/ui'
import type { CitizenCase, listMessages } from '@/lib/applications'
import { getTranslator, type Locale } from '@/lib/i18n'
import type { FormAttempt } from '@/lib/platform/forms'
import { newKey } from '@/lib/platform/ids'
import { ActingField } from '../../_parts/acting-field'
import { messageAction } from '../[id]/actions'

type Props = {
  application: CitizenCase
  messages: NonNullable<Awaited<ReturnType<typeof listMessages>>>
  /** Whether this reader may write. */
  open: boolean
  typed: FormAttempt | null
  locale: Locale
}

/** The words both sides exchanged on the case, and the form for the next one. */
export function Messages({ application, messages, open, typed, locale }: Props) {
  const t = getTranslator(locale, 'applications')
  const at = (page: number) => `/${locale}/applications/${application.id}?messages=${page}#messages`
  const key = typed?.values.idempotencyKey
  return (
    <Panel
      id="messages"
      title={t('life.messages.title')}
      icon="chat"
      actions={messages.unread > 0 && <StatusTag tone="info">{t('life.messages.new', { count: messages.unread })}</StatusTag>}
    >
      {messages.page < messages.pageCount && (
        <p className="mb-3">
          <TextLink href={at(messages.page + 1)}>{t('life.messages.older')}</TextLink>
        </p>
      )}
      {messages.rows.length > 0 ? (
        <MessageList messages={messages.rows} reader="applicant" locale={locale} />
      ) : (
        <p className="max-w-text text-muted">{t(open ? 'life.messages.empty' : 'life.messages.closed')}</p>
      )}
      {messages.page > 1 && (
        <p className="mt-3">
          <TextLink href={at(messages.page - 1)}>{t('life.messages.newer')}</TextLink>
        </p>
      )}
      {open && (
        <form action={messageAction} noValidate className="no-print mt-5">
          <ActingField />
          <HiddenFields values={{ id: application.id, idempotencyKey: typeof key === 'string' ? key : newKey() }} />
          <TextArea
            name="body"
            label={t('life.messages.body')}
            hint={t('life.messages.hint')}
            error={lifeError(locale, typed, 'body')}
            defaultValue={typeof typed?.values.body === 'string' ? typed.values.body : undefined}
            rows={3}
            maxLength={4000}
            required
          />
          <Button kind="secondary">{t('life.messages.send')}</Button>
        </form>
      )}
    </Panel>
  )
}

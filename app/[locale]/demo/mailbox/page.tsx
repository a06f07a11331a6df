import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page, PublicShell } from '@/components/layout'
import { EmptyState, Pagination, StatusTag } from '@/components/ui'
import { formatDateTime, getTranslator, isLocale } from '@/lib/i18n'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { listDemoMessages } from '@/lib/notifications'
import { demoMode } from '@/lib/platform/env'
import { pageNumber } from '@/lib/platform/pages'

export const metadata: Metadata = { robots: { index: false } }

/** What a real mail server and mobile operator would have taken. Only in the demo: anybody can read it. */
export default async function MailboxPage({ params, searchParams }: PageProps<'/[locale]/demo/mailbox'>) {
  const [{ locale }, { page }] = await Promise.all([params, searchParams])
  if (!demoMode() || !isLocale(locale)) notFound()
  const ctx = await requireCtx('anyone')
  const messages = await orUnavailable(() => listDemoMessages(ctx.db, pageNumber(page)))

  const t = getTranslator(locale, 'demo')
  const ui = getTranslator(locale, 'ui')
  return (
    <PublicShell locale={locale}>
      <Page title={t('mailbox.title')} lead={t('mailbox.lead')}>
        {messages.rows.length === 0 ? (
          <EmptyState title={t('mailbox.empty')}>{t('mailbox.emptyHint')}</EmptyState>
        ) : (
          <ul aria-label={t('mailbox.list')} className="grid gap-3">
            {messages.rows.map((message) => (
              <li key={message.id} className="min-w-0 wrap-anywhere rounded-lg border border-line bg-surface p-4 sm:p-5">
                <div className="flex flex-wrap items-center gap-2 text-sm text-muted">
                  <StatusTag tone="neutral" icon={message.channel === 'email' ? 'mail' : 'phone'}>
                    {t(`mailbox.channel.${message.channel}`)}
                  </StatusTag>
                  <span className="min-w-0">
                    {t('mailbox.to', { recipient: message.recipient })} · {formatDateTime(locale, message.receivedAt)}
                  </span>
                  {message.copies > 1 && <StatusTag tone="warning">{t('mailbox.copies', { count: message.copies })}</StatusTag>}
                </div>
                {message.subject && <h2 className="mt-2 text-lg">{message.subject}</h2>}
                <p className="mt-1 max-w-text whitespace-pre-line wrap-anywhere">{message.body}</p>
              </li>
            ))}
          </ul>
        )}
        <Pagination
          page={messages.page}
          pageCount={messages.pageCount}
          hrefFor={(number) => `/${locale}/demo/mailbox?page=${number}`}
          labels={{
            nav: ui('pagination.nav'),
            previous: ui('pagination.previous'),
            next: ui('pagination.next'),
            page: ui('pagination.page'),
          }}
        />
      </Page>
    </PublicShell>
  )
}

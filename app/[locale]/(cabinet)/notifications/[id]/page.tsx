import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { NoticeBody } from '@/components/notifications/notice-card'
import { Button, ButtonLink, HiddenFields, StatusTag } from '@/components/ui'
import { formatDateTime, getTranslator, isLocale } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { findNotice } from '@/lib/notifications'
import { ActingField } from '../../_parts/acting-field'
import { openNotice } from '../actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/notifications/[id]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'notifications')('detailTitle') } : {}
}

export default async function NotificationPage({ params }: PageProps<'/[locale]/notifications/[id]'>) {
  const { id } = await params
  const ctx = await requireCtx('guardian')
  const notice = await findNotice(ctx, id) // null also when it is somebody else's
  if (!notice) notFound()

  const { locale } = ctx
  const t = getTranslator(locale, 'notifications')
  return (
    <Page title={notice.title} breadcrumbs={[{ href: `/${locale}/notifications`, label: t('back') }]} width="text">
      <div className="mb-3 flex flex-wrap items-center gap-2">
        {!notice.read && <StatusTag tone="info">{t('unread')}</StatusTag>}
        {notice.open && <StatusTag tone="warning">{t('open')}</StatusTag>}
        <span className="text-sm text-muted">
          {t(`class.${notice.messageClass}`)} · {t('received', { at: formatDateTime(locale, notice.at) })}
        </span>
      </div>
      <NoticeBody notice={notice} locale={locale} whyOpen />
      <ul className="mt-2 text-sm text-muted">
        {notice.deliveries
          .filter((delivery) => delivery.status !== 'failed')
          .map((delivery) => (
            <li key={delivery.channel}>{t(`delivery.${delivery.channel}.${delivery.status}`)}</li>
          ))}
      </ul>
      <div className="mt-6 flex flex-wrap gap-3">
        {notice.action && (
          <ButtonLink href={notice.action.href} kind={notice.open ? 'primary' : 'secondary'}>
            {notice.action.label}
          </ButtonLink>
        )}
        {!notice.read && (
          <form action={openNotice}>
            <ActingField />
            <HiddenFields values={{ id: notice.id }} />
            <Button kind="quiet">{t('read')}</Button>
          </form>
        )}
      </div>
    </Page>
  )
}
